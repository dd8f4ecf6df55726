"""An index opened: from its file, or a new one; where no file can serve, in memory."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from paperlog.errors import UnreadableError
from paperlog.index import Index
from paperlog.indexfile import FAILURES, connect, connect_anew, in_memory, is_busy
from paperlog.paths import index_path
from paperlog.watching import NOBODY, Audience

if TYPE_CHECKING:
    from paperlog.store import Store


def open_index(store: "Store", seen: Mapping[str, str] | None = None, audience: Audience = NOBODY) -> Index:
    """The index of a store, up to date. Where no file can serve, it is built in memory for this once.

    `seen`: as `Index.refresh` takes it.
    """
    path = index_path(store.root)
    if not os.path.lexists(path):
        from paperlog.indexnew import fill

        seen = fill(path, store, audience) or seen
    for connecting in (connect, connect_anew):
        try:
            return _opened(Index(connecting(path, store), store, audience), seen)
        except FAILURES as error:
            if is_busy(error):  # it is in order, and another process's
                break
    return index_in_memory(store, audience)


def index_in_memory(store: "Store", audience: Audience = NOBODY) -> Index:
    """An index of a store that lives as long as the program."""
    try:
        index = Index(in_memory(store), store, audience)
        index.refresh()
    except FAILURES as error:
        why = getattr(error, "strerror", None) or error
        raise UnreadableError(
            f"{store.root}: the index cannot be made, not even in memory ({why}); check the disk and the memory"
        ) from error
    return index


def _opened(index: Index, seen: Mapping[str, str] | None) -> Index:
    try:
        index.refresh(seen=seen)
    except FAILURES:
        index.close()
        raise
    return index
