"""What is looked at before a store is used: whether a change was cut off there, and whether it is there at all."""

import os
import shlex
from typing import TYPE_CHECKING

from paperlog.errors import UnreadableError
from paperlog.paths import index_path
from paperlog.reading import is_there

if TYPE_CHECKING:
    from paperlog.journal import Journal
    from paperlog.lock import Tell
    from paperlog.store import Store


def look_at(store: "Store", journal: "Journal", tell: "Tell") -> None:
    """Ends a change that was cut off; raises UnreadableError where the store cannot be read or is gone as a whole."""
    _refuse_closed(store)
    if journal.unfinished():
        from paperlog.recovery import recover_abandoned

        recover_abandoned(store, journal, tell)
    refuse_vanished(store)


def _refuse_closed(store: "Store") -> None:
    for folder in (store.root, store.papers):
        if is_there(folder) and folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
            raise UnreadableError(
                f"{folder}: cannot be read (Permission denied); make it readable (chmod u+rwx)"
            )
    if is_there(store.papers, follow=True) and not store.papers.is_dir():
        raise UnreadableError(f"{store.papers}: is no folder, so there can be no papers in it; move it away")


def refuse_vanished(store: "Store") -> None:
    """Raises UnreadableError where a store's papers are gone as a whole, folder and all, and its index knows of some.

    A disk may not be mounted: an import would begin a new store in its place, an export write an empty file over a
    good one, and the index forget. paperlog itself never takes the folder away, so a store without papers has it.
    """
    if store.papers.exists():
        return
    path = index_path(store.root)
    if not os.access(path, os.R_OK):
        return
    from paperlog.indexfile import papers_known

    if count := papers_known(path, store):
        what = "the paper that was here is" if count == 1 else f"the {count} papers that were here are"
        anew = f"to begin anew, `mkdir -p {shlex.quote(str(store.papers))}`"
        raise UnreadableError(f"{store.root}: {what} gone; mount their disk or put them back, or, {anew}")
