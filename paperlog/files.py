"""Files written so that no crash leaves half of one, and what a crash leaves beside them swept away.

What is written is first a temporary file beside its place (`.NAME.PROCESS.tmp`), then flushed, then renamed
(rename(2) is atomic); then the folder is flushed, as without that a power cut can undo a rename (fsync(2)).
"""

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from paperlog.errors import UnreadableError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from paperlog.flushing import Disk

_THREADS = 8
# Of so many files on the whole disk is flushed, where it can be.
_MANY = 32
_TEMPORARY = re.compile(r"\..+\.\d+\.tmp", re.DOTALL)
_ADVICE = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some of your quota",
    errno.EROFS: "make the file system writable",
    **dict.fromkeys((errno.EACCES, errno.EPERM), "make it writable"),
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ENOENT: "see that its folder is there",
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR, errno.EISDIR), "move away what stands there"),
}


def refusal(error: OSError, path: object, what: str = "written") -> UnreadableError:
    """What to say where the disk refuses: file, reason, what to do."""
    advice = _ADVICE.get(error.errno or 0, "check the disk")
    return UnreadableError(f"{path}: cannot be {what} ({error.strerror}); {advice}")


def _refused(error: OSError, path: Path | str, what: str = "written") -> UnreadableError:
    """The same of a file that comes into its place, or goes, by its name: that is up to its folder's rights."""
    folder = os.path.dirname(path)
    is_closed = isinstance(error, PermissionError) and not os.access(folder, os.W_OK | os.X_OK)
    return refusal(error, folder) if is_closed else refusal(error, path, what)


def replace_all(
    contents: Iterable[tuple[Path, bytes]], when_flushed: Callable[[], None] = lambda: None
) -> None:
    """Gives files their contents, each wholly or not at all.

    Contents are taken as they come, while others are on their way to the disk. `when_flushed` is called when all
    contents are on the disk and no file has its new one yet. Raises UnreadableError where the disk refuses; then
    no temporary file is left and what was not yet renamed is as it was.
    """
    waiting = iter(contents)
    first = list(islice(waiting, _MANY))
    # As texts: of thousands of paths it takes long to make each one's name, folder and text anew.
    written: list[tuple[str, str]] = []
    made: list[Path] = []
    try:
        with _flusher(first) as flusher:
            make = cache(lambda folder: _make(Path(folder), made))
            for path, data in chain(first, waiting):
                place = str(path)
                make(os.path.dirname(place))
                temporary = _temporary(place)
                written.append((temporary, place))
                flusher.write(temporary, place, data)
            flusher.flush(str(folder.parent) for folder in made)
            when_flushed()
            for temporary, place in written:
                _rename(temporary, place)
            flusher.flush(os.path.dirname(place) for _, place in written)
    except BaseException:
        _take_away([temporary for temporary, _ in written], made)
        raise


def write_beside(path: Path, data: bytes) -> None:
    """Writes a file's temporary one alone, which need not be on the disk; raises UnreadableError, and none is left."""
    temporary = _temporary(str(path))
    try:
        _write(temporary, str(path), data, is_flushed=False)
    except UnreadableError:
        _take_away([temporary], [])
        raise


def _temporary(path: str) -> str:
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.{os.getpid()}.tmp")


class _Flusher(Protocol):
    """Writes files and brings them onto the disk; all raise UnreadableError."""

    def write(self, temporary: str, path: str, data: bytes) -> None:
        """Writes a temporary file, for the one at `path`, now or soon."""

    def flush(self, folders: Iterable[str]) -> None:
        """All that was written is on the disk when this comes back, and the names in these folders."""


class _Alone:
    """A single file is written and flushed at once."""

    def write(self, temporary: str, path: str, data: bytes) -> None:
        _write(temporary, path, data)

    def flush(self, folders: Iterable[str]) -> None:
        for folder in set(folders):
            _flush(folder)


class _OneByOne:
    """Threads flush together, so that the file system can write many files in one go."""

    def __init__(self, threads: "ThreadPoolExecutor") -> None:
        self._threads = threads
        self._jobs: list[Future[None]] = []

    def write(self, temporary: str, path: str, data: bytes) -> None:
        self._jobs.append(self._threads.submit(_write, temporary, path, data))

    def flush(self, folders: Iterable[str]) -> None:
        for job in self._jobs:
            job.result()
        self._jobs.clear()
        list(self._threads.map(_flush, set(folders)))


