"""Files written so that no crash leaves half of one, and the lock under which writers take turns."""

import fcntl
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from paperlog.errors import UnreadableError

WAIT_SECONDS = 30.0
_PAUSE_SECONDS = 0.05
_THREADS = 8


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


def replace_all(
    contents: Iterable[tuple[Path, bytes]], when_flushed: Callable[[], None] = lambda: None
) -> None:
    """Gives files their contents: written beside them, flushed to the disk, then renamed, so each is old or new.

    Contents are taken as they come, while others are on their way to the disk: threads flush together, so that
    the file system can write many files in one go. `when_flushed` is called when all contents are on the disk
    and no file has its new one yet. Raises UnreadableError where the disk refuses; then no temporary file is
    left and what was not yet renamed is as it was.
    """
    from concurrent.futures import ThreadPoolExecutor

    written: list[tuple[Path, Path]] = []
    try:
        with ThreadPoolExecutor(_THREADS) as threads:
            jobs = []
            for path, data in contents:
                temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
                written.append((temporary, path))
                jobs.append(threads.submit(_write, temporary, data))
            for job in jobs:
                job.result()
            when_flushed()
            for temporary, path in written:
                os.replace(temporary, path)
            list(threads.map(_flush, {path.parent for _, path in written}))
    except BaseException as error:
        for temporary, _ in written:
            with suppress(OSError):
                temporary.unlink()
        if isinstance(error, OSError):
            what = f"{error.filename}: cannot be written ({error.strerror})"
            raise UnreadableError(f"{what}; every file is as it was, or wholly new") from error
        raise


def remove_all(paths: Iterable[Path]) -> None:
    """Removes files, and the folders that are empty then; a file that is gone already is no fault.

    Raises UnreadableError where the disk refuses.
    """
    from concurrent.futures import ThreadPoolExecutor

    paths = list(paths)
    folders = {path.parent for path in paths}
    try:
        with ThreadPoolExecutor(_THREADS) as threads:
            list(threads.map(_unlink, paths))
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        for folder in filter(Path.is_dir, folders):
            _flush(folder)
    except OSError as error:
        raise UnreadableError(f"{error.filename}: cannot be removed ({error.strerror})") from error


def _unlink(path: Path) -> None:
    path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
    try:
        with open(handle, "wb", closefd=False) as file:
            file.write(data)
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_with(path: Path, pieces: Iterable[bytes]) -> None:
    """Gives one file its contents, piece by piece; until the last one is on the disk it is as it was.

    Raises UnreadableError where the disk refuses.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise UnreadableError(
                f"{error.filename or path}: cannot be written ({error.strerror})"
            ) from error
        raise


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
