"""Counts as bars that a person reads at a glance."""

from collections.abc import Iterator, Sequence

from paperlog.text import clean
from paperlog.views.screen import Screen

_EIGHTHS = " ▏▎▍▌▋▊▉"
_MAX_LABEL = 50
_MAX_BAR = 50


def bars(counts: Sequence[tuple[str, int]], screen: Screen) -> Iterator[str]:
    """For each (label, count): label, count, and a bar in proportion, in lines none of which is wider than the screen.

    A label that is longer than three fifths of a line takes several lines.
    """
    if not counts:
        return
    longest = max(screen.cells(clean(label)) for label, _ in counts)
    number_width = max(len(str(count)) for _, count in counts)
    label_width = min(_MAX_LABEL, longest, max(8, screen.width * 3 // 5), screen.width - number_width - 5)
    room = screen.width - label_width - number_width - 4
    greatest = max(count for _, count in counts)
    for label, count in counts:
        first, *rest = screen.narrower(label_width).plain(label) or [""]
        start = f"{screen.pad(first, label_width)}  {count:>{number_width}}"
        lines = [f"{start}  {bar(count / greatest, room, screen)}", *rest]
        yield "".join(f"{line.rstrip()}\n" for line in lines)


def bar(share: float, room: int, screen: Screen) -> str:
    """A bar in proportion to a share, 0 to 1, of at most so many cells; any share above 0 is seen."""
    # Blocks are of ambiguous width: where they take two cells, half as many have room.
    length = min(_MAX_BAR, max(1, room)) // screen.ambiguous * share
    whole, eighths = divmod(max(1, round(length * 8)), 8)
    return screen.paint("█" * whole + _EIGHTHS[eighths].strip(), "cyan") if share else ""
