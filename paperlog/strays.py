"""Files of a store that are no papers: what a crash has left, of git as well, and YAML that no command looks for."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from paperlog.checks.base import Leftover, PutAside, Sweep
from paperlog.drafts import left
from paperlog.errors import PassingError, UnreadableError
from paperlog.forked import is_alive
from paperlog.journal import DONE, OPEN, Journal, what_to_do
from paperlog.lock import fault, is_held, to_unlock
from paperlog.paths import file_of, key_of
from paperlog.reading import refuse_leading_out

# As files.replace_all names what it has not yet put in its place: `.NAME.PROCESS.tmp`.
_TEMPORARY = re.compile(r"\..+\.(\d+)\.tmp")
# What git gives a merge driver (ll-merge.c of git, create_temp); it has them for as long as one call takes.
_OF_GIT = re.compile(r"\.merge_file_\w{6}")
_GIT_SECONDS = 60
# Folders in which programs keep old versions of files, and what macOS and Emacs put beside a file: no YAML of a person.
_OF_PROGRAMS = frozenset({".git", ".hg", ".jj", ".svn", ".stversions"})
_BESIDE = ("._", ".#")


def leftovers(root: Path) -> list[Leftover]:
    """What something that was cut off has left in a store, sorted by path."""
    papers = root / "papers"  # it may be a link, which a walk does not follow
    found = chain(_files(root), _files(papers) if os.path.islink(papers) else ())
    files = (_leftover(path) for path in found)
    return sorted([*filter(None, files), *_changes(root, Journal(root)), *_locked_out(root), *_drafts(root)])


def _locked_out(root: Path) -> Iterator[Leftover]:
    if why := fault(root):
        path = root / ".lock"
        yield Leftover(str(path), f"cannot be written ({why}), so no command can write", to_unlock(path))


def _drafts(root: Path) -> Iterator[Leftover]:
    """What was being written in an editor, and is in no paper."""
    for path in left(root):
        key = key_of(path.name.removesuffix(".yaml").removesuffix(".note.txt"))
        if _is_as(path, root / "papers" / file_of(key)):
            message, advice = f"a copy of {key} for an editor, in which nothing is changed", "remove it"
            yield Leftover(str(path), message, advice, (Sweep(str(path)),), "hint")
            continue
        message = f"a text for {key} that was not taken in: an edit cut off or dropped, or what undo did not put back"
        advice = f"take from it what you need (`paperlog edit {key}`), then remove it"
        yield Leftover(str(path), message, advice, (), "hint")


def _is_as(path: Path, paper: Path) -> bool:
    try:
        return not (data := path.read_bytes()) or data == paper.read_bytes()
    except OSError:
        return False


def _leftover(path: Path) -> Leftover | None:
    can_go = os.access(path.parent, os.W_OK | os.X_OK)
    sweep, more = ((Sweep(str(path)),), "") if can_go else ((), "; first make its folder writable")
    if _OF_GIT.fullmatch(path.name):
        message = "a temporary file of a git merge that was cut off"
        advice = f"remove it, if no git is at work{more}"
        return Leftover(str(path), message, advice, sweep if _is_old(path) else ())
    named = _TEMPORARY.fullmatch(path.name)
    if named is None or is_alive(int(named[1])):
        return None
    message, advice = "a temporary file whose process is gone", "remove it; the file it was for is whole"
    return Leftover(str(path), message, f"{advice}{more}", sweep)


def _is_old(path: Path) -> bool:
    try:
        return path.lstat().st_mtime < time.time() - _GIT_SECONDS
    except OSError:
        return False


def _changes(root: Path, journal: Journal) -> Iterator[Leftover]:
    """The changes that cannot be read, or that were cut off and not ended; those of a living writer are neither."""
    try:
        paths = journal.files_of_changes()
    except UnreadableError as error:
        place, _, said = str(error).partition(": ")
        what, _, advice = said.partition("; ")
        yield Leftover(place, f"is where changes are recorded, and {what}", advice)
        return
    for path in paths:
        try:
            journal.verify(path)
            if path.suffix != f".{DONE}" and not is_held(root) and os.path.lexists(path):
                yield _cut_off(path, journal.change(int(path.stem)).command)
        except UnreadableError as error:
            what, _, advice = str(error).removeprefix(f"{path}: ").partition("; ")
            if isinstance(error, PassingError):
                yield Leftover(str(path), f"a recorded change {what}", advice)
            elif os.path.lexists(path):  # else a living writer is done with it
                yield _damaged(path, what)


def _cut_off(path: Path, command: str) -> Leftover:
    what = f"`{command}`" if path.suffix == f".{OPEN}" else f"the undo of `{command}`"
    message = f"{what} was cut off: some of its papers may be as it was to make them, and others not"
    return Leftover(str(path), message, "make the store writable; the next command ends it and says how")


def _damaged(path: Path, what: str) -> Leftover:
    if path.suffix == f".{DONE}":
        return Leftover(str(path), what, what_to_do(path))
    what += "; it was cut off, and no command can write while it is there"
    mends = (PutAside(str(path)),)
    return Leftover(str(path), what, what_to_do(path), mends)


def strays(papers: Path) -> list[str]:
    """YAML files below `papers/` that are not taken for papers (indexscan.scan), sorted."""
    return sorted(str(path) for path in _files(papers) if _is_stray(path.relative_to(papers)))


def leading_out(papers: Path) -> list[str]:
    """Links in the place of a folder of papers that lead out of them, or nowhere, sorted.

    Without those in which there is a paper's file: that is told as one that cannot be read.
    """
    with suppress(OSError), os.scandir(papers) as entries:
        links = [
            Path(entry.path) for entry in entries if entry.is_symlink() and not entry.name.startswith(".")
        ]
        return sorted(str(path) for path in links if _leads_out(path, papers))
    return []


def _leads_out(path: Path, papers: Path) -> bool:
    if path.is_file() or path.suffix == ".yaml":
        return False
    try:
        refuse_leading_out(path, papers)
    except UnreadableError:
        return not any(name.endswith(".yaml") and not name.startswith(".") for name in _names(path))
    return not path.exists()


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _is_stray(path: Path) -> bool:
    *folders, name = path.parts
    if not name.lower().endswith((".yaml", ".yml")) or not _OF_PROGRAMS.isdisjoint(folders):
        return False
    if name.startswith(_BESIDE):
        return False
    is_hidden = any(part.startswith(".") for part in path.parts)
    return is_hidden or not name.endswith(".yaml") or len(folders) > 1


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        yield from (Path(root, name) for name in names)
