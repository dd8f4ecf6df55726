"""Papers with a score beside each, on a terminal: what stands near to a paper, and what to read next.

The score stands in a column of its own with all else to its right, or, where the terminal is narrow, above it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from paperlog.text import clean
from paperlog.views.screen import Screen

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


def scored_view(papers: Iterable[Scored], screen: Screen) -> Iterator[str]:
    """The lines of each paper, none wider than the screen, with a blank line between two papers."""
    for number, paper in enumerate(papers):
        is_narrow = screen.width < _NARROW or screen.cells(paper.score) > _SCORE_WIDTH
        lines = (_narrow if is_narrow else _wide)(paper, screen)
        yield ("\n" if number else "") + "".join(f"{line.rstrip()}\n" for line in lines)


def parts(values: Iterable[tuple[str, float]], most: int = _MOST_PARTS) -> tuple[str, ...]:
    """The first parts of a score with their values, as the pieces of a remark; those that are not shown are told."""
    shown = [f"{name} {value:.1f}" for name, value in values if abs(value) >= _LEAST]
    more = [f"and {len(shown) - most} more"] if len(shown) > most else []
    pieces = [*shown[:most], *more]
    return tuple(f"{piece}," for piece in pieces[:-1]) + tuple(pieces[-1:])


def _narrow(paper: Scored, screen: Screen) -> Iterator[str]:
    yield from (screen.paint(line, "yellow") for line in screen.plain(paper.score))
    yield from (" " * _INDENT + line for line in _texts(paper, screen, _INDENT))


def _wide(paper: Scored, screen: Screen) -> Iterator[str]:
    left = _SCORE_WIDTH + 2
    score = clean(paper.score)
    head = " " * (_SCORE_WIDTH - screen.cells(score)) + screen.paint(score, "yellow") + "  "
    for number, line in enumerate(_texts(paper, screen, left)):
        yield (head if number == 0 else " " * left) + line


def _texts(paper: Scored, screen: Screen, left: int) -> Iterator[str]:
    """The lines of a paper but for its score, with so many cells free on their left."""
    title = screen.lines(paper.title or "(no title)", left, groups=True)
    yield from (screen.paint(line, "bold") for line in title)
    yield from screen.lines(paper.title_ja, left, groups=True)
    yield from _place(paper, screen, left)
    yield from screen.lines(paper.summary, left)
    for label, pieces in paper.remarks:
        yield from _remark(label, pieces, screen, left)


def _place(paper: Scored, screen: Screen, left: int) -> Iterator[str]:
    painted = [
        screen.paint(clean(text), style)
        for text, style in ((paper.date, "dim"), (paper.place, "cyan"))
        if text
    ]
    if screen.cells(f"{paper.date}  {paper.place}") <= screen.width - left:
        yield from ["  ".join(painted)] if painted else []
    else:
        yield from (screen.paint(line, "dim") for line in screen.plain(paper.date, left))
        yield from (screen.paint(line, "cyan") for line in screen.plain(paper.place, left))


def _remark(label: str, pieces: tuple[str, ...], screen: Screen, left: int) -> Iterator[str]:
    indent = screen.cells(label) + 1
    for number, line in enumerate(screen.labels(pieces, left + indent)):
        yield (screen.paint(label, "dim") + " " if number == 0 else " " * indent) + line
