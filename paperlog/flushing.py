"""A disk flushed as a whole: for many files that is sooner done than for one after the other.

syncfs(2) brings all that was written to a file system onto the disk, as fsync(2) does for one file; on Linux it
returns when that is done, and since Linux 5.8 it tells of what could not be written. Other file systems than
those named here may promise less (through FUSE the other side never hears of it): there each file is flushed.
"""

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from ctypes import CDLL

_TRUSTED = frozenset({"ext2", "ext3", "ext4", "xfs", "f2fs"})
_MOUNTS = Path("/proc/self/mountinfo")
_SINCE = (5, 8)


class Disk:
    """The file system of a folder, open: what is written between this and `flush` is flushed, or told."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError where the folder cannot be opened."""
        self.folder = folder
        self._handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        self._device = os.fstat(self._handle).st_dev

    def __enter__(self) -> Self:
        """Open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes it."""
        os.close(self._handle)

    def holds(self, folder: str) -> bool:
        """Whether a folder is on this file system."""
        return os.stat(folder).st_dev == self._device

    def flush(self) -> None:
        """All that was written is on the disk when this comes back; raises OSError where something is not."""
        sync(self._handle)


def whole_disk(folder: Path) -> Disk | None:
    """The file system of a folder, which may be still to be made; None where each file is to be flushed instead."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    if sys.platform != "linux" or _release() < _SINCE:
        return None
    with suppress(OSError, AttributeError, ImportError):
        if _type_of(os.stat(folder).st_dev) in _TRUSTED:
            _library().syncfs  # noqa: B018 - not every C library has it
            return Disk(folder)
    return None


def sync(handle: int) -> None:
    """syncfs(2) of an open file's file system; raises OSError."""
    import ctypes

    if _library().syncfs(handle):
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


@cache
def _library() -> "CDLL":
    import ctypes

    return ctypes.CDLL(None, use_errno=True)


def _release() -> tuple[int, ...]:
    """The two numbers of the running kernel."""
    return tuple(int(part) for part in os.uname().release.split("-")[0].split(".")[:2] if part.isdecimal())


def _type_of(device: int) -> str:
    """The type of the file system of a device (st_dev); proc(5), "/proc/[pid]/mountinfo"."""
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        named, _, kind = line.partition(" - ")
        if named.split(" ")[2] == number:
            return kind.split(" ")[0]
    return ""
