"""`paperlog remove`: papers that go."""

from typing import Annotated

import typer

from paperlog.commands.refs import expand
from paperlog.commands.session import session
from paperlog.errors import NotFoundError
from paperlog.steady import planned
from paperlog.store import Removal

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def remove(
    context: typer.Context,
    refs: Annotated[
        list[str],
        typer.Argument(metavar="REF…", help="Keys or arXiv ids; - reads them; @NAME finds them."),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Say what would be removed; change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="For scripts: nothing is ever asked.")] = False,
) -> None:
    """Remove papers with their files; `paperlog undo` brings them back. If one is not found, none is removed."""
    current = session(context)
    library = current.library
    named = list(expand(refs, current))
    if not named:
        raise NotFoundError("no paper was named, so none is removed; name one")
    for each in () if dry_run else named:
        library.key_of(each)  # told before a store is made to be locked
    keys = planned(
        library,
        lambda: list(dict.fromkeys(map(library.key_of, named))),
        lambda keys: library.change(current.command, map(Removal, keys)),
        dry_run=dry_run,
    )
    for key in keys:
        current.say(f"{'would remove' if dry_run else 'removed'} {key}")
