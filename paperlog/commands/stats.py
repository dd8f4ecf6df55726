"""`paperlog stats`: how many papers there are of what."""

from collections.abc import Iterator
from typing import Annotated

import typer

from paperlog.commands.output import write_text
from paperlog.commands.session import Session, session
from paperlog.jsontext import json_text
from paperlog.orders import COUNTED
from paperlog.views.ansi import painter
from paperlog.views.bars import bars

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_MOST = 10

Counts = dict[str, list[tuple[str, int]]]


@app.command()
def stats(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="All counts as JSON.")] = False,
) -> None:
    """Count papers by tag, category, month, author, venue, source and status."""
    current = session(context)
    counts = {kind: current.library.counts(kind) for kind in COUNTED}
    counts["month"].sort(reverse=True)
    if as_json:
        tables = {kind: dict(found) for kind, found in counts.items()}
        rows = {"papers": current.library.size()} | tables
        write_text([json_text(rows, indent=1) + "\n"])
    elif current.is_terminal:
        write_text(_pictures(current, counts))
    else:
        write_text(_rows(current, counts))
    current.end_with_store_problems()


def _rows(current: Session, counts: Counts) -> Iterator[str]:
    yield f"papers\t\t{current.library.size()}\n"
    for kind, found in counts.items():
        yield from (f"{kind}\t{value}\t{count}\n" for value, count in found)


def _pictures(current: Session, counts: Counts) -> Iterator[str]:
    paint = painter(current.has_color)
    yield f"{current.library.size()} papers\n"
    for kind, found in counts.items():
        if found:
            more = f" (the first {_MOST} of {len(found)})" if len(found) > _MOST else ""
            yield f"\n{paint(kind, 'bold')}{paint(more, 'dim')}\n"
            yield from bars(found[:_MOST], current.width, has_color=current.has_color)
