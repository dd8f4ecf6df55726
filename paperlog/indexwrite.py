"""Papers entered into the index's tables, many at a time, and taken out of them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from paperlog.indexentry import Body
from paperlog.indexrows import Rows
from paperlog.indexsql import fts_terms

if TYPE_CHECKING:
    from paperlog.indexfile import Connection

_BATCH = 100
# But `body`: the words of a paper that goes are taken out of `words` by its text.
_TABLES = ("paper", "record", "label", "named", "relation", "block", "rendered", "waiting", "file")
# What is written anew when a paper's file has changed; the blocking keys are those of its title.
_ENTERED = (*_TABLES[:-2], "body")
_OF_ONE_TITLE = tuple(table for table in _ENTERED if table != "block")
# https://sqlite.org/autoinc.html: also those of files that are gone.
_LAST_ID = """
SELECT max((SELECT ifnull(max(id), 0) FROM file),
           (SELECT ifnull(max(CAST(seq AS INTEGER)), 0) FROM sqlite_sequence WHERE name = 'file'))
"""
_ENTER_WORDS = "INSERT INTO words (rowid, terms) VALUES (?, ?)"
# https://sqlite.org/fts5.html, "The 'delete' Command": of a table without content, by its terms, all or some.
_TAKE_WORDS_OUT = "INSERT INTO words (words, rowid, terms) VALUES ('delete', ?, ?)"


class Writer:
    """Enters papers into the tables of one connection. Runs inside a transaction of the caller's.

    Nothing here is `INSERT OR REPLACE`: SQLite opens a savepoint for it, at which FTS5 writes all words that it
    has gathered to the disk, paper by paper.
    """

    def __init__(self, connection: "Connection") -> None:
        """Nothing is entered yet; `flush` and `drop_dead_words` come last."""
        self._db = connection
        self._files: list[tuple[object, ...]] = []
        self._new: list[tuple[int]] = []
        self._waiting: list[tuple[int, Rows]] = []
        self._dead: list[int] = []
        self._last_id: int = connection.execute(_LAST_ID).fetchone()[0]

    def add_file(self, row: tuple[object, ...]) -> int:
        """Enters a file that is new, all its columns but the id; that id, the next one that no file has had."""
        self._last_id += 1
        self._files.append((self._last_id, *row))
        return self._last_id

    def enter(self, paper_id: int, rows: Rows, *, is_changed: bool) -> None:
        """Enters a paper; `is_changed`: in place of what is there of it."""
        if is_changed:
            self._clear([paper_id], _ENTERED if rows.is_retitled else _OF_ONE_TITLE)
        else:
            self._new.append((paper_id,))
        self._waiting.append((paper_id, rows))
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes what has been gathered."""
        waiting, self._waiting = self._waiting, []
        files, self._files = self._files, []
        new, self._new = self._new, []
        self._insert("file", files)
        self._insert("waiting", new)
        self._insert("paper", ((at, *rows.paper) for at, rows in waiting))
        records = [(at, rows.record) for at, rows in waiting]
        self._db.executemany("INSERT INTO record VALUES (?, CAST(? AS TEXT))", records)
        self._insert("label", sorted((label, at) for at, rows in waiting for label in rows.label))
        self._insert("named", ((*name, at) for at, rows in waiting for name in rows.named))
        self._insert("relation", ((at, *each) for at, rows in waiting for each in rows.relation))
        self._insert("block", sorted((key, at) for at, rows in waiting for key in rows.block))
        changed = [(at, rows.body) for at, rows in waiting if rows.body]
        # FTS5 counts rows by these: the two come in pairs, or it takes its count of 0 for damage.
        worded = [(at, body) for at, body in changed if body.lost or body.new]
        self._db.executemany(_TAKE_WORDS_OUT, [(at, body.lost) for at, body in worded])
        self._enter_bodies(changed, worded)

    def enter_bodies(self, bodies: Sequence[tuple[int, Body]]) -> None:
        """Enters the texts and words of papers that have been waiting, by id."""
        self._enter_bodies(bodies, bodies)
        self._clear([at for at, _ in bodies], ["waiting"])

    def _enter_bodies(self, bodies: Iterable[tuple[int, Body]], worded: Iterable[tuple[int, Body]]) -> None:
        self._insert("body", ((at, body.text, body.labels, body.size) for at, body in bodies))
        self._db.executemany(_ENTER_WORDS, [(at, body.new) for at, body in worded])

    def _insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        if found := list(rows):
            self._db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(found[0]))})", found)

    def forget(self, ids: list[int]) -> None:
        """Takes papers out; their words not before `drop_dead_words`."""
        self._dead += ids
        self._clear(ids, _TABLES)

    def _clear(self, ids: list[int], tables: Iterable[str]) -> None:
        for table in tables:
            self._db.executemany(f"DELETE FROM {table} WHERE id = ?", [(paper_id,) for paper_id in ids])

    def drop_dead_words(self) -> None:
        """Takes the words of papers that are gone out: `vocabulary` is to count those that are there, no more."""
        dead = [row for paper_id in self._dead for row in self._texts("WHERE id = ?", paper_id)]
        is_most = len(dead) > self._db.execute("SELECT count(*) FROM paper").fetchone()[0]
        self._db.executemany("DELETE FROM body WHERE id = ?", [(paper_id,) for paper_id in self._dead])
        if is_most:
            self._db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        left = self._texts() if is_most else dead
        sql = _ENTER_WORDS if is_most else _TAKE_WORDS_OUT
        self._db.executemany(sql, [(paper_id, fts_terms(text)) for paper_id, text in left])

    def _texts(self, which: str = "", *values: int) -> list[tuple[int, str]]:
        return self._db.execute(f"SELECT id, text FROM body {which}", values).fetchall()
