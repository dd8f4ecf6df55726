"""`paperlog path`: where things are."""

from typing import Annotated

import typer

from paperlog.commands.output import write_text
from paperlog.commands.session import session
from paperlog.jsontext import json_text
from paperlog.paths import index_path, store_dir

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def path(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False
) -> None:
    """Say where the store and the index are."""
    store = store_dir(session(context).store).absolute()
    places = {"store": str(store), "papers": str(store / "papers"), "index": str(index_path(store))}
    if as_json:
        write_text([json_text(places, indent=1) + "\n"])
    else:
        write_text(f"{name}\t{place}\n" for name, place in places.items())
