"""Where a paper is on the web (pure). Addresses come out of digests and files: none but http and https is given out."""

import re

from paperlog.arxiv import abs_url, parse_id, pdf_url
from paperlog.errors import NotFoundError, UsageError
from paperlog.model import Paper
from paperlog.patterns import late

_WEB = late(r"https?://[^\s\"'<>\\^`{|}]+", re.IGNORECASE)
# Crossref's own pattern for modern DOIs (https://www.crossref.org/blog/dois-and-matching-regular-expressions/).
_DOI = late(r"10\.\d{4,9}/\S+")
_MOST_SHOWN = 10
_DOI_PREFIX = late(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*:\s*)", re.IGNORECASE)


def page(paper: Paper) -> str:
    """A paper's page: at arXiv, else by its DOI, else its first link; raises NotFoundError where it has none."""
    if arxiv_id := _arxiv_id(paper):
        return abs_url(arxiv_id)
    if is_doi(doi := bare_doi(paper.doi or "")):
        return doi_url(doi)
    found = next((link for link in paper.links if is_web(link)), None)
    if found is None:
        raise NotFoundError(
            f"{paper.key} has no arXiv id, no DOI and no link; `paperlog edit {paper.key}` can give it one"
        )
    return found


def pdf(paper: Paper) -> str:
    """A paper's PDF: at arXiv, else the first link to one; raises NotFoundError where there is none."""
    if arxiv_id := _arxiv_id(paper):
        return pdf_url(arxiv_id)
    for link in paper.links:
        if is_web(link) and link.split("?")[0].lower().endswith(".pdf"):
            return link
    raise NotFoundError(
        f"{paper.key} has no arXiv id and no link to a PDF; `paperlog edit {paper.key}` can give it one"
    )


def link(paper: Paper, number: int) -> str:
    """A paper's link of a number (from 1).

    Raises NotFoundError where there is none of that number, UsageError where it is no address of the web.
    """
    if not 1 <= number <= len(paper.links):
        listed = "; ".join(f"{place} {each[:200]}" for place, each in enumerate(paper.links[:_MOST_SHOWN], 1))
        others = f"its links: {listed}{'; …' if len(paper.links) > _MOST_SHOWN else ''}"
        advice = others if listed else f"it has none; `paperlog edit {paper.key}` can give it one"
        raise NotFoundError(f"{paper.key} has no link {number}; {advice}")
    found = paper.links[number - 1]
    if not is_web(found):
        is_odd = found.lower().startswith(("http://", "https://"))
        why = (
            "there are characters in it that no address has"
            if is_odd
            else "only http and https addresses are"
        )
        advice = f"`paperlog edit {paper.key}` can mend it" if is_odd else "open it by hand"
        raise UsageError(f"{paper.key}: {found!r} is not opened; {why}; {advice}")
    return found


def _arxiv_id(paper: Paper) -> str | None:
    parsed = parse_id(paper.arxiv_id or "")
    return parsed[0] if parsed else None


def is_web(text: str) -> bool:
    """Whether a text is an address of the web, as a whole."""
    return _WEB.fullmatch(text) is not None and text.isprintable()


def bare_doi(text: str) -> str:
    """A DOI without what others write before it: `https://doi.org/`, `doi:`."""
    return _DOI_PREFIX.sub("", text.strip(), count=1).strip()


def is_doi(text: str) -> bool:
    """Whether a text is a DOI as paperlog has them, `10.1145/3292500.3330701`."""
    return _DOI.fullmatch(text) is not None


def doi_url(doi: str) -> str:
    """The address of a DOI, what no address can hold percent-encoded (DOI Handbook, 3.5)."""
    from urllib.parse import quote

    return f"https://doi.org/{quote(doi, safe='/:;().-_')}"
