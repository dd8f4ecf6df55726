"""`paperlog undo`: the last change of the store taken back."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.commands.session import session
from paperlog.errors import EXIT_PARTIAL

if TYPE_CHECKING:
    from paperlog.changes import WayBack

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def undo(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Say what would be done; change nothing.")
    ] = False,
) -> None:
    """Take the last change back as a whole, byte for byte; called again, the one before it.

    A file that was edited since is left as it is and named: exit status 3. An undo cannot itself be undone.
    """
    current = session(context)
    library = current.library
    back = library.way_back() if dry_run else library.undo()
    current.say(f"{'would undo' if dry_run else 'undone'}: {back.change.command} ({back.change.when})")
    current.say(f"papers{' (dry run, nothing written)' if dry_run else ''}: {', '.join(_told(back))}")
    for key in back.edited:
        what = "was edited since this change; left as it is, edit it by hand"
        current.say(f"paperlog: {library.store.path(key)}: {what}")
    if back.edited:
        raise typer.Exit(EXIT_PARTIAL)


def _told(back: "WayBack") -> Iterator[str]:
    gone = sum(data is None for data in back.contents.values())
    returned = len(back.contents.keys() & set(back.change.removed))
    counts = {"removed": gone, "put back": returned, "as before": len(back.contents) - gone - returned}
    yield from (f"{count} {what}" for what, count in counts.items() if count)
    if not back.contents:
        yield "none taken back" if back.edited else "nothing to take back, all is as it was before"
