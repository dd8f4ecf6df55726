"""A plan in which entries of the store are taken from their papers, and what is told of these (pure)."""

from collections.abc import Iterable, Mapping, Sequence

from paperlog.entries import Located
from paperlog.model import Paper, Source
from paperlog.plandrafts import Known
from paperlog.planrows import Plan, Row
from paperlog.settling import Moves


def with_moves(plan: Plan, entries: Sequence[Located], count: int, settled: Moves, known: Known) -> Plan:
    """A plan in which entries are taken from papers of the store; `entries`: those of its rows, in their order.

    The first rows, as many as `count`, are those of entries that are imported now.
    """
    told = [(row, settled.moved.get(each.digest)) for row, each in zip(plan.rows, entries, strict=True)]
    from_papers = [(row, before[1]) for row, before in told if before]
    papers = {key: paper for key, paper in settled.papers.items() if paper and key not in plan.joined}
    papers |= plan.papers
    sources = {source.digest: source for key in settled.papers for source in known.paper(key).sources}
    for row, _ in from_papers:
        papers[row.key] = _as_imported(papers[row.key], sources, is_new=row.key in plan.created)
    joined = {key: row.key for row, key in reversed(from_papers) if settled.papers[key] is None}
    for gone, key in joined.items():
        papers[key] = _called(papers[key], (gone, *known.paper(gone).aliases))
    rows = [_told(row, before[1], joined) if before else row for row, before in told]
    return plan._replace(
        papers=papers,
        rows=rows[:count],
        joined={**plan.joined, **joined},
        parted=tuple(key for key in settled.papers if key in papers),
        moved=tuple(rows[count:]),
    )


def _told(row: Row, key: str, joined: Mapping[str, str]) -> Row:
    """A row that tells from which paper its entry was taken, if that is another one than it is in now."""
    if key in joined:
        what = f"takes {key} in, which is the same paper" if joined[key] == row.key else None
    elif row.key == key:
        what = None
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
