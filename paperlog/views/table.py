"""A list of papers on a terminal: date and key, and beside them (below, where it is narrow) titles and tags.

Nothing is cut: long titles take several lines. Rows come one by one, so that the first is there at once.
"""

from collections.abc import Iterable, Iterator

from paperlog.model import Paper
from paperlog.text import clean
from paperlog.views.screen import Screen

_NARROW = 90
_KEY_WIDTH = 22
_DATE_WIDTH = 10
_INDENT = "    "


def table(papers: Iterable[Paper], screen: Screen) -> Iterator[str]:
    """The rows of a list for a terminal, each with its newlines."""
    row = _narrow_row if screen.width < _NARROW else _wide_row
    for paper in papers:
        yield row(paper, screen)


def _wide_row(paper: Paper, screen: Screen) -> str:
    left = _DATE_WIDTH + 2 + _KEY_WIDTH + 2
    cells = _cells(paper, screen, left)
    date, key = _date(paper), clean(paper.key)
    first = f"{screen.paint(date.ljust(_DATE_WIDTH), 'dim')}  {screen.paint(screen.pad(key, _KEY_WIDTH), 'cyan')}  "
    if screen.cells(key) > _KEY_WIDTH:
        cells.insert(0, "")
    lines = [first + cells[0], *(" " * left + cell for cell in cells[1:])]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _narrow_row(paper: Paper, screen: Screen) -> str:
    date, key = screen.paint(_date(paper), "dim"), screen.plain(paper.key)
    if len(key) == 1 and screen.cells(f"{_date(paper)}  {key[0]}") <= screen.width:
        head = ["  ".join(filter(None, (date, screen.paint(key[0], "cyan"))))]
    else:
        head = [*filter(None, [date]), *(screen.paint(line, "cyan") for line in key)]
    cells = _cells(paper, screen, len(_INDENT))
    return "".join(f"{line.rstrip()}\n" for line in [*head, *(_INDENT + cell for cell in cells)])


def _date(paper: Paper) -> str:
    return clean(paper.date or "")[:_DATE_WIDTH]


def _cells(paper: Paper, screen: Screen, left: int) -> list[str]:
    """The lines of one paper's titles and tags, with so many cells free on their left."""
    lines = [screen.paint(line, "bold") for line in _title(paper.title or "(no title)", screen, left)]
    lines += _title(paper.title_ja or "", screen, left)
    labels = [*(f"#{tag}" for tag in paper.tags), *paper.categories]
    return lines + [screen.paint(line, "dim") for line in screen.labels(labels, left)]


def _title(title: str, screen: Screen, left: int) -> list[str]:
    return screen.lines(" ".join(clean(title).split()), left, groups=True)
