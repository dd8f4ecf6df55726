"""What is looked at before a store is used: whether a change was cut off there, and whether it is there at all."""

from typing import TYPE_CHECKING

from paperlog.paths import index_path

if TYPE_CHECKING:
    from paperlog.journal import Journal
    from paperlog.lock import Tell
    from paperlog.store import Store


def look_at(store: "Store", journal: "Journal", tell: "Tell") -> None:
    """Ends a change that was cut off, and tells of papers that are gone as a whole."""
    if journal.unfinished():
        from paperlog.recovery import recover_abandoned

        recover_abandoned(store, journal, tell)
    if not store.papers.exists():
        _tell_if_vanished(store, tell)


def _tell_if_vanished(store: "Store", tell: "Tell") -> None:
    """A disk may not be mounted: an import would then begin a new store in place of the one that is away."""
    path = index_path(store.root)
    if not path.exists():
        return
    from paperlog.indexfile import papers_known

    if count := papers_known(path, store):
        what = (
            f"the {count} papers that were here are gone; if they are on a disk that is not mounted, mount it"
        )
        tell(f"{store.root}: {what} before you import")
