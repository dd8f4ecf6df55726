"""Months as a picture: a year a line, a month a column, so that what is missing is seen as well."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from paperlog.views.bars import bar
from paperlog.views.screen import Screen

_LEVELS = "▁▂▃▄▅▆▇█"
_NONE = "·"
_INITIALS = "JFMAMJJASOND"
_INDENT = 6
_DATE = re.compile(r"\d{4}(-\d\d)?")
# So many empty years in a row are drawn; more are told in one line.
_MAX_EMPTY = 3


_GAP, _SHORTEST = 2, 4


def timeline(months: Sequence[tuple[str, int]], screen: Screen) -> Iterator[str]:
    """A line for each year, the oldest first: its months, the number of its papers, a bar; each with its newline.

    `months` are (`2025-07`, number), or (`2025`, number) where no month is known: such papers are in the number of
    the year alone. The height of a column is in proportion to the greatest month. Where a screen has no room for
    the months, there are years alone.
    """
    by_month = {month: count for month, count in months if _DATE.fullmatch(month)}
    by_year: Counter[str] = Counter()
    for month, count in by_month.items():
        by_year[month[:4]] += count
    if by_year and _has_room(by_year, screen):
        yield " " * _INDENT + (" " * (screen.ambiguous - 1)).join(_INITIALS) + "\n"
    before = min(by_year, default="")
    for year in sorted(by_year):
        yield from _gap(range(int(before) + 1, int(year)), by_year, screen)
        yield _line(year, _columns(year, by_month, screen), by_year, screen)
        before = year


def _has_room(by_year: Mapping[str, int], screen: Screen) -> bool:
    number = len(str(max(by_year.values())))
    return screen.width >= _INDENT + 12 * screen.ambiguous + _GAP + number


def _gap(years: range, by_year: Mapping[str, int], screen: Screen) -> Iterator[str]:
    if len(years) > _MAX_EMPTY:
        yield screen.paint(f"({len(years)} years without)", "dim") + "\n"
    else:
        yield from (_line(f"{year:04}", _columns("", {}, screen), by_year, screen) for year in years)


def _columns(year: str, by_month: Mapping[str, int], screen: Screen) -> str:
    greatest = max((count for month, count in by_month.items() if len(month) > 4), default=1)
    counts = (by_month.get(f"{year}-{month:02}", 0) for month in range(1, 13))
    return "".join(_column(count / greatest, screen) for count in counts)


def _column(share: float, screen: Screen) -> str:
    if not share:
        return screen.paint(_NONE, "dim")
    return screen.paint(_LEVELS[max(0, round(share * len(_LEVELS)) - 1)], "cyan")


def _line(year: str, columns: str, by_year: Mapping[str, int], screen: Screen) -> str:
    count, greatest = by_year.get(year, 0), max(by_year.values())
    number = f"{count:>{len(str(greatest))}}"
    months = columns + " " * _GAP if _has_room(by_year, screen) else ""
    room = screen.width - _INDENT - (12 * screen.ambiguous + _GAP if months else 0) - len(number) - _GAP
    # A bar shorter than this tells nothing.
    shown = bar(count / greatest, room, screen) if room >= _SHORTEST else ""
    return f"{year}  {months}{number}  {shown}".rstrip() + "\n"
