from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import lines

from paperlog.cells import cell_width
from paperlog.views.bars import bars


def drawn(counts: list[tuple[str, int]], width: int = 40) -> list[str]:
    return list(bars(counts, width, has_color=False))


def test_bars_are_in_proportion_and_stand_below_each_other() -> None:
    assert drawn([("NLP", 8), ("推論", 4), ("x", 1)], 20) == [
        "NLP   8  ███████████\n",
        "推論  4  █████▌\n",
        "x     1  █▍\n",
    ]


def test_the_smallest_count_still_has_a_bar() -> None:
    assert drawn([("a", 10_000), ("b", 1)])[1] == "b      1  ▏\n"


def test_a_long_label_is_cut_in_the_middle_of_no_character() -> None:
    (line,) = drawn([("日本語の長いタグの名前" * 4, 1)], 60)
    assert "…" in line
    assert cell_width(line.rstrip("\n")) <= 60


def test_nothing_counted_is_nothing_drawn() -> None:
    assert drawn([]) == []


def test_colour_is_for_the_bar_alone() -> None:
    assert list(bars([("NLP", 1)], 12, has_color=True)) == ["NLP  1  \x1b[36m████\x1b[0m\n"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(lines, st.integers(1, 10**6)), max_size=5), st.integers(30, 200))
def test_no_line_is_wider_than_the_terminal(counts: list[tuple[str, int]], width: int) -> None:
    found = drawn(counts, width)
    assert len(found) == len(counts)
    assert all(cell_width(line.removesuffix("\n")) <= width for line in found)
