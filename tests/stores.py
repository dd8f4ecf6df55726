"""Stores for tests: real folders, each with a cache folder of its own beside it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from paperlog.digest_hash import digest
from paperlog.entries import Entry, Located
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.querynodes import EVERYTHING, Node
from paperlog.store import Change, Store


@contextmanager
def new_store() -> Iterator[Store]:
    """A store in a new folder, for tests in which hypothesis needs many: in memory, where the system has that."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with TemporaryDirectory(dir=memory) as folder, patch.dict(os.environ, XDG_CACHE_HOME=f"{folder}/cache"):
        yield Store(Path(folder, "store"))


def put(store: Store, *papers: Paper) -> None:
    """Saves papers as new ones."""
    with store.writing():
        store.save([Change(paper) for paper in papers])


def saved(store: Store) -> list[Paper]:
    """Every paper of a store that can be read, from its files alone, by key."""
    return [store.read(path) for _, path in store.files()]


def located(entry: Entry, file: str = "a.txt", line: int = 1) -> Located:
    """An entry as it stands in a file."""
    return Located(entry, "fugumt", file, line, digest(entry))


def keys(library: Library, node: Node = EVERYTHING, *args: object, **options: object) -> list[str]:
    """The keys that a query finds, in their order."""
    return list(library.keys(library.select(node, *args, **options)))  # type: ignore[arg-type]
