"""Checks of arXiv ids and DOIs."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from paperlog.addresses import bare_doi, is_doi
from paperlog.arxiv import ARXIV_DOI, fault, find_id, parse_id
from paperlog.checks.base import File, Finding, Rewrite, Settings
from paperlog.model import Paper


def missing(file: File, _: Settings) -> Iterator[Finding]:
    """Papers that only their title tells apart."""
    if file.paper and not file.paper.arxiv_id and not file.paper.doi:
        message, advice = "neither an arXiv id nor a DOI", "add 'arxiv_id' or 'doi' if there is one"
        yield Finding((file.key,), file.path, file.line("title"), message, advice, "hint")


def arxiv_id(file: File, _: Settings) -> Iterator[Finding]:
    """The form that paperlog writes, without prefix or version (https://info.arxiv.org/help/arxiv_identifier.html)."""
    if file.paper is None:
        return
    written = file.paper.arxiv_id
    if written:
        parsed = parse_id(written)
        what = fault(parsed[0]) if parsed else f"'{written}' is no arXiv id"
        if what:
            yield file.wrong(
                "arxiv_id", what, "look it up at arxiv.org; an id is like 2411.16579 or hep-th/9901001"
            )
        elif parsed and parsed[0] != written:
            yield _respelt(file, *parsed)
    if file.paper.arxiv_version is not None and file.paper.arxiv_version < 1:
        yield file.wrong(
            "arxiv_version",
            f"there is no version {file.paper.arxiv_version}",
            "write 1 or more, or remove the line",
        )


def _respelt(file: File, canonical: str, version: int | None) -> Finding:
    written, old = str(file.paper and file.paper.arxiv_id), file.paper and file.paper.arxiv_version
    message = f"'{written}' is how others spell {canonical}"
    if version and old and version != old:
        return file.wrong(
            "arxiv_id", message, f"write '{canonical}'; 'arxiv_version' says {old}, not {version}"
        )
    values: dict[str, Any] = {"arxiv_id": canonical} | ({"arxiv_version": version} if version else {})
    return file.wrong(
        "arxiv_id", message, f"write '{canonical}'", Rewrite(file.place, partial(Paper.with_, **values))
    )


def arxiv_id_of_doi(text: str) -> str | None:
    """The arXiv id that one of arXiv's own DOIs is made of."""
    found = find_id(text) if ARXIV_DOI in text else None
    return found[0] if found else None


def doi(file: File, _: Settings) -> Iterator[Finding]:
    """The form `10.1234/…`, without an address before it; one of arXiv's own names this paper."""
    written = file.paper.doi if file.paper else None
    if not written or file.paper is None:
        return
    bare = bare_doi(written)
    own = parse_id(file.paper.arxiv_id or "")
    if not is_doi(bare):
        yield file.wrong("doi", f"'{written}' is no DOI", "a DOI is like 10.1145/3292500.3330701")
    elif bare != written:
        mend = Rewrite(file.place, partial(Paper.with_, doi=bare))
        yield file.wrong("doi", f"'{written}' has more than the DOI", f"write '{bare}'", mend)
    elif own and arxiv_id_of_doi(bare) not in (None, own[0]):
        yield file.wrong(
            "doi", f"the DOI is that of arXiv:{arxiv_id_of_doi(bare)}, not of {own[0]}", "correct one of them"
        )
