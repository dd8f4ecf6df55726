"""`paperlog show`: papers in full."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from paperlog.codec import to_json
from paperlog.commands.options import Tex
from paperlog.commands.output import show_text, write_text
from paperlog.commands.refs import expand
from paperlog.commands.session import Session, session
from paperlog.errors import (
    EXIT_NOTHING,
    EXIT_PARTIAL,
    NotFoundError,
    PaperlogError,
    UnreadableError,
    UsageError,
)
from paperlog.jsontext import json_text
from paperlog.model import Paper
from paperlog.views.columns import LAYOUTS
from paperlog.views.paper import pair_of, paper_view

if TYPE_CHECKING:
    from paperlog.library import Library

app = typer.Typer(rich_markup_mode=None, add_completion=False)
T = TypeVar("T")
_LANGUAGES = ("en", "ja", "both")


@app.command()
def show(
    context: typer.Context,
    refs: Annotated[
        list[str], typer.Argument(metavar="REF…", help="Keys or arXiv ids in any spelling; - reads them.")
    ],
    lang: Annotated[str, typer.Option("--lang", help="en, ja or both.")] = "both",
    layout: Annotated[
        str | None,
        typer.Option("--layout", help="columns, interleaved or stacked; else by the terminal's width."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array: all fields, and beads.")] = False,
    as_yaml: Annotated[bool, typer.Option("--yaml", help="The file as it is in the store.")] = False,
    path: Annotated[bool, typer.Option("--path", help="The file's path.")] = False,
    tex: Tex = False,
) -> None:
    """Show papers in full, English and Japanese side by side where the terminal is wide enough."""
    if lang not in _LANGUAGES:
        raise UsageError(f"--lang is one of {', '.join(_LANGUAGES)}, not '{lang}'")
    if layout is not None and layout not in LAYOUTS:
        raise UsageError(f"--layout is one of {', '.join(LAYOUTS)}, not '{layout}'")
    if as_json + as_yaml + path > 1:
        raise UsageError("--json, --yaml and --path exclude each other; choose one")
    current = session(context)
    library = current.library
    failures: list[PaperlogError] = []
    if path:
        write_text(f"{file}\n" for file in _each(refs, partial(_file, library), failures))
    elif as_yaml:
        write_text(
            _between(
                "---\n",
                _each(
                    refs, lambda ref: library.store.text(library.store.path(library.key_of(ref))), failures
                ),
            )
        )
    elif as_json:
        write_text(_json(_each(refs, library.get, failures)))
    else:
        screen = current.screen(has_tex=tex or not current.is_terminal)
        papers = _each(refs, library.get, failures)
        views = ("".join(paper_view(paper, screen, layout=layout, lang=lang)) for paper in papers)
        show_text(current, _between("\n---\n\n", views))
    _end(current, failures)


def _file(library: "Library", ref: str) -> Path:
    return library.store.path(library.key_of(ref))


def _each(refs: list[str], look_up: Callable[[str], T], failures: list[PaperlogError]) -> Iterator[T]:
    """What is looked up of each reference; where that fails, the error goes to `failures`."""
    for ref in expand(refs):
        try:
            yield look_up(ref)
        except (NotFoundError, UnreadableError) as error:
            failures.append(error)


def _end(current: Session, failures: list[PaperlogError]) -> None:
    """Tells what failed, behind all output so that no pager hides it; the program then ends with its status."""
    for error in failures:
        current.say(f"paperlog: {error}")
    if failures:
        statuses = {error.exit_status for error in failures}
        raise typer.Exit(EXIT_PARTIAL if EXIT_PARTIAL in statuses else EXIT_NOTHING)


def _json(papers: Iterable[Paper]) -> Iterator[str]:
    """A JSON array of papers, each with its beads."""
    rows = (json_text(to_json(paper) | _beads(paper)) for paper in papers)
    text = ",\n".join(rows)
    yield f"[\n{text}\n]\n" if text else "[]\n"


def _between(separator: str, texts: Iterable[str]) -> Iterator[str]:
    """The texts with a separator between each two."""
    for number, text in enumerate(texts):
        yield separator + text if number else text


def _beads(paper: Paper) -> dict[str, object]:
    """The field `beads`: which sentences of the abstracts translate each other; empty where one is missing."""
    from paperlog.bilingual import align

    pair = pair_of(paper)
    found = align(pair.en, pair.ja) if pair.en and pair.ja else []
    return {"beads": [bead._asdict() for bead in found]}
