"""`paperlog undo`: the last change of the store taken back."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.commands.session import session
from paperlog.errors import EXIT_PARTIAL, UnreadableError
from paperlog.journal import Journal
from paperlog.reading import is_there
from paperlog.steady import steadily

if TYPE_CHECKING:
    from pathlib import Path

    from paperlog.changes import WayBack
    from paperlog.halves import Held
    from paperlog.library import Library

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def undo(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Say what would be done; change nothing.")
    ] = False,
    skip: Annotated[
        bool, typer.Option("--skip", help="Where nothing can be taken back, take the change out of the log.")
    ] = False,
) -> None:
    """Take the last change back as a whole, byte for byte; called again, the one before it.

    A file that was edited since is left as it is and named: exit status 3. So is what would be there twice otherwise.
    Where nothing can be taken back, the change stays in the log.
    An undo cannot itself be undone.
    """
    current = session(context)
    cut_off = _cut_off(current.folder)
    library = current.library
    if cut_off is not None and _is_gone(library.journal, cut_off):
        current.say("that alone is undone; the change before it stands, and another undo takes it back")
        return
    if dry_run and library.is_cut_off:
        current.say("nothing would be undone before that is mended")
        return
    back = steadily(library, library.way_back) if dry_run else library.undo(skips=skip)
    done = ("not undone", "would not undo") if back.is_blocked else ("undone", "would undo")
    current.say(f"{done[dry_run]}: {back.change.command} ({back.change.when})")
    current.say(f"papers{' (dry run, nothing written)' if dry_run else ''}: {', '.join(_told(back))}")
    current.say_problems((_edited(library.store.path(key)) for key in back.edited), "")
    current.say_problems((_held(library, held, back) for held in back.held), "")
    current.say_problems((_tied(library, *pair) for pair in back.tied), "")
    if back.is_blocked:
        current.say(_left(skip=skip, dry_run=dry_run))
    if back.is_partial:
        raise typer.Exit(EXIT_PARTIAL)


def _cut_off(store: "Path") -> int | None:
    """The number of the change that was cut off, if one was: whoever takes the last change back means that one."""
    with suppress(UnreadableError):
        unfinished = Journal(store).unfinished()
        return unfinished.number if unfinished else None
    return None


def _is_gone(journal: Journal, number: int) -> bool:
    """Whether a change has been taken back by now: it is neither done nor still being carried out."""
    return journal.unfinished() is None and number not in journal.numbers()


def _left(*, skip: bool, dry_run: bool) -> str:
    """What becomes of a change of which nothing can be taken back."""
    if skip:
        gone = "would be" if dry_run else "is"
        return f"the change {gone} taken out of the log: the next undo takes back the one before"
    return "the change stays in the log, where an undo finds it again; `paperlog undo --skip` takes it out"


def _edited(path: "Path") -> str:
    if not is_there(path):
        return f"{path}: was removed since this change; left so"
    return f"{path}: was edited since this change; left as it is, edit it by hand"


def _held(library: "Library", held: "Held", back: "WayBack") -> str:
    """What is not put back, why, and what a person can do."""
    path, whole = library.store.path(held.key), library.store.path(held.whole)
    copy = f" (as it was, it is in {held.copy})" if held.copy else ""
    if held.key in back.edited:
        return f"{whole}: left as it is, too: {held.key}, of which it came, has another file now{copy}; compare the two"
    if held.key.startswith("./"):
        advice = "move that back by hand, if it was right there"
    elif held.whole in back.change.created:
        advice = f"`paperlog rename {held.whole} {held.key}` gives it its old key again"
    else:
        advice = (
            f"to part the two, put it there, and in {held.whole} take {held.key} out of the aliases,"
            f" write `not_same_as: [{held.key}]`, and take out what came from it (an arXiv id first)"
        )
    return f"{path}: not put back, or the paper would be there twice: it is {held.whole} now{copy}; {advice}"


def _tied(library: "Library", key: str, other: str) -> str:
    path, edited = library.store.path(key), library.store.path(other)
    return f"{path}: left as it is, too: an entry came from one of the two into the other, {edited}; compare them"


def _told(back: "WayBack") -> Iterator[str]:
    gone = sum(data is None for data in back.contents.values())
    returned = len(back.contents.keys() & set(back.change.removed))
    counts = {"removed": gone, "put back": returned, "as before": len(back.contents) - gone - returned}
    yield from (f"{count} {what}" for what, count in counts.items() if count)
    if not back.contents:
        yield ("none taken back" if back.is_partial else "nothing to take back, all is as it was before")
