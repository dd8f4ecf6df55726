import pytest
from hypothesis import given
from strategies import days, moments

from paperlog.certaindates import certain, certain_day


@given(moments, days)
def test_dates_as_paperlog_writes_them_stay(moment, day):
    assert certain(moment) == moment
    assert certain_day(day) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-02-17", "2025-02-17T00:00:00+00:00"),
        ("2025-02-17 17:25:11", "2025-02-17T17:25:11+00:00"),
        ("2025-02-17T17:25:11+09:00", "2025-02-17T08:25:11+00:00"),
        ("Mon, 25 Nov 2024 17:11:54 GMT", "2024-11-25T17:11:54+00:00"),
        ("2025/7/10", "2025-07-10T00:00:00+00:00"),
        ("２０２５年７月１０日", "2025-07-10T00:00:00+00:00"),
        ("17 February 2025", "2025-02-17T00:00:00+00:00"),
        ("25/12/2024", "2024-12-25T00:00:00+00:00"),
        ("12.25.2024", "2024-12-25T00:00:00+00:00"),
        ("5/5/2024", "2024-05-05T00:00:00+00:00"),
        ("20250217", "2025-02-17T00:00:00+00:00"),
        ("Feb. 17, 2025", "2025-02-17T00:00:00+00:00"),
        ("2025年2月17日 23:59", "2025-02-17T23:59:00+00:00"),
        ("2025年2月17日（月）", "2025-02-17T00:00:00+00:00"),
        ("2025-2-17 9:05:30.25 JST", "2025-02-17T00:05:30.250000+00:00"),
        ("03/04/2024", None),
        ("March 2024", None),
        ("17 February", None),
        ("2025", None),
        ("soon", None),
        ("12:30", None),
        ("2025-2-17 - 2025-2-20", None),
        ("2025-02-17..2025-02-19", None),
        ("2025-02-17 / 2025-03-01", None),
        ("2025-02-17/18", None),
        ("25-02-17", None),
        ("2025-02-17T24:00:00Z", None),
        ("2025-02-17T17:25:61Z", None),
        ("2025-02-17T17:25:11-08:00[America/Los_Angeles]", None),
        ("2025-02-17T17:25:11+25:00", None),
        ("2025-02-17 5:30 PM EST", None),
        ("2025-02-17 23.59", None),
        ("2025-02-29", None),
        ("Tue, 25 Nov 2024 17:11:54 GMT", None),
        ("2025年2月17日（火）", None),
    ],
)
def test_what_can_mean_one_moment_only(text, moment):
    assert certain(text) == moment
    assert certain_day(text) == (moment and moment[:10])


def test_a_day_is_the_one_that_is_written_and_a_moment_the_one_in_utc():
    assert certain_day("2025-02-17T23:00:00-08:00") == "2025-02-17"
    assert certain("2025-02-17T23:00:00-08:00") == "2025-02-18T07:00:00+00:00"
    assert certain("0001-01-01T00:00:00+09:00") is None
