"""A plan in which entries of the store are taken from their papers, and what is told of these (pure)."""

from collections.abc import Iterable, Mapping

from paperlog.entries import Located
from paperlog.model import Paper, Source
from paperlog.plandrafts import Known
from paperlog.planrows import Plan, Row


def with_moves(
    plan: Plan, papers: Mapping[str, Paper | None], moved: Mapping[str, tuple[Located, str]], known: Known
) -> Plan:
    """A plan of which the last rows are those of entries that were taken from papers of the store.

    `papers`: these without them, by key, None where nothing is left; `moved`: the entries, by hash, each with its
    paper's key.
    """
    count = len(plan.rows) - len(moved)
    told = [*zip(plan.rows[count:], (key for _, key in moved.values()), strict=True)]
    settled = {key: paper for key, paper in papers.items() if paper is not None and key not in plan.joined}
    settled |= plan.papers
    before = {source.digest: source for key in papers for source in known.paper(key).sources}
    for row, _ in told:
        settled[row.key] = _as_imported(settled[row.key], before, is_new=row.key in plan.created)
    joined = {key: row.key for row, key in reversed(told) if papers[key] is None}
    for gone, key in joined.items():
        settled[key] = _called(settled[key], (gone, *known.paper(gone).aliases))
    return plan._replace(
        papers=settled,
        rows=plan.rows[:count],
        joined={**plan.joined, **joined},
        parted=tuple(key for key in papers if key in settled),
        moved=tuple(_told(row, key, joined) for row, key in told),
    )


def _told(row: Row, key: str, joined: Mapping[str, str]) -> Row:
    if key in joined:
        what = f"takes {key} in, which is the same paper" if joined[key] == row.key else None
    elif row.action == "created":
        what = f"paper of its own now, and no part of {key}"
    else:
        what = f"was part of {key} so far"
    return row._replace(reason="; ".join(filter(None, (what, row.reason))) or None)


def _called(paper: Paper, names: Iterable[str]) -> Paper:
    more = (name for name in names if name not in (paper.key, *paper.aliases))
    return paper.with_(aliases=(*paper.aliases, *more))


def _as_imported(paper: Paper, before: Mapping[str, Source], *, is_new: bool) -> Paper:
    """A paper whose sources were imported when they were, and not when they were taken from another one."""
    sources = tuple(
        source._replace(imported=before[source.digest].imported) if source.digest in before else source
        for source in paper.sources
    )
    added = min(filter(None, (source.imported for source in sources)), default=paper.added)
    return paper.with_(sources=sources, added=added if is_new else paper.added)
