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
from paperlog.orders import LAYOUTS
from paperlog.views.paper import pair_of, paper_view

if TYPE_CHECKING:
    from paperlog.library import Library

app = typer.Typer(rich_markup_mode=None, add_completion=False)
T = TypeVar("T")


@app.command()
def show(
    context: typer.Context,
    refs: Annotated[
        list[str],
        typer.Argument(metavar="REF…", help="Keys or arXiv ids; - reads them; @NAME finds them."),
    ],
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="en|ja|both", help="The language of titles and texts.")
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option("--layout", metavar="|".join(LAYOUTS), help="Else by the terminal's width."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array: all fields, and beads.")] = False,
    as_yaml: Annotated[bool, typer.Option("--yaml", help="The file as it is in the store.")] = False,
    path: Annotated[bool, typer.Option("--path", help="The file's path.")] = False,
    tex: Tex = False,
) -> None:
    """Show papers in full, English and Japanese side by side where the terminal is wide enough."""
    if as_json + as_yaml + path > 1:
        raise UsageError("--json, --yaml and --path exclude each other; choose one")
    current = session(context)
    lang, layout = current.setting("lang", lang), current.setting("layout", layout)
    library = current.library
    failures: list[PaperlogError] = []
    each = partial(_each, list(expand(refs, current)), failures=failures)
    if path:
        write_text(f"{file}\n" for file in each(partial(_file, library)))
    elif as_yaml:
        write_text(_between("---\n", each(lambda ref: library.store.text(_file(library, ref)))))
    elif as_json:
        write_text(_json(each(library.get)))
    else:
        screen = current.screen(has_tex=tex or not current.is_terminal)
        views = ("".join(paper_view(paper, screen, layout=layout, lang=lang)) for paper in each(library.get))
        show_text(current, _between("\n---\n\n", views))
    _end(current, failures)


def _file(library: "Library", ref: str) -> Path:
    return library.store.path(library.key_of(ref))


def _each(refs: Iterable[str], look_up: Callable[[str], T], failures: list[PaperlogError]) -> Iterator[T]:
    """What is looked up of each reference; where that fails, the error goes to `failures`."""
    for ref in refs:
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
