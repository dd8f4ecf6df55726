import math
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.queryranges import day_range, number_range

TODAY = date(2025, 3, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-01..2025-03", date(2025, 1, 1), date(2025, 3, 31)),
        ("..2024", date.min, date(2024, 12, 31)),
        ("2025 ..", date(2025, 1, 1), date.max),
        (">=2024-06", date(2024, 6, 1), date.max),
        (">2024", date(2025, 1, 1), date.max),
        ("<= 2024", date.min, date(2024, 12, 31)),
        ("＜２０２４", date.min, date(2023, 12, 31)),
        ("last month..yesterday", date(2025, 2, 1), date(2025, 3, 30)),
        ("last month", date(2025, 2, 1), date(2025, 2, 28)),
    ],
)
def test_day_range(text, first, last):
    assert day_range(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    "text", ["..", "2025..2024", ">9999", "<0001", "2025..soon", ">", "2024..2025..2026"]
)
def test_what_is_no_range_of_days(text):
    with pytest.raises(ValueError, match=r"write|range|beyond|swap|needs"):
        day_range(text, TODAY)


def test_number_range():
    assert number_range("2023..2025") == (2023, 2025)
    assert number_range("４") == (4, 4)
    assert number_range(">=2.5") == (2.5, math.inf)
    assert number_range("..3") == (-math.inf, 3)
    assert number_range("1E3") == (1000, 1000)
    assert number_range(".5..0.75") == (0.5, 0.75)


@pytest.mark.parametrize("text", ["2023...2024", "2023…2024", "…2024", "2023....", "0...5"])
def test_a_third_dot_is_told(text):
    for read in (number_range, lambda each: day_range(each, TODAY)):
        with pytest.raises(ValueError, match=f"^'{re.escape(text)}' has a third dot: a range has two"):
            read(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_that_paperlog_prints_is_one(number):
    assert number_range(repr(number)) == (number, number)


@given(st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_more_and_less_leave_out_the_number_itself(bound, number):
    least, greatest = number_range(f">{bound}")
    assert (least <= number <= greatest) == (number > bound)
    least, greatest = number_range(f"<{bound}")
    assert (least <= number <= greatest) == (number < bound)


@pytest.mark.parametrize("text", ["", "nan", "inf", "four", "5..4", "..", "1e", "5.", "1e999", "9" * 5000])
def test_what_is_no_range_of_numbers(text):
    with pytest.raises(ValueError, match=r"write|swap|needs"):
        number_range(text)
