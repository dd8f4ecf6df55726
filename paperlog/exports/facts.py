"""What every bibliography format has to decide about a paper, decided once."""

from paperlog import arxiv
from paperlog.addresses import bare_doi, doi_url, is_doi, is_web
from paperlog.dates import short_year
from paperlog.exports.venues import Kind, venue_kind, venue_name
from paperlog.model import Paper
from paperlog.text import is_japanese


def kind(paper: Paper) -> Kind:
    """Where the paper appeared: its venue's kind, or else a preprint if it stands at arXiv."""
    found = venue_kind(paper.venue) if paper.venue else Kind.OTHER
    return Kind.PREPRINT if found is Kind.OTHER and paper.arxiv_id else found


def primary_class(paper: Paper) -> str | None:
    """The arXiv category under which a paper was submitted; known only where it has no other.

    It is one of arXiv's classes: what has only the form of one, such as the archive `cs`, is none.
    """
    if not paper.arxiv_id or len(paper.categories) != 1:
        return None
    from paperlog.arxiv_categories import CATEGORIES

    return paper.categories[0] if paper.categories[0] in CATEGORIES else None


def issued(paper: Paper) -> tuple[int, ...]:
    """The date of publication as (year,), (year, month) or (year, month, day); () where nothing is known.

    The day is that of the preprint, so it is left out for a paper of a conference or a journal. Where none is
    known, the arXiv id tells the month, and of a preprint of which nothing else is known the year too. A year that is
    not of four digits (a slip of the pen) is left out: for one such year Typst and Biber would not read the rest.
    """
    day = _day(paper.published)
    preprint = kind(paper) in (Kind.PREPRINT, Kind.OTHER)
    if paper.year is None or not 1000 <= paper.year <= 9999:
        return day or (_month(paper.arxiv_id) if preprint and paper.year is None else ())
    day = day or _month(paper.arxiv_id)
    return day if preprint and day[:1] == (paper.year,) else (paper.year,)


def _month(arxiv_id: str | None) -> tuple[int, ...]:
    """Year and month of an arXiv id (https://info.arxiv.org/help/arxiv_identifier.html): `2305.18290` is of 2023-05."""
    digits = (arxiv_id or "").rpartition("/")[2]
    return (short_year(digits[:2]), int(digits[2:4])) if arxiv.parse_id(arxiv_id or "") else ()


def _day(published: str | None) -> tuple[int, ...]:
    """The day, or as much of it as somebody wrote (`2024-06`, `2024`)."""
    from datetime import date

    parts = (published or "")[:10].split("-")
    try:
        found = date.fromisoformat("-".join([*parts, *["01"] * (3 - len(parts))]))
    except ValueError:
        return ()
    return (found.year, found.month, found.day)[: len(parts)] if found.year >= 1000 else ()


def iso_date(paper: Paper) -> str | None:
    """The date of publication as `2025`, `2025-02` or `2025-02-17`."""
    return "-".join(f"{number:02}" for number in issued(paper)) or None


def url(paper: Paper) -> str | None:
    """The paper's page at arXiv; the first of its links where nothing else says where it stands, as `open` has it."""
    if paper.arxiv_id:
        return arxiv.abs_url(paper.arxiv_id)
    return None if own_doi(paper) else next(filter(is_web, paper.links), None)


def addresses(paper: Paper) -> list[tuple[str, str]]:
    """The paper's own pages, by name."""
    found = []
    if paper.arxiv_id:
        found = [("arXiv", arxiv.abs_url(paper.arxiv_id)), ("PDF", f"https://arxiv.org/pdf/{paper.arxiv_id}")]
    if doi := own_doi(paper):
        found.append(("DOI", doi_url(doi)))
    return found


def own_doi(paper: Paper) -> str | None:
    """The paper's DOI, also where somebody wrote it with an address before it; None where that is no DOI."""
    found = bare_doi(paper.doi or "")
    return found if is_doi(found) else None


def doi(paper: Paper) -> str | None:
    """The paper's DOI: its own, else the one that arXiv gives each preprint."""
    return own_doi(paper) or (arxiv.doi(paper.arxiv_id) if paper.arxiv_id else None)


def container(paper: Paper) -> str | None:
    """The venue's name, where it is more than the preprint server which the arXiv id tells already."""
    venue_says_arxiv = paper.venue and venue_kind(paper.venue) is Kind.PREPRINT
    return None if venue_says_arxiv and paper.arxiv_id else venue_name(paper.venue or "") or None


def abstract(paper: Paper) -> str | None:
    """The abstract in the paper's own language, as far as it is known."""
    return (paper.abstract_ja if language(paper) == "ja" else None) or paper.abstract_en or paper.abstract_ja


def language(paper: Paper) -> str | None:
    """The language of the paper (ISO 639-1): `ja` by its title, `en` where it has an English abstract."""
    if is_japanese(paper.title):
        return "ja"
    return "en" if paper.abstract_en else None
