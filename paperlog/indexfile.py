"""The index's SQLite file: opened, made, and put out of the way when it is of no use; the only importer of sqlite3."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from paperlog.indexschema import INDEXES, TABLES, VERSION, strict
from paperlog.lock import runs_with_lock, silent

if TYPE_CHECKING:
    from paperlog.lock import Tell
    from paperlog.store import Store

# How long another process is waited for that takes something in, and from when on a person is told.
BUSY_SECONDS = 30.0
_TOLD_AFTER = 1.0
# How often is looked whether it still runs: one that is stopped (Ctrl-Z) may never come to its end.
_PATIENT_SECONDS = 0.25
# What who writes has locked of the file beside: https://sqlite.org/walformat.html#wal_locks
_WRITING_BYTE = 120

# https://sqlite.org/stricttables.html
_HAS_STRICT = sqlite3.sqlite_version_info >= (3, 37)
# How failures begin that have no code of their own, and that no index as it was made can give.
_OF_DAMAGE = (
    "malformed JSON",
    "Could not decode to UTF-8",
    "no such fts5 table",
    "no such table",
    "no such column",
    "invalid fts5 file format",
    "vtable constructor failed",
)
# Of the file, and of what SQLite keeps beside it.
SUFFIXES = ("", "-wal", "-shm")
FAILURES = (sqlite3.Error, OSError)
DAMAGE = sqlite3.DatabaseError
CORRUPT = sqlite3.SQLITE_CORRUPT
Connection = sqlite3.Connection
DAMAGED = "the index was damaged and is taken away; run the command again"


def is_busy(error: BaseException) -> bool:
    """Whether a failure says only that another process was at work for too long."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY


def is_damage(error: BaseException | None) -> bool:
    """Whether a failure says that the file holds what no index holds (https://sqlite.org/rescode.html)."""
    kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
    is_told = isinstance(error, sqlite3.Error) and str(error).startswith(_OF_DAMAGE)
    return is_told or kind in (CORRUPT, sqlite3.SQLITE_NOTADB)


def known_shards(db: sqlite3.Connection) -> dict[str, str]:
    """The digest of each folder of papers (indexscan.Shard) at the last look."""
    return dict(db.execute("SELECT name, digest FROM shard"))


def is_waiting(db: sqlite3.Connection) -> bool:
    """Whether there is a paper whose text is not entered yet."""
    return db.execute("SELECT 1 FROM waiting LIMIT 1").fetchone() is not None


@contextmanager
def transaction(db: sqlite3.Connection, *, wait: bool = True, tell: "Tell" = silent) -> Iterator[None]:
    """Holds the file's one writer's place: all that is done inside comes about, or nothing of it.

    Another one who has it is waited for while it runs, at most BUSY_SECONDS, or (`wait` False) not at all; `tell` is
    told.
    """
    _begin(db, BUSY_SECONDS if wait else 0.0, tell)
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _begin(db: sqlite3.Connection, seconds: float, tell: "Tell") -> None:
    start, is_told = time.monotonic(), False
    while True:
        try:
            return _begin_within(db, min(seconds, _PATIENT_SECONDS))
        except sqlite3.OperationalError as error:
            waited = time.monotonic() - start
            if not is_busy(error) or waited >= seconds or not _is_running(db):
                raise
        if waited >= _TOLD_AFTER and not is_told:
            is_told = True
            tell(f"another paperlog is taking papers into the index; waiting for it, at most {seconds:.0f} s")


def _is_running(db: sqlite3.Connection) -> bool:
    """Whether who writes into the file is known, and not stopped."""
    (path,) = db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    return runs_with_lock(Path(f"{path}-shm"), _WRITING_BYTE)


def _begin_within(db: sqlite3.Connection, seconds: float) -> None:
    db.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
    db.execute("BEGIN IMMEDIATE")


@contextmanager
def filling(db: sqlite3.Connection) -> Iterator[None]:
    """Empty tables are filled inside: what they are found by is made in one go at the end, not row by row."""
    for name in INDEXES:
        db.execute(f"DROP INDEX {name}")
    yield
    _make_indexes(db)


def _make_indexes(db: sqlite3.Connection) -> None:
    for name, what in INDEXES.items():
        db.execute(f"CREATE INDEX {name} ON {what}")


