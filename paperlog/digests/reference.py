"""An item of a reference manager, made a record: what BibTeX and CSL-JSON have in common."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from paperlog import arxiv
from paperlog.addresses import bare_doi
from paperlog.entries import Record
from paperlog.model import Paper
from paperlog.patterns import late
from paperlog.tags import added
from paperlog.text import clean, is_japanese, single_line, spaced_line
from paperlog.titlemarks import parted

Date = tuple[int, ...]

_PREPRINT_SERVER = late(
    r"(?:arxiv(?:\.org)?|corr)\b(?:[\s.]*(?:preprint\b.*|e-prints\b.*|[:(\[].*)?)?", re.IGNORECASE
)
# An author who is nobody: there are more. BibTeX's own is the first; people write the others.
OTHERS = frozenset({"others", "et al.", "et al"})
_ADDRESS = late(r"https?://[^\s{}<>\"\\]+")


class Reference(NamedTuple):
    """An item in plain text, without TeX and HTML.

    `issued` is (year,), (year, month) or (year, month, day), or () where nothing is known. `named_by`: texts that
    may name the arXiv id, the surest first; `eprint` is one that says nothing else.
    """

    key: str
    title: str
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    issued: Date = ()
    venue: str = ""
    eprint: str = ""
    named_by: tuple[str, ...] = ()
    doi: str = ""
    addresses: tuple[str, ...] = ()
    abstract: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    comment: str = ""
    note: str = ""
    status: str = "unread"
    rating: int | None = None
    aliases: tuple[str, ...] = ()


def record(reference: Reference) -> Record:
    """The record of an item; its `title` must not be empty."""
    reference = _without_marks(reference)
    arxiv_id, version = _arxiv(reference)
    doi = bare_doi(reference.doi)
    abstract = reference.abstract.strip() or None
    language = "abstract_ja" if abstract and is_japanese(abstract) else "abstract_en"
    paper = Paper(
        key=single_line(reference.key),
        arxiv_id=arxiv_id,
        arxiv_version=version,
        doi=None if not doi or arxiv.parse_id(doi) else doi,
        title=_line(reference.title),
        authors=_each_once(map(single_line, reference.authors)),
        authors_truncated=reference.authors_truncated,
        year=reference.issued[0] if reference.issued else None,
        published=_day(reference.issued),
        venue=_venue(reference),
        categories=tuple(filter(arxiv.is_category, _each_once(reference.categories))),
        tags=added((), _each_once(tag.lstrip("#＃") for tag in reference.tags)),
        comment=reference.comment.strip() or None,
        links=_links(reference, doi),
        status=reference.status,
        rating=reference.rating,
        note=reference.note.strip() or None,
        aliases=_each_once(reference.aliases),
    )
    return Record(paper.with_(**{language: abstract}))


def _without_marks(reference: Reference) -> Reference:
    """The same without what stands before its title, with the arXiv id of that among those that name it."""
    arxiv_id, title = parted(reference.title)
    named_by = (*reference.named_by, f"arXiv:{arxiv_id}") if arxiv_id else reference.named_by
    return reference._replace(title=title, named_by=named_by)


def _line(text: str) -> str:
    return spaced_line(clean(text))


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_line, texts))))


def _arxiv(reference: Reference) -> tuple[str | None, int | None]:
    found = arxiv.parse_id(reference.eprint) or next(
        filter(None, (arxiv.find_id(text) for text in reference.named_by)), None
    )
    return found or (None, None)


def _day(issued: Date) -> str | None:
    """The moment as paperlog has it; what is known is the day, which is taken for one in UTC."""
    from datetime import date

    try:
        return f"{date(*issued).isoformat()}T00:00:00+00:00" if len(issued) == 3 else None
    except ValueError:
        return None


def _venue(reference: Reference) -> str | None:
    """The venue without the year behind it, and without what only repeats the arXiv id."""
    venue = _line(_ADDRESS.sub("", reference.venue))
    if _PREPRINT_SERVER.fullmatch(venue):
        return "arXiv"
    if reference.issued:
        venue = venue.removesuffix(str(reference.issued[0])).rstrip(" ,(") if venue[:1] != "(" else venue
    return venue or None


def _links(reference: Reference, doi: str) -> tuple[str, ...]:
    found = [link for text in (*reference.addresses, reference.venue) for link in _ADDRESS.findall(text)]
    own = {doi.lower()} - {""}
    return _each_once(
        link for link in found if not arxiv.parse_id(link) and bare_doi(link).lower() not in own
    )


def date_of(text: str) -> Date:
    """The date that a text begins with: `2024-11-25`, `2024-11`, `2024`, or the first part of a range of such."""
    found = re.match(r"[^\d-]{0,3}([1-9]\d{3})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)", text)
    return tuple(int(part) for part in found.groups() if part) if found else ()
