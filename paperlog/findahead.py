"""An answer made while the store's files are still looked at, from the index as it was left.

Looking at 100,000 files takes as long as finding in them. Where the look then shows that nothing has changed, which is
nearly always so, the answer counts.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from paperlog.index import Index
from paperlog.indexfile import FAILURES, connect
from paperlog.paths import index_path

if TYPE_CHECKING:
    from paperlog.lookahead import LookAhead
    from paperlog.querynodes import Node
    from paperlog.store import Store
    from paperlog.watching import Audience

# So many papers are found before it is asked whether the look is at its end.
_AT_ONCE = 100


class Asked(NamedTuple):
    """Which papers are asked for, as `Index.select` takes it."""

    node: "Node"
    order: str
    reverse: bool
    limit: int | None

    def found(self, index: Index) -> Iterator[int]:
        """Their ids; texts that this looks into are entered first."""
        if index.lacks_texts(self.node, self.order):
            index.enter_texts()
        return self.selected(index)

    def selected(self, index: Index) -> Iterator[int]:
        """The same where no texts are lacking; the first id is looked for at once."""
        ids = index.select(self.node, self.order, reverse=self.reverse, limit=self.limit)
        return chain(list(islice(ids, 1)), ids)


def found_ahead(
    store: "Store",
    asked: Asked,
    look: "LookAhead",
    seen: Callable[[], Mapping[str, str] | None],
    audience: "Audience",
) -> tuple[Index, Iterator[int]] | None:
    """The index of a store, up to date, and what it finds, most of it before a look at the store is at its end.

    `seen` gives what the look saw, as `Index.refresh` takes it. None where there is no index yet that can tell.
    """
    path = index_path(store.root)
    if not os.path.lexists(path):
        return None
    index = None
    try:
        index = Index(connect(path, store), store, audience)
        index.begin()
        if not index.lacks_texts(asked.node, asked.order):
            found = _until(look, asked.selected(index))
            return index, found if index.refresh(seen=seen()) else asked.found(index)
    except FAILURES:  # who opens it next sees to that
        pass
    if index:
        index.close()
    return None


def _until(look: "LookAhead", ids: Iterator[int]) -> Iterator[int]:
    """All of some ids, those taken out already that come before a look is at its end."""
    found: list[int] = []
    while not look.is_done and (some := list(islice(ids, _AT_ONCE))):
        found += some
    return chain(found, ids)
