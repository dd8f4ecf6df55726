from collections.abc import Iterator

import pytest
from fullnearness import Shelf
from fullreading import readable
from stores import new_store, put

from paperlog.indexnear import CANDIDATES, nearest
from paperlog.library import Library
from paperlog.model import Paper

MANY = 2 * CANDIDATES


@pytest.fixture
def library() -> Iterator[Library]:
    with new_store() as store, Library(store) as opened:
        yield opened


def near(library: Library, key: str, limit: int = 10) -> list[str]:
    return [found.key for found in nearest(library.with_texts(), key, limit)]


ONE = Paper(
    "one",
    title="Reward models for reasoning",
    title_ja="推論のための報酬モデル",
    tags=("RLVR",),
    categories=("cs.CL",),
)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Another reward"},
        {"summary_ja": "報酬を用いる"},
        {"comment": "良いモデル"},
        {"tags": ("rlvr",)},
        {"categories": ("cs.CL",)},
    ],
    ids=str,
)
def test_a_paper_is_near_by_a_word_of_either_language_a_tag_or_a_category(library, fields) -> None:
    put(
        library.store, ONE, Paper("two", **{"title": "Else"} | fields), Paper("three", title="Nothing shared")
    )
    assert near(library, "one") == ["two"]


def test_what_two_papers_share_is_told_and_sums_to_the_score(library) -> None:
    put(library.store, ONE, Paper("two", title="推論の報酬モデル", tags=("RLVR",)))
    (found,) = nearest(library.with_texts(), "one", 1)
    assert {name for name, _ in found.terms} == {"推論", "報酬", "モデル", "tag:rlvr"}
    assert sum(value for _, value in found.terms) == pytest.approx(found.score, abs=0.01)


def test_ties_come_by_key_and_the_score_is_the_same_from_either_side(library) -> None:
    put(library.store, ONE, *(Paper(key, title="Reward") for key in ("z", "b", "m")))
    found = nearest(library.with_texts(), "one", 10)
    assert [each.key for each in found] == ["b", "m", "z"]
    for each in found:
        back = {other.key: other.score for other in nearest(library.with_texts(), each.key, 10)}
        assert back["one"] == each.score


def test_there_is_nothing_near_to_a_paper_alone_or_one_that_is_not_there(library) -> None:
    put(library.store, ONE)
    assert near(library, "one") == near(library, "two") == []


def test_as_many_as_asked_for(library) -> None:
    put(library.store, ONE, *(Paper(f"p{at}", title="Reward") for at in range(5)))
    assert [len(near(library, "one", limit)) for limit in (0, 3, 10)] == [0, 3, 5]


def many_papers() -> list[Paper]:
    """More papers than are scored in full: by their number they share more or less with the others."""
    words = "alpha beta gamma delta epsilon zeta eta theta iota kappa".split()
    return [
        Paper(
            f"p{number:03}", title=" ".join(word for place, word in enumerate(words) if number >> place & 1)
        )
        for number in range(CANDIDATES + 150)
    ]


def test_the_first_of_a_large_store_are_those_of_a_full_reading(library) -> None:
    put(library.store, *many_papers())
    shelf = Shelf(readable(library.store))
    for key in ("p007", "p255", "p300"):
        found = nearest(library.with_texts(), key, MANY)
        assert len(found) == CANDIDATES
        assert [(each.key, each.score) for each in found[:20]] == shelf.nearest(key)[:20]


def test_the_order_in_which_files_are_entered_does_not_matter(library) -> None:
    put(library.store, *many_papers())
    before = {key: nearest(library.with_texts(), key, MANY) for key in ("p007", "p255")}
    with new_store() as other, Library(other) as again:
        for paper in reversed(many_papers()[200:]):
            put(other, paper)
        assert again.size() == 150
        put(other, *many_papers()[:200])
        again.index.refresh()
        for key, found in before.items():
            assert [each[1:] for each in nearest(again.with_texts(), key, MANY)] == [
                each[1:] for each in found
            ]
