from math import isclose, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.nearness import K1, B, Collection, idf, shared, strongest, total, weights

TERMS = st.sampled_from(["reward", "policy", "推論", "tag:rlhf", "category:cs.cl"])
COUNTS = st.dictionaries(TERMS, st.integers(1, 9).map(float), max_size=5)
LENGTHS = st.integers(1, 900)
STORES = st.builds(
    Collection, st.just(1000), st.floats(1, 900), st.dictionaries(TERMS, st.integers(1, 1000), max_size=5)
)


def near(
    one: dict[str, float], length: int, other: dict[str, float], other_length: int, all: Collection
) -> float:
    return total(shared(weights(one, length, all), weights(other, other_length, all)).values())


def test_the_weights_are_those_of_the_formula() -> None:
    all = Collection(10, 50.0, {"reward": 2})
    damped = 3 * (K1 + 1) / (3 + K1 * (1 - B + B * 100 / 50))
    found = weights({"reward": 3}, 100, all)
    assert isclose(found["reward"], damped * sqrt(log(1 + 8.5 / 2.5)))


def test_rare_terms_tell_more_and_none_tells_against() -> None:
    told = [idf(100, frequency) for frequency in (1, 10, 99, 100)]
    assert told == sorted(told, reverse=True)
    assert told[-1] > 0


@given(COUNTS, LENGTHS, COUNTS, LENGTHS, STORES)
def test_both_papers_count_alike(one, length, other, other_length, all) -> None:
    assert near(one, length, other, other_length, all) == near(other, other_length, one, length, all) >= 0


@given(COUNTS, LENGTHS, COUNTS, LENGTHS, STORES)
def test_the_order_of_the_terms_does_not_matter(one, length, other, other_length, all) -> None:
    turned = dict(reversed(one.items()))
    assert near(turned, length, other, other_length, all) == near(one, length, other, other_length, all)


@given(COUNTS, LENGTHS, STORES)
def test_nothing_is_shared_with_a_paper_of_other_words(one, length, all) -> None:
    assert near(one, length, {"else": 1.0}, 5, all) == 0


@pytest.mark.parametrize("more", [{"reward": 4.0}, {"reward": 1.0, "policy": 1.0}])
def test_more_in_common_is_nearer(more) -> None:
    all = Collection(10, 50.0, {"reward": 2, "policy": 2})
    asked = {"reward": 2.0, "policy": 1.0}
    assert near(asked, 50, more, 50, all) > near(asked, 50, {"reward": 1.0}, 50, all)


def test_a_long_paper_says_less_with_the_same_words() -> None:
    all = Collection(10, 50.0, {"reward": 2})
    same = {"reward": 1.0}
    assert near(same, 50, same, 400, all) < near(same, 50, same, 50, all)


def test_parts_come_by_weight_then_by_name_without_those_that_do_not_show() -> None:
    parts = {"b": 1.0, "a": 1.0, "c": -2.00004, "d": 0.0001}
    assert strongest(parts) == [("c", -2.0), ("a", 1.0), ("b", 1.0)]
