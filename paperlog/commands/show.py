"""`paperlog show`: papers in full."""

from typing import Annotated

import typer

from paperlog.commands.options import Showing
from paperlog.commands.session import session
from paperlog.commands.showing import show_papers
from paperlog.commands.typed import shared

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@shared
def show(
    context: typer.Context,
    refs: Annotated[
        list[str],
        typer.Argument(metavar="REF…", help="Keys or arXiv ids; - reads them; @NAME finds them."),
    ],
    *,
    showing: Showing,
) -> None:
    """Show papers in full, English and Japanese side by side where the terminal is wide enough."""
    show_papers(session(context), refs, showing)