class _Together:
    """All is flushed with the disk, but for what is on another one."""

    def __init__(self, disk: "Disk") -> None:
        self._disk = disk
        self._holds = cache(disk.holds)

    def write(self, temporary: str, path: str, data: bytes) -> None:
        _write(temporary, path, data, is_flushed=not self._holds(os.path.dirname(path)))

    def flush(self, folders: Iterable[str]) -> None:
        for folder in set(folders):
            if not self._holds(folder):
                _flush(folder)
        try:
            self._disk.flush()
        except OSError as error:
            raise refusal(error, self._disk.folder) from error


@contextmanager
def _flusher(first: Sequence[tuple[Path, bytes]]) -> Iterator[_Flusher]:
    """What flushes files of which these are the first."""
    if len(first) < 2:
        yield _Alone()
        return
    from paperlog.flushing import whole_disk

    disk = whole_disk(first[0][0].parent) if len(first) == _MANY else None
    if disk:
        with disk:
            yield _Together(disk)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_THREADS) as threads:
        yield _OneByOne(threads)


def _make(folder: Path, made: list[Path]) -> None:
    """Makes a folder, with those above it; each new one is added to `made`."""
    missing: list[Path] = []
    while not folder.is_dir() and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    for folder in reversed(missing):
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise _refused(error, folder) from error
        made.append(folder)


def _take_away(files: Iterable[str | Path], folders: Iterable[Path]) -> None:
    for path in files:
        with suppress(OSError):
            os.unlink(path)
    for folder in reversed(list(folders)):
        with suppress(OSError):
            folder.rmdir()


def _write(temporary: str, path: str, data: bytes, *, is_flushed: bool = True) -> None:
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
        raise _refused(error, path) from error


def keep_rights(handle: int, path: str) -> None:
    """Gives a new file the permissions, and where that may be the owner, of the one at `path`, which it replaces."""
    if os.access(path, os.F_OK):  # most are new, and that is sooner told than by an error
        with suppress(OSError):
            found = os.stat(path)
            os.fchmod(handle, found.st_mode & 0o777)
            os.fchown(handle, found.st_uid, found.st_gid)  # which the system may leave to root


def _rename(old: str, new: str) -> None:
    try:
        os.replace(old, new)
    except OSError as error:
        raise _refused(error, new) from error


def move(old: Path, new: Path) -> None:
    """Gives a file another name in its folder, so that a power cut cannot undo it; raises UnreadableError."""
    _rename(str(old), str(new))
    _flush(str(new.parent))


def remove_all(paths: Iterable[Path]) -> None:
    """Removes files, and the folders that are empty then; a file that is gone already is no fault.

    Raises UnreadableError where the disk refuses.
    """
    paths = list(paths)
    if not paths:
        return
    from concurrent.futures import ThreadPoolExecutor

    folders = {path.parent for path in paths}
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(_unlink, paths))
    _take_away([], folders)
    for folder in filter(Path.is_dir, folders):
        _flush(str(folder))


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(error, path, "removed") from error


def _flush(folder: str) -> None:
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # file systems that flush no folders
            raise refusal(error, folder) from error


def sweep(folder: Path) -> int:
    """Takes away what writers that are gone have left in a folder and those right below it; how many files.

    These are their temporary files, and folders that are empty. To be called by the only writer there is.
    """
    below: list[Path] = []
    with suppress(OSError), os.scandir(folder) as entries:
        below = [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
    return _sweep_one(folder, []) + sum(_sweep_one(each, [each]) for each in below)


def _sweep_one(folder: Path, if_empty: list[Path]) -> int:
    with suppress(OSError):
        names = os.listdir(folder)
        left = [folder / name for name in names if name.endswith(".tmp") and _TEMPORARY.fullmatch(name)]
        _take_away(left, [])
        count = sum(not os.path.lexists(path) for path in left)
        _take_away([], if_empty if count == len(names) else [])
        return count
    return 0
