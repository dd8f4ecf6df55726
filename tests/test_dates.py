from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zones import living_in

from paperlog.dates import day, in_utc, instant, moments, now, short_year, whole_days


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-02-17 17:25:11+00:00", "2025-02-17T17:25:11+00:00"),
        ("2025-02-17T17:25:11Z", "2025-02-17T17:25:11+00:00"),
        ("2025-02-17 17:25:11", "2025-02-17T17:25:11+00:00"),
        ("2025-02-18 02:25:11+09:00", "2025-02-17T17:25:11+00:00"),
        ("Mon, 25 Nov 2024 17:11:54 GMT", "2024-11-25T17:11:54+00:00"),
        ("  2025-02-17\n", "2025-02-17T00:00:00+00:00"),
        ("", None),
        ("soon", None),
        ("2025-13-45", None),
        ("0001-01-01T00:00:00+09:00", None),
        ("99999999999999999999", None),
        ("3h 1" + "0" * 40 + "m", None),
    ],
)
def test_instant(text, moment):
    assert instant(text) == moment


@pytest.mark.parametrize(
    ("text", "in_zone"),
    [
        ("2025-02-18T02:25:11+09:00", "2025-02-17T17:25:11+00:00"),
        ("2025-02-17 17:25:11Z", "2025-02-17T17:25:11+00:00"),
        ("2025-02-17T17:25:11", "2025-02-17T17:25:11+00:00"),
        ("2025-02-17T17:25:11.5+00:00", "2025-02-17T17:25:11.5+00:00"),
        ("2025-02-17", "2025-02-17"),
        ("2025", "2025"),
        ("2026/1/26", "2026-01-26"),
        ("２０２６年１１月", "2026-11"),
        ("2026年", "2026"),
        ("2026/11/26 10:00", "2026-11-26T10:00:00+00:00"),
        ("20261126", "20261126"),
        ("in the evening", "in the evening"),
        ("0001-01-01T00:00:00+09:00", "0001-01-01T00:00:00+09:00"),
    ],
)
def test_moments_are_told_in_one_zone(text, in_zone):
    assert in_utc(text) == in_zone


def test_days_are_the_users():
    with living_in("JST-9"):
        found = moments(date(2025, 2, 18), date(2025, 2, 19))
        assert found == ("2025-02-17T15:00:00+00:00", "2025-02-19T15:00:00+00:00")
        start, end = moments(date.min, date.max)
        assert start < in_utc("0001-01-01T00:00:00Z") < in_utc("9999-12-31T23:59:59+00:00") < end
        assert start < moments(date(1, 1, 2), date(1, 1, 2))[0]
    with living_in("EST5"):
        assert moments(date(9999, 12, 30), date(9999, 12, 30))[1] < end


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), ("2026-11-01", "2026-11-31")),
        (date(2026, 11, 2), date(2026, 11, 29), ("2026-11-02", "2026-11-29")),
        (date.min, date.max, ("0001-01-01", "9999-12-31")),
    ],
)
def test_whole_days(first, last, texts):
    assert whole_days(first, last) == texts


# As the tables of zones have them (tzdata), which not every machine has.
CAIRO = "EET-2EEST,M4.5.5/0,M10.5.4/24"
SANTIAGO = "<-04>4<-03>,M9.1.6/24,M4.1.6/24"
HAVANA = "CST5CDT,M3.2.0/0,M11.1.0/1"


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        (CAIRO, date(2026, 4, 24), "2026-04-23T22:00:00+00:00"),
        (SANTIAGO, date(2026, 9, 6), "2026-09-06T04:00:00+00:00"),
        (HAVANA, date(2026, 3, 8), "2026-03-08T05:00:00+00:00"),
        (HAVANA, date(2026, 11, 1), "2026-11-01T04:00:00+00:00"),  # midnight comes twice
    ],
)
def test_a_day_begins_with_its_first_moment_where_it_has_no_midnight(zone, day, begins):
    with living_in(zone):
        assert moments(day, day)[0] == begins
        assert moments(day - timedelta(days=1), day - timedelta(days=1))[1] == begins


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=ZONES))
def test_a_moment_is_the_same_in_every_zone(moment):
    read = instant(moment.isoformat())
    assert datetime.fromisoformat(read) == moment if read else moment.year in (1, 9999)


@given(st.text("0123456789-/:+ TZJanMon,年月日", max_size=30) | st.text(max_size=20))
def test_any_text_is_a_date_or_none(text):
    for read in (instant(text), day(text)):
        assert read is None or datetime.fromisoformat(read)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025-07-10", "2025-07-10"),
        ("Issue Date: 2025/7/1", "2025-07-01"),
        ("2025年7月10日", "2025-07-10"),
        ("2025.07.10", "2025-07-10"),
        ("2025-02-30", None),
        ("2025-07", None),
        ("", None),
    ],
)
def test_day(text, found):
    assert day(text) == found


@pytest.mark.parametrize(("digits", "year"), [("25", 2025), ("07", 2007), ("95", 1995), ("2031", 2031)])
def test_short_year(digits, year):
    assert short_year(digits) == year


def test_now_is_in_utc_to_the_second():
    moment = datetime.fromisoformat(now())
    assert moment.utcoffset() == timedelta(0)
    assert moment.microsecond == 0


@pytest.mark.filterwarnings("error")
def test_the_zone_is_that_of_the_text_on_every_machine() -> None:
    assert instant("2024-01-10 10:00 JST") == "2024-01-10T01:00:00+00:00"
    assert instant("2024-01-10 10:00 QQQ") == "2024-01-10T10:00:00+00:00"


def test_a_day_of_twenty_digits_is_none():
    assert instant("Mon, 2111111111111111111119 May 2023 17:57:46 GMT") is None
