"""Counts as bars that a person reads at a glance."""

from collections.abc import Iterator, Sequence

from paperlog.cells import cell_width, clip, pad
from paperlog.text import clean
from paperlog.views.ansi import painter

_EIGHTHS = " ▏▎▍▌▋▊▉"
_MAX_LABEL = 30
_MAX_BAR = 50


def bars(counts: Sequence[tuple[str, int]], width: int, *, has_color: bool) -> Iterator[str]:
    """One line for each (label, count): label, count, and a bar in proportion; none wider than `width` cells."""
    if not counts:
        return
    paint = painter(has_color)
    label_width = min(_MAX_LABEL, max(cell_width(clean(label)) for label, _ in counts), max(8, width // 2))
    number_width = max(len(str(count)) for _, count in counts)
    room = max(1, min(_MAX_BAR, width - label_width - number_width - 4))
    greatest = max(count for _, count in counts)
    for label, count in counts:
        shown = pad(clip(clean(label), label_width), label_width)
        bar = paint(_bar(count / greatest * room), "cyan")
        yield f"{shown}  {count:>{number_width}}  {bar}".rstrip() + "\n"


def _bar(length: float) -> str:
    whole, eighths = divmod(max(1, round(length * 8)), 8)
    return "█" * whole + _EIGHTHS[eighths].strip()
