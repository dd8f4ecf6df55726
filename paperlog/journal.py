"""The journal: the store's recorded changes, one file each, so that they can be told and taken back.

`.paperlog/changes/00000012.gz` in the store. While a change is carried out its file is called `00000012.open`:
it is on the disk before any file of the store is replaced, and gets its name when the last one has been. While a
change is taken back it is called `00000012.undo`. So whoever finds one of these, and no writer at work, knows that
a change was cut short, and how to take it back (recovery.py); and a reader who finds one while a writer is at work
knows what the files were before (past.py). The last KEPT changes stay, and no more of them than take MAX_BYTES on the
disk; the newest one always.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from paperlog.errors import PassingError, UnreadableError
from paperlog.patterns import late
from paperlog.reading import unread

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from io import BufferedIOBase

    from paperlog.changes import Record, Recorded, Touched

KEPT = 100
MAX_BYTES = 200_000_000

DONE, OPEN, UNDO = "gz", "open", "undo"
# What the undo of a change does to each file, as a change would tell it: a temporary file, for readers alone.
_NOW = "now"
_NAME = late(rf"(\d{{8}})\.({DONE}|{OPEN}|{UNDO})")


class Unfinished(NamedTuple):
    """A change that is being carried out (`kind` OPEN) or taken back (UNDO), or was when its process ended."""

    number: int
    kind: str


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

        number = max((number for number, _ in self._names()), default=0) + 1
        ignore = self._home / ".gitignore"
        contents = [(self._path(number, OPEN), data)]
        replace_all(contents if ignore.exists() else [*contents, (ignore, b"*\n")])

    def _refuse_links(self) -> None:
        for folder in (self._home, self._folder):
            if os.path.islink(folder):
                raise UnreadableError(f"{folder}: is a link, which may lead out of the store; remove it")

    def _names(self) -> list[tuple[int, str]]:
        """The numbers and kinds of all changes, the oldest first; raises UnreadableError where nobody can see them."""
        self._refuse_links()
        try:
            names = map(_NAME.fullmatch, os.listdir(self._folder))
        except FileNotFoundError:
            return []
        except NotADirectoryError as error:
            if not os.path.lexists(self._home):  # there is not even a store
                return []
            place = self._folder if os.path.isdir(self._home) else self._home
            raise UnreadableError(
                f"{place}: is no folder, so no change is recorded there; remove it"
            ) from error
        except OSError as error:
            closed = self._home if not os.access(self._home, os.R_OK | os.X_OK) else self._folder
            raise UnreadableError(f"{closed}: {unread(error)}") from error
        return sorted((int(name[1]), name[2]) for name in names if name)

    def numbers(self) -> list[int]:
        """The numbers of the changes that can be taken back, the newest first."""
        return [number for number, kind in reversed(self._names()) if kind == DONE]

    def unfinished(self) -> Unfinished | None:
        """The change that is not wholly done or taken back, if there is one."""
        found = [Unfinished(*name) for name in self._names() if name[1] != DONE]
        return found[-1] if found else None

    def state(self) -> tuple[object, ...]:
        """What is another after each step of a writer: before it changes the first paper, and behind the last."""
        try:
            stat = os.stat(self._folder)
            return (stat.st_ino, stat.st_mtime_ns, *self._names())
        except (OSError, UnreadableError):
            return ()

    def finish(self) -> None:
        """The change that is being carried out is done, or the one that is being taken back stays."""
        unfinished = self.unfinished()
        if unfinished:
            self._remove_told(unfinished.number)
            self._rename(*unfinished, DONE)
            self._forget_old()

    def begin_undo(self, number: int, files: "Iterable[tuple[str, bytes | None, bytes | None]]") -> None:
        """A change is being taken back from now on, until it is forgotten.

        `files`: what that does, as `Record.add` takes it: readers are told, where the disk has room for it.
        """
        from paperlog.changes import Record
        from paperlog.files import write_beside

        record = Record("", "", lambda data: write_beside(self._path(number, _NOW), data))
        for each in files:
            record.add(*each)
        try:
            with suppress(UnreadableError):
                record.write()
            self._rename(number, DONE, UNDO)
        except BaseException:
            self._remove_told(number)
            raise

    def _told(self, number: int) -> list[Path]:
        return [*self._folder.glob(f".{self._path(number, _NOW).name}.*.tmp")]

    def _remove_told(self, number: int) -> None:
        from paperlog.files import remove_all

        if told := self._told(number):
            remove_all(told)

    def under_way(self) -> "list[Touched]":
        """What is being done to each file by who carries a change out or takes it back; nothing where nobody does.

        Of an undo that does not say so, it is what the change did. Raises UnreadableError as `files`.
        """
        from paperlog.changes import read_files

        unfinished = self.unfinished()
        if unfinished is None:
            return []
        number = unfinished.number
        with self._opened([*self._told(number), self._found(number)][0]) as file:
            return list(read_files(file))

    def _rename(self, number: int, old: str, new: str) -> None:
        from paperlog.files import move

        move(self._path(number, old), self._path(number, new))

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

    def files_of_changes(self) -> list[Path]:
        """The files of all changes, finished or not, the oldest first."""
        return [self._path(*name) for name in self._names()]

    def verify(self, path: Path) -> None:
        """Reads a change's file to its end; raises UnreadableError where it is damaged."""
        from paperlog.changes import read_change, read_files

        with self._opened(path) as file:
            read_change(0, file)
        with self._opened(path) as file:
            for _ in read_files(file):
                pass

    def put_aside(self) -> None:
        """Gives the changes that are not finished, and damaged, a name that is none of a change's."""
        from paperlog.files import move

        for path in self.files_of_changes():
            try:
                self.verify(path)
            except PassingError:
                continue  # it may be whole
            except UnreadableError:
                if path.suffix != f".{DONE}":
                    move(path, path.with_suffix(".damaged"))

    def forget(self, number: int) -> None:
        """Takes a change out of the journal."""
        from paperlog.files import remove_all

        remove_all([*self._told(number), self._found(number)])

    def _forget_old(self) -> None:
        total = 0
        with suppress(OSError, UnreadableError):  # another time, then: the change is done
            for count, number in enumerate(self.numbers()):
                total += self._path(number).stat().st_size
                if count and (count >= KEPT or total > MAX_BYTES):
                    self.forget(number)

    def _path(self, number: int, kind: str = DONE) -> Path:
        return self._folder / f"{number:08}.{kind}"

    def _found(self, number: int) -> Path:
        """The file of a change, of whatever kind."""
        paths = [self._path(number, kind) for kind in (DONE, OPEN, UNDO)]
        return next((path for path in paths if os.path.lexists(path)), paths[0])

    def sweep(self) -> int:
        """Takes away what a writer that is gone has left half written; how many files."""
        from paperlog.files import sweep

        return sweep(self._home)

    def _open(self, number: int) -> "AbstractContextManager[BufferedIOBase]":
        return self._opened(self._found(number))

    @contextmanager
    def _opened(self, path: Path) -> "Iterator[BufferedIOBase]":
        import gzip
        from zlib import error as ZlibError

        self._refuse_links()
        if path.exists() and not path.is_file():
            raise _unreadable(path, "no regular file")
        try:
            with gzip.open(path) as file:
                yield file
        except (OSError, EOFError, ZlibError, ValueError, TypeError, LookupError) as error:
            why = getattr(error, "strerror", None)
            if why and isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
                raise PassingError(f"{path}: {unread(error)}") from error
            raise _unreadable(path, why or "damaged") from error


def _unreadable(path: Path, why: str) -> UnreadableError:
    return UnreadableError(f"{path}: not to be read as a change ({why}); {what_to_do(path)}")


def what_to_do(path: Path) -> str:
    """The advice on the file of a change that cannot be read."""
    if path.suffix == f".{DONE}":
        return "remove it; that change cannot be taken back"
    aside = f"rename it to {path.stem}.damaged (`paperlog check --fix` does it)"
    return f"{aside}; that change cannot be taken back, so look whether the papers are as you want them"
