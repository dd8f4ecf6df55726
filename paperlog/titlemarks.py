"""What stands before or behind a title and is none of it: `[Paper Note]`, an arXiv id, a venue (pure)."""

import re
from functools import cache

from paperlog.arxiv import parse_id
from paperlog.patterns import late

APOSTROPHE = "['’‘ʼ`´′＇\u0301]"
"""A pattern: what people write for one before a year (`ACL'23`)."""

_OPENING, _CLOSING = "[［(（", "]］)）"
_BEHIND_YEAR = f"{_CLOSING} "


# Patterns are compiled when a title calls for them, as few do.
_NOTE = late(rf"^\s*[{re.escape(_OPENING)}]\s*Paper\s*Note\s*[{re.escape(_CLOSING)}]\s*", re.IGNORECASE)
# The title of arXiv's own pages, as browsers save them.
_WITH_ID = late(r"\s*(?:\[([^\]\s]+)\]\s*|arxiv:(\S+?):?\s+)(\S.*)", re.DOTALL | re.IGNORECASE)


@cache
def _venue() -> "re.Pattern[str]":
    """A venue behind a title, as paper_notes has it: `, Vaswani+, N/A, NeurIPS'17`, `(ACL'23)`; or `, ACL 2023`."""
    begin, end = rf"\s*[,，、{re.escape(_OPENING)}]\s*", rf"\s*[{re.escape(_CLOSING)}]?\s*$"
    author, unknown = r"(?:([^\s,+]+(?: [^\s,+]+){0,4})\+,\s*)?", r"(?:N[_/]?A,\s*)?"
    short = rf"([A-Za-z][A-Za-z&/ -]{{,30}}?)\s?{APOSTROPHE}\s?(\d\d)"
    # Without an apostrophe only what is spelt as a venue is.
    full = r"([A-Z][A-Za-z]*[A-Z][A-Za-z&/ -]{,30}?) ((?:19|20)\d\d)"
    return re.compile(rf"{begin}{author}{unknown}(?:{short}|{full}){end}")


def without_note(title: str) -> str:
    """A title without paper_notes' mark, which may be all that there is."""
    return _NOTE.sub("", title) if title.lstrip()[:1] in _OPENING else title


def parted(title: str) -> tuple[str, str]:
    """The arXiv id before a title (`[1706.03762] Attention …`), as it is spelt there or "", and the title alone.

    What is a mark and no more is a title.
    """
    bare = without_note(title) or title
    found = _WITH_ID.fullmatch(bare)
    if found and parse_id(arxiv_id := found[1] or found[2]):
        return arxiv_id, found[3]
    return "", bare


def with_full_year(title: str) -> str:
    """A title with the venue behind it as `(ACL 2023)`, also where it was `, ACL 2023` or `, Byron+, ACL'23`."""
    has_year = title.rstrip(_BEHIND_YEAR)[-2:].isdecimal()
    return _venue().sub(_spelt, title) if has_year else title


def _spelt(venue: "re.Match[str]") -> str:
    from paperlog.dates import short_year

    year = venue[5] or short_year(venue[3])
    return f" ({' '.join(filter(None, (venue[1], venue[2] or venue[4])))} {year})"
