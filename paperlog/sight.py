"""When a store's files were looked at, so that a look of a moment ago need not be done again."""

import time
from typing import NamedTuple, Self

from paperlog.journal import Journal

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
