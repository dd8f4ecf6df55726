"""`paperlog tag`: the tags that there are."""

from typing import Annotated

import typer

from paperlog.commands.output import show_text, write_text
from paperlog.commands.session import session
from paperlog.jsontext import json_text
from paperlog.views.bars import bars

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def tag() -> None:
    """Tags."""


@app.command("list")
def list_(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="A JSON array.")] = False
) -> None:
    """List the tags, the most frequent first, with how many papers have each."""
    current = session(context)
    counts = current.library.counts("tag")
    if as_json:
        rows = [{"tag": tag, "papers": count} for tag, count in counts]
        write_text([json_text(rows, indent=1) + "\n"])
    elif current.is_terminal:
        show_text(current, bars(counts, current.screen()))
    else:
        write_text(f"{tag}\t{count}\n" for tag, count in counts)
    current.end_with_store_problems()
