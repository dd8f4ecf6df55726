from hypothesis import given
from hypothesis import strategies as st

from paperlog.views.screen import Screen
from paperlog.views.timeline import timeline

MONTHS = st.builds("{:04}-{:02}".format, st.integers(1900, 2100), st.integers(1, 12)) | st.sampled_from(
    ["2025", "x"]
)
COUNTED = st.dictionaries(MONTHS, st.integers(1, 10**5), max_size=12).map(lambda found: list(found.items()))


def drawn(months: list[tuple[str, int]], width: int = 40, **screen: int) -> str:
    return "".join(timeline(months, Screen(width, **screen)))


def test_a_year_a_line_the_oldest_first_with_its_gaps() -> None:
    shown = drawn([("2025-02", 8), ("2025-12", 4), ("2023-01", 1)])
    assert shown == (
        "      JFMAMJJASOND\n"
        "2023  ▁···········   1  █▍\n"
        "2024  ············   0\n"
        "2025  ·█·········▄  12  ████████████████\n"
    )


def test_a_long_gap_is_one_line() -> None:
    assert drawn([("2017-03", 1), ("1997-03", 1)]).splitlines()[2] == "(19 years without)"


def test_papers_of_which_the_year_alone_is_known_count_for_the_year() -> None:
    assert drawn([("2025", 3), ("2025-01", 1)], 24).splitlines()[1] == "2025  █···········  4"


def test_blocks_may_be_wide() -> None:
    assert (
        drawn([("2025-02", 1)], 40, ambiguous=2)
        == "      J F M A M J J A S O N D\n2025  ·█··········  1  ██\n"
    )


def test_without_room_for_the_months_there_are_years() -> None:
    assert drawn([("2025-02", 1)], 20) == "2025  1  ███████████\n"


def test_nothing_counted_or_dated_is_nothing_drawn() -> None:
    assert drawn([]) == drawn([("someday", 3)]) == ""


@given(COUNTED, st.integers(20, 240), st.sampled_from([1, 2]))
def test_no_line_is_too_wide_and_all_are_counted(
    months: list[tuple[str, int]], width: int, ambiguous: int
) -> None:
    screen = Screen(width, ambiguous=ambiguous)
    lines = "".join(timeline(months, screen)).splitlines()
    assert all(screen.cells(line) <= width for line in lines)
    numbers = [
        int(word) for line in lines if line[:4].isdigit() for word in line[4:].split() if word.isdigit()
    ]
    assert sum(numbers) == sum(count for month, count in months if month != "x")
