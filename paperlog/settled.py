"""No half of a change is seen: a look at the store's files counts only if no writer began or ended a change meanwhile.

A writer puts the files of a change in place one after the other. Who looks at them before, between and after would
see the old papers, some of each, and the new ones. So a reader that comes upon a change which is being put in place
looks at the files as they were before it (past.py): the journal tells that. And where the journal shows that a change
began or ended while it looked, it looks again (a sequence lock: Lameter, "Effective Synchronization on Linux/NUMA",
2005). The index, which is of before until the writer itself has taken the change in (changing.py), takes nothing in
meanwhile. A change that was cut off, in a store that cannot be written, is not seen either.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from paperlog.errors import PaperlogError, UnreadableError
from paperlog.journal import Journal
from paperlog.lock import is_held
from paperlog.store import Store

if TYPE_CHECKING:
    from paperlog.past import PastStore

T = TypeVar("T")
# Who has nothing older to answer from looks again and again for so long.
PATIENT_SECONDS = 10.0
_PAUSE_SECONDS = 0.02


class Unsettled(PaperlogError):
    """The files are being changed: what was seen of them may be half of a change."""


@contextmanager
def settled(store: Store, *, is_filled: bool = False) -> "Iterator[PastStore | None]":
    """A look at the store's files; what they were before a change that is put in place, or that was cut off.

    Raises Unsettled where that cannot be told, and at the end where another process began or ended a change
    meanwhile, also in the place of what the look raises. `is_filled`: the index can answer without this look, so that
    it need not even begin while a change is put in place.
    """
    journal = Journal(store.root)
    before = journal.state()
    past = _past(journal, store, is_filled=is_filled)
    try:
        yield past
    except PaperlogError as error:
        if journal.state() == before:
            raise
        raise Unsettled from error
    if journal.state() != before:
        raise Unsettled


def is_being_changed(store: Store) -> bool:
    """Whether another process is putting a change in place, or may be so."""
    # The lock is asked last, and mostly not at all: who asks has it for a moment, and a writer might not wait for it.
    return _is_unfinished(Journal(store.root), store) and is_held(store.root)


def _is_unfinished(journal: Journal, store: Store) -> bool:
    try:
        return not store.is_writing and journal.unfinished() is not None
    except UnreadableError:
        return True


def _past(journal: Journal, store: Store, *, is_filled: bool) -> "PastStore | None":
    """The store before a change that is not finished; None without one, or where one was cut off and is damaged."""
    if not _is_unfinished(journal, store):
        return None
    has_writer = is_held(store.root)
    if has_writer and is_filled:
        raise Unsettled
    from paperlog.past import PastStore

    try:
        touched = journal.under_way()
    except UnreadableError as error:
        if has_writer:
            raise Unsettled from error
        return None
    return PastStore(store.root, touched) if touched else None


def looked(look: Callable[[], T], *, is_filled: bool = False) -> T:
    """What a look gives that is `settled` inside, after as many as it takes; raises Unsettled where none came about.

    `is_filled`: the index can answer without it, so once is enough.
    """
    for _ in _attempts(is_filled=is_filled):
        with suppress(Unsettled):
            return look()
    raise Unsettled


def _attempts(*, is_filled: bool) -> Iterator[int]:
    until = time.monotonic() + PATIENT_SECONDS
    yield 0
    while not is_filled and time.monotonic() < until:
        time.sleep(_PAUSE_SECONDS)
        yield 1
