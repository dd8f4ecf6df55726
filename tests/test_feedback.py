from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.feedback import GAMMA, MAX_TERMS, Evidence, by_paper, by_term, liking, shares, wanted
from paperlog.nearness import shared

WEIGHTS = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 9), max_size=5)
LIKINGS = st.sampled_from([2.0, 1.5, 0.5, -1.0, -2.0])


@st.composite
def evidences(draw: st.DrawFn) -> list[Evidence]:
    return [
        Evidence(f"k{number}", draw(LIKINGS), "rated", draw(WEIGHTS))
        for number in range(draw(st.integers(0, 5)))
    ]


@pytest.mark.parametrize(
    ("status", "rating", "is_noted", "is_tagged", "liked", "why"),
    [
        ("unread", None, False, False, 0, ""),
        ("read", None, False, False, 1, "read"),
        ("reading", None, True, False, 1.5, "reading, noted"),
        ("unread", None, True, True, 1, "noted, tagged"),
        ("skipped", None, False, False, -1, "skipped"),
        ("skipped", 5, False, False, 2, "rated 5"),
        ("read", 1, True, True, -2, "rated 1"),
        ("read", 9, False, False, 1, "read"),
    ],
)
def test_what_tells_of_liking(status, rating, is_noted, is_tagged, liked, why) -> None:
    assert liking(status, rating, is_noted=is_noted, is_tagged=is_tagged) == (liked, why)


def test_a_better_rating_is_more() -> None:
    told = [liking("read", rating, is_noted=False, is_tagged=False)[0] for rating in range(1, 6)]
    assert told == sorted(set(told))


def test_the_vector_is_the_mean_of_the_liked_less_a_part_of_the_disliked() -> None:
    some = [
        Evidence("a", 2, "", {"x": 3.0}),
        Evidence("b", 1, "", {"x": 3.0, "y": 3.0}),
        Evidence("c", -1, "", {"y": 2.0, "z": 1.0}),
    ]
    assert wanted(some) == pytest.approx({"x": 3.0, "y": 1 - GAMMA * 2, "z": -GAMMA})


def test_the_strongest_terms_are_kept() -> None:
    many = {f"t{number}": 1.0 + number for number in range(MAX_TERMS + 50)}
    assert min(wanted([Evidence("a", 1, "", many)]).values()) == 51


@given(evidences())
def test_the_parts_of_the_liked_sum_to_one_and_those_of_the_disliked_to_gamma(some) -> None:
    parts = shares(some).values()
    for sign, whole in ((1, 1.0), (-1, GAMMA)):
        of_one_kind = [abs(part) for part in parts if part * sign > 0]
        assert not of_one_kind or isclose(sum(of_one_kind), whole)


@given(evidences(), WEIGHTS)
def test_terms_and_papers_explain_the_same_score(some, weights) -> None:
    terms = by_term(wanted(some), None, 0, weights)
    papers = by_paper(some, terms, "another", weights)
    assert isclose(sum(terms.values()), sum(papers.values()), abs_tol=1e-9)
    assert isclose(sum(terms.values()), sum(shared(wanted(some), weights).values()), abs_tol=1e-9)


@given(evidences(), WEIGHTS, LIKINGS)
def test_a_paper_does_not_speak_for_itself(some, weights, liked) -> None:
    own = Evidence("own", liked, "", weights)
    both = [*some, own]
    terms = by_term(wanted(both), own, shares(both)["own"], weights)
    papers = by_paper(both, terms, "own", weights)
    assert "own" not in papers
    assert isclose(sum(terms.values()), sum(papers.values()), abs_tol=1e-9)
