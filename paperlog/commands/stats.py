"""`paperlog stats`: how many papers there are of what."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from paperlog.commands.options import Filters
from paperlog.commands.output import show_text, write_text
from paperlog.commands.search import NegatingCommand
from paperlog.commands.selecting import nearest, query_of
from paperlog.commands.session import session
from paperlog.commands.typed import shared
from paperlog.counting import KINDS, Counts, counted
from paperlog.errors import NotFoundError, UsageError
from paperlog.jsontext import json_text
from paperlog.querynodes import And
from paperlog.text import single_line

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=NegatingCommand)
@shared
def stats(
    context: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]…", help="Of papers that match, as in search.")
    ] = None,
    *,
    filters: Filters,
    by: Annotated[
        str | None, typer.Option("--by", metavar="KIND,…", help=f"Of these: {', '.join(KINDS)}.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="On a terminal: values of each.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="All counts as JSON.")] = False,
) -> None:
    """Count papers by tag, pair of tags, category, month, author, venue, source, status and rating."""
    kinds = _kinds(by)
    current = session(context)
    library = current.library
    node = query_of(filters, " ".join(query or ()), current.config)
    ids = None if node == And(()) else list(library.select(node))
    size = library.size() if ids is None else len(ids)
    counts = {kind: counted(library.index, kind, ids) for kind in kinds}
    if as_json:
        tables = {kind: dict(found) for kind, found in counts.items()}
        write_text([json_text({"papers": size} | tables, indent=1) + "\n"])
    elif current.is_terminal:
        from paperlog.views.statistics import pictures

        show_text(current, pictures(size, counts, limit, current.screen()))
    else:
        write_text(_rows(size, counts))
    current.end_with_store_problems()
    if ids == []:
        raise NotFoundError(nearest(library, node))


def _kinds(by: str | None) -> list[str]:
    names = [name.strip() for name in (by or "").split(",") if name.strip()]
    for name in names:
        if name not in KINDS:
            raise UsageError(f"--by: no '{name}' is counted; known are {', '.join(KINDS)}")
    if by is not None and not names:
        raise UsageError(f"--by names nothing to count; known are {', '.join(KINDS)}")
    return names or list(KINDS)


def _rows(size: int, counts: Mapping[str, Counts]) -> Iterator[str]:
    yield f"papers\t\t{size}\n"
    for kind, found in counts.items():
        yield from (f"{kind}\t{single_line(value)}\t{count}\n" for value, count in found)
