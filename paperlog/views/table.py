"""A list of papers on a terminal: date and key, and beside them (below, where it is narrow) what else is wanted.

Nothing is cut: long titles take several lines. Rows come one by one, so that the first is there at once.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from paperlog.cells import cell_width, pad
from paperlog.fields import KINDS
from paperlog.model import Paper
from paperlog.orders import TABLE_COLUMNS
from paperlog.rows import cell, title_in
from paperlog.text import clean
from paperlog.typeset import wrap
from paperlog.views.ansi import Paint, painter
from paperlog.views.labels import wrap_labels

_NARROW = 90
# What stands at the left: the width of its cells and its colour.
_LEFT = {"date": (10, "dim"), "key": (22, "cyan")}
_LABELS = ("tags", "categories")
_INDENT = "    "
_BETWEEN = " · "


class _Look(NamedTuple):
    width: int
    columns: tuple[str, ...]
    lang: str


def table(
    papers: Iterable[Paper],
    width: int,
    *,
    has_color: bool,
    columns: tuple[str, ...] = TABLE_COLUMNS,
    lang: str = "both",
) -> Iterator[str]:
    """The rows of a list for a terminal of `width` cells, each with its newlines.

    `columns` are the fields to show, `lang` (en, ja or both) the language of the titles among them.
    """
    paint, look = painter(has_color), _Look(width, columns, lang)
    for paper in papers:
        row = _narrow_row(paper, look, paint) if width < _NARROW else _wide_row(paper, look, paint)
        # A paper that has none of these fields is told by its key all the same.
        yield row if row.strip() else f"{paint(clean(paper.key), 'cyan')}\n"


def _wide_row(paper: Paper, look: _Look, paint: Paint) -> str:
    names = [name for name in look.columns if name in _LEFT]
    left = sum(_LEFT[name][0] + 2 for name in names)
    lines = _lines(paper, look, look.width - left, paint) or [""]
    parts = [clean(cell(paper, name)) for name in names]
    first = "".join(
        paint(pad(part, _LEFT[name][0]), _LEFT[name][1]) + "  "
        for name, part in zip(names, parts, strict=True)
    )
    if any(cell_width(part) > _LEFT[name][0] for name, part in zip(names, parts, strict=True)):
        lines.insert(0, "")
    return "".join(
        f"{line.rstrip()}\n" for line in [first + lines[0], *(" " * left + line for line in lines[1:])]
    )


def _narrow_row(paper: Paper, look: _Look, paint: Paint) -> str:
    parts = [(clean(cell(paper, name)), _LEFT[name][1]) for name in look.columns if name in _LEFT]
    head = "  ".join(paint(part, colour) for part, colour in parts if part)
    indent = _INDENT if parts else ""
    lines = [indent + line for line in _lines(paper, look, look.width - len(indent), paint)]
    return "".join(f"{line.rstrip()}\n" for line in ([head] if parts else []) + lines)


def _lines(paper: Paper, look: _Look, width: int, paint: Paint) -> list[str]:
    """What stands of a paper beside its date and key, in the order of the columns, each line at most `width` cells."""
    names = [name for name in look.columns if name not in _LEFT]
    lines = []
    for kind, group in groupby(names, _kind):
        if kind == "labels":
            labels = [label for name in group for label in _labels(paper, name)]
            lines += [paint(line, "dim") for line in wrap_labels(labels, width)]
        elif kind == "facts":
            facts = filter(None, (_fact(paper, name) for name in group))
            lines += [paint(line, "dim") for line in _wrapped(_BETWEEN.join(facts), width)]
        else:
            lines += [line for name in group for line in _text(paper, name, look, width, paint)]
    return lines


def _kind(name: str) -> str:
    if name in _LABELS:
        return "labels"
    return "text" if name.startswith("title") or KINDS[name] == "text" else "facts"


def _labels(paper: Paper, name: str) -> Iterable[str]:
    return (f"#{tag}" for tag in paper.tags) if name == "tags" else paper.categories


def _fact(paper: Paper, name: str) -> str:
    """A short field; a bare number or truth tells nothing without its name."""
    if name == "rating":
        return "★" * (paper.rating or 0)
    if name == "score":
        return "" if paper.score is None else f"score {paper.score:g}"
    if name == "authors":
        return ", ".join((*paper.authors, "et al.") if paper.authors_truncated else paper.authors)
    text = cell(paper, name)
    is_bare = KINDS[name] in ("number", "bool") or name == "arxiv_version"
    return f"{name} {text}" if text and is_bare else text


def _text(paper: Paper, name: str, look: _Look, width: int, paint: Paint) -> Iterator[str]:
    if not name.startswith("title"):
        yield from _wrapped(cell(paper, name), width)
        return
    shown = _titles(paper, look)
    if name in shown:
        lines = _wrapped(shown[name], width)
        yield from (paint(line, "bold") for line in lines) if name == min(shown) else lines


def _titles(paper: Paper, look: _Look) -> dict[str, str]:
    """The titles that a language asks for, under the columns in which they stand."""
    columns = [name for name in look.columns if name.startswith("title")]
    if look.lang == "both":
        return {name: cell(paper, name) or ("(no title)" if name == "title" else "") for name in columns}
    return {columns[0]: title_in(paper, look.lang) or "(no title)"}


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(" ".join(clean(text).split()), width) if text else []
