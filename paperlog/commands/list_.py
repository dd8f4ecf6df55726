"""`paperlog list`: every paper, newest first."""

import typer

from paperlog.commands.finding import list_papers
from paperlog.commands.options import Filters, Output, Shown, Sorting
from paperlog.commands.session import session
from paperlog.commands.typed import shared

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@shared
def list_(context: typer.Context, filters: Filters, sorting: Sorting, output: Output, shown: Shown) -> None:
    """List papers, newest first; with filters, those that match."""
    list_papers(session(context), filters, sorting, output, shown)
