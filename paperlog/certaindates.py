"""Dates as people write them that can mean one day, or one moment, only; all others are nobody's to guess.

A text is read as a whole or not at all: what is left over could be the end of a range, or half of a time.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple
from unicodedata import normalize

from paperlog.patterns import late

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", *"月火水木金土日")
_MONTH = "(?P<name>" + "|".join(_MONTHS) + r")\.?"
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun),? )?"
_DAYS = (
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
    r"(?P<year>\d{4})年 ?(?P<month>\d{1,2})月 ?(?P<day>\d{1,2})日(?: ?\((?P<weekday>[月火水木金土日])\))?",
    r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)",
    rf"{_WEEKDAY}(?P<day>\d{{1,2}}) {_MONTH} (?P<year>\d{{4}})",
    rf"{_WEEKDAY}{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",
    r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})",
)
_TIME = (
    r"(?:(?:t| +)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second_of>\d\d)(?:\.(?P<part>\d{1,6}))?)?"
    r"(?: ?(?P<zone>z|utc|gmt|jst|[-+]\d\d:?\d\d))?)?"
)
_FORMS = tuple(late(form + _TIME, re.IGNORECASE | re.ASCII) for form in _DAYS)
_HOURS = {"z": 0, "utc": 0, "gmt": 0, "jst": 9}


class _Read(NamedTuple):
    day: date
    time: time


def certain(text: str) -> str | None:
    """The one moment that a text can mean, in UTC as an import writes it; None where it can mean several or none.

    What has no zone is taken for UTC, as an import takes it, and what has no time for the day's first moment.
    """
    read = _read(text)
    try:
        return read and datetime.combine(*read).astimezone(UTC).isoformat()
    except OverflowError:  # before the year 1, after 9999
        return None


def certain_day(text: str) -> str | None:
    """The one day that a text can mean, as it is written, as `YYYY-MM-DD`; None for several or none."""
    read = _read(text)
    return read and read.day.isoformat()


def _read(text: str) -> _Read | None:
    text = normalize("NFKC", text).strip().lower()
    for form in _FORMS:
        if found := form.fullmatch(text):
            try:
                return _Read(_day(found.groupdict()), _time(found))
            except ValueError:  # no such day or time
                return None
    return None


def _day(found: dict[str, str | None]) -> date:
    """Raises ValueError where there is no such day, or it can be two, or is another day of the week."""
    month, day = found.get("month") or _MONTHS.get(found.get("name") or "", 0), found.get("day")
    if "first" in found:
        month, day = _month_and_day(found["first"], found["second"])
    read = date(*(int(part or 0) for part in (found["year"], month, day)))
    weekday = found.get("weekday")
    if weekday and _WEEKDAYS.index(weekday) % 7 != read.weekday():
        raise ValueError(weekday)
    return read


def _month_and_day(*parts: str | None) -> list[str]:
    """Whichever comes first, only a number up to 12 is a month; raises ValueError where both could be."""
    month, day = sorted((part or "" for part in parts), key=int)
    if int(month) != int(day) <= 12:
        raise ValueError(day)
    return [month, day]


def _time(found: "re.Match[str]") -> time:
    """Raises ValueError where there is no such time."""
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second_of"))
    return time(hour, minute, second, int((found["part"] or "0").ljust(6, "0")), tzinfo=_zone(found["zone"]))


def _zone(text: str | None) -> timezone:
    if text is None or text in _HOURS:
        return timezone(timedelta(hours=_HOURS.get(text or "z", 0)))
    hours, minutes = int(text[1:3]), int(text[-2:])
    if minutes > 59:
        raise ValueError(text)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)
