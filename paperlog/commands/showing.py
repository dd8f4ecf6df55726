"""What `show` does, without the command line around it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from paperlog.commands.options import Showing
from paperlog.commands.output import path_line, show_text, write_text
from paperlog.commands.refs import expand
from paperlog.commands.session import Session
from paperlog.errors import (
    EXIT_NOTHING,
    EXIT_PARTIAL,
    Ended,
    NotFoundError,
    PaperlogError,
    UnreadableError,
    UsageError,
)

if TYPE_CHECKING:
    from paperlog.library import Library
    from paperlog.model import Paper
    from paperlog.views.screen import Screen

T = TypeVar("T")


def show_papers(current: Session, refs: Sequence[str], showing: Showing) -> None:
    """Prints papers in full. Raises UsageError, and Ended where some of them cannot be shown."""
    if showing.json + showing.yaml + showing.path > 1:
        raise UsageError("--json, --yaml and --path exclude each other; choose one")
    lang, layout = current.setting("lang", showing.lang), current.setting("layout", showing.layout)
    library = current.library
    failures: list[PaperlogError] = []
    each = partial(_each, library, list(expand(list(refs), current)), failures)
    if showing.path:
        write_text(path_line(current, str(file)) for file in each(partial(_file, library)))
    elif showing.yaml:
        write_text(_between("---\n", each(lambda ref: library.store.text(_file(library, ref)))))
    elif showing.json:
        write_text(_json(each(library.get)))
    else:
        screen = current.screen(has_tex=showing.tex or not current.is_terminal)
        views = ("".join(_view(paper, screen, layout, lang)) for paper in each(library.get))
        show_text(current, _between("\n---\n\n", views))
    _end(current, failures)


def _view(paper: "Paper", screen: "Screen", layout: str | None, lang: str) -> Iterator[str]:
    from paperlog.views.paper import paper_view

    return paper_view(paper, screen, layout=layout, lang=lang)


def _file(library: "Library", ref: str) -> Path:
    return library.store.path(library.key_of(ref))


def _each(
    library: "Library", refs: list[str], failures: list[PaperlogError], look_up: Callable[[str], T]
) -> list[T]:
    """What is looked up of each reference, all at one moment; where that fails, the error goes to `failures`."""

    def look() -> list[T]:
        failures.clear()
        return list(_looked_up(refs, look_up, failures))

    # One paper is always whole; where it is not there, it may be getting another key at this very moment.
    found = look() if len(refs) == 1 and not library.is_changing else []
    if found:
        return found
    from paperlog.steady import steadily

    return steadily(library, look)


def _looked_up(
    refs: Iterable[str], look_up: Callable[[str], T], failures: list[PaperlogError]
) -> Iterator[T]:
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
        raise Ended(EXIT_PARTIAL if EXIT_PARTIAL in statuses else EXIT_NOTHING)


def _json(papers: "Iterable[Paper]") -> Iterator[str]:
    """A JSON array of papers, each with its beads."""
    from paperlog.codec import to_json, without_gave
    from paperlog.jsontext import json_text

    rows = (without_gave(json_text(to_json(paper) | _beads(paper))) for paper in papers)
    text = ",\n".join(rows)
    yield f"[\n{text}\n]\n" if text else "[]\n"


def _between(separator: str, texts: Iterable[str]) -> Iterator[str]:
    """The texts with a separator between each two."""
    for number, text in enumerate(texts):
        yield separator + text if number else text


def _beads(paper: "Paper") -> dict[str, object]:
    """The field `beads`: which sentences of the abstracts translate each other; empty where one is missing."""
    from paperlog.bilingual import align
    from paperlog.views.paper import pair_of

    pair = pair_of(paper)
    found = align(pair.en, pair.ja) if pair.en and pair.ja else []
    return {"beads": [bead._asdict() for bead in found]}
