"""Checks of two files that tell of one paper, or may."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from paperlog.arxiv import parse_id
from paperlog.checks.base import Brief, File, Finding, Overview, Settings
from paperlog.checks.related import found_in, names_in
from paperlog.sameness import judge_all


def same_id(overview: Overview, _: Settings) -> Iterator[Finding]:
    """An arXiv id is one paper's, and so is a DOI, unless somebody said that the two are two, or two arXiv ids do."""
    papers: dict[tuple[str, str], dict[str, Brief]] = defaultdict(dict)
    for paper in overview.papers:
        if parsed := parse_id(paper.facts.arxiv_id or ""):
            papers["arxiv_id", parsed[0]].setdefault(paper.key, paper)
        if paper.doi:
            papers["doi", paper.doi.lower()].setdefault(paper.key, paper)
    apart = _apart(overview)
    for (name, value), found in papers.items():
        first, *others = sorted(found.values(), key=lambda paper: (paper.key != value, paper.key))
        for other in others:
            if name == "arxiv_id" or not _may_share_doi(first, other, apart):
                yield _same_id(first, other, name, value)


def _may_share_doi(first: Brief, other: Brief, apart: set[frozenset[str | None]]) -> bool:
    has_ids = first.facts.arxiv_id is not None and other.facts.arxiv_id is not None
    return has_ids or frozenset((first.key, other.key)) in apart


def _apart(overview: Overview) -> set[frozenset[str | None]]:
    """The keys of papers of which somebody said that they are two."""
    names = names_in(overview.papers)
    return {
        frozenset((paper.key, found_in(names, name))) for paper in overview.papers for name, _ in paper.apart
    }


def _same_id(first: Brief, other: Brief, name: str, value: str) -> Finding:
    message = f"is {'arXiv' if name == 'arxiv_id' else 'DOI'}:{value}, as {first.key} is"
    settle = f"`paperlog merge {first.key} {other.key}` makes them one"
    advice = settle if name == "arxiv_id" else f"{settle}{_if_two(first)}"
    return Finding((first.key, other.key), other.path, other.lines.get(name, 1), message, advice)


def _if_two(first: Brief) -> str:
    return f"; if they are two, write `not_same_as: [{first.key}]` into this file"


def duplicate(overview: Overview, _: Settings) -> Iterator[Finding]:
    """Papers that an import would take for one, or report; but for those that somebody said are two."""
    papers = {paper.key: paper for paper in overview.papers}
    apart = _apart(overview)
    for one, other in overview.pairs:
        if one in papers and other in papers and frozenset((one, other)) not in apart:
            yield from _judged(papers[one], papers[other])


def _judged(one: Brief, other: Brief) -> Iterator[Finding]:
    if one.facts.arxiv_id and one.facts.arxiv_id == other.facts.arxiv_id:
        return  # told already, as certain
    judgement = judge_all(one.all_facts, other.all_facts)
    if judgement.verdict == "different":
        return
    message = f"may be the same paper as {one.key} ({judgement.score:g}: {judgement.reason})"
    settle = f"`paperlog merge {one.key} {other.key}` makes them one"
    advice = f"{settle}{_if_two(one)}"
    yield Finding((one.key, other.key), other.path, other.lines.get("title", 1), message, advice)


def no_names(file: File, _: Settings) -> Iterator[Finding]:
    """What is no name keeps nothing apart: a mapping, or a list in the list."""
    found = file.document.values.get("not_same_as") if file.document else None
    items = found if isinstance(found, list) else [found]
    lines = [place.line for place in file.places("not_same_as")] if isinstance(found, list) else []
    for item, line in zip_longest(items, lines):
        if item and not isinstance(item, str):
            kind = "a mapping" if isinstance(item, dict) else "a list"
            message = f"not_same_as: {kind} stands where a paper's key is looked for"
            told = file.wrong("not_same_as", message, "write `not_same_as: [KEY]`", line=line or 0)
            yield replace(told, level="hint")


def not_same_as(overview: Overview, _: Settings) -> Iterator[Finding]:
    """A name that is nobody's keeps nothing apart, nor does the paper's own."""
    names = names_in(overview.papers)
    for paper in overview.papers:
        for name, line in paper.apart:
            found = found_in(names, name)
            if found not in (None, paper.key):
                continue
            what = f"there is no paper '{name}'" if found is None else f"'{name}' is this paper itself"
            message = f"not_same_as: {what}"
            yield Finding((paper.key,), paper.path, line, message, "correct it, or remove it", "hint")
