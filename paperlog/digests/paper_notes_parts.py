"""A note behind its date: title line, then Summary and Comment, whose labels can be glued to their text."""

import re
from typing import NamedTuple

from paperlog.digests.base import bare, bare_sentence, paragraph, stripped_lines
from paperlog.digests.paper_notes_title import read_title
from paperlog.patterns import late
from paperlog.text import JAPANESE, is_japanese

_SUMMARY = r"(?:GPT[\s-]*)?Summary"
_LABEL = late(
    rf"(?<![A-Za-z])(?:(?P<bold>\*\*)|#+\s*)?(?:(?P<summary>{_SUMMARY})|(?P<comment>Comments?))(?(bold)(?:\*\*)?)"
)
_COMMENT = late(
    r"(?:^|\n)[^\S\n]*(?:(\*\*)|#+\s*)?Comment(?(1)(?:\*\*)?)(?!s[\s,])"
    r"|(?<=[。．.!?！？)）」』…])[^\S\n]*Comment(?!s[\s,])"
    r"|(?<=\s)Comment(?=https?:|[^\x00-\x7f])"
)
# A title line and the Japanese text behind it on one line: it ends with the venue's year.
_TRACKS = "Datasets and Benchmarks Track|Findings|Workshop|Demo|Oral|Spotlight|Industry Track|Industry"
_VENUE = rf"[A-Za-z][^,、。]{{0,40}}?['’‘]?\d\d(?:\s+(?:{_TRACKS}))?(?:,\s*\d{{4}}\.\d\d)?"
_GLUED = late(
    rf"(.*?,\s*(?:{_VENUE}|\d{{4}}\.\d\d))(?:\s+(?=(?:\d+\.\s)?\S*[{JAPANESE}]|・|No description)|(?=[{JAPANESE}]))"
)
# What follows a date where the title stands above it.
LABEL = late(
    rf"\s*(?:\*\*|#+\s*)?(?:{_SUMMARY}|Comment)(?:\*\*)?(?=[^\S\n]*(?:\n|$|[-–:：]\s|https?:|[^\x00-\x7f]))"
)
_NOTHING = late(r"No description(?: provided)?\s*\.*")
_LEAD = late(r"^\s*[-–:：]\s+")
_MAX_TITLE_LINES = 3
_MAX_TITLE = 2000  # characters; a label further on ends no title


class Parts(NamedTuple):
    """The texts of a note."""

    title: str = ""
    summary: str | None = None
    comment: str | None = None


def read_parts(text: str, title: str | None) -> Parts:
    """The parts of what follows a note's date; `title` where the title line stood above the date."""
    label = _first_label(text, needs_title=title is None)
    if label is None:
        if title is None:
            title, text = _unlabelled_title(text)
        return Parts(title, None, _text(text))
    title = title or bare_sentence(text[: label.start()]) or ""
    rest = text[label.end() :]
    if label["comment"]:
        return Parts(title, None, _text(_LEAD.sub("", rest)))
    comment = _COMMENT.search(rest)
    summary = rest[: comment.start()] if comment else rest
    return Parts(title, _text(_LEAD.sub("", summary)), _text(rest[comment.end() :]) if comment else None)


def _first_label(text: str, *, needs_title: bool) -> "re.Match[str] | None":
    """The first label behind the title line: at a line's beginning, or where a whole title line ends."""
    begins = len(text) - len(text.lstrip())
    for match in _LABEL.finditer(text):
        place = match.start()
        if place <= begins:
            if not needs_title:
                return match
            continue
        if _is_at_line_start(text, place):
            return match
        if needs_title and place <= _MAX_TITLE and _ends_title(text[:place]):
            return match
    return None


def _is_at_line_start(text: str, place: int) -> bool:
    while place and text[place - 1].isspace() and text[place - 1] != "\n":
        place -= 1
    return not place or text[place - 1] == "\n"


def _ends_title(before: str) -> bool:
    """Whether a label can stand right behind this: behind a whole title line, and no Japanese sentence."""
    line = read_title(before)
    return line.is_complete and not is_japanese(before.rstrip()[-1:] + (line.venue or ""))


def _unlabelled_title(text: str) -> tuple[str, str]:
    """The title line and what follows it, on pages of a time before the labels."""
    found = stripped_lines(text)
    if not found:
        return "", ""
    if glued := _GLUED.match(found[0]):
        return bare(glued[1]), "\n".join([found[0][glued.end() :], *found[1:]])
    for count in range(1, min(_MAX_TITLE_LINES, len(found)) + 1):
        title = bare_sentence("\n".join(found[:count])) or ""
        if read_title(title).year and not is_japanese(read_title(title).venue or ""):
            return title, "\n".join(found[count:])
    return bare(found[0]), "\n".join(found[1:])


def _text(text: str) -> str | None:
    found = stripped_lines(text)
    return None if len(found) == 1 and _NOTHING.fullmatch(found[0]) else paragraph(found)
