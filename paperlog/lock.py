"""The lock under which the writers of a store take turns: `.lock`, held by flock(2).

The system frees it when the process that holds it ends, however it ends, so no dead process can hold it.
"""

import errno
import fcntl
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from paperlog.errors import BusyError, UnreadableError
from paperlog.refusals import refusal

WAIT_SECONDS = 30.0
# A link could lead out of the store, and a pipe in the place of the file would make us wait for ever.
_SAFELY = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_PAUSE_SECONDS = 0.02
_PATIENT_SECONDS = 1.0
# The process, the file's inode and the first byte of a lock for writing; and the states of a process that stands still.
_POSIX_LOCK = r"(?m)^\d+: POSIX +ADVISORY +WRITE +(\d+) [0-9a-f]+:[0-9a-f]+:(\d+) (\d+) "
_STOPPED = ("T", "t", "Z", "X")

Tell = Callable[[str], None]


def silent(_: str) -> None:
    """Tells nobody."""


@contextmanager
def locked(root: Path, wait: float = WAIT_SECONDS, tell: Tell = silent) -> Iterator[None]:
    """Holds a store's one writer's lock; who has to wait for more than a moment is told.

    Raises BusyError when another writer has kept it for `wait` seconds, UnreadableError where the folder cannot
    be written.
    """
    handle = _taken(root, wait, tell)
    try:
        yield
    finally:
        os.close(handle)


def _taken(root: Path, wait: float, tell: Tell) -> int:
    """An open file that has the lock, and still is the store's `.lock`: somebody may have removed that meanwhile."""
    start = time.monotonic()
    while True:
        handle = _opened(root)
        try:
            _take(handle, root, start, wait, tell)
            if _is_same(handle, root / ".lock"):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _opened(root: Path) -> int:
    path = root / ".lock"
    try:
        root.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | _SAFELY, 0o644)
    except OSError as error:
        if error.errno == errno.EROFS:
            raise refusal(error, root) from error
        if os.path.lexists(path):
            raise UnreadableError(
                f"{path}: cannot be written ({error.strerror}); {to_unlock(path)}"
            ) from error
        advice = "move away the file in its path" if error.errno == errno.ENOTDIR else "make it writable"
        said = f"{root}: cannot be written ({error.strerror}); {advice}, or choose another with --store"
        raise UnreadableError(said) from error


def to_unlock(path: Path) -> str:
    """What to do about a `.lock` that cannot be opened: nothing is in it."""
    way = "make it writable (chmod u+rw), or " if os.path.isfile(path) and not os.path.islink(path) else ""
    return f"{way}remove it; it is made anew"


def fault(root: Path) -> str | None:
    """Why nobody can take the lock of a store that can be written otherwise, if so; it is not taken for that."""
    path = root / ".lock"
    if not (os.path.lexists(path) and os.access(root, os.W_OK | os.X_OK)):
        return None
    try:
        os.close(os.open(path, os.O_RDWR | _SAFELY))
    except OSError as error:
        return str(error.strerror)
    return None


def _take(handle: int, root: Path, start: float, wait: float, tell: Tell) -> None:
    is_told = False
    while not _is_taken(handle, root / ".lock"):
        waited = time.monotonic() - start
        if waited >= wait:
            what = f"{root}: another paperlog is writing to it and was not done within {wait:g} s"
            raise BusyError(f"{what}; try again when it is done, or wait longer with --wait SECONDS")
        if waited > _PATIENT_SECONDS and not is_told:
            tell(f"{root}: another paperlog is writing to it; waiting, at most {wait:g} s (--wait)")
            is_told = True
        time.sleep(min(_PAUSE_SECONDS, wait - waited))


def _is_taken(handle: int, path: Path) -> bool:
    """Whether the lock is ours now; raises UnreadableError where the file system knows no locks."""
    try:
        return is_free(handle)
    except OSError as error:
        what = f"cannot be locked ({error.strerror}), and without that two commands could write at once"
        raise UnreadableError(f"{path}: {what}; put the store on a file system that has locks") from error


def is_free(handle: int) -> bool:
    """Whether nobody else holds the lock of an open file; it is then held through this one until that is closed.

    Raises OSError where the file system knows no locks.
    """
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except OSError:
        return False


def is_held(root: Path) -> bool:
    """Whether some writer holds a store's lock at this moment; this makes nothing and waits for nothing."""
    return is_locked(root / ".lock")


def is_locked(path: Path) -> bool:
    """Whether some process holds the lock of a file or folder at this moment; False where nobody can tell."""
    try:
        handle = os.open(path, os.O_RDONLY | _SAFELY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
    return False


def runs_with_lock(path: Path, byte: int) -> bool:
    """Whether a process that is not stopped holds a lock (fcntl) for writing of a byte of a file.

    As Linux tells it (https://man7.org/linux/man-pages/man5/proc_locks.5.html); False where nobody can tell.
    """
    try:
        inode = str(os.stat(path).st_ino)
        found = re.findall(_POSIX_LOCK, Path("/proc/locks").read_text())
        return any(_runs(pid) for pid, of, first in found if (of, first) == (inode, str(byte)))
    except OSError:
        return False


def _runs(pid: str) -> bool:
    stat = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    return stat.rpartition(")")[2].split()[0] not in _STOPPED
