"""Papers as an export writes them, kept in the index: what takes long is done once for each paper, and on all cores."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from paperlog.forked import in_order
from paperlog.indexcells import each
from paperlog.indexfile import FAILURES, transaction

if TYPE_CHECKING:
    from paperlog.indexfile import Connection

_TOGETHER = 1000
# Of so many new ones on, all cores take part: the html page aligns abstracts, which takes 10 ms for each.
_MANY = 50


def rendered(
    db: "Connection", ids: Iterable[int], format: str, render: Callable[[str], str]
) -> Iterator[str]:
    """The papers of these ids as `render` writes their JSON records; what it wrote is kept under the name `format`."""
    # Not in memory, as they may be many, and not in the index, which others may be writing to meanwhile.
    db.execute("CREATE TEMP TABLE IF NOT EXISTS fresh (id, format, text)")
    left = iter(ids)
    while some := list(islice(left, _TOGETHER)):
        yield from _rendered(db, some, format, render)
    db.execute("COMMIT")
    # Another process may be writing: then it is kept another time.
    with suppress(*FAILURES), transaction(db, wait=False):
        db.execute("INSERT OR IGNORE INTO rendered SELECT * FROM temp.fresh")
    db.execute("DROP TABLE temp.fresh")
    db.execute("BEGIN")


def _rendered(db: "Connection", ids: list[int], format: str, render: Callable[[str], str]) -> Iterator[str]:
    known = dict(_known(db, ids, format))
    new = [paper_id for paper_id in ids if paper_id not in known]
    records = [row[1] for row in each(db, "SELECT id, json FROM record WHERE id IN (%s)", new)]
    is_long = len(new) >= _MANY
    texts = in_order(render, records, at_a_time=10, is_long=is_long)
    for paper_id in ids:
        if paper_id in known:
            yield known[paper_id]
            continue
        text = next(texts)
        with suppress(*FAILURES):  # no room for it: then it is not kept
            db.execute("INSERT INTO fresh VALUES (?, ?, ?)", (paper_id, format, text))
        yield text


def _known(db: "Connection", ids: list[int], format: str) -> Iterator[tuple[int, str]]:
    for paper_id in ids:
        sql = "SELECT id, text FROM rendered WHERE id = ? AND format = ?"
        yield from db.execute(sql, (paper_id, format))
