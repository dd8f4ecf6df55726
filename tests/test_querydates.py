from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.querydates import days, written

TODAY = date(2025, 3, 31)  # a Monday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-3-4", "2025-03-04", "2025-03-04"),
        ("2025/03/04", "2025-03-04", "2025-03-04"),
        ("２０２５年２月", "2025-02-01", "2025-02-28"),
        ("2025年2月3日", "2025-02-03", "2025-02-03"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("today", "2025-03-31", "2025-03-31"),
        ("Yesterday", "2025-03-30", "2025-03-30"),
        ("昨日", "2025-03-30", "2025-03-30"),
        ("2 weeks", "2025-03-17", "2025-03-17"),
        ("2 weeks ago", "2025-03-17", "2025-03-17"),
        ("two weeks ago", "2025-03-17", "2025-03-17"),
        ("2w", "2025-03-17", "2025-03-17"),
        ("10 days", "2025-03-21", "2025-03-21"),
        ("a year ago", "2024-03-31", "2024-03-31"),
        ("１か月前", "2025-02-28", "2025-02-28"),
        ("2週間前", "2025-03-17", "2025-03-17"),
        ("2週間", "2025-03-17", "2025-03-17"),
        ("last 2 weeks", "2025-03-17", "2025-03-31"),
        ("past 3 days", "2025-03-28", "2025-03-31"),
        ("this week", "2025-03-31", "2025-04-06"),
        ("last week", "2025-03-24", "2025-03-30"),
        ("last month", "2025-02-01", "2025-02-28"),
        ("先月", "2025-02-01", "2025-02-28"),
        ("今月", "2025-03-01", "2025-03-31"),
        ("this year", "2025-01-01", "2025-12-31"),
        ("昨年", "2024-01-01", "2024-12-31"),
    ],
)
def test_days(text, first, last):
    assert tuple(map(str, days(text, TODAY))) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "soon", "2025-13", "2025-02-30", "0000", "25", "3 weeks hence", "99999 years"]
)
def test_what_is_no_date(text):
    with pytest.raises(ValueError, match=r": write "):
        days(text, TODAY)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 1000))
def test_days_and_weeks_count_back(today, count):
    assert days(f"{count} days", today)[0] == today - timedelta(days=count)
    assert days(f"{count} weeks ago", today) == days(f"{7 * count} days ago", today)
    assert days(f"{count} years", today) == days(f"{12 * count} months", today)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_lies_in_its_month_and_year(day):
    month, year = written(day.isoformat()[:7]), written(day.isoformat()[:4])
    assert month is not None
    assert year is not None
    assert written(day.isoformat()) == (day, day)
    assert year[0] <= month[0] <= day <= month[1] <= year[1]
    assert month[0].day == 1
    assert month[1] == date.max or (month[1] + timedelta(days=1)).day == 1


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_last_and_this_follow_each_other(today):
    for unit in ("week", "month", "year"):
        last, this = days(f"last {unit}", today), days(f"this {unit}", today)
        assert last[1] + timedelta(days=1) == this[0] <= today <= this[1]
    assert days("this week", today)[0].weekday() == 0
