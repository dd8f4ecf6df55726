"""Tags and categories in lines."""

from collections.abc import Iterable

from paperlog.text import clean
from paperlog.typeset import wrap

_NO_BREAK = "\u00a0"


def wrap_labels(labels: Iterable[str], width: int, gap: str = " ") -> list[str]:
    """Labels in lines of at most `width` cells: `#One-Line Notes` stays together wherever it has room."""
    solid = (_NO_BREAK.join(clean(label).split()) for label in labels)
    joined = gap.join(label for label in solid if label)
    return [line.replace(_NO_BREAK, " ") for line in wrap(joined, width)] if joined else []
