"""Dates as digests and people write them, made one: ISO 8601, in UTC."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from unicodedata import normalize

from paperlog.patterns import late

# What dateutil would ask the machine for, so that one text were two moments on two machines.
_ZONES = {"JST": 9 * 3600}
# What is missing of the first and the last day of a year or month; LAST_DAY takes every month for one of 31 days.
FIRST_DAY, LAST_DAY = "-01-01", "-12-31"
_HUMAN = late(r"^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?(?!\d)")
# RFC 9110, section 5.6.7: the form of RFC 2822 that pages have.
_OF_THE_WEB = "%a, %d %b %Y %H:%M:%S GMT"
_DAY = late(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def instant(text: str) -> str | None:
    """A moment as ISO 8601 in UTC (`2025-02-17T17:25:11+00:00`), or None where there is none to read.

    Reads ISO 8601 (with a blank for the T, with or without zone; without one it is UTC, as arXiv gives
    its dates), RFC 2822 (`Mon, 25 Nov 2024 17:11:54 GMT`), and whatever else dateutil is sure about.
    """
    text = normalize("NFKC", text).strip()
    if not text or not any(letter.isdigit() for letter in text):
        return None
    moment = _iso(text) or _rfc2822(text) or _free(text)
    if moment is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).isoformat()
    except (OverflowError, ValueError):  # a year, or an offset, that there is not
        return None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _rfc2822(text: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.strptime(text, _OF_THE_WEB).replace(tzinfo=UTC)
    from email.utils import parsedate_to_datetime  # it takes as long to load as a page to read

    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):  # the last of numbers of 20 digits
        return None


def _free(text: str) -> datetime | None:
    from dateutil import parser

    try:
        return parser.parse(text, tzinfos=zone)
    except (ValueError, ArithmeticError, TypeError):  # of numbers of 30 digits dateutil raises decimal's own
        return None


def zone(name: str | None, offset: int | None) -> int | None:
    """The seconds from UTC of a zone as dateutil found it: by its number, else by its name; None for an unknown one."""
    return _ZONES.get(name or "") if offset is None else offset


def day(text: str) -> str | None:
    """A day as `YYYY-MM-DD`, from `2025-07-10`, `2025/7/10` or `2025年7月10日`; None where it is no day."""
    match = _DAY.search(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def in_utc(text: str) -> str:
    """A moment in ISO 8601 as one in UTC, so that texts sort as moments do.

    A day, a month and a year, however people write them, are `2025-07-10`, `2025-07` and `2025`; any other text stays.
    """
    if text.endswith("+00:00") and text[10:11] == "T":
        return text
    written = _HUMAN.sub(_with_hyphens, normalize("NFKC", text).strip())
    if len(written) <= len("2025-02-17"):
        return written
    try:
        moment = datetime.fromisoformat(written)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return text


def _with_hyphens(found: "re.Match[str]") -> str:
    return "-".join(part.zfill(2) for part in found.groups() if part)


def whole_days(first: date, last: date) -> tuple[str, str]:
    """Texts that days, months and years filled up by FIRST_DAY and LAST_DAY are between if all their days are."""
    is_month_end = last == date.max or (last + timedelta(days=1)).day == 1
    return first.isoformat(), last.isoformat()[:8] + "31" if is_month_end else last.isoformat()


def moments(first: date, last: date) -> tuple[str, str]:
    """When the first of some days begins and the last one has ended, where the user is (TZ), as `in_utc` has moments.

    Of `date.min` and `date.max`, texts that no moment is before or after.
    """
    start = date.min.isoformat() if first == date.min else _midnight(first)
    return start, "9999-12-31T99" if last == date.max else _midnight(last + timedelta(days=1))


def _midnight(day: date) -> str:
    """The first moment of a day: where clocks are put forward at midnight, 1 in the morning (PEP 495)."""
    try:
        # Not `astimezone`, which takes a time that there is not for one an hour before.
        return datetime.fromtimestamp(datetime(day.year, day.month, day.day).timestamp(), UTC).isoformat()
    except (ValueError, OverflowError):  # in the first hours of the year 1, the last ones of the year 9999
        return day.isoformat()


def short_year(digits: str) -> int:
    """The year that two digits stand for: `25` is 2025, `95` is 1995 (arXiv began in 1991)."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year < 70 else 1900 + year


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
