"""How the index takes changes of the store in: which rows go, and how a paper is entered."""

import os
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from paperlog.citekey import is_file_key
from paperlog.errors import BusyError, PassingError, UnreadableError
from paperlog.forked import in_order
from paperlog.indexdamage import DamagedError, text_of, values_of
from paperlog.indexentry import Before
from paperlog.indexfile import filling, transaction
from paperlog.indexrows import Rows, rows
from paperlog.indexscan import UNLISTED, Changes, Shard, Stat, is_racy, kept
from paperlog.indexwrite import Writer
from paperlog.journal import Journal
from paperlog.model import Paper
from paperlog.paths import file_of, key_of
from paperlog.reading import closed, disk_of, is_there
from paperlog.settled import Unsettled, is_being_changed, looked, settled
from paperlog.store import Store
from paperlog.watching import NOBODY, Audience, Watch

if TYPE_CHECKING:
    from pathlib import Path

    from paperlog.indexfile import Connection

# Of so many new papers on, all cores take part.
_MANY = 400
_SAME_FILE = (
    "UPDATE file SET shard = ?, name = ?, size = ?, mtime = ?, ctime = ?, inode = ?, problem = ? WHERE id = ?"
)
_FILES = "SELECT name, size, mtime, ctime, inode FROM file WHERE shard = ?"
_BEFORE = "SELECT title_key, json, text, terms FROM paper JOIN record USING (id) LEFT JOIN body USING (id) WHERE id = ?"


def take_in(
    db: "Connection",
    store: Store,
    look: Callable[[], Changes],
    known: Mapping[str, Paper],
    audience: Audience = NOBODY,
) -> bool:
    """Takes what a look at the store shows into the tables, but for what may be half of a change; whether it did.

    Raises BusyError where that is so again and again, and the tables are empty, so that nothing older can be told.
    """
    is_filled = db.execute("SELECT 1 FROM shard LIMIT 1").fetchone() is not None
    is_changing = is_filled and is_being_changed(store)
    if is_changing and not _is_older(db, store, look()):
        return False

    def take() -> None:
        # Looked at inside: another process may have taken the same changes in while we waited for our turn.
        with (
            # Where a change is under way, its writer may be taking it in.
            transaction(db, wait=not is_changing, tell=audience.tell),
            settled(store, is_filled=is_filled and not is_changing) as past,
            nullcontext() if is_filled else filling(db),
        ):
            Sync(db, past or store, audience.watch).apply(past.looked(look()) if past else look(), known)

    try:
        looked(take, is_filled=is_filled)
    except Unsettled as error:
        if is_filled:
            return False
        what = "another paperlog changes it again and again, so it is not seen as a whole"
        raise BusyError(f"{store.root}: {what}; run this again when that is done") from error
    return True


def _is_older(db: "Connection", store: Store, changes: Changes) -> bool:
    """Whether the tables are not of right before the change that is put in place: other files have changed, too."""
    try:
        touched = {kept(file_of(each.key)) for each in Journal(store.root).under_way()}
    except UnreadableError:
        return False
    looks = {
        **{name: frozenset[Stat]() for name in changes.gone},
        **{each.name: frozenset(each.files) for each in changes.shards},
    }
    return any(
        f"{shard}/{name}".lstrip("/") not in touched
        for shard, files in looks.items()
        for name in _other(files, db.execute(_FILES, (shard,)).fetchall())
    )


def _other(files: frozenset[Stat], known: list[Stat]) -> set[str]:
    """The names of files that are not as they are known, but for those of which that cannot be told."""
    unsure = {stat[0] for stat in known if stat[1] < 0}
    return {stat[0] for stat in files ^ frozenset(known)} - unsure


class Unread(NamedTuple):
    """Why a file cannot be read, and whether that can pass without a trace in the file: a disk's error, a link."""

    said: str
    is_passing: bool


