"""`paperlog path`: where things are."""

from typing import Annotated

import typer

from paperlog.commands.output import path_line, write_text
from paperlog.commands.session import session
from paperlog.config import config_file
from paperlog.jsontext import json_text
from paperlog.paths import index_path

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def path(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False
) -> None:
    """Say where the store, the index and the configuration are."""
    current = session(context)
    store = current.folder.absolute()
    places = {
        "store": str(store),
        "papers": str(store / "papers"),
        "index": str(index_path(store)),
        "config": str(config_file().absolute()),
    }
    if as_json:
        write_text([json_text(places, indent=1) + "\n"])
    elif current.is_terminal:
        from paperlog.views.pairs import pairs

        write_text(pairs(places.items(), current.screen()))
    else:
        write_text(path_line(current, f"{name}\t{place}") for name, place in places.items())
