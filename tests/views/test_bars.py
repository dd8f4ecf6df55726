from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import lines

from paperlog.cells import cell_width
from paperlog.views.bars import bars
from paperlog.views.screen import Screen


def drawn(counts: list[tuple[str, int]], width: int = 40) -> list[str]:
    return list(bars(counts, Screen(width)))


def test_bars_are_in_proportion_and_stand_below_each_other() -> None:
    assert drawn([("NLP", 8), ("推論", 4), ("x", 1)], 20) == [
        "NLP   8  ███████████\n",
        "推論  4  █████▌\n",
        "x     1  █▍\n",
    ]


def test_the_smallest_count_still_has_a_bar() -> None:
    assert drawn([("a", 10_000), ("b", 1)])[1] == "b      1  ▏\n"


def test_a_long_label_takes_several_lines() -> None:
    label = "日本語の長いタグの名前" * 4
    (text,) = drawn([(label, 1)], 60)
    first, *rest = text.splitlines()
    assert first.split()[1:] == ["1", "█" * 19]
    assert first.split()[0] + "".join(rest) == label


def test_blocks_take_two_cells_where_the_terminal_draws_them_wide() -> None:
    assert list(bars([("NLP", 1)], Screen(16, ambiguous=2))) == ["NLP  1  ████\n"]


def test_nothing_counted_is_nothing_drawn() -> None:
    assert drawn([]) == []


def test_colour_is_for_the_bar_alone() -> None:
    assert list(bars([("NLP", 1)], Screen(12, has_color=True))) == ["NLP  1  \x1b[36m████\x1b[0m\n"]


@settings(max_examples=40)
@given(st.lists(st.tuples(lines, st.integers(1, 10**6)), max_size=5), st.integers(20, 240))
def test_no_line_is_wider_than_the_terminal(counts: list[tuple[str, int]], width: int) -> None:
    found = drawn(counts, width)
    assert len(found) == len(counts)
    assert all(cell_width(line) <= width for text in found for line in text.splitlines())
