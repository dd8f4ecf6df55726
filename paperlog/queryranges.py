"""Ranges of days and numbers as people write them: `2025-01..2025-03`, `>=2024`, `..4`.

Everything here raises ValueError with a message that names the text and says what would have been right.
"""

import math
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from paperlog.querydates import days
from paperlog.text import fold

T = TypeVar("T", date, float)

_SIGN = r"([<>]=?)\s*(.*)"
# As JSON and Python write them, and `.5`.
_NUMBER = r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?"


def day_range(text: str, today: date) -> tuple[date, date]:
    """The first and the last day of what is written; open ends are `date.min` and `date.max`.

    One point (see `querydates.days`) is all its days; points make ranges: `A..B`, `A..`, `..B`, `>=A`, `>A`,
    `<=A`, `<A`.
    """
    return _range(text, lambda point: days(point, today), (date.min, date.max), _next_day)


def number_range(text: str) -> tuple[float, float]:
    """The least and the greatest number of what is written (`4`, `2..4`, `>3`); open ends are infinite."""
    return _range(text, _number, (-math.inf, math.inf), _next_number)


def _next_day(day: date, way: int) -> date:
    try:
        return day + timedelta(days=way)
    except OverflowError:
        raise ValueError(f"there is no day beyond {day}: write a nearer date") from None


def _next_number(number: float, way: int) -> float:
    return math.nextafter(number, way * math.inf)


def _range(
    text: str, read: Callable[[str], tuple[T, T]], whole: tuple[T, T], step: Callable[[T, int], T]
) -> tuple[T, T]:
    """What is written as its least and greatest value; `step` is the next value up (1) or down (-1)."""
    written = fold(text).strip()
    if sign := re.fullmatch(_SIGN, written):
        if not sign[2]:
            raise ValueError(f"{sign[1]!r} needs a value right behind it: write {sign[1]}2025")
        return _compared(sign[1], read(sign[2]), whole, step)
    if "..." in written:  # folded, one sign of three dots as well
        raise ValueError(
            f"{text[:40]!r} has a third dot: a range has two (A..B), and a fraction begins with a digit (0.5)"
        )
    start, dots, end = written.partition("..")
    if not dots:
        return read(written)
    if not start and not end:
        raise ValueError("'..' needs a beginning or an end: A..B, A.. or ..B")
    low = read(start.strip())[0] if start else whole[0]
    high = read(end.strip())[1] if end else whole[1]
    if low > high:
        raise ValueError(f"{text[:40]!r} ends before it begins: swap the two")
    return low, high


def _compared(sign: str, point: tuple[T, T], whole: tuple[T, T], step: Callable[[T, int], T]) -> tuple[T, T]:
    match sign:
        case ">=":
            return point[0], whole[1]
        case ">":
            return step(point[1], 1), whole[1]
        case "<=":
            return whole[0], point[1]
        case _:
            return whole[0], step(point[0], -1)


def _number(text: str) -> tuple[float, float]:
    number = float(text) if re.fullmatch(_NUMBER, text) else math.nan
    if not math.isfinite(number):
        raise ValueError(f"{text[:40]!r} is no number: write 4, 2..4 or >=4")
    return number, number
