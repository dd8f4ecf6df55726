"""`paperlog export`: papers for other programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from paperlog import exports
from paperlog.commands.options import Filters, Sorting, shared
from paperlog.commands.output import write_text
from paperlog.commands.refs import expand
from paperlog.commands.selecting import nearest, order_of, query_of
from paperlog.commands.session import Session, session
from paperlog.errors import NotFoundError, UsageError
from paperlog.exports.base import Options
from paperlog.files import replace_all
from paperlog.querynodes import And

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog=f"Formats: {', '.join(exports.names())}.")
@shared
def export(
    context: typer.Context,
    refs: Annotated[
        list[str] | None, typer.Argument(metavar="[REF]…", help="These papers only; - reads them.")
    ] = None,
    *,
    format: Annotated[
        str | None, typer.Option("--format", "-f", help="See below; else by the suffix of -o.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="csv, tsv: made for spreadsheets.")] = False,
    group_by: Annotated[
        str | None, typer.Option("--group-by", help="markdown: tag, month, category or venue.")
    ] = None,
    filters: Filters,
    sorting: Sorting,
) -> None:
    """Write papers in a format that other programs read; all papers, or those that are named or match."""
    current = session(context)
    chosen = exports.get(format or _by_suffix(output))
    ids = _ids(current, list(expand(refs or [])), filters, sorting)
    pieces = chosen.render(current.library.papers(ids), Options(bom=bom, group_by=group_by))
    if output is None:
        write_text(pieces)
    else:
        replace_all([(output.resolve(), "".join(pieces).encode())])
    current.end_with_store_problems()


def _by_suffix(output: Path | None) -> str:
    suffix = output.suffix.lower() if output else ""
    for name in exports.names():
        if suffix and exports.get(name).suffix == suffix:
            return name
    raise UsageError(f"which format? name one with --format: {', '.join(exports.names())}")


def _ids(current: Session, refs: list[str], filters: Filters, sorting: Sorting) -> Iterator[int]:
    node = query_of(filters)
    if refs and node != And(()):
        raise UsageError("references and filters exclude each other; use one of them")
    if refs:
        return current.library.ids_of([current.library.key_of(ref) for ref in refs])
    ids = current.library.select(node, order_of(sorting, node), reverse=sorting.reverse, limit=sorting.limit)
    first = next(ids, None)
    if first is None and node != And(()):
        raise NotFoundError(nearest(current.library, node))
    return _chain(first, ids)


def _chain(first: int | None, rest: Iterator[int]) -> Iterator[int]:
    if first is not None:
        yield first
        yield from rest
