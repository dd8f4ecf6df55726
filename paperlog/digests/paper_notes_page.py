"""What surrounds the notes of a page: the site's frame, and the heading that names the page's own tag."""

import re
from typing import NamedTuple

from paperlog.digests.markdown import without_bars
from paperlog.digests.paper_notes_tags import is_tag
from paperlog.patterns import late
from paperlog.text import fold

NAMED = "\x01"  # ends the tag that a frame line names, where more follows
FRAME = "\x00"  # stands for a line of the site's frame; `clean` leaves no such character in a text

_LISTED = "に関する論文・技術記事メモの一覧"
_LISTING = late(rf"#*+\s*+(.*?){_LISTED}.*")
_FRAME = late(
    r"わたしのべんきょうノート.*|Related Articles|Copyright\s*©.*|Powered by .*|.*via RSS|TOC", re.IGNORECASE
)
# Of a page that is all on one line, what stands before and behind its notes.
_DATE_LABEL = r"Issue\s*Date\s*[:：]"
_DATED = late(_DATE_LABEL)
_AROUND = late(
    r"^\s*(?:わたしのべんきょうノート\s*)?(?:#+\s*)?"
    rf"(\S{{1,40}}(?: \S{{1,40}}){{0,3}}?){_LISTED}(?:\s+\1(?=\s))?"
)
_AROUND_BEHIND = late(rf"\s*(?:Related Articles(?:\s.*)?|\S+{_LISTED}.*)$")
_INSIDE_FRAME = late(r"TOP|NEW|Subscribe", re.IGNORECASE)
_NOISE = late(
    r"Light|Dark|About \d+ mins?|more|hide|Loading\s*(?:…|\.{3})|スレッド\s*\d+\s*/\s*\d+|次のスレッド\s*→?"
    r"|←?\s*前のスレッド|続きを表示\s*[(（]残り\s*\d+\s*件[)）]|表示を折りたたむ|!\[image\](?:\(\S*\))?|image"
    r"|No description(?: provided)?\.?(?:\s*\.\.\.)?|-{3,}|={3,}",
    re.IGNORECASE,
)
_FILLED = late(r"[^\n]+")
# What is pressed to see more or less of a text, glued to its end.
_LOADING = late(r"(?:(?<=\S)\s*Loading\s*(?:…|\.{3})|(?<=[。.…!?！？])\s+(?:more|hide))\s*$")
# The same within a line of many notes: before the first of those that are hidden at first, and behind the last.
_MORE = late(rf"(?<=\S)\s+more(?=\s+(?:#[^\s#]|{_DATE_LABEL}))")
_HIDE = late(rf"(?<=\S)\s+hide(?=\s*(?:{FRAME}|$))")
_MARKDOWN = late(r"#{1,6}\s+(.*)")
_COUNT = late(r"\s*[(（]\d+[)）](?:\s*[—–-]?\s*\d+\s*/\s*\d+)?$")
_CAMEL = late(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9/-]+")
_SITES = frozenset("github huggingface openreview youtube linkedin twitter openai todo tl-dr".split())
_BLANKED = "\t"  # a noise line: blank, but no empty line of the page's own
_EMPTY_LINE = late(r"\n[^\S\t\n]*\n")


class Place(NamedTuple):
    """Where a note begins and where its date ends, its own tags, and whether its title stands above its date."""

    start: int
    date_end: int
    tags: tuple[str, ...]
    has_title_above: bool


class PageTag(NamedTuple):
    """The page tag in force for a note, and where the note begins, its page's heading included."""

    tag: str | None
    start: int


def without_noise(text: str) -> str:
    """The text with the blog's own lines emptied, as many lines as before; those of its frame become FRAME.

    A frame line that names a tag (`Xに関する論文・技術記事メモの一覧`) becomes FRAME and that name.
    """
    kept: list[str] = []
    in_frame, end = False, 0
    plain = text.replace("＃", "#")
    for found in _FILLED.finditer(plain):
        empty, end = found.start() - end, found.end()
        kept.append(_lines_between(empty, in_frame=in_frame))
        line = _LOADING.sub("", without_bars(found[0]))
        if _DATED.search(line):
            kept.append(_within_frame(line))
            in_frame = False
            continue
        listing = _LISTING.fullmatch(line)
        inside = in_frame and (not line or _INSIDE_FRAME.fullmatch(line) or _NOISE.fullmatch(line))
        in_frame = bool(listing or _FRAME.fullmatch(line) or inside)
        if in_frame:
            kept.append(FRAME + (listing[1].strip() if listing else ""))
        else:
            kept.append(_BLANKED if _NOISE.fullmatch(line) else line)
    return "".join(kept) + (f"\n{FRAME}" if in_frame else "\n") * (len(plain) - end)


