"""`paperlog import`: digests into the store."""

from pathlib import Path
from typing import Annotated

import typer

from paperlog.commands.importing import import_papers
from paperlog.commands.options import Importing
from paperlog.commands.session import session
from paperlog.commands.typed import shared

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("import")
@shared
def import_(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="Files; folders, for the files below them; - for stdin."),
    ],
    *,
    importing: Importing,
) -> None:
    """Read digests, or another tool's papers, into the store: new papers are created, known ones gain what is new.

    Again changes nothing. Also read: what `paperlog export` writes as JSON, JSON Lines and YAML, the files of
    another store, BibTeX, BibLaTeX and CSL-JSON.
    """
    import_papers(session(context), paths, importing)
