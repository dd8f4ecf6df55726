"""Files written so that no crash leaves half of one, and the lock under which writers take turns."""

import fcntl
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from paperlog.errors import UnreadableError

WAIT_SECONDS = 30.0
_PAUSE_SECONDS = 0.05


@contextmanager
def locked(root: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Holds a store's one writer's lock (`.lock`); the system frees it when its process ends, however it ends.

    Raises UnreadableError when another writer has kept it for `wait` seconds, or the folder is not writable.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        handle = os.open(root / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise UnreadableError(
            f"{root}: cannot be written ({error.strerror}); choose another with --store"
        ) from error
    try:
        _take(handle, root, time.monotonic() + wait)
        yield
    finally:
        os.close(handle)


def _take(handle: int, root: Path, until: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise UnreadableError(
                    f"{root}: another paperlog is writing to it; try again when it is done"
                ) from None
            time.sleep(_PAUSE_SECONDS)


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Gives files their contents: written beside them, flushed to the disk, then renamed, so each is old or new.

    Raises UnreadableError where the disk refuses; then no temporary file is left and what was not yet
    renamed is as it was.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, data in contents.items():
            written.append((_write_beside(path, data), path))
        for temporary, _ in written:
            _flush(temporary)
        for temporary, path in written:
            os.replace(temporary, path)
        for folder in {path.parent for path in contents}:
            _flush(folder)
    except OSError as error:
        for temporary, _ in written:
            with suppress(OSError):
                temporary.unlink()
        raise UnreadableError(
            f"{error.filename}: cannot be written ({error.strerror}); nothing is half-written"
        ) from error


def _write_beside(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
