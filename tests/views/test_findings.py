import pytest

from paperlog.cells import cell_width
from paperlog.checks.base import Finding, Rebuild
from paperlog.views.findings import finding_line, finding_row, finding_view, summary

WRONG = Finding(
    ("a",), "/papers/a.yaml", 3, "タグ '推論'\tは\n違う", "write '推論'", check="tag", mends=(Rebuild(),)
)
HINT = Finding((), "/papers/b.yaml", 0, "odd", "look", "hint", check="unknown-field")


def test_one_line_each_in_a_pipe():
    assert finding_line(WRONG) == "/papers/a.yaml:3\twrong\ttag\tタグ '推論'\\tは\\n違う\twrite '推論'\n"
    assert finding_line(HINT) == "/papers/b.yaml\thint\tunknown-field\todd\tlook\n"


def test_on_a_terminal_it_says_what_is_mended():
    assert finding_view(WRONG, 80, has_color=False) == (
        "/papers/a.yaml:3  wrong tag\n    タグ '推論'\\tは\\n違う\n    → write '推論' (--fix does it)\n"
    )
    assert "\x1b[31mwrong\x1b[0m" in finding_view(WRONG, 80, has_color=True)


@pytest.mark.parametrize("width", [20, 40, 61])
def test_no_line_is_wider_than_the_terminal(width):
    shown = finding_view(WRONG, width, has_color=False)
    assert all(cell_width(line) <= width for line in shown.splitlines())
    assert "推論" in shown


def test_as_json_every_field_is_there():
    row = finding_row(HINT, is_mended=False)
    assert list(row) == "check level keys file line message advice mendable mended".split()
    assert (row["line"], row["mendable"], row["mended"]) == (None, False, False)


def test_the_sum():
    assert list(summary([], 1)) == ["1 paper checked: nothing wrong"]
    assert list(summary([WRONG, HINT], 3)) == [
        "3 papers checked: 1 wrong, 1 hint; `paperlog check --fix` mends 1"
    ]
