"""How the index takes changes of the store in: which rows go, and how a paper is entered."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from paperlog.citekey import is_file_key
from paperlog.errors import UnreadableError
from paperlog.indexentry import Before, Entry, entry
from paperlog.indexfile import transaction
from paperlog.indexscan import UNLISTED, Changes, Shard, Stat, is_racy
from paperlog.indexsql import fts_terms
from paperlog.jsontext import json_text
from paperlog.model import Paper
from paperlog.orders import ORDERS
from paperlog.paths import key_of
from paperlog.provenance import has_own_tags
from paperlog.rows import line, names, sort_values
from paperlog.settled import Unsettled, attempts, settled
from paperlog.store import Store
from paperlog.text import title_key

if TYPE_CHECKING:
    from paperlog.indexfile import Connection

_PAPER = f"INSERT INTO paper VALUES ({', '.join('?' * (12 + len(ORDERS)))})"
# But `body`: the words of a paper that goes are taken out of `words` by its text.
_TABLES = ("paper", "record", "label", "named", "relation", "block", "rendered", "file")
# What is written anew when a paper's file has changed; the blocking keys are those of its title.
_ENTERED = _TABLES[:-1]
_OF_ONE_TITLE = tuple(table for table in _ENTERED if table != "block")
_FILE = "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_BEFORE = (
    "SELECT title_key, text, json, terms FROM paper JOIN body USING (id) JOIN record USING (id) WHERE id = ?"
)
_ENTER_WORDS = "INSERT INTO words (rowid, terms) VALUES (?, ?)"
# https://sqlite.org/fts5.html, "The 'delete' Command": of a table without content, by its terms, all or some.
_TAKE_WORDS_OUT = "INSERT INTO words (words, rowid, terms) VALUES ('delete', ?, ?)"


def take_in(db: "Connection", store: Store, look: Callable[[], Changes], known: Mapping[str, Paper]) -> None:
    """Takes what a look at the store shows into the tables; nothing, where it may show half of a change.

    Where the tables are empty, so that nothing older can be told, that is waited for.
    """
    is_filled = db.execute("SELECT 1 FROM shard LIMIT 1").fetchone() is not None
    for _ in attempts(is_filled=is_filled):
        try:
            # Looked at inside: another process may have taken the same changes in while we waited for our turn.
            with transaction(db), settled(store, is_filled=is_filled):
                Sync(db, store).apply(look(), known)
            return
        except Unsettled:
            continue


class Sync:
    """Keeps the tables of one connection in step with a store. Runs inside a transaction of the caller's."""

    def __init__(self, connection: "Connection", store: Store) -> None:
        """Look at nothing yet."""
        self._db = connection
        self._store = store
        self._dead: list[int] = []

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
        came = {stat[0] for stat in new - old.keys()}
        changed = {stat[0]: paper_id for stat, paper_id in old.items() if stat not in new and stat[0] in came}
        self._forget([old[stat] for stat in old.keys() - new if stat[0] not in changed])
        racy = {stat for stat in shard.files if is_racy(stat, looked_at)}
        for stat in sorted(new - old.keys()):
            self._take_file(shard.name, stat, known, changed.get(stat[0]), is_settled=stat not in racy)
        # A shard with racy files gets no digest, and these files no size: the next look reads them again.
        self._db.execute(
            "INSERT OR REPLACE INTO shard VALUES (?, ?)", (shard.name, "" if racy else shard.digest)
        )

    def _take_file(
        self, shard: str, stat: Stat, known: Mapping[str, Paper], old_id: int | None, *, is_settled: bool
    ) -> None:
        """Enters a file that is new, or, with the id that it had, one that has changed."""
        read = self._read(shard, stat, known)
        before = self._before(old_id) if isinstance(read, Paper) else None
        if old_id and not before:
            self._forget([old_id])
        if read is None:
            return
        problem = None if isinstance(read, Paper) else read
        row = (shard, stat[0], stat[1] if is_settled else -1, *stat[2:], problem)
        file_id = self._db.execute(_FILE, (old_id if before else None, *row)).lastrowid
        if isinstance(read, Paper) and file_id is not None:
            made = entry(read, before)
            if before:
                self._clear([file_id], _ENTERED if made.is_retitled else _OF_ONE_TITLE)
            self._enter(file_id, made)

    def _read(self, shard: str, stat: Stat, known: Mapping[str, Paper]) -> Paper | str | None:
        """The paper of a file, or why it cannot be read; None where it is gone by now."""
        path = self._store.papers / shard / stat[0]
        key = key_of(path.stem)
        try:
            if stat[0] == UNLISTED:
                why = os.strerror(stat[1])
                raise UnreadableError(f"{path}: the papers in it cannot be read ({why}); make it readable")
            if not is_file_key(key) and "\\" not in key:
                raise UnreadableError(
                    f"{path}: its name cannot be a key; use letters, digits and . : + - _ in it"
                )
            if path != self._store.path(key):
                raise UnreadableError(
                    f"{path}: in another folder than its key says; move it to {self._store.path(key)}"
                )
            return known.get(key) or self._store.read(path)
        except UnreadableError as error:
            # A name with its bytes written out is never there.
            return str(error) if "\\" in stat[0] or os.path.lexists(path) else None

    def _before(self, paper_id: int | None) -> Before | None:
        """What the index has of a paper; None where its file is new or could not be read."""
        row = self._db.execute(_BEFORE, (paper_id,)).fetchone() if paper_id else None
        return Before(row[0], row[1], json.loads(row[2]), row[3]) if row else None

    def _enter(self, file_id: int, made: Entry) -> None:
        run, paper, found = self._db.execute, made.paper, made.document
        days = (found.first_day, found.last_day, found.added)
        numbers = (found.year, found.rating, found.score)
        fixed = (file_id, paper.key, title_key(paper.title), paper.arxiv_id, *days, *numbers, line(paper))
        run(_PAPER, (*fixed, made.size, *sort_values(paper)))
        run("INSERT OR REPLACE INTO body VALUES (?, ?, ?)", (file_id, found.text, found.labels))
        run("INSERT INTO record VALUES (?, ?)", (file_id, json_text(made.values)))
        labels = {(label, file_id) for label in found.labels.split("\n") if label}
        labels |= {(f"digest:{source.digest}", file_id) for source in paper.sources}
        labels |= {("own:tags", file_id)} if has_own_tags(paper) else set()
        self._db.executemany("INSERT INTO label VALUES (?, ?)", sorted(labels))
        self._db.executemany(
            "INSERT INTO named VALUES (?, ?, ?)", [(*name, file_id) for name in names(paper)]
        )
        related = [
            (file_id, place, title_key(item.title), item.score) for place, item in enumerate(paper.related)
        ]
        self._db.executemany("INSERT INTO relation VALUES (?, ?, ?, ?)", related)
        for sql, terms in ((_TAKE_WORDS_OUT, made.lost), (_ENTER_WORDS, made.new)):
            if terms:
                run(sql, (file_id, terms))

    def _forget(self, ids: list[int]) -> None:
        self._dead += ids
        self._clear(ids, _TABLES)

    def _clear(self, ids: list[int], tables: Iterable[str]) -> None:
        for table in tables:
            self._db.executemany(f"DELETE FROM {table} WHERE id = ?", [(paper_id,) for paper_id in ids])

    def _drop_dead_words(self) -> None:
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
