"""One file written for somebody else (`export -o`): until the last piece is on the disk it is as it was.

Its temporary file is locked while it is written. So the next one that writes into the folder can tell one that
belongs to a living process, maybe on another machine, from one that was left behind.
"""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from paperlog.files import move
from paperlog.lock import is_free
from paperlog.newfiles import keep_rights
from paperlog.refusals import refusal

_BEGINNING, _END = ".paperlog-", ".tmp"


def replace_with(path: Path, pieces: Iterable[bytes]) -> None:
    """Gives one file its contents, piece by piece; what is no regular file (/dev/null, a pipe) is written to.

    Raises UnreadableError where the disk refuses.
    """
    try:
        mode = _mode(path)
        if mode is not None and not stat.S_ISREG(mode):
            with open(path, "wb") as file:
                file.writelines(pieces)
            return
        _sweep(path.parent)
        _replace(path, pieces)
    except OSError as error:
        raise refusal(error, path) from error


def append_to(path: Path, data: bytes) -> None:
    """Adds bytes to the end of a file that is somebody else's; it may be a link, or not be there yet.

    Raises UnreadableError where the disk refuses; then the file is as it was.
    """
    before = path.stat().st_size if path.exists() else None
    try:
        with open(path, "ab", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
    except OSError as error:
        with suppress(OSError):
            path.unlink(missing_ok=True) if before is None else os.truncate(path, before)
        raise refusal(error, path) from error


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    temporary = path.with_name(f"{_BEGINNING}{os.getpid()}{_END}")
    try:
        with open(temporary, "xb") as file:
            with suppress(OSError):  # no locks on this file system
                is_free(file.fileno())
            keep_rights(file.fileno(), str(path))
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        move(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _sweep(folder: Path) -> None:
    """Takes away the temporary files of processes that are gone."""
    names: list[str] = []
    with suppress(OSError):  # a folder may be written, but not listed
        names = os.listdir(folder)
    for name in names:
        if name.startswith(_BEGINNING) and name.endswith(_END):
            with suppress(OSError):
                _remove_abandoned(folder / name)


def _remove_abandoned(path: Path) -> None:
    handle = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if is_free(handle):
            path.unlink()
    finally:
        os.close(handle)
