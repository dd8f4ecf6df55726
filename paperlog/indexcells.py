"""Rows of the index read for many papers at once: single cells of a list, without opening whole records."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from paperlog.indexdamage import columns_of, there
from paperlog.orders import LINE_COLUMNS
from paperlog.text import single_line

if TYPE_CHECKING:
    from paperlog.indexfile import Connection

# The first papers are there at once; then as many in one question as are answered in a moment.
_FIRST, _MORE = 20, 500
# Columns of the table `paper` that hold a field just as it is.
_OWN = {
    **{name: name for name in ("arxiv_id", "published", "added")},
    **{name: f"by_{name}" for name in ("year", "noted", "score", "rating", "status")},
}
# Columns whose cells are the values themselves, with no blank in them that could be another one.
EXACT = frozenset({"key", "date", "year", "score", "rating", "status"})


def each(db: "Connection", sql: str, ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """What `sql` selects for each id, in their order; its first column is the id, and it ends in `IN (%s)`."""
    left = iter(ids)
    for size in chain([_FIRST], iter(lambda: _MORE, None)):
        some = list(islice(left, size))
        if not some:
            return
        # Whole numbers of our own: safe as they are, and without a limit on how many there may be.
        rows = {row[0]: row for row in db.execute(sql % ",".join(map(str, some)))}
        yield from (there(rows.get(paper_id)) for paper_id in some)


def has_cells(columns: Sequence[str]) -> bool:
    """Whether these fields can be told without opening whole records."""
    return all(name in LINE_COLUMNS or name in _OWN for name in columns)


def cells(db: "Connection", ids: Iterable[int], columns: Sequence[str]) -> Iterator[list[str]]:
    """These fields (`has_cells`) of papers, each as rows.cell gives it."""
    own = [name for name in columns if name in _OWN]
    names = ", ".join(["id", "line", *(_OWN[name] for name in own)])
    sql = f"SELECT {names} FROM paper WHERE id IN (%s)"
    readers = [_reader(name, own) for name in columns]
    for row in each(db, sql, ids):
        line = columns_of(row[1])
        yield [read(row, line) for read in readers]


def _reader(name: str, own: list[str]) -> Callable[[tuple[Any, ...], list[str]], str]:
    if name in LINE_COLUMNS:
        place = LINE_COLUMNS.index(name)
        return lambda row, line: line[place]
    at = 2 + own.index(name)
    return lambda row, line: "" if row[at] is None else single_line(str(row[at]))
