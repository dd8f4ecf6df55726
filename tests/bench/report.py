"""Tables of what was measured: seconds for a person, ratios as Markdown for the README, limits met or not."""

from collections.abc import Iterable

from .bars import Bar, Medians
from .measure import is_stopped
from .ours import NAME
from .tool import WORKS


def seconds_table(medians: Medians, batch: int) -> str:
    """The median of each work (row) and tool (column); for imports also papers a second, of `batch`."""
    rows = [["", *_tools(medians)]]
    for work in _works(medians):
        rows.append([WORKS[work], *(_cell(medians, work, name, batch) for name in rows[0][1:])])
    return _plain(rows)


def ratio_table(medians: Medians) -> str:
    """Markdown: how many times as long as paperlog each tool takes."""
    names = [name for name in _tools(medians) if name != NAME]
    rows = [["work", *names]]
    for work in _works(medians):
        ratios = [_ratio(medians, work, name) for name in names]
        rows += [[WORKS[work], *ratios]] if set(ratios) != {"-"} else []
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---" + "|--:" * len(names) + "|", *lines[1:]])


def bar_table(found: Iterable[Bar]) -> str:
    """Each limit with what was measured, met or not met."""
    return "\n".join(
        f"{'met' if bar.met else 'NOT MET':8}{bar.value:7.2f} <= {bar.limit:5.2f}   {bar.text}"
        for bar in found
    )


def _works(medians: Medians) -> list[str]:
    return [work for work in WORKS if any(work == row for row, _ in medians)]


def _tools(medians: Medians) -> list[str]:
    names = dict.fromkeys(name for _, name in medians)
    return sorted(names, key=lambda name: name != NAME)


def _cell(medians: Medians, work: str, name: str, batch: int) -> str:
    if (work, name) not in medians:
        return "-"
    value = medians[work, name]
    if is_stopped(value):
        return f"> {value:.0f} s"
    text = f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"
    return f"{text} ({batch / value:.0f}/s)" if work in ("import", "again") else text


def _ratio(medians: Medians, work: str, name: str) -> str:
    if (work, name) not in medians or (work, NAME) not in medians:
        return "-"
    ratio = medians[work, name] / medians[work, NAME]
    text = f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"
    return f"> {text}" if is_stopped(medians[work, name]) else text


def _plain(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        cells[0] = row[0].ljust(widths[0])
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
