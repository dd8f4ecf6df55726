import pytest
from hypothesis import given
from looked import mended, told
from strategies import days, moments

from paperlog.checks.dates import date_, is_day, is_moment


@given(moments, days)
def test_dates_as_paperlog_writes_them_are_right(moment, day):
    assert is_moment(moment)
    assert is_day(day)


def test_a_date_that_may_mean_something_else_stays_as_it_is():
    text = "title: x\npublished: '2025-2-17 - 2025-2-20'\nnoted: '2025-2-17 - 2025-2-20'\n"
    assert [line[:2] for line in told(date_, text)] == ["2:", "3:"]
    assert mended(date_, text) == text


def test_a_date_is_told_with_its_field_and_mended():
    text = "title: x\nnoted: 2025/7/10\npublished: Mon, 25 Nov 2024 17:11:54 GMT\nadded: 03/04/2024\n"
    assert told(date_, text) == [
        "3: 'Mon, 25 Nov 2024 17:11:54 GMT' is not how 'published' is written; write '2024-11-25T17:11:54+00:00'",
        "4: '03/04/2024' is not how 'added' is written; a moment is like 2025-02-17T17:25:11+00:00",
        "2: '2025/7/10' is not how 'noted' is written; write '2025-07-10'",
    ]
    right = ["published: '2024-11-25T17:11:54+00:00'", "noted: '2025-07-10'", "added: '03/04/2024'"]
    assert mended(date_, text).splitlines() == ["title: x", *right]


def test_dates_of_related_papers_too():
    text = (
        "title: x\nrelated:\n- title: y\n- title: z\n  published: 2025-02-17\n- title: u\n  published: soon\n"
    )
    assert [said[:2] for said in told(date_, text)] == ["5:", "7:"]
    assert "  published: '2025-02-17T00:00:00+00:00'\n- title: u\n" in mended(date_, text)


def test_the_same_store_twice():
    assert told(date_, "published: '2025-02-17T17:25:11+00:00'\nnoted: '2025-07-10'\n") == []


def test_the_moment_of_an_import_is_held_against_the_rule_too():
    text = "title: x\nsources:\n- format: fugumt\n  imported: 2025-08-01T09:00:00+00:00\n- imported: soon\n"
    (line,) = told(date_, text)
    assert line.startswith("5: 'soon' is not how a source's 'imported' is written; a moment is like")


@pytest.mark.filterwarnings("error")
def test_a_moment_in_an_unknown_zone_is_told_and_not_mended() -> None:
    ((message, advice),) = [
        line.split("; ") for line in told(date_, "title: x\nadded: 10 Jan 2024 10:00 QQQ\n")
    ]
    assert (message[:2], advice) == ("2:", "a moment is like 2025-02-17T17:25:11+00:00")
