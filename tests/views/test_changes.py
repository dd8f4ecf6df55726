import pytest

from paperlog.cells import cell_width
from paperlog.changes import Recorded
from paperlog.views.changes import change_line, change_view
from paperlog.views.screen import Screen

WHEN = "2025-07-10T12:30:45+00:00"
SMALL = Recorded(12, WHEN, "paperlog merge a b", (), ("a",), ("b",))
LARGE = Recorded(
    3, WHEN, "paperlog import '論文\t\x1b[31m'", tuple(f"2411.{number:05}" for number in range(7)), (), ()
)


def test_a_change_in_a_pipe_is_one_line_of_seven_cells():
    assert change_line(SMALL) == f"12\t{WHEN}\t0\t1\t1\tpaperlog merge a b\ta b\n"
    assert (
        change_line(LARGE).split("\t")[-1]
        == "2411.00000 2411.00001 2411.00002 2411.00003 2411.00004 … 2 more\n"
    )
    assert change_line(LARGE).count("\t") == 6


def test_a_change_on_a_terminal():
    assert change_view(SMALL, Screen(80)) == (
        "12  2025-07-10 12:30 UTC\n    1 updated, 1 removed\n    paperlog merge a b\n    a b\n"
    )


def test_what_a_terminal_would_act_on_is_left_out():
    assert "\x1b" not in change_view(LARGE, Screen(80))
    assert "\x1b[36m3\x1b[0m" in change_view(LARGE, Screen(80, has_color=True))


@pytest.mark.parametrize("width", [30, 40, 80])
def test_no_line_is_wider_than_the_terminal(width):
    lines = change_view(LARGE, Screen(width)).splitlines()
    assert max(map(cell_width, lines)) <= width
