"""The store as it was before a change that another process is putting in place: what readers of files see meanwhile.

What each file was is in the journal before the first one is replaced, so nobody waits for the last one.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from errno import ENOENT
from os import strerror
from pathlib import Path

from paperlog.changes import Touched, file_hash
from paperlog.errors import PassingError, UnreadableError
from paperlog.indexscan import Changes, Shard, kept
from paperlog.reading import is_there, unread
from paperlog.store import Store


class PastStore(Store):
    """A store to read: each file is as it was before one change, or as it is where that does not touch it.

    So is one that somebody edited in between.
    """

    def __init__(self, root: Path, touched: Iterable[Touched]) -> None:
        """The store below a folder; `touched`: what the change does."""
        super().__init__(root)
        self._touched = {self.path(each.key): each for each in touched}

    def _walk(self) -> Iterator[Path]:
        yield from (path for path in super()._walk() if path not in self._touched)
        yield from filter(self._was_there, self._touched)

    def bytes_of(self, path: Path) -> bytes:
        """As `Store.bytes_of`."""
        if path not in self._touched:
            return super().bytes_of(path)
        data = self._was(path)
        if data is None:
            raise PassingError(f"{path}: {unread(FileNotFoundError(ENOENT, strerror(ENOENT)))}")
        return data

    def data(self, key: str) -> bytes | None:
        """As `Store.data`."""
        path = self.path(key)
        return self._was(path) if path in self._touched else super().data(key)

    def exists(self, key: str) -> bool:
        """As `Store.exists`."""
        path = self.path(key)
        return self._was_there(path) if path in self._touched else super().exists(key)

    def changed(self) -> Path | None:
        """A file that the change has put in place or taken away; None where it has not begun to."""
        return next(filter(self._has_changed, self._touched), None)

    def _has_changed(self, path: Path) -> bool:
        with suppress(UnreadableError):
            return file_hash(self._now(path)) == self._touched[path].after
        return False

    def looked(self, changes: Changes) -> Changes:
        """What a look at the files has shown, as it would have been before.

        What the change touches looks as if it had changed at that moment: who takes it in so looks at it again.
        """
        files = {shard.name: {stat[0]: stat for stat in shard.files} for shard in changes.shards}
        digests = {shard.name: shard.digest for shard in changes.shards}
        for path in self._touched:
            shard = "" if path.parent == self.papers else kept(path.parent.name)
            name = kept(path.name)
            digests[shard] = ""
            seen = files.setdefault(shard, {})
            seen.pop(name, None)
            if self._was_there(path):
                seen[name] = (name, 0, changes.looked_at, changes.looked_at, 0)
        shards = (Shard(name, [*seen.values()], digests[name]) for name, seen in files.items())
        return changes._replace(shards=tuple(shards))

    def _was_there(self, path: Path) -> bool:
        try:
            return self._was(path) is not None
        except UnreadableError:
            return True

    def _was(self, path: Path) -> bytes | None:
        return self._touched[path].was(self._now(path))

    def _now(self, path: Path) -> bytes | None:
        try:
            return super().bytes_of(path)
        except UnreadableError:
            if is_there(path):
                raise
            return None
