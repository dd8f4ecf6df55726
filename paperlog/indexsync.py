"""How the index follows the store: what changed since the last look, and how a paper is entered."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperlog.codec import to_json
from paperlog.document import document
from paperlog.errors import UnreadableError
from paperlog.indexscan import Shard, Stat, is_racy, scan
from paperlog.indexsql import fts_terms
from paperlog.model import Paper
from paperlog.paths import key_of
from paperlog.rows import ORDERS, line, names, sort_values
from paperlog.store import Store
from paperlog.text import title_key

if TYPE_CHECKING:
    import sqlite3

VERSION = 1
SCHEMA = (
    "CREATE TABLE origin (store TEXT NOT NULL)",
    "CREATE TABLE shard (name TEXT PRIMARY KEY, digest BLOB NOT NULL) WITHOUT ROWID",
    # AUTOINCREMENT: the words of a paper that is gone stay in `words`, so its id must not come back.
    "CREATE TABLE file (id INTEGER PRIMARY KEY AUTOINCREMENT, shard TEXT NOT NULL, name TEXT NOT NULL,"
    " size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER, problem TEXT, UNIQUE (shard, name))",
    "CREATE TABLE paper (id INTEGER PRIMARY KEY, key TEXT NOT NULL, title_key TEXT, arxiv_id TEXT,"
    " first_day TEXT, last_day TEXT, added TEXT, year INTEGER, rating INTEGER, score REAL, line TEXT,"
    f" {', '.join(f'by_{name}' for name in ORDERS)})",
    "CREATE INDEX paper_key ON paper (key)",
    "CREATE INDEX paper_arxiv_id ON paper (arxiv_id)",
    "CREATE INDEX paper_title_key ON paper (title_key)",
    "CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT NOT NULL, labels TEXT NOT NULL)",
    "CREATE TABLE record (id INTEGER PRIMARY KEY, json TEXT NOT NULL)",
    "CREATE TABLE label (value TEXT, id INTEGER, PRIMARY KEY (value, id)) WITHOUT ROWID",
    "CREATE INDEX label_id ON label (id)",
    # What is counted and completed, as it is spelt: tags, categories, authors, …
    "CREATE TABLE named (kind TEXT NOT NULL, value TEXT NOT NULL, id INTEGER NOT NULL)",
    "CREATE INDEX named_kind ON named (kind, value)",
    "CREATE INDEX named_id ON named (id)",
    "CREATE VIRTUAL TABLE words USING fts5(terms, content='', detail=none, columnsize=0, tokenize='ascii')",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)",
    # How many ids the words of gone papers are not counted for: those of before the last `delete-all`.
    "CREATE TABLE cleared (ids INTEGER NOT NULL)",
    f"PRAGMA user_version = {VERSION}",
)
_PAPER = f"INSERT INTO paper VALUES ({', '.join('?' * (11 + len(ORDERS)))})"
_TABLES = ("paper", "body", "record", "label", "named", "file")
_MIN_DEAD = 1000


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between the store and the index: folders that went, and folders as they now look."""

    gone: tuple[str, ...]
    shards: tuple[Shard, ...]
    looked_at: int

    @property
    def is_any(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.gone or self.shards)


