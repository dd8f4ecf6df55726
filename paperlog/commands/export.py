"""`paperlog export`: papers for other programs."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from paperlog import exports
from paperlog.commands.ending import cleaned_up
from paperlog.commands.named import NamedPapers
from paperlog.commands.options import Filters, Sorting
from paperlog.commands.output import write_text
from paperlog.commands.progress import progress
from paperlog.commands.refs import expand
from paperlog.commands.selecting import nearest, order_of, query_of
from paperlog.commands.session import Session, session
from paperlog.commands.typed import shared
from paperlog.errors import NotFoundError, PaperlogError, UsageError
from paperlog.exporting import Pieces, exported, written
from paperlog.exports.base import GROUPS, Export, Options
from paperlog.outfile import replace_with
from paperlog.querynodes import And

T = TypeVar("T")

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
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="See below; else by the suffix of -o."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file; - is stdout.")
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="csv, tsv: made for spreadsheets.")] = False,
    group_by: Annotated[
        str | None, typer.Option("--group-by", metavar="|".join(GROUPS), help="markdown: headings.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="en|ja|both", help="markdown: titles and abstracts.")
    ] = None,
    abstracts: Annotated[bool, typer.Option("--abstracts", help="markdown: with the abstracts.")] = False,
    filters: Filters,
    sorting: Sorting,
) -> None:
    """Write papers in a format that other programs read; all papers, or those that are named or match.

    Papers that are named come in the order of their names, unless --sort says another one.
    """
    current = session(context)
    output = _file(output)
    chosen = _format(current, format, output)
    options = Options(bom=bom, group_by=group_by, lang=_language(current, chosen, lang), abstracts=abstracts)
    errors: list[PaperlogError] = []
    has_bar = output is not None or not current.is_terminal
    if refs:
        _refuse_filters(filters)
        found = NamedPapers(current.library, errors, is_cited=chosen.is_cited)
        papers = found.ordered(_watched(list(expand(refs, current)), has_bar), sorting)
        pieces = written(current.library, chosen, papers, options)
    else:
        ids = _ids(current, filters, sorting, chosen if output is None else None)
        pieces = exported(current.library, chosen, _watched(list(ids), has_bar) if has_bar else ids, options)
    if output is None:
        write_text(pieces)
    else:
        _write(_outside(output, current.library.store.papers), pieces)
    if current.say_problems(errors):
        raise typer.Exit(max(error.exit_status for error in errors))
    if not refs:
        current.end_with_store_problems()


def _format(current: Session, name: str | None, output: Path | None) -> Export:
    chosen = exports.get(name or _by_suffix(output))
    if chosen.pack and output is None and current.is_terminal:
        raise UsageError(f"{chosen.name} is not text: write it to a file with -o FILE, or into a pipe")
    return chosen


def _file(output: Path | None) -> Path | None:
    """The file to write to; None for standard output, be it called `-` or /dev/stdout."""
    if output is None or str(output) == "-":
        return None
    with suppress(OSError):  # one that is not there yet, or no standard output
        if os.path.samestat(output.stat(), os.fstat(sys.stdout.fileno())):
            return None
    return output


def _language(current: Session, chosen: Export, option: str | None) -> str | None:
    """The language that is in force where a format knows one; None for what it does by itself."""
    if option is None and "lang" not in chosen.takes:
        return None
    lang: str = current.setting("lang", option)
    return None if lang == "both" and option is None else lang


def _watched(items: Sequence[T], has_bar: bool) -> Iterable[T]:
    return progress(items, len(items), "exporting") if has_bar else items


def _outside(output: Path, papers: Path) -> Path:
    """The same path; raises UsageError where it is one of the papers' files, or would look like one."""
    if Path(os.path.realpath(output)).is_relative_to(os.path.realpath(papers)):
        raise UsageError(f"{output}: is among the store's own papers; write it to another folder")
    return output


def _write(output: Path, pieces: Pieces) -> None:
    if output.is_dir():
        raise UsageError(f"{output}: is a folder; name a file in it")
    # What /dev/fd/3 leads to may be a pipe, which has no path of its own.
    is_special = output.exists() and not output.is_file()
    with cleaned_up():
        replace_with(output if is_special else Path(os.path.realpath(output)), map(_bytes, pieces))


def _bytes(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode(errors="backslashreplace")


def _by_suffix(output: Path | None) -> str:
    suffix = output.suffix.lower() if output else ""
    for name in exports.formats():
        if suffix and exports.get(name).suffix == suffix:
            return name
    raise UsageError(f"which format? name one with --format: {', '.join(exports.formats())}")


def _refuse_filters(filters: Filters) -> None:
    if query_of(filters) != And(()):
        raise UsageError("references and filters exclude each other; use one of them")


def _ids(current: Session, filters: Filters, sorting: Sorting, printed: Export | None) -> Iterator[int]:
    """The papers that the filters choose; raises NotFoundError where they choose none.

    `printed`: the format, where it goes to standard output: JSON of no paper is an array all the same.
    """
    node = query_of(filters)
    ids = current.library.select(node, order_of(sorting, node), reverse=sorting.reverse, limit=sorting.limit)
    first = next(ids, None)
    if first is None and node != And(()):
        if printed is not None and printed.name == "json":
            write_text(["[]\n"])
        raise NotFoundError(nearest(current.library, node))
    return chain([] if first is None else [first], ids)
