"""Files written so that no crash leaves half of one, and what a crash leaves beside them swept away.

What is written is first a temporary file beside its place (`.NAME.PROCESS.tmp`), then flushed, then renamed
(rename(2) is atomic); then the folder is flushed, as without that a power cut can undo a rename (fsync(2)).
"""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from itertools import chain, islice
from pathlib import Path

from paperlog.errors import UnreadableError
from paperlog.newfiles import MANY, THREADS, flush_folder, flusher, write_new
from paperlog.refusals import refused

_TEMPORARY = re.compile(r"\..+\.\d+\.tmp", re.DOTALL)


def replace_all(
    contents: Iterable[tuple[Path, bytes]], when_flushed: Callable[[], None] = lambda: None
) -> None:
    """Gives files their contents, each wholly or not at all.

    Contents are taken as they come, while others are on their way to the disk. `when_flushed` is called when all
    contents are on the disk and no file has its new one yet. Raises UnreadableError where the disk refuses; then
    no temporary file is left and what was not yet renamed is as it was.
    """
    waiting = iter(contents)
    first = list(islice(waiting, MANY))
    # As texts: of thousands of paths it takes long to make each one's name, folder and text anew.
    written: list[tuple[str, str]] = []
    made: list[Path] = []
    try:
        with flusher(first) as disk:
            make = cache(lambda folder: _make(Path(folder), made))
            for path, data in chain(first, waiting):
                place = str(path)
                make(os.path.dirname(place))
                temporary = _temporary(place)
                written.append((temporary, place))
                disk.write(temporary, place, data)
            disk.flush(str(folder.parent) for folder in made)
            when_flushed()
            for temporary, place in written:
                _rename(temporary, place)
            disk.flush(os.path.dirname(place) for _, place in written)
    except BaseException:
        _take_away([temporary for temporary, _ in written], made)
        raise


def write_beside(path: Path, data: bytes) -> None:
    """Writes a file's temporary one alone, which need not be on the disk; raises UnreadableError, and none is left."""
    temporary = _temporary(str(path))
    try:
        write_new(temporary, str(path), data, is_flushed=False)
    except UnreadableError:
        _take_away([temporary], [])
        raise


def _temporary(path: str) -> str:
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.{os.getpid()}.tmp")


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
            raise refused(error, folder) from error
        made.append(folder)


def _take_away(files: Iterable[str | Path], folders: Iterable[Path]) -> None:
    for path in files:
        with suppress(OSError):
            os.unlink(path)
    for folder in reversed(list(folders)):
        with suppress(OSError):
            folder.rmdir()


def _rename(old: str, new: str) -> None:
    try:
        os.replace(old, new)
    except OSError as error:
        raise refused(error, new) from error


def move(old: Path, new: Path) -> None:
    """Gives a file another name in its folder, so that a power cut cannot undo it; raises UnreadableError."""
    _rename(str(old), str(new))
    flush_folder(str(new.parent))


def remove_all(paths: Iterable[Path]) -> None:
    """Removes files, and the folders that are empty then; a file that is gone already is no fault.

    Raises UnreadableError where the disk refuses.
    """
    paths = list(paths)
    if not paths:
        return
    from concurrent.futures import ThreadPoolExecutor

    folders = {path.parent for path in paths}
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(_unlink, paths))
    _take_away([], folders)
    for folder in filter(Path.is_dir, folders):
        flush_folder(str(folder))


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise refused(error, path, "removed") from error


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
