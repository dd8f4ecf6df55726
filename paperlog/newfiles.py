"""New contents of files, each written into a temporary file beside its place, and all of them brought onto the disk."""

import errno
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from paperlog.refusals import refusal, refused

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from paperlog.flushing import Disk

THREADS = 8
# Of so many files on the whole disk is flushed, where it can be.
MANY = 32
# So many files are handed to the thread that writes together, and it may be so many times behind.
_AT_ONCE, _AHEAD = 20, 10


class Flusher(Protocol):
    """Writes files and brings them onto the disk; all raise UnreadableError."""

    def write(self, temporary: str, path: str, data: bytes) -> None:
        """Writes a temporary file, for the one at `path`, now or soon."""

    def flush(self, folders: Iterable[str]) -> None:
        """All that was written is on the disk when this comes back, and the names in these folders."""


class _Alone:
    """A single file is written and flushed at once."""

    def write(self, temporary: str, path: str, data: bytes) -> None:
        write_new(temporary, path, data)

    def flush(self, folders: Iterable[str]) -> None:
        for folder in set(folders):
            flush_folder(folder)


class _OneByOne:
    """Threads flush together, so that the file system can write many files in one go."""

    def __init__(self, threads: "ThreadPoolExecutor") -> None:
        self._threads = threads
        self._jobs: list[Future[None]] = []

    def write(self, temporary: str, path: str, data: bytes) -> None:
        self._jobs.append(self._threads.submit(write_new, temporary, path, data))

    def flush(self, folders: Iterable[str]) -> None:
        for job in self._jobs:
            job.result()
        self._jobs.clear()
        list(self._threads.map(flush_folder, set(folders)))


class _Together:
    """All is flushed with the disk, but for what is on another one; a thread writes while the next contents come."""

    def __init__(self, disk: "Disk", thread: "ThreadPoolExecutor") -> None:
        self._disk, self._thread = disk, thread
        self._holds = cache(disk.holds)
        self._waiting: list[tuple[str, str, bytes]] = []
        self._jobs: deque[Future[None]] = deque()

    def write(self, temporary: str, path: str, data: bytes) -> None:
        self._waiting.append((temporary, path, data))
        if len(self._waiting) >= _AT_ONCE:
            self._hand_over()

    def _hand_over(self) -> None:
        self._jobs.append(self._thread.submit(self._write_all, self._waiting))
        self._waiting = []
        if len(self._jobs) > _AHEAD:
            self._jobs.popleft().result()

    def _write_all(self, files: Iterable[tuple[str, str, bytes]]) -> None:
        for temporary, path, data in files:
            write_new(temporary, path, data, is_flushed=not self._holds(os.path.dirname(path)))

    def flush(self, folders: Iterable[str]) -> None:
        self._hand_over()
        while self._jobs:
            self._jobs.popleft().result()
        for folder in set(folders):
            if not self._holds(folder):
                flush_folder(folder)
        try:
            self._disk.flush()
        except OSError as error:
            raise refusal(error, self._disk.folder) from error


@contextmanager
def flusher(first: Sequence[tuple[Path, bytes]]) -> Iterator[Flusher]:
    """What flushes files of which these are the first."""
    if len(first) < 2:
        yield _Alone()
        return
    from concurrent.futures import ThreadPoolExecutor

    from paperlog.flushing import whole_disk

    disk = whole_disk(first[0][0].parent) if len(first) == MANY else None
    if disk:
        with disk, ThreadPoolExecutor(1) as thread:
            yield _Together(disk, thread)
        return
    with ThreadPoolExecutor(THREADS) as threads:
        yield _OneByOne(threads)


def write_new(temporary: str, path: str, data: bytes, *, is_flushed: bool = True) -> None:
    """Writes a temporary file, with the permissions and the owner of the one that it is to replace."""
    try:
        handle = os.open(
            temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644
        )
        try:
            keep_rights(handle, path)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            if is_flushed:
                os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise refused(error, path) from error


def keep_rights(handle: int, path: str) -> None:
    """Gives a new file the permissions, and where that may be the owner, of the one at `path`, which it replaces."""
    if os.access(path, os.F_OK):  # most are new, and that is sooner told than by an error
        with suppress(OSError):
            found = os.stat(path)
            os.fchmod(handle, found.st_mode & 0o777)
            os.fchown(handle, found.st_uid, found.st_gid)  # which the system may leave to root


def flush_folder(folder: str) -> None:
    """The names in a folder are on the disk when this comes back; raises UnreadableError."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # file systems that flush no folders
            raise refusal(error, folder) from error
