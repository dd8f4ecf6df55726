"""Checks of arXiv ids that a paper's key or DOI tells, and its file does not say."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from paperlog.arxiv import parse_id
from paperlog.checks.base import Brief, Finding, Level, Overview, Rewrite, Settings
from paperlog.checks.ids import arxiv_id_of_doi
from paperlog.model import Paper


def in_key(overview: Overview, _: Settings) -> Iterator[Finding]:
    """A key that is an arXiv id has to be this paper's; spellings are told by another check (ids.py)."""
    yield from _unsaid(overview, "key")


def in_doi(overview: Overview, _: Settings) -> Iterator[Finding]:
    """One of arXiv's own DOIs names the paper."""
    yield from _unsaid(overview, "doi")


def _unsaid(overview: Overview, name: str) -> Iterator[Finding]:
    claims: dict[str, list[Brief]] = defaultdict(list)
    for paper in overview.papers:
        for arxiv_id in _ids(paper):
            claims[arxiv_id].append(paper)
    for paper in overview.papers:
        found = None if paper.facts.arxiv_id else _told(paper)[name]
        if found:
            others = [other for other in claims[found] if other is not paper]
            yield _finding(paper, name, found, others)


def _ids(paper: Brief) -> set[str]:
    """The arXiv id of a paper; where its file does not say it, those that it may be."""
    parsed = parse_id(paper.facts.arxiv_id or "")
    found = {parsed[0]} if parsed else set()
    return found if paper.facts.arxiv_id else {each for each in _told(paper).values() if each}


def _told(paper: Brief) -> dict[str, str | None]:
    parsed = parse_id(paper.key)
    of_key = parsed[0] if parsed and parsed[0] == paper.key else None
    return {"key": of_key, "doi": arxiv_id_of_doi(paper.doi or "")}


def _finding(paper: Brief, name: str, found: str, others: list[Brief]) -> Finding:
    """Mends nothing where two papers would have one id, where key and DOI tell different ones, or against a person.

    Who took the id off has said that it is not the paper's.
    """
    what = "the key is an arXiv id" if name == "key" else "the DOI is arXiv's"
    message = f"{what}, but 'arxiv_id' is not there"
    line = paper.lines.get("title" if name == "key" else "doi", 1)
    is_sure = len(_ids(paper)) == 1 and not others and not paper.has_lost_id
    mends = (Rewrite(paper.place, partial(Paper.with_, arxiv_id=found)),) if is_sure else ()
    level: Level = "hint" if paper.has_lost_id and not others else "wrong"
    return Finding((paper.key,), paper.path, line, message, _advice(paper, name, found, others), level, mends)


def _advice(paper: Brief, name: str, found: str, others: list[Brief]) -> str:
    correct = "`paperlog rename` gives it another key" if name == "key" else "correct the DOI"
    if not others and paper.has_lost_id:
        return f"you took it off: {correct}"
    if not others:
        return f"write {'it' if name == 'key' else found} there"
    first = others[0]
    if first.key == paper.key:
        return f"{first.path} may have it as well: compare the two"
    return f"{first.key} may have it as well: if they are one, `paperlog merge {first.key} {paper.key}`; else {correct}"