class Sync:
    """Keeps the tables of one connection in step with a store. Runs inside a transaction of the caller's."""

    def __init__(self, connection: "Connection", store: Store, watch: Watch) -> None:
        """Look at nothing yet."""
        self._db, self._store, self._watch = connection, store, watch
        self._writer = Writer(connection)
        self._new: list[tuple[str, Stat, bool]] = []
        self._unsure: set[str] = set()

    def apply(self, changes: Changes, known: Mapping[str, Paper]) -> None:
        """Takes the changes in; papers in `known`, by key, are not read from their files again."""
        self._db.execute("UPDATE origin SET disk = ?", (disk_of(self._store.papers),))
        for name in changes.gone:
            ids = self._db.execute("SELECT id FROM file WHERE shard = ?", (name,))
            self._writer.forget([row[0] for row in ids])
            self._db.execute("DELETE FROM shard WHERE name = ?", (name,))
        for shard in changes.shards:
            self._take_shard(shard, changes.looked_at, known)
        self._take_new(known)
        self._db.executemany(
            "UPDATE shard SET digest = '' WHERE name = ?", [(name,) for name in self._unsure]
        )
        self._writer.flush()
        self._writer.drop_dead_words()

    def _take_shard(self, shard: Shard, looked_at: int, known: Mapping[str, Paper]) -> None:
        """Takes in which files went and which changed, and notes those that are new."""
        known_files = self._db.execute(
            "SELECT name, size, mtime, ctime, inode, id FROM file WHERE shard = ?", (shard.name,)
        )
        old: dict[Stat, int] = {row[:5]: row[5] for row in known_files}
        new = set(shard.files)
        came = {stat[0] for stat in new - old.keys()}
        changed = {stat[0]: paper_id for stat, paper_id in old.items() if stat not in new and stat[0] in came}
        self._writer.forget([old[stat] for stat in old.keys() - new if stat[0] not in changed])
        racy = {stat for stat in shard.files if is_racy(stat, looked_at)}
        for stat in sorted(new - old.keys()):
            is_settled = stat not in racy
            if stat[0] in changed:
                self._take_changed(shard.name, stat, known, changed[stat[0]], is_settled=is_settled)
            else:
                self._new.append((shard.name, stat, is_settled))
        # A shard with racy files, or with such as may be read another time, gets no digest, and these files no size:
        # the next look reads them again.
        self._db.execute("DELETE FROM shard WHERE name = ?", (shard.name,))
        self._db.execute("INSERT INTO shard VALUES (?, ?)", (shard.name, "" if racy else shard.digest))

    def _take_changed(
        self, shard: str, stat: Stat, known: Mapping[str, Paper], old_id: int, *, is_settled: bool
    ) -> None:
        """Enters a file that has changed, with the id that it had."""
        read = self._read(shard, stat, known)
        before = self._before(old_id) if isinstance(read, Paper) else None
        if before is None:
            self._writer.forget([old_id])
            self._enter(shard, stat, rows(read) if isinstance(read, Paper) else read, is_settled=is_settled)
        elif isinstance(read, Paper):
            self._db.execute(_SAME_FILE, (*_file(shard, stat, None, is_settled=is_settled), old_id))
            self._writer.enter(old_id, rows(read, before), is_changed=True)

    def _take_new(self, known: Mapping[str, Paper]) -> None:
        """Enters the files that are new. Reading and folding them is most of the work: all cores take part in it."""

        def made(new: tuple[str, Stat, bool]) -> Rows | Unread | None:
            read = self._read(*new[:2], known)
            # What is known has just been imported, and who imports will do so again.
            return rows(read, has_blocks=read.key in known) if isinstance(read, Paper) else read

        found = in_order(made, self._new, at_a_time=20, is_long=len(self._new) >= _MANY)
        watched = self._watch(zip(self._new, found, strict=True), len(self._new), "indexing")
        for (shard, stat, is_settled), what in watched:
            self._enter(shard, stat, what, is_settled=is_settled)

    def _enter(self, shard: str, stat: Stat, what: Rows | Unread | None, *, is_settled: bool) -> None:
        """Enters the rows of a file, or why it cannot be read; nothing where it is gone by now."""
        if what is None:
            return
        problem = what.said if isinstance(what, Unread) else None
        if isinstance(what, Unread) and what.is_passing:
            is_settled = False
            self._unsure.add(shard)
        file_id = self._writer.add_file(_file(shard, stat, problem, is_settled=is_settled))
        if isinstance(what, Rows):
            self._writer.enter(file_id, what, is_changed=False)

    def _read(self, shard: str, stat: Stat, known: Mapping[str, Paper]) -> Paper | Unread | None:
        """The paper of a file, or why it cannot be read; None where it is gone by now."""
        place = f"{shard}/{stat[0]}" if shard else stat[0]
        path, key = self._store.papers / place, key_of(stat[0].removesuffix(".yaml"))
        try:
            if stat[0] == UNLISTED:
                raise UnreadableError(closed(path, stat[1]))
            if not is_file_key(key):
                raise UnreadableError(
                    f"{path}: its name cannot be a key; use letters, digits and . : + - _ in it"
                )
            if place != file_of(key):
                raise UnreadableError(f"{path}: {_misplaced(path, self._store.path(key))}")
            return known.get(key) or self._store.read(path, key)
        except UnreadableError as error:
            # A name with its bytes written out is never there.
            is_known = "\\" in place or is_there(path)
            return Unread(str(error), isinstance(error, PassingError)) if is_known else None

    def _before(self, paper_id: int | None) -> Before | None:
        """What the index has of a paper; None where its file is new or could not be read."""
        row = self._db.execute(_BEFORE, (paper_id,)).fetchone() if paper_id else None
        if row is None:
            return None
        title, record, text, terms = row
        if not isinstance(terms, int | None):
            raise DamagedError("a count of no paper")
        return Before(title, values_of(record), text if text is None else text_of(text), terms)


def _file(shard: str, stat: Stat, problem: str | None, *, is_settled: bool) -> tuple[object, ...]:
    return (shard, stat[0], stat[1] if is_settled else -1, *stat[2:], problem)


def _misplaced(path: "Path", wanted: "Path") -> str:
    """What to say of a file that stands in another folder than its key says."""
    if os.path.realpath(path) == os.path.realpath(wanted):
        return f"is {wanted} once more, by a link; remove the link, not what it leads to"
    return f"in another folder than its key says; move it to {wanted}"
