"""A large change of the store taken into the index behind it, so that nobody waits for that.

A copy of the process does it when the command that made the change has ended. Whoever asks the index meanwhile
waits for it, as for any other writer; where it never comes to its end, the next command takes the change in.
"""

import time
from contextlib import closing
from typing import TYPE_CHECKING

from paperlog.forked import apart
from paperlog.indexfile import connect, is_waiting, known_shards
from paperlog.indexlater import enter_texts
from paperlog.indexscan import RACY_NS, Changes, compare
from paperlog.indexsync import take_in
from paperlog.paths import index_path
from paperlog.written import AsWritten

if TYPE_CHECKING:
    from paperlog.indexfile import Connection
    from paperlog.store import Store
    from paperlog.written import Written

_NS = 1_000_000_000


def take_in_apart(store: "Store", written: "Written") -> None:
    """Begins to take in what a change has just written; comes back at once."""
    done_at = time.time_ns()
    apart(lambda: take_in_written(store, written, done_at))


def take_in_written(store: "Store", written: "Written", done_at: int) -> None:
    """Takes in what a change has written by `done_at` (ns since 1970), with the texts where all others are there."""
    with closing(connect(index_path(store.root), store)) as db:
        has_texts = db.execute("SELECT 1 FROM body LIMIT 1").fetchone() and not is_waiting(db)
        take_in(db, store, lambda: _look(db, store, done_at), AsWritten(store, written))
        if has_texts:
            enter_texts(db)


def _look(db: "Connection", store: "Store", done_at: int) -> Changes:
    """A look at the files when they are old enough to be known again: else the next command would read them all."""
    time.sleep(max(0, done_at + RACY_NS - time.time_ns()) / _NS)
    return compare(store.papers, known_shards(db), time.time_ns())
