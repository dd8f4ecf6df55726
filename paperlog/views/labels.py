"""Tags and categories in lines."""

from collections.abc import Iterable

from paperlog.cells import cell_width
from paperlog.text import single_line
from paperlog.typeset import wrap

_NO_BREAK = "\u00a0"


def wrap_labels(labels: Iterable[str], width: int, gap: str = " ", *, ambiguous: int = 1) -> list[str]:
    """Labels in lines of at most `width` cells: `#One-Line Notes` stays together wherever it has room."""
    lines: list[str] = []
    for label in filter(None, map(single_line, labels)):
        longer = f"{lines[-1]}{gap}{label}" if lines else label
        if cell_width(longer, ambiguous=ambiguous) <= width:
            lines[-1:] = [longer]
        else:
            broken = wrap(label.replace(" ", _NO_BREAK), width, ambiguous=ambiguous)
            lines += [line.replace(_NO_BREAK, " ") for line in broken]
    return lines
