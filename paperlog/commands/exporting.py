"""What `export` is asked for and does, without the command line around it."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Annotated, NamedTuple, TypeVar

from paperlog import exports
from paperlog.commands.declaring import option
from paperlog.commands.ending import cleaned_up
from paperlog.commands.named import NamedPapers
from paperlog.commands.options import Filters, Sorting
from paperlog.commands.output import write_text
from paperlog.commands.progress import progress
from paperlog.commands.refs import expand
from paperlog.commands.selecting import nearest, order_of, query_of
from paperlog.commands.session import Session
from paperlog.errors import Ended, NotFoundError, UsageError
from paperlog.exporting import exported, written
from paperlog.exports.base import GROUPS, Export, Options
from paperlog.library import Library
from paperlog.outfile import replace_with
from paperlog.querynodes import And
from paperlog.steady import steadily

T = TypeVar("T")


class Exporting(NamedTuple):
    """In what format, and where to."""

    format: Annotated[
        str | None,
        option("--format", "-f", metavar="FORMAT", help="See below; else by the suffix of -o."),
    ] = None
    output: Annotated[
        Path | None, option("-o", "--output", metavar="FILE", help="Write to a file; - is stdout.")
    ] = None
    bom: Annotated[bool, option("--bom", help="csv, tsv: made for spreadsheets.")] = False
    group_by: Annotated[
        str | None, option("--group-by", metavar="|".join(GROUPS), help="markdown: headings.")
    ] = None
    lang: Annotated[
        str | None, option("--lang", metavar="en|ja|both", help="markdown: titles and abstracts.")
    ] = None
    abstracts: Annotated[bool, option("--abstracts", help="markdown: with the abstracts.")] = False


def export_papers(
    current: Session, refs: Sequence[str], asked: Exporting, filters: Filters, sorting: Sorting
) -> None:
    """Writes the papers that are named, or else those that the filters choose.

    Raises UsageError, NotFoundError where the filters choose none, and Ended where some cannot be written.
    """
    output = _file(asked.output)
    chosen = _format(current, asked.format, output)
    lang = _language(current, chosen, asked.lang)
    options = Options(bom=asked.bom, group_by=asked.group_by, lang=lang, abstracts=asked.abstracts)
    has_bar = output is not None or not current.is_terminal
    if refs:
        _refuse_filters(filters)
        named = list(expand(list(refs), current))
        look = partial(_named, current.library, named, chosen, options, sorting, has_bar=has_bar)
        pieces, found = steadily(current.library, look)
        if output is not None and sorting.limit != 0 and not found.count:
            _end(current, found)
            raise NotFoundError(f"{output}: not written, as no paper was named; name one")
        _write(current, output, pieces)
        _end(current, found)
    else:
        printed = chosen if output is None else None
        choose = partial(_chosen, current, filters, sorting, printed, has_bar=has_bar)
        _write(current, output, _exported(current.library, chosen, choose, options))
        current.end_with_store_problems()


def _named(
    library: Library,
    refs: Sequence[str],
    chosen: Export,
    options: Options,
    sorting: Sorting,
    *,
    has_bar: bool,
) -> tuple[list[str | bytes], NamedPapers]:
    """All that is written of the papers that references name, as they are at one moment."""
    found = NamedPapers(library, is_cited=chosen.is_cited)
    papers = found.ordered(_watched(refs, has_bar), sorting)
    return list(written(library, chosen, papers, options)), found


def _exported(
    library: Library, chosen: Export, choose: Callable[[], Iterable[int]], options: Options
) -> Iterable[str | bytes]:
    """What is written of the papers that are chosen; all of it, where it is of the index and of files."""
    if chosen.name != "yaml":
        return exported(library, chosen, choose(), options)
    return steadily(library, lambda: list(exported(library, chosen, choose(), options)))


def _chosen(
    current: Session, filters: Filters, sorting: Sorting, printed: Export | None, *, has_bar: bool
) -> Iterable[int]:
    ids = _ids(current, filters, sorting, printed)
    return _watched(list(ids), has_bar) if has_bar else ids


def _end(current: Session, found: NamedPapers) -> None:
    if current.say_problems(found.errors):
        raise Ended(max(error.exit_status for error in found.errors))


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


def _write(current: Session, output: Path | None, pieces: Iterable[str | bytes]) -> None:
    if output is None:
        write_text(pieces)
        return
    output = _outside(output, current.library.store.papers)
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
    if first is None and node != And(()) and sorting.limit != 0:
        if printed is not None and printed.name == "json":
            write_text(["[]\n"])
        current.end_with_store_problems()
        raise NotFoundError(nearest(current.library, node))
    return chain([] if first is None else [first], ids)
