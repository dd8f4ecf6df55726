"""No half of a change in the index: a look at the store's files counts only if no writer was at work meanwhile.

A writer puts the files of a change in place one after the other. Who looks at them before, between and after would
see the old papers, some of each, and the new ones. So a reader takes nothing in while a writer holds the store's
lock: it answers from the index as it was before. And it takes nothing in, either, where the journal shows that a
change began or ended while it looked (a sequence lock: Lameter, "Effective Synchronization on Linux/NUMA", 2005).
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, Self

from paperlog.errors import PaperlogError, UnreadableError
from paperlog.journal import Journal
from paperlog.lock import is_held
from paperlog.store import Store

# A reader whose index is empty has nothing older to answer from: it waits so long for a change to be in place.
PATIENT_SECONDS = 10.0
_PAUSE_SECONDS = 0.02
# So old may a look be that an import plans by: planning, too, takes a while in which nobody looks again.
_FRESH_SECONDS = 1.0


class Sight(NamedTuple):
    """A look at all files: what the journal was when it began (`Journal.state`, "" for none), and when that was."""

    state: str
    at: float

    @classmethod
    def now(cls, journal: Journal) -> Self:
        """Of a look that begins now."""
        return cls(_told(journal), time.monotonic())

    def is_fresh(self, journal: Journal) -> bool:
        """Whether it was a moment ago, and no other paperlog has changed the store since: it need not be done again."""
        is_young = time.monotonic() - self.at < _FRESH_SECONDS
        return is_young and bool(self.state) and self.state == _told(journal)


def _told(journal: Journal) -> str:
    state = journal.state()
    return repr(state) if state else ""


class Unsettled(PaperlogError):
    """The files are being changed: what was seen of them may be half of a change."""


@contextmanager
def settled(store: Store, *, is_filled: bool) -> Iterator[None]:
    """Raises Unsettled at its beginning or end where another process was changing the store's files.

    `is_filled`: the index can answer without this look, so that it need not even begin while a writer is at work.
    """
    journal = Journal(store.root)
    before = journal.state()
    if not store.is_writing and (is_filled or _may_be_unfinished(journal)) and is_held(store.root):
        raise Unsettled
    yield
    if journal.state() != before:
        raise Unsettled


def _may_be_unfinished(journal: Journal) -> bool:
    try:
        return journal.unfinished() is not None
    except UnreadableError:
        return True


def attempts(*, is_filled: bool) -> Iterator[int]:
    """The attempts at a look, with pauses between them: one where the index can answer without it."""
    until = time.monotonic() + PATIENT_SECONDS
    yield 0
    while not is_filled and time.monotonic() < until:
        time.sleep(_PAUSE_SECONDS)
        yield 1
