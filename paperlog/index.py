"""The index: a SQLite file derived from the store, which answers queries.

It can be deleted at any time. It is made anew when it is missing, damaged, of another version or of another
store, and held against the files' stats before every answer, so that a hand edit is seen at once.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from paperlog.indexcells import cells, each
from paperlog.indexdamage import text_of, whole
from paperlog.indexfile import FAILURES, Connection, copied, is_busy, is_waiting, known_shards
from paperlog.indexscan import Changes, compare, kept, stat_of
from paperlog.orders import NEWEST_FIRST
from paperlog.relatednames import names_of

if TYPE_CHECKING:
    from pathlib import Path

    from paperlog.document import Document
    from paperlog.model import Paper
    from paperlog.querynodes import Node
    from paperlog.store import Store
    from paperlog.watching import Audience

T = TypeVar("T")
# SQLite takes 32,766 values in one question at most; titles have some ten keys.
_TOGETHER = 100
_DOCUMENT = """
SELECT id, key, text, labels, first_day, last_day, ifnull(by_added, ''), year, rating, score
FROM paper JOIN body USING (id) WHERE id IN (%s)
"""


class Index:
    """An open index of one store; it answers from one snapshot, taken at the last refresh."""

    def __init__(self, connection: Connection, store: "Store", audience: "Audience") -> None:
        """Use `open_index`."""
        self._db, self._store, self._audience = connection, store, audience
        self.is_behind = self._has_blocks = False

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def refresh(
        self, known: "Mapping[str, Paper] | None" = None, seen: Mapping[str, str] | None = None
    ) -> bool:
        """Takes in every file that came, changed or went; it `is_behind` where a writer is at work, and it could not.

        `known` are papers just written, by key, not read again; `seen` what a look of a moment ago saw of each
        shard: where that is what the index knows, nothing has changed. Whether what was answered before is right.
        """
        is_same = seen is not None and seen == known_shards(self._db)
        if is_same and self._db.in_transaction:
            return True
        self._end()
        self.is_behind = not (is_same or self._take_changes(known or {}))
        self.begin()
        return False

    def fill(self) -> None:
        """Takes in every file there is, into empty tables that nobody else knows of; nothing is answered yet."""
        from paperlog.indexsync import take_in

        take_in(self._db, self._store, self._changes, {}, self._audience)

    def begin(self) -> None:
        """The snapshot that is answered from: SQLite takes it at the first reading."""
        self._db.execute("BEGIN")
        self._db.execute("SELECT count(*) FROM shard").fetchone()
        self._has_blocks = False  # another process may have entered papers without

    def _take_changes(self, known: "Mapping[str, Paper]") -> bool:
        if not known and not self._changes().is_any:
            return True
        from paperlog.indexsync import take_in

        return self._written(lambda: take_in(self._db, self._store, self._changes, known, self._audience))

    def _written(self, write: Callable[[], T]) -> T:
        """What is written into the file; where another process has that and does not come to its end, into a copy."""
        try:
            return write()
        except FAILURES as error:
            if not is_busy(error):
                raise
        self._db = copied(self._db)
        return write()

    def _changes(self) -> Changes:
        return compare(self._store.papers, known_shards(self._db), time.time_ns())

    def _end(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def has_seen(self, path: "Path") -> bool:
        """Whether a file is as it was when it was taken in; also where there was none, and is none."""
        shard = "" if path.parent == self._store.papers else kept(path.parent.name)
        sql = "SELECT mtime, ctime, inode FROM file WHERE shard = ? AND name = ?"
        stat = stat_of(path)
        return next(self.rows(sql, shard, kept(path.name)), None) == (stat[2:] if stat else None)

    def problems(self) -> list[str]:
        """One line for each file that cannot be read as a paper."""
        return self._all("SELECT problem FROM file WHERE problem IS NOT NULL ORDER BY problem")

    def unreadable(self) -> list[tuple[str, str]]:
        """The folders and names of the files that cannot be read as a paper."""
        return list(self.rows("SELECT shard, name FROM file WHERE problem IS NOT NULL ORDER BY shard, name"))

    def select(
        self, node: "Node", order: str, *, reverse: bool = False, limit: int | None = None
    ) -> Iterator[int]:
        """The ids of the papers that match, by `relevance`, orders.ORDERS or `key`; `enter_texts`, if needed, first."""
        found = self._ranked(node, reverse) if order == "relevance" else self._ordered(node, order, reverse)
        for count, paper_id in enumerate(found):
            if limit is not None and count >= limit:
                return
            yield paper_id

    def lacks_texts(self, node: "Node", order: str) -> bool:
        """Whether a selection looks into texts, and those of some papers are not entered yet."""
        from paperlog.indexsql import condition

        return (order == "relevance" or not condition(node).is_exact) and is_waiting(self._db)

    def _ordered(self, node: "Node", order: str, reverse: bool) -> Iterator[int]:
        from paperlog.indexsql import condition

        held = condition(node)
        way = "DESC" if (order in NEWEST_FIRST) != reverse else "ASC"
        by = f"key {way}" if order == "key" else f"by_{order} IS NULL, by_{order} {way}, key"
        ids = self._db.execute(f"SELECT id FROM paper WHERE {held.sql} ORDER BY {by}", held.values).fetchall()
        if held.is_exact:
            return (row[0] for row in ids)
        from paperlog.match import matcher

        test = matcher(node)
        return (at for at, found in self._documents(row[0] for row in ids) if test(found))

    def _ranked(self, node: "Node", reverse: bool) -> Iterator[int]:
        from paperlog.indexsql import condition
        from paperlog.match import matcher, ranker

        held, test, rank = condition(node), matcher(node), ranker(node)
        ids = self._db.execute(f"SELECT id FROM paper WHERE {held.sql}", held.values).fetchall()
        scored = [
            (rank(found) * (1 if reverse else -1), found.key, at)
            for at, found in self._documents(row[0] for row in ids)
            if test(found)
        ]
        return (paper_id for _, _, paper_id in sorted(scored))

    def _documents(self, ids: Iterable[int]) -> "Iterator[tuple[int, Document]]":
        """Each paper's id, and the paper as queries see it."""
        from paperlog.document import Document

        for paper_id, key, text, *rest in each(self._db, _DOCUMENT, ids):
            yield paper_id, Document(key, text_of(text), *rest)

    def lines(self, ids: Iterable[int]) -> Iterator[str]:
        """The papers as lines of a list in a pipe."""
        return self._each("SELECT id, line FROM paper WHERE id IN (%s)", ids)

    def keys(self, ids: Iterable[int]) -> Iterator[str]:
        """The papers' keys."""
        return self._each("SELECT id, key FROM paper WHERE id IN (%s)", ids)

    def records(self, ids: Iterable[int]) -> Iterator[str]:
        """The papers as JSON objects, the keys of related papers not filled in."""
        return map(whole, self._each("SELECT id, json FROM record WHERE id IN (%s)", ids))

    def cells(self, ids: Iterable[int], columns: Sequence[str]) -> Iterator[list[str]]:
        """Single fields of the papers (indexcells.has_cells), each as rows.cell gives it."""
        return cells(self._db, ids, columns)

    def rendered(self, ids: Iterable[int], format: str, render: Callable[[str], str]) -> Iterator[str]:
        """The papers as `render` writes their JSON records; what it wrote is kept under a name and not asked again."""
        from paperlog.indexrendered import rendered

        return rendered(self._db, ids, format, render)

    def has_plain_keys(self, *, are_apart: bool = False) -> bool:
        """Whether every key is of a key's letters and differs in more than case; `are_apart`: also from all aliases."""
        sql = "SELECT count(*) = count(DISTINCT lower(key)) AND sum(key GLOB '*[^A-Za-z0-9.:+_/-]*') = 0 FROM paper"
        shared = "SELECT value FROM label WHERE value GLOB 'key:*' GROUP BY value HAVING count(id) > 1"
        is_plain = bool(self._db.execute(sql).fetchone()[0])
        return is_plain and not (are_apart and self._first(shared))

    def _each(self, sql: str, ids: Iterable[int]) -> Iterator[Any]:
        return (row[1] for row in each(self._db, sql, ids))

    def by_arxiv_id(self, arxiv_id: str) -> list[str]:
        """The keys of the papers with this arXiv id, sorted: another store may have two of one id."""
        return self._all("SELECT key FROM paper WHERE arxiv_id = ? ORDER BY key", arxiv_id)

    def by_digest(self, digest: str) -> str | None:
        """The key of the paper that has taken in the entry of this hash."""
        sql = "SELECT key FROM label JOIN paper USING (id) WHERE value = ? ORDER BY key"
        return self._first(sql, f"digest:{digest}")

    def by_title(self, title_key: str) -> list[str]:
        """The keys of the papers with this folded title, whatever its signs, sorted."""
        sql = "SELECT key FROM paper WHERE title_key >= ? AND title_key < ? ORDER BY key"
        return self._all(sql, *names_of(title_key))

    def by_name(self, name: str) -> list[str]:
        """The keys of the papers with this key or alias, in whatever case, sorted."""
        sql = "SELECT key FROM label JOIN paper USING (id) WHERE value = ? ORDER BY key"
        return self._all(sql, _named(name))

    def by_blocks(self, blocks: Iterable[str]) -> list[str]:
        """The keys of the papers that share a blocking key of their title with these; `enter_blocks` comes first."""
        left, found = [*blocks], set[str]()
        while left:
            some, left = left[:_TOGETHER], left[_TOGETHER:]
            values = ", ".join("?" * len(some))
            found.update(
                self._all(f"SELECT key FROM block JOIN paper USING (id) WHERE value IN ({values})", *some)
            )
        return sorted(found)

    def enter_blocks(self) -> None:
        """Enters the blocking keys of papers that have none yet: only imports need them, so nobody else waits."""
        if not self._has_blocks:
            from paperlog.indexlater import enter_blocks

            self._enter(enter_blocks)
            self._has_blocks = True

    def enter_texts(self) -> None:
        """Enters the texts of papers that have none yet: only searches for words need them, so nobody else waits."""
        if is_waiting(self._db):
            from paperlog.indexlater import enter_texts

            self._enter(enter_texts)

    def _enter(self, enter: "Callable[[Connection, Audience], None]") -> None:
        self._end()
        self._written(lambda: enter(self._db, self._audience))
        self.begin()

    def names(self) -> dict[str, str]:
        """The keys and aliases, folded, of every paper that has an alias, each with the paper's key."""
        from paperlog.indexsql import has

        aliased = f"SELECT id FROM paper WHERE {has('aliases')}"
        sql = f"SELECT value, key FROM label JOIN paper USING (id) WHERE id IN ({aliased}) AND value LIKE 'key:%'"
        return {value.removeprefix("key:"): key for value, key in self._db.execute(sql)}

    def by_beginning(self, beginning: str) -> list[str]:
        """The keys of the papers with a key or alias that begins so, in whatever case, sorted; at most three."""
        labels = "SELECT id FROM label WHERE value >= ? AND value < ?"
        sql = f"SELECT key FROM paper WHERE id IN ({labels}) ORDER BY key LIMIT 3"
        return self._all(sql, _named(beginning), _named(beginning) + "\U0010ffff")

    def all_keys(self) -> list[str]:
        """Every key, sorted."""
        return self._all("SELECT key FROM paper ORDER BY key")

    def ids_of(self, keys: Iterable[str]) -> Iterator[int]:
        """The ids of papers that are there, in the order of their keys as given."""
        for key in keys:
            yield from (row[0] for row in self._db.execute("SELECT id FROM paper WHERE key = ?", (key,)))

    def counts(self, kind: str) -> list[tuple[str, int]]:
        """How many papers have each value of a kind (orders.COUNTED), the most frequent first, ties by value."""
        sql = "SELECT value, count(*) FROM named WHERE kind = ? GROUP BY value ORDER BY count(*) DESC, value"
        return self._db.execute(sql, (kind,)).fetchall()

    def size(self) -> int:
        """How many papers there are."""
        return int(self._db.execute("SELECT count(*) FROM paper").fetchone()[0])

    def words(self, beginning: str) -> list[str]:
        """The words of all texts that begin so, by how many papers have them; Japanese as pairs of letters."""
        sql = "SELECT term FROM vocabulary WHERE term >= ? AND term < ? ORDER BY doc DESC, term"
        return self._all(sql, beginning, beginning + "\U0010ffff")

    def rows(self, sql: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        """What a question of another room finds in the tables (indexschema.py)."""
        return self._db.execute(sql, values)

    def _first(self, sql: str, *values: str | int) -> str | None:
        row = self._db.execute(sql, values).fetchone()
        return row[0] if row else None

    def _all(self, sql: str, *values: str) -> list[str]:
        return [row[0] for row in self._db.execute(sql, values)]


def _named(name: str) -> str:
    """The label of a key or alias."""
    from paperlog.text import label_form

    return f"key:{label_form(name)}"
