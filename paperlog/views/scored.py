"""Papers with a score beside each, on a terminal: what stands near to a paper, and what to read next.

The score stands in a column of its own with all else to its right, or, where the terminal is narrow, above it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from paperlog.cells import cell_width
from paperlog.text import clean
from paperlog.typeset import wrap
from paperlog.views.ansi import Paint, painter
from paperlog.views.labels import wrap_labels

_SCORE_WIDTH = 8
_INDENT = 2
_NARROW = 60
_MOST_PARTS = 8
# Less does not show in one digit behind the point.
_LEAST = 0.05


class Scored(NamedTuple):
    """What is shown of one paper, "" for what there is not.

    `place`: its key, or what else says where it is. `remarks`: lines, each with its label and the pieces of what
    it says, as `shares` and `reward 3.2`, `policy 1.1`.
    """

    score: str
    title: str
    title_ja: str
    date: str
    place: str
    summary: str = ""
    remarks: tuple[tuple[str, tuple[str, ...]], ...] = ()


def scored_view(papers: Iterable[Scored], width: int, *, has_color: bool) -> Iterator[str]:
    """The lines of each paper, none wider than `width` cells, with a blank line between two papers."""
    paint = painter(has_color)
    for number, paper in enumerate(papers):
        is_narrow = width < _NARROW or cell_width(paper.score) > _SCORE_WIDTH
        lines = _narrow(paper, width, paint) if is_narrow else _wide(paper, width, paint)
        yield ("\n" if number else "") + "".join(f"{line.rstrip()}\n" for line in lines)


def parts(values: Iterable[tuple[str, float]], most: int = _MOST_PARTS) -> tuple[str, ...]:
    """The first parts of a score with their values, as the pieces of a remark; those that are not shown are told."""
    shown = [f"{name} {value:.1f}" for name, value in values if abs(value) >= _LEAST]
    more = [f"and {len(shown) - most} more"] if len(shown) > most else []
    pieces = [*shown[:most], *more]
    return tuple(f"{piece}," for piece in pieces[:-1]) + tuple(pieces[-1:])


def _narrow(paper: Scored, width: int, paint: Paint) -> Iterator[str]:
    yield from (paint(line, "yellow") for line in _wrapped(paper.score, width))
    yield from (" " * _INDENT + line for line in _texts(paper, width - _INDENT, paint))


def _wide(paper: Scored, width: int, paint: Paint) -> Iterator[str]:
    left = _SCORE_WIDTH + 2
    score = clean(paper.score)
    head = " " * (_SCORE_WIDTH - cell_width(score)) + paint(score, "yellow") + "  "
    for number, line in enumerate(_texts(paper, width - left, paint)):
        yield (head if number == 0 else " " * left) + line


def _texts(paper: Scored, room: int, paint: Paint) -> Iterator[str]:
    yield from (paint(line, "bold") for line in _wrapped(paper.title or "(no title)", room))
    yield from _wrapped(paper.title_ja, room)
    yield from _place(paper, room, paint)
    yield from _wrapped(paper.summary, room)
    for label, pieces in paper.remarks:
        yield from _remark(label, pieces, room, paint)


def _place(paper: Scored, room: int, paint: Paint) -> Iterator[str]:
    painted = [
        paint(clean(text), style) for text, style in ((paper.date, "dim"), (paper.place, "cyan")) if text
    ]
    if cell_width(f"{paper.date}  {paper.place}") <= room:
        yield from ["  ".join(painted)] if painted else []
    else:
        yield from (paint(line, "dim") for line in _wrapped(paper.date, room))
        yield from (paint(line, "cyan") for line in _wrapped(paper.place, room))


def _remark(label: str, pieces: tuple[str, ...], room: int, paint: Paint) -> Iterator[str]:
    indent = cell_width(label) + 1
    for number, line in enumerate(wrap_labels(pieces, max(room - indent, 2))):
        yield (paint(label, "dim") + " " if number == 0 else " " * indent) + line


def _wrapped(text: str, room: int) -> list[str]:
    return wrap(clean(text), room) if text else []
