"""paper_notes pages: a researcher's notes, kept as issues, one page a tag.

Every note has its date (`Issue Date: 2025-07-10`); around it stand its tags, its title line, a summary and a
comment, each on a line of its own or glued to the next. From 2026 on the title line stands above the tags.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperlog.cells import cell_width
from paperlog.dates import day
from paperlog.digests.base import (
    LINK_TITLE,
    LINK_WORDS,
    LineNumbers,
    Reader,
    bare,
    paragraph,
    sentence,
    stripped_lines,
    urls,
    with_addresses,
    without_links,
)
from paperlog.digests.markdown import without_bold
from paperlog.digests.paper_notes_page import FRAME, NAMED, PageTag, Place, page_tags, without_noise
from paperlog.digests.paper_notes_parts import LABEL, Parts, read_parts
from paperlog.digests.paper_notes_repeats import Note, folded_lines, without_repeats, without_seen_tail
from paperlog.digests.paper_notes_tags import is_tag, trailing_tags
from paperlog.digests.paper_notes_title import read_title
from paperlog.entries import Entry, Reading
from paperlog.patterns import late

_DATE = late(r"(?:\*\*)?Issue\s*Date\s*[:：]\s*(?:\*\*)?\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:\*\*(?!\S))?")
_MY_ISSUE = r"\[?My\s*Issue\]?(?:\([^()\s]*\))?"
_LINK = late(
    rf"\[?Paper/Blog\s*Link\]?(?:\((?P<address>[^()\s]*)\))?(?:[\s|]*{_MY_ISSUE})?|^[^\S\n]*{_MY_ISSUE}",
    re.MULTILINE,
)
# Blanks and brackets stand in the addresses of tags as they are: `articles/One-Line Notes.html`.
_TAG_PAGE = r"articles/(?:(?:(?!\]\().){0,200}?\.html|[^()\s]*)"
# The site's own links: tags, and the notes themselves as issues.
_OWN_LINK = late(
    rf"{LINK_WORDS}\(<?(?:[^()<>\s]*/)?(?:{_TAG_PAGE}|paper_notes/issues/\d+)>?{LINK_TITLE}\)"
    # A tag's, wherever a copy of the site has its pages.
    r"|\[(#[^\[\]\n]{1,80})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)",
    re.DOTALL,
)
# An address that a narrow terminal broke: it goes on to the end of a long line, and on the next one.
_BROKEN_ADDRESS = late(r"(https?://[!-~]{1,80})\n[^\S\n]*(?!#|https?:)([!-~]+)[^\S\n]*$", re.MULTILINE)
_TERMINAL = range(72, 82)
# A tag that a saver broke behind its sign.
_PARTED_TAG = late(r"(?<!\S)#\n[^\S\n]*(?=[^\W_])")
_ITEM = late(r"[-*+•]\s+(?=\S)")
_MARKS = ("#", "＃", "Summary", "Comment", "[Paper Note]")
_MAX_TITLE_LINES = 3
_HEADING = late(r"#{1,6} (\S[^\n]*)")
_NO_TITLE = "a note without a title line behind its Issue Date; save the page again"


class Span(NamedTuple):
    """Where a note stands in a page: its beginning (tags or title line), and the end of its date."""

    start: int
    date_start: int
    date_end: int
    date: str
    tags: tuple[str, ...]
    title: str | None


def _claims(text: str) -> bool:
    return any(mark in text for mark in _MARKS) and _DATE.search(text) is not None


def _read(text: str) -> Reading:
    whole = _BROKEN_ADDRESS.sub(_address, _OWN_LINK.sub(_words, text))
    body = without_noise(_PARTED_TAG.sub("\n#", whole))
    spans, numbers = list(_spans(body)), LineNumbers(body)
    tags = page_tags(
        body, [Place(span.start, span.date_end, span.tags, span.title is not None) for span in spans]
    )
    ends = [tag.start for tag in tags[1:]] + [len(body)]
    texts = [body[span.date_end : end].split(FRAME)[0] for span, end in zip(spans, ends, strict=False)]
    untrimmed = [
        Note(numbers.at(span.date_start), span.date, _tags(page, span), read_parts(text, span.title))
        for span, page, text in zip(spans, tags, texts, strict=True)
    ]
    begins_page = [tag.start != span.start for tag, span in zip(tags, spans, strict=True)]
    trimmed = list(_trimmed(untrimmed, texts, spans, begins_page))
    problems = tuple((note.line, _NO_TITLE) for note in trimmed if not note.parts.title)
    kept = without_repeats([note for note in trimmed if note.parts.title])
    return Reading(tuple((note.line, _entry(note)) for note in kept), problems)


def _address(broken: "re.Match[str]") -> str:
    line = broken.string[broken.string.rfind("\n", 0, broken.start()) + 1 : broken.end(1)]
    is_whole = len(line) > max(_TERMINAL) or cell_width(line) not in _TERMINAL
    return broken[0] if is_whole else f"{broken[1]}{broken[2]}\n"


def _words(link: "re.Match[str]") -> str:
    """What one of the site's own links says, on one line: a saver may have broken it; its line ends come behind it."""
    words = link[1] or link[2] or ""
    if "\n" not in link[0]:
        return words
    joined = re.sub(r"-\n\s*", "-", words) if words.startswith("#") else words
    return (sentence(joined.split("\n")) or "") + "\n" * link[0].count("\n")


