"""What a writer was cut off from doing, ended: a change is wholly done or wholly taken back, and nothing is left over.

Whoever is about to write does this first, inside the store's lock. So does a reader that comes upon a change
which is not finished while no writer is at work.
"""

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from paperlog.errors import BusyError, PaperlogError, UnreadableError
from paperlog.files import sweep
from paperlog.journal import OPEN, Journal
from paperlog.lock import Tell, locked
from paperlog.store import Store

if TYPE_CHECKING:
    from paperlog.changes import WayBack


class Ended(NamedTuple):
    """How a change that was cut off was ended.

    `stands`: it had been carried out to the end (or its undo had not begun), so it stays. Else it is taken back;
    `back` says which files that was.
    """

    kind: str
    stands: bool
    back: "WayBack"


def recover(store: Store, journal: Journal, tell: Tell) -> None:
    """Ends what a dead writer began, and tells what it did, one line each; inside the store's lock."""
    swept = sweep(store.papers) + journal.sweep()
    ended = end(store, journal)
    if ended:
        tell(_told(ended))
        for key in ended.back.edited:
            tell(f"{store.path(key)}: was edited since; left as it is, look at it")
        for held in ended.back.held:
            tell(
                f"{store.path(held.key)}: not put back, as it is part of {held.whole} now; kept in {held.copy}"
            )
        for key, other in ended.back.tied:
            tell(
                f"{store.path(key)}: left as it is, too, as an entry of it was in {other}, or is; look at both"
            )
    elif swept:
        what = "a paperlog was cut off before it had changed anything; what it left half written is removed"
        tell(f"{store.root}: {what}; run it again")


def recover_abandoned(store: Store, journal: Journal, tell: Tell) -> bool:
    """For who only reads: the same, where a change is not finished and no writer is at work. Never waits.

    Whether there is one that cannot be ended, which is told.
    """
    if journal.unfinished() is None:
        return False
    try:
        with locked(store.root, wait=0):
            recover(store, journal, tell)
    except BusyError:
        return False
    except UnreadableError as error:
        tell(f"a change was cut off halfway, and cannot be taken back now: {error}{_shown(journal)}")
        return True
    return False


def _shown(journal: Journal) -> str:
    """What readers see of a change that cannot be ended (settled.py)."""
    with suppress(UnreadableError):
        if journal.under_way():
            return "; until then papers are told as they were before it"
    return ""


def end(store: Store, journal: Journal) -> Ended | None:
    """Ends the change that is not finished, if there is one: one that is carried out as a whole stays."""
    unfinished = journal.unfinished()
    if unfinished is None:
        return None

    from paperlog.changes import way_back
    from paperlog.halves import with_copies

    files = journal.files(unfinished.number)
    back = way_back(journal.change(unfinished.number), files, lambda key: _data(store, key))
    stands = len(back.contents) == len(files)
    if stands:
        journal.finish()
    else:
        back = back._replace(held=with_copies(store.root, back.held))
        store.write(back.contents.items())
        journal.forget(unfinished.number)
    return Ended(unfinished.kind, stands, back)


def _data(store: Store, key: str) -> bytes | None:
    """The bytes of a key's file; of one that cannot be read, something that nobody has written: it is left alone."""
    try:
        return store.data(key)
    except UnreadableError:
        return b"\0"


def after_failure(store: Store, journal: Journal, before: list[int], error: PaperlogError) -> UnreadableError:
    """The same error of a change or an undo that failed, with what became of it; inside the lock.

    `before` are the journal's numbers before it began: they tell whether it came about after all.
    """
    try:
        end(store, journal)
    except PaperlogError:
        return UnreadableError(f"{error}; what is half done, the next command ends or takes back")
    return UnreadableError(
        f"{error}; {'nothing is changed' if journal.numbers() == before else 'all else is done'}"
    )


def give_up(store: Store, journal: Journal) -> None:
    """Takes back what a change has done that is broken off (Ctrl-C); what cannot be, is left to the next command."""
    with suppress(PaperlogError):
        end(store, journal)


def _told(ended: Ended) -> str:
    name = f"`{ended.back.change.command}` ({ended.back.change.when})"
    count = len(ended.back.contents)
    if ended.kind == OPEN:
        if ended.stands:
            return f"{name} was cut off at its very end; all that it had to change is changed"
        done = "1 file is again as it was" if count == 1 else f"{count} files are again as they were"
        done = done if count else "it had changed nothing yet"
        return f"{name} was cut off; {done}; run it again"
    if ended.stands:
        return f"the undo of {name} was cut off before it had changed anything; run it again"
    return f"the undo of {name} was cut off; it is finished now"
