"""`paperlog next`: what to read next."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from paperlog.commands.output import show_text, write_text
from paperlog.commands.session import Session, session
from paperlog.errors import NotFoundError, UsageError
from paperlog.jsontext import json_text
from paperlog.relatives import spelt
from paperlog.suggestions import Suggestions, suggested
from paperlog.text import single_line
from paperlog.views.scored import Scored, parts, scored_view

if TYPE_CHECKING:
    from paperlog.indexnear import Near
    from paperlog.model import Paper

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FIRST = 10
_NOTHING_LEARNT = (
    "nothing tells yet what you like; set the rating, the status or a note of some papers that you know"
)
_EMPTY = "the store is empty; `paperlog import FILE…` reads digests into it"
_NOTHING_LEFT = "no unread paper is left"
_NOTHING_NEAR = "no unread paper has anything in common with those that you liked"


class _Row(NamedTuple):
    """A paper to read, and why: the fields of `next --json`, in their order."""

    key: str
    title: str
    title_ja: str | None
    score: float
    date: str | None
    terms: tuple[tuple[str, float], ...]
    papers: tuple[tuple[str, float], ...]


@app.command("next")
def next_(
    context: typer.Context,
    why: Annotated[
        bool, typer.Option("--why", help="Also the words, tags, categories and papers that make the score.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many papers.")] = _FIRST,
    keys: Annotated[bool, typer.Option("--keys", "-k", help="Keys only, one a line.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="A JSON array, with all that makes the score.")
    ] = False,
) -> None:
    """Say what to read next: the unread papers most like those you rated, read, noted and tagged."""
    if keys and (why or as_json):
        raise UsageError(f"--keys and --{'why' if why else 'json'} exclude each other; choose one")
    current = session(context)
    found = suggested(current.library.with_texts(), limit, why=why or as_json)
    rows = _rows(current, found.papers)
    if keys:
        write_text(f"{row.key}\n" for row in rows)
    elif as_json:
        write_text(_array(rows, found.reasons))
    elif current.is_terminal:
        shown = [_scored(row, found.reasons, why=why) for row in rows]
        show_text(current, scored_view(shown, current.screen()))
    else:
        write_text(_line(row, why=why) for row in rows)
    current.end_with_store_problems()
    if not rows:
        raise NotFoundError(_nothing(found) if current.library.size() else _EMPTY)


def _nothing(found: Suggestions) -> str:
    if not found.open:
        return _NOTHING_LEFT
    return _NOTHING_NEAR if found.reasons else _NOTHING_LEARNT


def _rows(current: Session, found: "list[Near]") -> list[_Row]:
    papers = current.library.papers(each.id for each in found)
    return [_row(each, paper) for each, paper in zip(found, papers, strict=True)]


def _row(near: "Near", paper: "Paper") -> _Row:
    facts = (paper.title, paper.title_ja, near.score, paper.date)
    return _Row(near.key, *facts, terms=spelt(near.terms, paper), papers=near.papers)


def _array(rows: Iterable[_Row], reasons: dict[str, str]) -> Iterator[str]:
    from paperlog.exports.json_ import array

    return array(json_text(row._asdict() | _why(row, reasons)) for row in rows)


def _why(row: _Row, reasons: dict[str, str]) -> dict[str, object]:
    return {
        "terms": [{"term": term, "score": value} for term, value in row.terms],
        "papers": [{"key": key, "why": reasons[key], "score": value} for key, value in row.papers],
    }


def _line(row: _Row, *, why: bool) -> str:
    cells = [row.key, str(row.score), (row.date or "")[:10], row.title]
    if why:
        cells += ["; ".join(f"{name} {value:g}" for name, value in each) for each in (row.terms, row.papers)]
    return "\t".join(map(single_line, cells)) + "\n"


def _scored(row: _Row, reasons: dict[str, str], *, why: bool) -> Scored:
    papers = [(f"{key} ({reasons[key]})", value) for key, value in row.papers]
    told = (("words", parts(row.terms)), ("papers", parts(papers))) if why else ()
    date = (row.date or "")[:10]
    remarks = tuple(each for each in told if each[1])
    return Scored(f"{row.score:.1f}", row.title, row.title_ja or "", date, row.key, remarks=remarks)
