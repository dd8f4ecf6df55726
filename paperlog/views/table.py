"""A list of papers on a terminal: date and key, and beside them (below, where it is narrow) titles and tags.

Nothing is cut: long titles take several lines. Rows come one by one, so that the first is there at once.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from paperlog.fields import KINDS
from paperlog.model import Paper
from paperlog.orders import TABLE_COLUMNS
from paperlog.rows import cell, title_in
from paperlog.text import clean, single_line
from paperlog.views.screen import Screen

_NARROW = 90
# What stands at the left: the width of its cells and its colour.
_LEFT = {"date": (10, "dim"), "key": (22, "cyan")}
_LABELS = ("tags", "categories")
_INDENT = "    "
_BETWEEN = " · "


class _Look(NamedTuple):
    screen: Screen
    columns: tuple[str, ...]
    lang: str


def table(
    papers: Iterable[Paper],
    screen: Screen,
    *,
    columns: tuple[str, ...] = TABLE_COLUMNS,
    lang: str = "both",
) -> Iterator[str]:
    """The rows of a list for a terminal, each with its newlines.

    `columns` are the fields to show, `lang` (en, ja or both) the language of the titles among them.
    """
    look = _Look(screen, columns, lang)
    row = _narrow_row if screen.width < _NARROW else _wide_row
    for paper in papers:
        text = row(paper, look)
        # A paper that has none of these fields is told by its key all the same.
        yield text if text.strip() else "".join(f"{line}\n" for line in _key(paper, screen))


def _wide_row(paper: Paper, look: _Look) -> str:
    screen = look.screen
    names = [name for name in look.columns if name in _LEFT]
    left = sum(_LEFT[name][0] + 2 for name in names)
    lines = _lines(paper, look, left) or [""]
    parts = [(clean(cell(paper, name)), *_LEFT[name]) for name in names]
    first = "".join(f"{screen.paint(screen.pad(part, width), style)}  " for part, width, style in parts)
    if any(screen.cells(part) > width for part, width, _ in parts):
        lines.insert(0, "")
    return _joined([first + lines[0], *(" " * left + line for line in lines[1:])])


def _narrow_row(paper: Paper, look: _Look) -> str:
    names = [name for name in look.columns if name in _LEFT and cell(paper, name)]
    indent = _INDENT if names else ""
    lines = _lines(paper, look, len(indent))
    return _joined([*_head(paper, names, look.screen), *(indent + line for line in lines)])


def _head(paper: Paper, names: list[str], screen: Screen) -> Iterator[str]:
    """Date and key on one line, or on several where there is no room."""
    parts = [clean(cell(paper, name)) for name in names]
    if screen.cells("  ".join(parts)) <= screen.width:
        styled = (screen.paint(part, _LEFT[name][1]) for part, name in zip(parts, names, strict=True))
        yield from filter(None, ["  ".join(styled)])
        return
    for part, name in zip(parts, names, strict=True):
        yield from (screen.paint(line, _LEFT[name][1]) for line in screen.plain(part))


def _key(paper: Paper, screen: Screen) -> Iterator[str]:
    return (screen.paint(line, "cyan") for line in screen.plain(paper.key))


def _joined(lines: list[str]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(paper: Paper, look: _Look, left: int) -> list[str]:
    """What stands of a paper beside its date and key, in the columns' order, so many cells free on the left."""
    screen = look.screen
    lines: list[str] = []
    for kind, group in groupby([name for name in look.columns if name not in _LEFT], _kind):
        if kind == "labels":
            labels = [label for name in group for label in _labels(paper, name)]
            lines += [screen.paint(line, "dim") for line in screen.labels(labels, left)]
        elif kind == "facts":
            facts = filter(None, (_fact(paper, name) for name in group))
            lines += [screen.paint(line, "dim") for line in _wrapped(_BETWEEN.join(facts), screen, left)]
        else:
            lines += [line for name in group for line in _text(paper, name, look, left)]
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


def _text(paper: Paper, name: str, look: _Look, left: int) -> Iterator[str]:
    if not name.startswith("title"):
        yield from _wrapped(cell(paper, name), look.screen, left)
        return
    shown = _titles(paper, look)
    if name in shown:
        lines = _wrapped(shown[name], look.screen, left)
        yield from (look.screen.paint(line, "bold") for line in lines) if name == min(shown) else lines


def _titles(paper: Paper, look: _Look) -> dict[str, str]:
    """The titles that a language asks for, under the columns in which they stand."""
    columns = [name for name in look.columns if name.startswith("title")]
    if look.lang == "both":
        return {name: cell(paper, name) or ("(no title)" if name == "title" else "") for name in columns}
    return {columns[0]: title_in(paper, look.lang) or "(no title)"}


def _wrapped(text: str, screen: Screen, left: int) -> list[str]:
    return screen.lines(single_line(text), left, groups=True)
