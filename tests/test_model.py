import pytest

from paperlog.entries import Entry, Problem
from paperlog.fields import NAMES
from paperlog.model import Paper


def test_the_fields_of_a_paper_are_those_of_the_contract():
    assert Paper._fields == NAMES


def test_all_that_an_entry_says_has_its_field_in_a_paper():
    assert set(Entry._fields) < set(Paper._fields)


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        (
            {"published": "2025-02-17T17:25:11+00:00", "noted": "2025-07-10", "year": 2024},
            "2025-02-17T17:25:11+00:00",
        ),
        ({"noted": "2025-07-10", "year": 2024}, "2025-07-10"),
        ({"year": 2024}, "2024"),
        ({"published": "2025-13-45", "noted": "2018-01-01"}, "2018-01-01"),
        ({"published": "soon", "year": 2024}, "2024"),
        ({"published": "soon"}, "soon"),
        ({}, None),
    ],
)
def test_the_best_date_there_is(fields, date):
    assert Paper("k", **fields).date == date


def test_with_leaves_the_paper_as_it_is():
    paper = Paper("k", title="x")
    assert paper.with_(title="y", rating=4) == Paper("k", title="y", rating=4)
    assert paper == Paper("k", title="x")


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("a.txt", 3, "no title", "write one"), "a.txt:3: no title; write one"),
        (Problem("a.txt", 0, "empty"), "a.txt: empty"),
    ],
)
def test_a_problem_is_one_line(problem, line):
    assert str(problem) == line
