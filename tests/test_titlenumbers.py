import pytest

from paperlog.titlenumbers import figure, is_ending, is_ordinal, label


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("two", "2"),
        ("eighth", "8"),
        ("twentieth", "20"),
        ("xii", "12"),
        ("2.0", "2"),
        ("2.5", "2.5"),
        ("of", "of"),
    ],
)
def test_a_number_is_one_in_figures(word: str, said: str) -> None:
    assert figure(word) == said


def test_letters_that_count_and_endings_of_figures() -> None:
    assert [label(each) for each in "ivxab"] == ["1", "5", "10", "A", "b"]
    assert [is_ordinal(each) for each in ("nd", "second", "2", "of")] == [True, True, False, False]
    assert [is_ending("th", before) for before in ("8", "x")] == [True, False]