def _within_frame(line: str) -> str:
    """A line with notes, with FRAME for what of the site's frame stands before and behind them."""
    *_, last = _DATED.finditer(line)
    before, behind = line[: last.start()], line[last.start() :]
    found = _AROUND.sub(rf"{FRAME}\1{NAMED}", before) + _AROUND_BEHIND.sub(FRAME, behind)
    more, hide = _MORE.search(found), _HIDE.search(found)
    if more and hide and more.end() < hide.start():
        return found[: more.start()] + found[more.end() : hide.start()] + found[hide.end() :]
    return found


def _lines_between(ends: int, *, in_frame: bool) -> str:
    """The ends of so many lines, of which all but the first are empty."""
    return f"\n{FRAME}" * (ends - 1) + "\n" if in_frame and ends else "\n" * ends


def page_tags(body: str, notes: list[Place]) -> list[PageTag]:
    """For each note the tag of the page on which it stands.

    The site never repeats a page's tag on that page's notes. So a bare line above a note is the heading of
    another page where other notes have it as a tag, or where the page's tag in force comes on later notes.
    """
    found: list[PageTag] = []
    current, end, title_follows = None, 0, False
    last = {fold(tag): at for at, note in enumerate(notes) for tag in note.tags}
    is_compact = 2 * sum(1 for _ in _EMPTY_LINE.finditer(body)) < body.count("\n")
    for at, note in enumerate(notes):
        region = body[end : note.start]
        tag, begins, is_marked = _heading(region)
        if tag is None and at == 0 and (first := _first_line(region)):
            tag, begins, is_marked = first, 0, True
        is_apart = is_compact and _EMPTY_LINE.search(region[max(0, begins - 3) : begins]) is not None
        is_sure = is_marked or at == 0 or FRAME in region or is_apart
        is_title = title_follows and not region[:begins].strip()
        is_sure = is_sure or fold(tag or "") == fold(current or "") or _looks_like_heading(tag or "")
        if tag and not is_title and (is_sure or fold(tag) in last or last.get(fold(current or ""), -1) >= at):
            current = tag
            found.append(PageTag(current, end + begins))
        else:
            found.append(PageTag(current, note.start))
        end, title_follows = note.date_end, not note.has_title_above
    return found


def _looks_like_heading(tag: str) -> bool:
    """Whether a bare word is written as the site writes most tags: `ReinforcementLearning`, `NLP`, `SpeechProcessing`.

    A comment hardly ever ends in such a word on a line of its own, but for the names of a few sites.
    """
    return _CAMEL.fullmatch(tag) is not None and fold(tag) not in _SITES


def _heading(region: str) -> tuple[str | None, int, bool]:
    """The last line of what stands above a note, if it can be a tag: (tag, where it begins, is it marked)."""
    begins = region.rfind("\n", 0, len(region.rstrip())) + 1
    line = region[begins:].strip()
    markdown = _MARKDOWN.fullmatch(line)
    tag = _COUNT.sub("", (markdown[1] if markdown else line).strip("* "))
    is_marked = markdown is not None or tag != line
    if is_tag(tag) and not line.startswith(FRAME) and (is_marked or tag.isascii()):
        return tag, begins, is_marked
    named = [name for name in re.findall(f"{FRAME}([^\n{NAMED}]*)", region) if is_tag(name)]
    if named:
        return named[-1], region.rfind(FRAME), True
    return None, 0, False


def _first_line(region: str) -> str | None:
    """What stands in the first line of a page, where it can be the page's tag and more stands below it."""
    line = region.lstrip("\n\t ").split("\n", 1)[0].strip("# ")
    return line if is_tag(line) else None
