"""Changes of the store carried out and taken back, so that whatever fails each ends as a whole.

All of this goes on inside the store's lock. The order is what keeps the promise: the new bytes of all files are on
the disk; then the change is in the journal as one that is under way; then files are replaced and removed; then the
index takes them in, so that it never is of an older store than the journal says; then that says that it is done.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from paperlog.errors import NotFoundError, PaperlogError
from paperlog.journal import Journal
from paperlog.store import Change, Edit, Rewrite, Store
from paperlog.watching import Watch, unwatched
from paperlog.written import Written

if TYPE_CHECKING:
    from paperlog.changes import WayBack
    from paperlog.halves import Find


def carry_out(
    store: Store,
    journal: Journal,
    command: str,
    edits: Iterable[Edit],
    take_in: Callable[[Written], None],
    watch: Watch = unwatched,
) -> None:
    """Carries edits out as one change, which a command line asks for; `watch` shows how far it is.

    `take_in` is called when all files are as they are to be. Raises UnreadableError where something cannot be read or
    written: it says what became of the change.
    """
    from paperlog.dates import now

    before = journal.numbers()
    try:
        edits, record = list(edits), journal.record(command, now())
        store.save(edits, record, watch)
        papers = {edit.paper.key: edit.paper for edit in edits if isinstance(edit, Change | Rewrite)}
        take_in(Written(papers, record.hashes()))
        journal.finish()
    except PaperlogError as error:
        from paperlog.recovery import after_failure

        raise after_failure(store, journal, before, error) from error
    except BaseException:
        from paperlog.recovery import give_up

        give_up(store, journal)
        raise


def newest(journal: Journal) -> int:
    """The number of the last change; raises NotFoundError where there is none."""
    numbers = journal.numbers()
    if not numbers:
        raise NotFoundError("there is no change to take back; `paperlog log` lists those that are kept")
    return numbers[0]


def way_back_of(store: Store, journal: Journal, number: int, find: "Find") -> "WayBack":
    """What would take a change back; `find`: the keys of the papers that are found under a name."""
    from paperlog.changes import way_back

    return way_back(journal.change(number), journal.files(number), store.data, find)


def take_back(
    store: Store, journal: Journal, find: "Find", take_in: Callable[[], object], *, skips: bool = False
) -> "WayBack":
    """Takes the last change back, but for files that were edited since, and forgets it; what was done.

    Where nothing of it can be taken back it stays, unless a person `skips` it: the next undo is not to take back the
    one before unasked.

    `find` as `way_back_of`, `take_in` as `carry_out` takes it.

    Raises NotFoundError where there is none, UnreadableError where something cannot be read or written.
    """
    from paperlog.halves import with_copies

    number = newest(journal)
    back, before = way_back_of(store, journal, number, find), journal.numbers()
    back = back._replace(held=with_copies(store.root, back.held))
    if back.is_blocked:
        if skips:
            journal.forget(number)
        return back
    touched = ((key, store.data(key), data) for key, data in back.contents.items())
    try:
        journal.begin_undo(number, touched)
        store.write(back.contents.items())
        take_in()
        journal.forget(number)
    except PaperlogError as error:
        from paperlog.recovery import after_failure

        raise after_failure(store, journal, before, error) from error
    return back
