"""`paperlog log`: the changes of the store."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.commands.options import first
from paperlog.commands.output import show_text, write_text
from paperlog.commands.session import session
from paperlog.errors import EXIT_PARTIAL, UnreadableError
from paperlog.jsontext import json_text
from paperlog.views.changes import change_line, change_view

if TYPE_CHECKING:
    from paperlog.changes import Recorded
    from paperlog.journal import Journal

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def log(
    context: typer.Context,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", metavar="N", min=0, help="At most so many changes.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array, with all keys.")] = False,
) -> None:
    """List the changes of the store, newest first: the first one is what `undo` takes back."""
    current = session(context)
    problems: list[str] = []
    changes = first(_changes(current.library.journal, problems), limit)
    if as_json:
        rows = ",\n".join(json_text(change._asdict()) for change in changes)
        write_text([f"[\n{rows}\n]\n" if rows else "[]\n"])
    elif current.is_terminal:
        screen = current.screen()
        show_text(current, (change_view(change, screen) for change in changes))
    else:
        write_text(map(change_line, changes))
    if current.say_problems(problems):
        raise typer.Exit(EXIT_PARTIAL)


def _changes(journal: "Journal", problems: list[str]) -> "Iterator[Recorded]":
    """The changes that can be read; of the others, what is wrong goes to `problems`."""
    for number in journal.numbers():
        try:
            yield journal.change(number)
        except UnreadableError as error:
            problems.append(str(error))
