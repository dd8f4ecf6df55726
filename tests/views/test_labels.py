from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import lines

from paperlog.cells import cell_width
from paperlog.views.labels import wrap_labels


def test_a_label_is_not_broken_at_its_blanks() -> None:
    labels = ["#NLP", "#One-Line Notes", "#Selected Papers/Blogs"]
    assert wrap_labels(labels, 22) == ["#NLP #One-Line Notes", "#Selected Papers/Blogs"]


def test_a_label_that_is_wider_than_the_line_is_broken_after_all() -> None:
    assert wrap_labels(["#NLP", "#Selected Papers/Blogs"], 18) == ["#NLP", "#Selected Papers/", "Blogs"]


def test_blanks_and_line_breaks_within_a_label_are_one_blank() -> None:
    assert wrap_labels(["a\n b", " ", "c"], 40, "  ") == ["a b  c"]


def test_no_labels_are_no_lines() -> None:
    assert wrap_labels([], 40) == []


@settings(max_examples=40)
@given(st.lists(lines, max_size=6), st.integers(10, 100))
def test_nothing_is_lost_and_no_line_too_wide(labels: list[str], width: int) -> None:
    found = wrap_labels(labels, width)
    assert "".join("".join(found).split()) == "".join("".join(labels).split())
    assert all(cell_width(line) <= width for line in found)


def test_a_japanese_label_stays_together_too() -> None:
    assert wrap_labels(["語学指導 2.0,", "固有名 1.7,", "経路選択"], 25) == [
        "語学指導 2.0, 固有名 1.7,",
        "経路選択",
    ]
    assert wrap_labels(["語学指導 2.0,", "固有名 1.7,"], 24) == ["語学指導 2.0,", "固有名 1.7,"]
