"""A list of papers on a terminal: date and key, and beside them (below, where it is narrow) titles and tags.

Nothing is cut: long titles take several lines. Rows come one by one, so that the first is there at once.
"""

from collections.abc import Iterable, Iterator

from paperlog.cells import cell_width, pad
from paperlog.model import Paper
from paperlog.text import clean
from paperlog.typeset import wrap
from paperlog.views.ansi import Paint, painter
from paperlog.views.labels import wrap_labels

_NARROW = 90
_KEY_WIDTH = 22
_DATE_WIDTH = 10
_INDENT = "    "


def table(papers: Iterable[Paper], width: int, *, has_color: bool) -> Iterator[str]:
    """The rows of a list for a terminal of `width` cells, each with its newlines."""
    paint = painter(has_color)
    for paper in papers:
        yield _narrow_row(paper, width, paint) if width < _NARROW else _wide_row(paper, width, paint)


def _wide_row(paper: Paper, width: int, paint: Paint) -> str:
    left = _DATE_WIDTH + 2 + _KEY_WIDTH + 2
    cells = _cells(paper, width - left, paint)
    date, key = _date(paper), clean(paper.key)
    first = f"{paint(date.ljust(_DATE_WIDTH), 'dim')}  {paint(pad(key, _KEY_WIDTH), 'cyan')}  "
    if cell_width(key) > _KEY_WIDTH:
        cells.insert(0, "")
    lines = [first + cells[0], *(" " * left + cell for cell in cells[1:])]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _narrow_row(paper: Paper, width: int, paint: Paint) -> str:
    head = "  ".join(filter(None, (paint(_date(paper), "dim"), paint(clean(paper.key), "cyan"))))
    cells = _cells(paper, width - len(_INDENT), paint)
    return "".join(f"{line.rstrip()}\n" for line in [head, *(_INDENT + cell for cell in cells)])


def _date(paper: Paper) -> str:
    return clean(paper.date or "")[:_DATE_WIDTH]


def _cells(paper: Paper, width: int, paint: Paint) -> list[str]:
    """The lines of one paper's titles and tags, each at most `width` cells."""
    lines = [paint(line, "bold") for line in _wrapped(paper.title or "(no title)", width)]
    lines += _wrapped(paper.title_ja or "", width)
    labels = [*(f"#{tag}" for tag in paper.tags), *paper.categories]
    return lines + [paint(line, "dim") for line in wrap_labels(labels, width)]


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(" ".join(clean(text).split()), width) if text else []
