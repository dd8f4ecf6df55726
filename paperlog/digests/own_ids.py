"""Papers of another store, or written by hand as if they were: ids as paperlog has them, and what `check` would say."""

from collections.abc import Iterator
from typing import Any

from paperlog.addresses import bare_doi, is_doi
from paperlog.arxiv import fault, parse_id
from paperlog.fields import RATINGS
from paperlog.model import Paper
from paperlog.titlemarks import parted


def respelt(paper: Paper, *, is_by_hand: bool) -> dict[str, Any]:
    """The fields of a paper that hold an id as others spell it (`arXiv:2401.00001v3`, an address), as paperlog does.

    Of one by hand also the title, where an arXiv id, which is then the paper's, or another mark stands before it.
    """
    found: dict[str, Any] = _titled(paper) if is_by_hand else {}
    paper = paper.with_(**found)
    parsed = parse_id(paper.arxiv_id or "")
    if parsed and parsed[0] != paper.arxiv_id:
        found["arxiv_id"] = parsed[0]
        if parsed[1] and not paper.arxiv_version:
            found["arxiv_version"] = parsed[1]
    if paper.doi and (bare := bare_doi(paper.doi)) != paper.doi and bare:
        found["doi"] = bare
    return found


def _titled(paper: Paper) -> dict[str, Any]:
    """The title without what stands before it, and the arXiv id of that; all stays where the paper has another id."""
    arxiv_id, title = parted(paper.title)
    own, named = (parse_id(text or "") for text in (paper.arxiv_id, arxiv_id))
    is_other = paper.arxiv_id and named and (own is None or own[0] != named[0])
    if title == paper.title or is_other:
        return {}
    told = {} if paper.arxiv_id or not arxiv_id else {"arxiv_id": arxiv_id}
    return {"title": title, **told}


def doubts(paper: Paper) -> Iterator[str]:
    """What of a paper nothing can be made of, and is kept all the same."""
    name = f"'{paper.key or paper.title[:40]}'"
    if not paper.title:
        yield f"{name} has no title; give it one"
    if paper.arxiv_id:
        parsed = parse_id(paper.arxiv_id)
        what = (
            fault(parsed[0]) if parsed else f"'{paper.arxiv_id[:40]}' is no arXiv id; write one as 2411.16579"
        )
        if what:
            yield f"{name}: {what}"
    if paper.doi and not is_doi(paper.doi):
        yield f"{name}: '{paper.doi[:40]}' is no DOI; a DOI is like 10.1145/3292500.3330701"
    if paper.rating is not None and paper.rating not in RATINGS:
        yield f"{name}: a rating of {paper.rating}; give 1 to 5"
