"""What is looked at before a store is used: whether a change was cut off there, and whether it is there at all."""

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.lock import silent
from paperlog.paths import index_path
from paperlog.reading import disk_of, is_there

if TYPE_CHECKING:
    from paperlog.journal import Journal
    from paperlog.lock import Tell
    from paperlog.store import Store


class Unfinished(NamedTuple):
    """Whether a change was being put in place; and whether one was cut off that cannot be ended or seen.

    Where that is so, papers may be half changed.
    """

    is_changing: bool
    is_cut_off: bool


def look_at(store: "Store", journal: "Journal", tell: "Tell") -> Unfinished:
    """Ends a change that was cut off. Raises UnreadableError where the store cannot be read or is gone as a whole."""
    _refuse_closed(store)
    unfinished = _unfinished(store, journal, tell)
    refuse_vanished(store, tell)
    return unfinished


def _unfinished(store: "Store", journal: "Journal", tell: "Tell") -> Unfinished:
    try:
        if journal.unfinished() is None:
            return Unfinished(is_changing=False, is_cut_off=False)
    except UnreadableError as error:
        tell(f"{error}; until then nobody can see whether a change was cut off")
        return Unfinished(is_changing=True, is_cut_off=True)
    from paperlog.recovery import recover_abandoned

    return Unfinished(is_changing=True, is_cut_off=recover_abandoned(store, journal, tell))


def _refuse_closed(store: "Store") -> None:
    for folder in (store.root, store.papers):
        if is_there(folder) and folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
            raise UnreadableError(
                f"{folder}: cannot be read (Permission denied); make it readable (chmod u+rwx)"
            )
    for folder in (store.root, store.papers):
        if os.path.islink(folder) and not os.path.exists(folder):
            what = f"is a link to {os.path.realpath(folder)}, and there is nothing"
            raise UnreadableError(f"{folder}: {what}; bring that back, or remove the link")
    if is_there(store.papers, follow=True) and not store.papers.is_dir():
        raise UnreadableError(f"{store.papers}: is no folder, so there can be no papers in it; move it away")


def refuse_vanished(store: "Store", tell: "Tell" = silent) -> None:
    """Raises UnreadableError where a store's papers are gone, all of them, with the disk that they were on.

    The index knows of some, and of their disk: it is not mounted, and in its place is nothing, or an empty folder. An
    import would begin a new store there, an export write an empty file over a good one, and the index forget. Of a
    folder that was taken away `tell` is told.
    """
    if not _is_bare(store.papers) or not os.access(path := index_path(store.root), os.R_OK):
        return
    from paperlog.indexfile import papers_known

    count, disk = papers_known(path, store)
    if not count:
        return
    what = "the paper that was here is" if count == 1 else f"the {count} papers that were here are"
    if disk not in (None, disk_of(store.papers)):
        anew = f"to begin anew, remove the index that knows of them: `rm {shlex.quote(str(path))}`"
        raise UnreadableError(f"{store.root}: {what} gone with their disk; mount it, or, {anew}")
    if not store.papers.exists():
        tell(f"{store.root}: {what} gone; if you did not take them away, put them back before you import")


def _is_bare(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except FileNotFoundError:
        return True
    except OSError:
        return not folder.exists()
