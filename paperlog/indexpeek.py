"""A glance at the index as it is: nothing is brought up to date and nothing is written.

So the answer is there at once, and as old as the last command that used the index: enough for completing words, and
for a paper whose file is as it was then.
"""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperlog.indexdamage import paper_of
from paperlog.indexfile import DAMAGE, FAILURES, connect_to_read
from paperlog.indexscan import Stat, stat_of
from paperlog.orders import LINE_COLUMNS
from paperlog.paths import index_path

if TYPE_CHECKING:
    from paperlog.model import Paper
    from paperlog.store import Store

MOST = 1000
_TITLE = LINE_COLUMNS.index("title")
_LAST = "\U0010ffff"


class Peek:
    """Names that stand in the index of a store. Where there is no index that can be read, there are none."""

    def __init__(self, root: Path) -> None:
        """The glance at the index of the store in a folder."""
        self._root = root

    def named(self, kind: str, beginning: str) -> list[tuple[str, int]]:
        """Values of a kind (orders.COUNTED) that begin so, each with how many papers have it.

        Else those that begin so in another case; else, of authors, those one of whose names begins so. Where there
        are more than MOST, the most frequent, and the first and last of the alphabet: what all begin with in
        common is so what a shell may fill in.
        """
        ways: list[tuple[str, tuple[str, ...]]] = [
            ("value >= ? AND value < ?", (beginning, beginning + _LAST))
        ]
        if beginning:
            ways.append(("value LIKE ? ESCAPE '\\'", (f"{_literal(beginning)}%",)))
            ways.append(("kind = 'author' AND value LIKE ? ESCAPE '\\'", (f"% {_literal(beginning)}%",)))
        for where, values in ways:
            table = f"(SELECT value, count(*) AS papers FROM named WHERE kind = ? AND {where} GROUP BY value)"
            if found := self._most(table, "value, papers", "value", "papers DESC, value", (kind, *values)):
                return found
        return []

    def keys(self, beginning: str) -> list[tuple[str, str]]:
        """Keys that begin so, with titles; of papers with another key also their arXiv ids. At most about MOST."""
        found = self._keys("key", "1", beginning)
        if beginning:
            found += self._keys("arxiv_id", "arxiv_id <> key", beginning)
        return [(key, (line or "").split("\t")[_TITLE]) for key, line in found]

    def record(self, key: str, stat: Stat) -> str | None:
        """A paper as a JSON object, where its file looks as it did when the index read it."""
        of_key = "SELECT json FROM record JOIN file USING (id) JOIN paper USING (id) WHERE paper.key = ?"
        looks = "name = ? AND size = ? AND mtime = ? AND ctime = ? AND inode = ?"
        return next((row[0] for row in self._rows(f"{of_key} AND {looks}", (key, *stat))), None)

    def _keys(self, column: str, where: str, beginning: str) -> list[tuple[str, str]]:
        values = (beginning, beginning + _LAST)
        for held in (
            f"{column} >= ? AND {column} < ?",
            f"lower({column}) >= lower(?) AND lower({column}) < lower(?)",
        ):
            table = f"(SELECT * FROM paper WHERE {where} AND {held})"
            if found := self._most(table, f"{column}, line", column, "by_date DESC, key", values):
                return found
        return []

    def _most(
        self, table: str, columns: str, by: str, order: str, values: tuple[str, ...]
    ) -> list[tuple[str, Any]]:
        found = self._rows(f"SELECT {columns} FROM {table} ORDER BY {order} LIMIT {MOST}", values)
        if len(found) == MOST:
            ends = (f"SELECT {columns} FROM {table} ORDER BY {by} {way} LIMIT 1" for way in ("ASC", "DESC"))
            found = list(dict.fromkeys([*found, *(row for sql in ends for row in self._rows(sql, values))]))
        return found

    def _rows(self, sql: str, values: Iterable[str | int]) -> list[tuple[str, Any]]:
        try:
            with closing(connect_to_read(index_path(self._root), self._root)) as db:
                return db.execute(sql, tuple(values)).fetchall()
        except FAILURES:
            return []


def _literal(text: str) -> str:
    """A text for LIKE, in which none of it stands for any letters."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def peeked(store: "Store", key: str) -> "Paper | None":
    """A paper as the index has it, where its file has not changed since: sooner there than its YAML is read."""
    stat = stat_of(store.path(key))
    record = Peek(store.root).record(key, stat) if stat else None
    if record is None:
        return None
    try:
        return paper_of(record)
    except DAMAGE:
        return None