def _tags(page: PageTag, span: Span) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in (page.tag, *span.tags) if tag))


def _trimmed(
    notes: list[Note], texts: list[str], spans: list[Span], begins_page: list[bool]
) -> Iterator[Note]:
    """The notes, without the lines of earlier ones where savers put them: behind the last note of a page.

    What comes there can begin anew with notes that stood before.
    """
    seen: set[str] = set()
    known: set[tuple[str, str]] = set()
    for at, (note, text, span) in enumerate(zip(notes, texts, spans, strict=True)):
        known.add(note.identity)
        if at + 1 == len(notes) or begins_page[at + 1] or notes[at + 1].identity in known:
            text = without_seen_tail(text, seen, keep_first=span.title is None)
            note = note._replace(parts=read_parts(text, span.title))
        seen.update(folded_lines(note.parts.comment))
        yield note


def _spans(body: str) -> Iterator[Span]:
    end = 0
    for match in _DATE.finditer(body):
        before = body[end : match.start()]
        tags, start = trailing_tags(before)
        links = list(_LINK.finditer(before))
        title = None
        if links:
            title, start = _title_above(before, links[-1].start())
        elif LABEL.match(body, match.end()):
            title, start = _title_without_links(before, start)
        yield Span(end + start, match.start(), match.end(), match[1], tags, title)
        end = match.end()


def _title_without_links(before: str, end: int) -> tuple[str | None, int]:
    """The title line above tags or a date behind which the texts come at once; None where none stands there."""
    title, start = _title_above(before, end)
    return (title, start) if title and read_title(title).is_complete else (None, end)


def _title_above(before: str, link: int) -> tuple[str | None, int]:
    """The title line above `Paper/Blog Link`, and where it begins; two or three lines where it is wrapped."""
    end = len(before[:link].rstrip())
    starts = _line_starts(before, end)
    whole = next((at for at in starts if _is_whole(_joined(before[at:end]))), starts[0])
    whole = next((at for at in starts if _is_heading(before[at:end])), whole)
    start = next((at for at in starts if _begins_marked(before, at, starts[0])), whole)
    glued = before.rfind("[Paper Note]", start, end)
    if glued > start and before[start:glued].strip("#*| "):
        start = glued - 2 if before[:glued].endswith("**") else glued
    return bare(_joined(without_bold(before[start:end]))) or None, start


def _is_heading(text: str) -> bool:
    """Whether a text begins with a heading of Markdown that is no page's tag: the title's first line."""
    found = _HEADING.match(text)
    return found is not None and not is_tag(found[1].strip())


def _begins_marked(text: str, start: int, last: int) -> bool:
    """Whether a line begins with the mark of a title and does not end the title before the last line."""
    is_marked = text[start:].lstrip("#*| ").startswith("[Paper Note]")
    return is_marked and (start == last or not _is_whole(_joined(text[start:last])))


def _line_starts(text: str, end: int) -> list[int]:
    """Where the last lines before a place begin, the nearest first."""
    named = text.rfind(NAMED, 0, end) + 1
    starts = [max(named, text.rfind("\n", 0, end) + 1)]
    while starts[-1] > named and len(starts) < _MAX_TITLE_LINES:
        starts.append(max(named, text.rfind("\n", 0, len(text[: starts[-1]].rstrip())) + 1))
    return starts


def _is_whole(text: str) -> bool:
    line = read_title(text)
    return line.is_complete and not line.title.endswith("+")


def _joined(text: str) -> str:
    return sentence(stripped_lines(text)) or ""


def _entry(note: Note) -> Entry:
    parts: Parts = note.parts
    line = read_title(parts.title)
    return Entry(
        title=line.title,
        authors=line.authors,
        authors_truncated=line.truncated,
        year=line.year,
        noted=day(note.date),
        venue=line.venue,
        tags=note.tags,
        summary_ja=_unlisted(parts.summary),
        comment=parts.comment and without_links(parts.comment),
        links=urls(*(with_addresses(text) for text in (parts.comment, parts.summary) if text)),
    )


def _unlisted(summary: str | None) -> str | None:
    """A summary without links, and without the signs before it where it was the items of a list."""
    lines = without_links(summary or "").split("\n")
    return (
        paragraph(_ITEM.sub("", line) for line in lines) if all(map(_ITEM.match, lines)) else paragraph(lines)
    )


PAPER_NOTES = Reader("paper-notes", "paper_notes (わたしのべんきょうノート)", _claims, _read, is_page=True)