def connect(path: Path, store: "Store") -> sqlite3.Connection:
    """A connection to a store's index, with empty tables where there were none of ours. Raises one of FAILURES."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        if not _is_ours(db, store):
            db.execute("PRAGMA journal_mode = WAL")
            _made(db, store)
        db.execute("PRAGMA synchronous = NORMAL")
        _with_room(db)
    except BaseException:
        db.close()
        raise
    return db


def _with_room(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA mmap_size = 1073741824")
    # 16 MB: with less, long writing writes the same pages again and again.
    db.execute("PRAGMA cache_size = -16000")


def connect_alone(path: Path, store: "Store") -> sqlite3.Connection:
    """A connection to a new file, with empty tables, that is of no use where it is cut off. Raises one of FAILURES."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = MEMORY")
        db.execute("PRAGMA synchronous = OFF")
        _with_room(db)
        return _made(db, store)
    except BaseException:
        db.close()
        raise


def _is_ours(db: sqlite3.Connection, store: "Store") -> bool:
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        return False
    return bool(db.execute("SELECT store FROM origin").fetchone() == (_origin(store.root),))


def connect_to_read(path: Path, root: Path) -> sqlite3.Connection:
    """A connection to the index of the store in a folder that changes nothing and makes no file beside it.

    Raises one of FAILURES where there is no index of ours.
    """
    db = _opened_to_read(path)
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            raise sqlite3.DatabaseError("an index of another version")
        if db.execute("SELECT store FROM origin").fetchone() != (_origin(root),):
            raise sqlite3.DatabaseError("the index of another store")
    except BaseException:
        db.close()
        raise
    return db


def _opened_to_read(path: Path) -> sqlite3.Connection:
    """Unless somebody has the file open it is read as one that nobody changes, as SQLite would otherwise make two
    files beside it (https://sqlite.org/wal.html#readonly).
    """
    is_open = all(Path(f"{path}{suffix}").exists() for suffix in ("-wal", "-shm"))
    named = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    way = "mode=ro" if is_open else "mode=ro&immutable=1"
    return sqlite3.connect(f"file:{named}?{way}", uri=True, timeout=0.1, isolation_level=None)


def connect_anew(path: Path, store: "Store") -> sqlite3.Connection:
    """Like `connect`, for a file that is of no use: it is put out of the way first."""
    discard(path)
    return connect(path, store)


def papers_known(path: Path, store: "Store") -> tuple[int, int | None]:
    """How many papers an index knows of, as it was left, and on which disk; 0 where it is none, or another store's."""
    with suppress(sqlite3.Error), closing(_opened_to_read(path)) as db:
        found, disk = db.execute("SELECT store, disk FROM origin").fetchone()
        if found == _origin(store.root):
            return int(db.execute("SELECT count(*) FROM paper").fetchone()[0]), disk
    return 0, None


def discard(path: Path) -> None:
    """Takes an index's file away, and what SQLite keeps beside it."""
    for suffix in SUFFIXES:
        with suppress(OSError):
            Path(f"{path}{suffix}").unlink()


def in_memory(store: "Store") -> sqlite3.Connection:
    """A connection to an index that lives as long as it."""
    return _made(sqlite3.connect(":memory:", isolation_level=None), store)


def copied(db: sqlite3.Connection) -> sqlite3.Connection:
    """A connection to a copy of an index that lives as long as it, in the place of `db`, which is closed.

    SQLite reads beside whoever writes (https://sqlite.org/wal.html#concurrency), so this waits for nobody.
    """
    copy = sqlite3.connect("", isolation_level=None)
    try:
        db.backup(copy)
    except BaseException:
        copy.close()
        raise
    db.close()
    return copy


def _made(db: sqlite3.Connection, store: "Store") -> sqlite3.Connection:
    """The same connection, with empty tables; what was in it before is dropped."""
    with transaction(db):
        if not (db.execute("PRAGMA user_version").fetchone()[0] == VERSION and _is_ours(db, store)):
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
            ).fetchall():
                with suppress(sqlite3.OperationalError):
                    db.execute(f'DROP TABLE IF EXISTS "{name}"')
            for statement in TABLES:
                db.execute(strict(statement) if _HAS_STRICT else statement)
            _make_indexes(db)
            db.execute("INSERT INTO origin VALUES (?, NULL)", (_origin(store.root),))
    return db


def _origin(root: Path) -> str:
    """The folder of the store that an index is for, also where its path is not valid UTF-8."""
    return os.fsencode(os.path.realpath(root)).decode("utf-8", "backslashreplace")
