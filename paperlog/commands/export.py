"""`paperlog export`: papers for other programs."""

from typing import Annotated

import typer

from paperlog import exports
from paperlog.commands.exporting import Exporting, export_papers
from paperlog.commands.options import Filters, Sorting
from paperlog.commands.session import session
from paperlog.commands.typed import shared

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog=f"Formats: {', '.join(exports.formats())}.")
@shared
def export(
    context: typer.Context,
    refs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REF]…", help="These papers only; - reads them; @NAME finds them."),
    ] = None,
    *,
    exporting: Exporting,
    filters: Filters,
    sorting: Sorting,
) -> None:
    """Write papers in a format that other programs read; all papers, or those that are named or match.

    Papers that are named come in the order of their names, unless --sort says another one.
    """
    export_papers(session(context), refs or [], exporting, filters, sorting)
