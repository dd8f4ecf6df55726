"""A store's first index: filled beside its place, and put there when it is whole.

SQLite writes every page twice, so that whoever is cut off leaves a file that is whole (https://sqlite.org/wal.html). A
file that nobody else knows of needs no such care. It never takes the place of another file: that might be in use, and
SQLite would lay what it keeps beside that one over ours (https://sqlite.org/howtocorrupt.html, section 4.2).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from paperlog.forked import is_alive
from paperlog.index import Index
from paperlog.indexfile import FAILURES, SUFFIXES, connect_alone, discard, known_shards

if TYPE_CHECKING:
    from paperlog.store import Store
    from paperlog.watching import Audience


def fill(path: Path, store: "Store", audience: "Audience") -> dict[str, str] | None:
    """Makes the index of a store where there is none yet: what it saw of each shard (`Index.refresh`), else None.

    Raises BusyError as `indexsync.take_in` does.
    """
    if any(os.path.lexists(f"{path}{suffix}") for suffix in SUFFIXES):
        return None
    try:
        with _beside(path) as new:
            seen = _filled(new, store, audience)
            os.link(new, path)
            return seen
    # Another process was quicker, or the disk knows no second names: then the file is filled in its place.
    except FAILURES:
        return None


def _filled(path: Path, store: "Store", audience: "Audience") -> dict[str, str]:
    """Fills a file; all of it is on the disk before it gets its name, or a power cut could leave half of it there."""
    db = connect_alone(path, store)
    try:
        Index(db, store, audience).fill()
        seen = known_shards(db)
        db.execute("PRAGMA journal_mode = WAL")
    finally:
        db.close()
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return seen


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name that is this process's alone; what stands under it is gone at the end, and what dead processes left."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in path.parent.glob(f"{path.name}.new-*"):
        with suppress(ValueError):  # what SQLite keeps beside one of them
            if not is_alive(int(left.name.rpartition("-")[2])):
                discard(left)
    new = Path(f"{path}.new-{os.getpid()}")
    discard(new)
    try:
        yield new
    finally:
        discard(new)
