"""Names and what each stands for, one below the other on a terminal."""

from collections.abc import Iterable, Iterator

from paperlog.views.screen import Screen

_GAP = 2


def pairs(rows: Iterable[tuple[str, ...]], screen: Screen) -> Iterator[str]:
    """Lines with their newlines: a name, then what stands for it, each on lines of its own; "" is left out."""
    found = list(rows)
    indent = max((screen.cells(row[0]) for row in found), default=0) + _GAP
    for name, *values in found:
        lines = [line for value in values if value for line in screen.plain(value, indent)] or [""]
        for number, line in enumerate(lines):
            head = name if number == 0 else ""
            yield screen.paint(head + " " * (indent - screen.cells(head)), "dim") + line + "\n"
