"""`paperlog related`: what stands beside a paper, and which related papers are not in the store."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from paperlog.commands.output import show_text, write_text
from paperlog.commands.refs import only
from paperlog.commands.session import Session, session
from paperlog.errors import NotFoundError, UsageError
from paperlog.jsontext import json_text
from paperlog.library import Library
from paperlog.relations import Missing, missing
from paperlog.relatives import NEAREST, Relative, named, near
from paperlog.steady import steadily
from paperlog.text import single_line
from paperlog.views.relatives import missing_view, relatives_view

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def related(
    context: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="A key, or an arXiv id in any spelling.")
    ] = None,
    only_missing: Annotated[
        bool,
        typer.Option(
            "--missing", help="Only named papers that are not in the store; without REF those of all papers."
        ),
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=0, help="At most so many papers of each kind.")
    ] = None,
    keys: Annotated[
        bool, typer.Option("--keys", "-k", help="Only keys, of those in the store, one a line.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array.")] = False,
) -> None:
    """Show the papers that a paper's digests name as related, and those in the store nearest to it by content."""
    if keys and (only_missing or as_json):
        raise UsageError(
            f"--keys and --{'missing' if only_missing else 'json'} exclude each other; choose one"
        )
    current = session(context)
    found: list[Relative] = []
    lacking: list[Missing] = []
    if ref is not None:
        library, own = current.library, only(current, ref)
        found = steadily(library, lambda: _relatives(library, own, limit, only_missing=only_missing))
        if keys:
            write_text(_keys(found))
        else:
            _show(current, _written(current, found, as_json=as_json), as_json=as_json)
    elif only_missing:
        lacking = list(missing(current.library.index, limit))
        _show(current, _missing(current, lacking, as_json=as_json), as_json=as_json)
    else:
        raise UsageError(
            "which paper? name one, or ask for --missing, the named papers that are not in the store"
        )
    current.end_with_store_problems()
    if not (found or lacking) and limit != 0:
        raise NotFoundError(_nothing(ref, only_missing=only_missing))


def _relatives(library: Library, ref: str, limit: int | None, *, only_missing: bool) -> list[Relative]:
    paper = library.get(ref)
    found = [row for row in named(library, paper) if not (only_missing and row.key)][:limit]
    if only_missing:
        return found
    return found + near(library, paper, NEAREST if limit is None else limit)


def _nothing(ref: str | None, *, only_missing: bool) -> str:
    if only_missing:
        return "no related paper is named that is not in the store"
    return f"nothing is related to {ref}: its digests name no paper, and no other one shares its words"


def _show(current: Session, pieces: Iterator[str], *, as_json: bool) -> None:
    """What is for a person through a pager where it is long, JSON never."""
    if as_json:
        write_text(pieces)
    else:
        show_text(current, pieces)


def _keys(found: list[Relative]) -> Iterator[str]:
    return (f"{key}\n" for key in dict.fromkeys(row.key for row in found) if key)


def _written(current: Session, found: list[Relative], *, as_json: bool) -> Iterator[str]:
    if as_json:
        return _array(row._asdict() | {"shared": _parts(row.shared)} for row in found)
    if current.is_terminal:
        return relatives_view(found, current.screen())
    return (_line(row.kind, row.key, row.score, row.date, row.title) for row in found)


def _parts(values: Iterable[tuple[str, float]]) -> list[dict[str, str | float]]:
    return [{"term": name, "score": value} for name, value in values]


def _array(rows: Iterable[dict[str, object]]) -> Iterator[str]:
    from paperlog.exports.json_ import array

    return array(json_text(row) for row in rows)


def _line(*cells: str | float | None) -> str:
    """Cells as a line of a pipe; a moment as its day."""
    *others, date, title = ("" if cell is None else single_line(str(cell)) for cell in cells)
    return "\t".join([*others, date[:10], title]) + "\n"


def _missing(current: Session, found: list[Missing], *, as_json: bool) -> Iterator[str]:
    if as_json:
        return _array(_missing_row(each) for each in found)
    if current.is_terminal:
        return missing_view(found, current.screen())
    items = ((len(each.named_by), each.related) for each in found)
    return (_line(count, item.score, item.published, item.title) for count, item in items)


def _missing_row(each: Missing) -> dict[str, object]:
    item = each.related
    facts = {
        "title": item.title,
        "score": item.score,
        "published": item.published,
        "summary_ja": item.summary_ja,
    }
    return facts | {"named_by": each.named_by}
