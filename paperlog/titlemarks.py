"""What stands before or behind a title and is none of it: `[Paper Note]`, an arXiv id, a venue (pure)."""

import re

from paperlog.arxiv import parse_id
from paperlog.dates import short_year

APOSTROPHE = "['’‘ʼ`´′＇\u0301]"
"""A pattern: what people write for one before a year (`ACL'23`)."""

_NOTE = re.compile(r"^\s*[\[［(（]\s*Paper\s*Note\s*[\]］)）]\s*", re.IGNORECASE)
# The title of arXiv's own pages, as browsers save them.
_WITH_ID = re.compile(r"\s*(?:\[([^\]\s]+)\]\s*|arxiv:(\S+?):?\s+)(\S.*)", re.DOTALL | re.IGNORECASE)
# A venue behind a title, as paper_notes has it: `, Vaswani+, N/A, NeurIPS'17`, `(ACL'23)`.
_VENUE = re.compile(
    rf"\s*[,(\[、，（［]\s*((?:[^\s,+]+(?: [^\s,+]+){{0,4}}\+,\s*)?)(?:N[_/]?A,\s*)?([A-Za-z][A-Za-z&/ -]{{,30}}?)\s?"
    rf"{APOSTROPHE}\s?(\d\d)\s*[)\]）］]?\s*$"
)
_SHORT_YEAR = re.compile(rf"{APOSTROPHE}\s?\d\d\W{{,3}}$")


def without_note(title: str) -> str:
    """A title without paper_notes' mark, which may be all that there is."""
    return _NOTE.sub("", title)


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
    """A title with the venue behind it as `(ACL 2023)`, also where it was `, ACL'23` or `, Byron+, ACL'23`."""
    if not _SHORT_YEAR.search(title, max(0, len(title) - 8)):
        return title
    return _VENUE.sub(_spelt, title)


def _spelt(venue: "re.Match[str]") -> str:
    author = venue[1].strip("+, ")
    return f" ({' '.join(filter(None, (author, venue[2])))} {short_year(venue[3])})"
