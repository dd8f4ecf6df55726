"""Papers on standard output in every form that --json, --keys, --format and the like ask for."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from paperlog.codec import without_gave
from paperlog.commands.options import Output, Shown
from paperlog.commands.session import Session
from paperlog.errors import OutputClosed, UnreadableError, UsageError
from paperlog.fields import NAMES
from paperlog.indexcells import EXACT
from paperlog.orders import LINE_COLUMNS
from paperlog.text import inert

if TYPE_CHECKING:
    from paperlog.library import Library

_COLUMNS = (*NAMES, "date")
_TITLE = LINE_COLUMNS.index("title")
_FORMS = ("json", "jsonl", "csv", "tsv", "keys", "format", "columns")
Writer = Callable[["Library", Iterable[int]], Iterator[str]]


def write_papers(session: Session, output: Output, ids: Iterator[int], shown: Shown) -> bool:
    """Writes the papers of some ids as they come; whether there were any. Raises UsageError before it writes.

    The language of titles is that which is asked for, else the setting's on a terminal; a pipe knows the option
    alone.
    """
    is_table = session.is_terminal and output == Output()
    writer = _table(session, shown) if is_table else _writer(session, output, shown.lang)
    seen = _Seen(ids)
    (partial(show_text, session) if is_table else write_text)(writer(session.library, seen))
    return seen.count > 0


class _Seen:
    """Passes ids on and counts them."""

    def __init__(self, ids: Iterator[int]) -> None:
        self._ids = ids
        self.count = 0

    def __iter__(self) -> Iterator[int]:
        for paper_id in self._ids:
            self.count += 1
            yield paper_id


def path_line(session: Session, text: str) -> str | bytes:
    """A line with a path in it: for a pipe the bytes that the system has, for a terminal as text."""
    return f"{text}\n" if session.is_terminal else os.fsencode(f"{text}\n")


def show_text(session: Session, pieces: Iterable[str]) -> None:
    """What is made for a person to standard output, on a terminal through a pager where it is long."""
    if session.is_terminal:
        from paperlog.commands.paging import unpaged

        pieces = unpaged(session, map(inert, pieces))
    write_text(pieces)


def write_text(pieces: Iterable[str | bytes]) -> None:
    """Text or bytes to standard output, piece by piece, each newline as it is; the first one is there at once.

    A terminal gets nothing that it would act on, whatever the papers hold. Raises OutputClosed where nobody reads
    it any more, UnreadableError where it cannot be written.
    """
    is_terminal = sys.stdout.isatty()
    for count, piece in enumerate(pieces):
        _put(inert(piece) if is_terminal and isinstance(piece, str) else piece, flush=count == 0)
    _put("", flush=True)


def _put(piece: str | bytes, *, flush: bool) -> None:
    try:
        if isinstance(piece, str):
            sys.stdout.write(piece)
        else:
            sys.stdout.buffer.write(piece)
        if flush:
            sys.stdout.flush()
    except OSError as error:
        # What is still buffered goes nowhere, so that Python does not complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise OutputClosed from None
        raise UnreadableError(unwritable(error)) from None


def unwritable(error: OSError) -> str:
    """What to say where standard output cannot be written."""
    return f"standard output: cannot be written ({error.strerror}); check where it leads"


def form_of(session: Session, output: Output) -> str:
    """The form that is asked for, as its option is called; else "table" on a terminal and "lines" in a pipe."""
    return next(iter(_named(output)), "table" if session.is_terminal else "lines")


def _named(output: Output) -> list[str]:
    return [name for name in _FORMS if getattr(output, name)]


def _table(session: Session, shown: Shown) -> Writer:
    from paperlog.views.table import table

    screen = session.screen(has_tex=shown.tex)
    columns, lang = session.setting("columns"), session.setting("lang", shown.lang)
    return lambda library, ids: table(library.papers(ids), screen, columns=columns, lang=lang)


def _writer(session: Session, output: Output, lang: str | None) -> Writer:
    named = _named(output)
    session.setting("lang", lang)  # a wrong one is told, whatever is printed
    if lang is not None and named:
        raise UsageError(
            f"--lang and --{named[0]} exclude each other; ask for title or title_ja with --columns"
        )
    if len(set(named) - {"columns"}) > 1 or (
        "columns" in named and len(named) > 1 and named[0] not in ("csv", "tsv")
    ):
        raise UsageError(f"--{' and --'.join(named)} exclude each other; choose one")
    if output.null and not output.keys:
        raise UsageError("-0/--null goes with --keys; add it")
    columns = _columns(output.columns)
    if output.json:
        return _json
    if output.jsonl:
        return lambda library, ids: (f"{without_gave(record)}\n" for record in library.json(ids))
    if output.keys:
        return lambda library, ids: (key + ("\0" if output.null else "\n") for key in library.keys(ids))
    if output.format is not None:
        from paperlog.template import template

        fill = template(output.format)
        return lambda library, ids: (fill(paper) for paper in library.papers(ids))
    if output.csv or output.tsv:
        return _delimited("csv" if output.csv else "tsv", columns)
    if columns:
        return lambda library, ids: ("\t".join(row) + "\n" for row in library.cells(ids, columns))
    if lang == "ja":
        return _japanese_lines
    return lambda library, ids: (f"{line}\n" for line in library.lines(ids))


def _columns(text: str | None) -> tuple[str, ...]:
    names = tuple(name.strip() for name in (text or "").split(",") if name.strip())
    for name in names:
        if name not in _COLUMNS:
            raise UsageError(f"unknown column '{name}'; known are {', '.join(_COLUMNS)}")
    if text is not None and not names:
        raise UsageError("--columns names no column: --columns key,title")
    return names


def _japanese_lines(library: "Library", ids: Iterable[int]) -> Iterator[str]:
    """The lines of a pipe with the Japanese title, where there is one, in the title's place."""
    for *cells, japanese in library.cells(ids, (*LINE_COLUMNS, "title_ja")):
        cells[_TITLE] = japanese or cells[_TITLE]
        yield "\t".join(cells) + "\n"


def _json(library: "Library", ids: Iterable[int]) -> Iterator[str]:
    from paperlog.exports.json_ import array

    return array(map(without_gave, library.json(ids)))


def _delimited(name: str, columns: tuple[str, ...]) -> Writer:
    from paperlog.exports import get

    if not columns:
        return lambda library, ids: get(name).render(library.papers(ids))
    return partial(_table_of, name, columns)


def _table_of(name: str, columns: tuple[str, ...], library: "Library", ids: Iterable[int]) -> Iterator[str]:
    from paperlog.exports.csv_ import columns_of, lines_of

    if EXACT.issuperset(columns):
        return lines_of(name, columns, library.cells(ids, columns))
    return columns_of(name, library.papers(ids), columns)