class Sync:
    """Keeps the tables of one connection in step with a store. Runs inside a transaction of the caller's."""

    def __init__(self, connection: "sqlite3.Connection", store: Store) -> None:
        """Look at nothing yet."""
        self._db = connection
        self._store = store

    def changes(self) -> Changes:
        """Looks at every file of the store from outside."""
        looked_at = time.time_ns()
        old = dict(self._db.execute("SELECT name, digest FROM shard"))
        shards = [shard for shard in scan(self._store.papers) if shard.files or shard.name in old]
        changed = tuple(shard for shard in shards if old.get(shard.name) != shard.digest)
        return Changes(tuple(old.keys() - {shard.name for shard in shards}), changed, looked_at)

    def apply(self, changes: Changes, known: Mapping[str, Paper]) -> None:
        """Takes the changes in; papers in `known`, by key, are not read from their files again."""
        for name in changes.gone:
            self._forget([row[0] for row in self._db.execute("SELECT id FROM file WHERE shard = ?", (name,))])
            self._db.execute("DELETE FROM shard WHERE name = ?", (name,))
        for shard in changes.shards:
            self._take_shard(shard, changes.looked_at, known)
        self._drop_dead_words()

    def _take_shard(self, shard: Shard, looked_at: int, known: Mapping[str, Paper]) -> None:
        rows = self._db.execute(
            "SELECT name, size, mtime, ctime, inode, id FROM file WHERE shard = ?", (shard.name,)
        )
        old: dict[Stat, int] = {row[:5]: row[5] for row in rows}
        new = set(shard.files)
        self._forget([old[stat] for stat in old.keys() - new])
        racy = [stat for stat in shard.files if is_racy(stat, looked_at)]
        for stat in sorted(new - old.keys()):
            self._take_file(shard.name, stat, known, is_settled=stat not in racy)
        # A shard with racy files gets no digest, and these files no size: the next look reads them again.
        self._db.execute(
            "INSERT OR REPLACE INTO shard VALUES (?, ?)", (shard.name, b"" if racy else shard.digest)
        )

    def _take_file(self, shard: str, stat: Stat, known: Mapping[str, Paper], *, is_settled: bool) -> None:
        path = self._store.papers / shard / stat[0]
        key = key_of(path.stem)
        problem = None
        try:
            paper = known.get(key) or self._store.read(path)
        except UnreadableError as error:
            problem = str(error)
        row = (shard, stat[0], stat[1] if is_settled else -1, *stat[2:], problem)
        sql = (
            "INSERT INTO file (shard, name, size, mtime, ctime, inode, problem) VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        file_id = self._db.execute(sql, row).lastrowid
        if problem is None and file_id is not None:
            self._enter(file_id, paper)

    def _enter(self, file_id: int, paper: Paper) -> None:
        run, found = self._db.execute, document(paper)
        days = (found.first_day, found.last_day, found.added)
        numbers = (found.year, found.rating, found.score)
        fixed = (file_id, paper.key, title_key(paper.title), paper.arxiv_id, *days, *numbers, line(paper))
        run(_PAPER, fixed + sort_values(paper))
        run("INSERT INTO body VALUES (?, ?, ?)", (file_id, found.text, found.labels))
        record = json.dumps(to_json(paper), ensure_ascii=False, separators=(", ", ": "))
        run("INSERT INTO record VALUES (?, ?)", (file_id, record))
        labels = {(label, file_id) for label in found.labels.split("\n") if label}
        self._db.executemany("INSERT INTO label VALUES (?, ?)", sorted(labels))
        self._db.executemany(
            "INSERT INTO named VALUES (?, ?, ?)", [(*name, file_id) for name in names(paper)]
        )
        run("INSERT INTO words (rowid, terms) VALUES (?, ?)", (file_id, fts_terms(found.text)))

    def _forget(self, ids: list[int]) -> None:
        for table in _TABLES:
            self._db.executemany(f"DELETE FROM {table} WHERE id = ?", [(paper_id,) for paper_id in ids])

    def _drop_dead_words(self) -> None:
        """Makes the table of words anew when most of it speaks of papers that are gone."""
        last = self._db.execute(
            "SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'file'"
        ).fetchone()[0]
        first = self._db.execute("SELECT ifnull(max(ids), 0) FROM cleared").fetchone()[0]
        living = self._db.execute("SELECT count(*) FROM paper").fetchone()[0]
        if last - first - living < max(_MIN_DEAD, living):
            return
        self._db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        for paper_id, text in self._db.execute("SELECT id, text FROM body").fetchall():
            self._db.execute("INSERT INTO words (rowid, terms) VALUES (?, ?)", (paper_id, fts_terms(text)))
        self._db.execute("INSERT INTO cleared VALUES (?)", (last - living,))
