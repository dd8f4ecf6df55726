"""Days as people write them: `2025-03`, `2025年3月14日`, `last month`, `2 weeks`, `2週間前`."""

import re
from datetime import date, timedelta

from paperlog.text import fold

# The patterns are compiled where they are first used: most queries have no date, and that takes 2 ms.
_WRITTEN = r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DAYS = {"d": 1, "日": 1, "w": 7, "週": 7}
_MONTHS = {"m": 1, "月": 1, "y": 12, "年": 12}
_AGO = (
    rf"(?P<last>(?:last|past)\s+)?(?P<count>\d{{1,5}}|{'|'.join(_COUNTS)})\s*"
    r"(?:(?P<unit>(?:day|week|month|year)s?|[dwmy])(?:\s+ago)?|[かカヵケヶ箇]?(?P<kanji>[日週月年])(?:間前?|前))"
)
_NAMED = r"(?:(?P<this>this|今)|last|先|昨|去)\s*(?P<unit>week|month|year|[週月年])"
_DAYS_BACK = {"today": 0, "今日": 0, "yesterday": 1, "昨日": 1}


def days(text: str, today: date) -> tuple[date, date]:
    """The first and the last day of a day, month or year, or of words counted from `today`.

    Written: `2025-03-14`, `2025/03`, `2025`, `2025年3月`. In words: `today`, `yesterday`; `2 weeks [ago]`,
    `2w` (that one day); `last 2 weeks` (from that day until today); `this|last week|month|year` (the whole of
    it; a week begins on Monday, ISO 8601); Japanese: `昨日`, `先月`, `2週間前`.

    Raises ValueError where it is none of these, and beyond the years 1 to 9999.
    """
    point = fold(text).strip()
    found = written(point) or _named(point, today) or _counted(point, today)
    if found is None:
        raise ValueError(
            f'{text[:40]!r} is no date: write 2025, 2025-03, 2025-03-14, yesterday, "2 weeks" or "last month"'
        )
    return found


def written(text: str) -> tuple[date, date] | None:
    """The first and the last day of a day, month or year (`2025-03-14`, `2025-03`, `2025`), or None."""
    match = re.fullmatch(_WRITTEN, text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    return first, _month_end(first if month else first.replace(month=12))


def _month_end(day: date) -> date:
    from calendar import monthrange

    return day.replace(day=monthrange(day.year, day.month)[1])


def _named(text: str, today: date) -> tuple[date, date] | None:
    """Today, yesterday, or the whole of this or the last week, month or year."""
    if text in _DAYS_BACK:
        day = _moved(today, "d", -_DAYS_BACK[text])
        return day, day
    match = re.fullmatch(_NAMED, text)
    if match is None:
        return None
    unit = match["unit"][0]
    this = _beginning(today, unit)
    first = this if match["this"] else _moved(this, unit, -1)
    return first, _moved(first, unit, 1) - timedelta(days=1)


def _counted(text: str, today: date) -> tuple[date, date] | None:
    """The day so many days, weeks, months or years ago; with `last`, everything from then on."""
    match = re.fullmatch(_AGO, text)
    if match is None:
        return None
    count = _COUNTS.get(match["count"]) or int(match["count"])
    day = _moved(today, (match["unit"] or match["kanji"])[0], -count)
    return day, today if match["last"] else day


def _beginning(day: date, unit: str) -> date:
    if unit in _DAYS:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if _MONTHS[unit] == 1 else day.replace(month=1, day=1)


def _moved(day: date, unit: str, count: int) -> date:
    """A day so many units later; a month has its last day where the day is missing (30 February)."""
    from dateutil.relativedelta import relativedelta

    try:
        moved: date = day + relativedelta(
            days=count * _DAYS.get(unit, 0), months=count * _MONTHS.get(unit, 0)
        )
    except (ValueError, OverflowError):
        raise ValueError("that is beyond the years 1 to 9999: write a nearer date") from None
    return moved
