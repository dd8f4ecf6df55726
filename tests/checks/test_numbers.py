import pytest
from looked import told

from paperlog.checks.numbers import number


@pytest.mark.parametrize("text", ["rating: 1\nyear: 2027\n", "rating: 5\nyear: 1843\n", "title: x\n"])
def test_what_can_be(text):
    assert told(number, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [("rating: 0", "a rating of 0"), ("rating: 6", "a rating of 6"), ("year: 20245", "the year 20245")],
)
def test_what_cannot(text, said):
    assert told(number, f"title: x\n{text}\n")[0].startswith(f"2: {said}; ")
