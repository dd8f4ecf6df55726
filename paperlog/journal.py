"""The journal: the store's recorded changes, one file each, so that they can be told and taken back.

`.paperlog/changes/00000012.gz` in the store. A change is written here before any file of the store is replaced,
so one that was cut short can be taken back as well. The last KEPT changes stay, and no more of them than take
MAX_BYTES on the disk; the newest one always.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from paperlog.errors import UnreadableError

if TYPE_CHECKING:
    from io import BufferedIOBase

    from paperlog.changes import Record, Recorded, Touched

KEPT = 100
MAX_BYTES = 200_000_000

_NAME = re.compile(r"(\d{8})\.gz")


class Journal:
    """The recorded changes of a store. Who writes holds the store's lock."""

    def __init__(self, root: Path) -> None:
        """The journal of the store below a folder; nothing need be there."""
        self._home = root / ".paperlog"
        self._folder = self._home / "changes"

    def record(self, command: str, when: str) -> "Record":
        """A new change, not written yet; `command` is the command line, `when` ISO 8601 in UTC."""
        from paperlog.changes import Record

        return Record(command, when, self._append)

    def _append(self, data: bytes) -> None:
        from paperlog.files import replace_all

        number = max(self.numbers(), default=0) + 1
        ignore = self._home / ".gitignore"
        contents = [(self._path(number), data)]
        replace_all(contents if ignore.exists() else [*contents, (ignore, b"*\n")])
        self._forget_old()

    def numbers(self) -> list[int]:
        """The numbers of the changes, the newest first."""
        with suppress(FileNotFoundError, NotADirectoryError):
            names = map(_NAME.fullmatch, os.listdir(self._folder))
            return sorted((int(name[1]) for name in names if name), reverse=True)
        return []

    def change(self, number: int) -> "Recorded":
        """A change as it is told; raises UnreadableError where its file is damaged."""
        from paperlog.changes import read_change

        with self._open(number) as file:
            return read_change(number, file)

    def files(self, number: int) -> "list[Touched]":
        """What a change did to each file; raises UnreadableError where its file is damaged."""
        from paperlog.changes import read_files

        with self._open(number) as file:
            return list(read_files(file))

    def forget(self, number: int) -> None:
        """Takes a change out of the journal."""
        from paperlog.files import remove_all

        remove_all([self._path(number)])

    def _forget_old(self) -> None:
        total = 0
        for count, number in enumerate(self.numbers()):
            total += self._path(number).stat().st_size
            if count and (count >= KEPT or total > MAX_BYTES):
                self.forget(number)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:08}.gz"

    @contextmanager
    def _open(self, number: int) -> "Iterator[BufferedIOBase]":
        import gzip
        from zlib import error as ZlibError

        path = self._path(number)
        try:
            with gzip.open(path) as file:
                yield file
        except (OSError, EOFError, ZlibError, ValueError, TypeError, LookupError) as error:
            raise UnreadableError(
                f"{path}: not to be read as a change ({error}); it can be removed, and cannot be taken back"
            ) from error
