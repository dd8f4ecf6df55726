"""A note's title line: `[Paper Note] TITLE, First Author+, VENUE'YY, YYYY.MM`.

`+` stands for et al.; `N_A` for an unknown affiliation; any of the parts but the title can be missing. Titles
hold commas themselves, so the line is read from its end.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from paperlog.dates import short_year
from paperlog.patterns import late
from paperlog.text import JAPANESE
from paperlog.titlemarks import APOSTROPHE, without_note

_COMMA = late(r"\s*(?:[,，](?=[^\d])|[,，]\s+(?=\d)|、\s*(?=[A-Za-z]+['’‘]\d\d))\s*")
_DATE = late(r"((?:19|20)\d{2})(?:[./](?:0?[1-9]|1[0-2])(?:[./]\d{1,2})?)?")
_VENUE = late(rf"(?P<name>.*?[^\W\d_].*?)\s*{APOSTROPHE}\s?(?P<year>\d{{2}})(?!\d)[.,]?(?P<rest>.*)")
_VENUE_LONG = late(r"(?P<name>[A-Z].*?)\s+(?P<year>(?:19|20)\d{2})(?P<rest>(?:\s.*)?)")
# Older pages drop the apostrophe: `arXiv23`. Only behind an author is any name so; else one that looks like a venue's.
_VENUE_GLUED = late(
    rf"(?P<name>arXiv|[A-Z][A-Za-z/&-]*[A-Z][a-z]*|[{JAPANESE}]{{2,}})(?P<year>\d{{2}})(?P<rest>(?:\s.*)?)"
)
_VENUE_SURE = late(r"(?P<name>.*?[^\W\d_])(?P<year>\d{2})(?!\d)(?P<rest>(?:\s.*)?)")
_UNKNOWN = late(r"N[_/]?A\.?", re.IGNORECASE)
_PARTICLES = frozenset(("van von der den de del della di da du la le el al bin ter ten dos das y").split())
_JOINING = frozenset("and or of for the with in on to from via by an as at".split())
_GERUND = late(r"[A-Za-z]{3,}ing")
_MAX_NAME = 40


class TitleLine(NamedTuple):
    """What a title line says. `venue` holds no year."""

    title: str
    authors: tuple[str, ...] = ()
    truncated: bool = False
    year: int | None = None
    venue: str | None = None

    @property
    def is_complete(self) -> bool:
        """Whether the line ends as a title line does: with an author, a venue or a date."""
        return self.truncated or self.year is not None


class _Tail:
    __slots__ = ("venue", "year")

    def __init__(self, year: int | None = None, venue: str | None = None) -> None:
        self.year, self.venue = year, venue


def read_title(text: str) -> TitleLine:
    """Title, author, venue and year of a title line."""
    text = without_note(" ".join(text.split()))
    commas = list(_COMMA.finditer(text))
    parts = [text[a.end() : b.start()] for a, b in pairwise(commas)]
    parts += [text[commas[-1].end() :]] if commas else []
    place = next((at for at in reversed(range(len(parts))) if _is_truncated_author(parts[at])), None)
    if place is not None:
        tail = _tail_behind_author(parts[place + 1 :])
        author = parts[place].rstrip("+ ").strip()
        return TitleLine(text[: commas[place].start()].strip(), (author,), True, tail.year, tail.venue)
    tail, rest = _tail_from_end(parts)
    authors: tuple[str, ...] = ()
    if rest and (tail.year or tail.venue) and _is_author(parts[rest - 1], is_article=tail.venue is None):
        rest -= 1
        authors = (parts[rest].strip(),)
    end = commas[rest].start() if rest < len(parts) else len(text)
    return TitleLine(text[:end].strip(), authors, False, tail.year, tail.venue)


def _is_truncated_author(part: str) -> bool:
    return part.endswith("+") and not part.endswith("++") and 1 < len(part) <= _MAX_NAME


def _tail_behind_author(parts: list[str]) -> _Tail:
    """Behind the author: affiliation, venue, date. What follows the venue is part of it (`ACL'24, Findings`)."""
    tail = _Tail()
    others: list[str] = []
    for part in parts:
        venue = _venue(part, is_sure=True)
        if _DATE.fullmatch(part):
            tail.year = tail.year or int(part[:4])
        elif venue and not tail.venue:
            tail.venue, tail.year = venue
        elif not _UNKNOWN.fullmatch(part) and part:
            others.append(part)
            if tail.venue:
                tail.venue += f" {part}"
    # Behind a month stands no venue but where an article appeared: `DeepSeek, 2025.05`.
    is_article = any(_DATE.fullmatch(part) and not part.isdigit() for part in parts)
    tail.venue = tail.venue or (others[-1] if others and not is_article else None)
    return tail


def _tail_from_end(parts: list[str]) -> tuple[_Tail, int]:
    """Venue and date from the line's end, and how many parts are left before them."""
    tail, rest = _Tail(), len(parts)
    while rest:
        part = parts[rest - 1]
        venue = _venue(part, is_sure=False) if tail.venue is None else None
        if _DATE.fullmatch(part) and tail.year is None:
            tail.year = int(part[:4])
        elif venue:
            tail.venue, tail.year = venue
        elif not _UNKNOWN.fullmatch(part):
            break
        rest -= 1
    return tail, rest


def _venue(part: str, *, is_sure: bool) -> tuple[str, int] | None:
    """Name and year of a venue; without an apostrophe only where it looks like one, or is sure to be one."""
    match = _VENUE.fullmatch(part) or (_VENUE_SURE if is_sure else _VENUE_GLUED).fullmatch(part)
    if match is None and (is_sure or len(part) < _MAX_NAME):
        match = _VENUE_LONG.fullmatch(part)
    if match is None:
        return None
    return " ".join(f"{match['name']} {match['rest']}".split()), short_year(match["year"])


def _is_author(part: str, *, is_article: bool) -> bool:
    """Whether a part is a name: in an article (no venue) any short one, else one written as names are."""
    words = part.split()
    if not 0 < len(words) <= 5 or len(part) > _MAX_NAME or any(letter in part for letter in ":;?!。"):
        return False
    if not _JOINING.isdisjoint(words):
        return False
    if is_article or not part.isascii():
        return True
    if any(letter.isdigit() for letter in part) or _GERUND.fullmatch(words[0]) or len(words) < 2:
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in words)
