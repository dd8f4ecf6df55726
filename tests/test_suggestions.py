from collections.abc import Iterator

import pytest
from stores import located, new_store, put

from paperlog import suggestions
from paperlog.entries import Entry
from paperlog.library import Library
from paperlog.merge import new_paper
from paperlog.model import Paper
from paperlog.suggestions import suggested

LIKED = Paper("liked", title="Reward models", status="read", rating=5)


@pytest.fixture
def library() -> Iterator[Library]:
    with new_store() as store, Library(store) as opened:
        yield opened


def keys(library: Library, limit: int = 10) -> list[str]:
    return [found.key for found in suggested(library.with_texts(), limit).papers]


def test_unread_papers_like_those_that_were_liked_come_first(library) -> None:
    put(
        library.store,
        LIKED,
        Paper("far", title="Galaxies"),
        Paper("near", title="Reward models of language"),
        Paper("nearer", title="Reward models"),
        Paper("seen", title="Reward models", status="read"),
    )
    assert keys(library) == ["nearer", "near"]
    assert keys(library, 1) == ["nearer"]


def test_what_was_disliked_or_skipped_counts_against(library) -> None:
    put(
        library.store,
        LIKED,
        Paper("bad", title="Models of galaxies", rating=1, status="read"),
        Paper("dull", title="Models of stars", status="skipped"),
        Paper("a", title="Models of galaxies and rewards"),
        Paper("b", title="Models of kitchens and rewards"),
        Paper("c", title="Galaxies and stars"),
    )
    found = suggested(library.with_texts(), 10)
    assert [each.key for each in found.papers] == ["b", "a"]
    (against,) = [value for key, value in found.papers[1].papers if key == "bad"]
    assert against < 0
    assert found.reasons == {"liked": "rated 5", "bad": "rated 1", "dull": "skipped"}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"rating": 3}, "rated 3"),
        ({"status": "reading"}, "reading"),
        ({"note": "good"}, "noted"),
        ({"tags": ("mine",)}, "tagged"),
        ({"status": "read", "note": "good", "tags": ("mine",)}, "read, noted, tagged"),
    ],
    ids=str,
)
def test_everything_that_a_reader_does_is_a_sign(library, fields, why) -> None:
    put(library.store, Paper("a", title="Reward", **fields), Paper("b", title="Reward"))
    found = suggested(library.with_texts(), 10)
    assert [each.key for each in found.papers] == ["b"]
    assert found.papers[0].papers == (("a", found.papers[0].score),)
    assert found.reasons == {"a": why}


def test_the_tags_of_a_digest_are_no_sign(library) -> None:
    entry = located(Entry("Reward", tags=("RL",)))
    put(library.store, new_paper("a", entry, "2025-01-01T00:00:00+00:00"), Paper("b", title="Reward"))
    assert suggested(library.with_texts(), 10).reasons == {}


@pytest.mark.parametrize("others", [(), (Paper("b", title="Reward", rating=1, status="read"),)])
def test_nothing_is_known_of_a_reader_who_liked_nothing(library, others) -> None:
    put(library.store, Paper("a", title="Reward"), *others)
    found = suggested(library.with_texts(), 10)
    assert (found.papers, found.reasons, found.open) == ([], {}, 1)


def test_a_paper_that_was_rated_low_is_not_suggested_and_none_speaks_for_itself(library) -> None:
    put(
        library.store,
        Paper("a", title="Reward", rating=5),
        Paper("b", title="Reward", rating=2),
        Paper("c", title="Galaxies", rating=5),
    )
    assert keys(library) == []


def test_of_many_signs_the_strongest_and_latest_count(library, monkeypatch) -> None:
    monkeypatch.setattr(suggestions, "_EVIDENCE", 2)
    put(
        library.store,
        Paper("old", title="Reward", status="read", added="2024-01-01T00:00:00+00:00"),
        Paper("new", title="Reward", status="read", added="2025-01-01T00:00:00+00:00"),
        Paper("best", title="Reward", rating=5, added="2023-01-01T00:00:00+00:00"),
        Paper("x", title="Reward"),
    )
    assert set(suggested(library.with_texts(), 10).reasons) == {"best", "new"}


def test_the_parts_make_up_the_score(library) -> None:
    put(
        library.store,
        LIKED,
        Paper("other", title="Policies", tags=("RL",), status="reading"),
        Paper("x", title="報酬 reward policies", tags=("RL",)),
    )
    (found,) = suggested(library.with_texts(), 10).papers
    for parts in (found.terms, found.papers):
        assert sum(value for _, value in parts) == pytest.approx(found.score, abs=0.01)
    assert {name for name, _ in found.terms} == {"reward", "policies", "tag:rl"}


def test_without_asking_why_the_papers_are_the_same(library) -> None:
    put(library.store, LIKED, *(Paper(f"p{at}", title="Reward models") for at in range(3)))
    asked, plain = suggested(library.with_texts(), 10), suggested(library.with_texts(), 10, why=False)
    assert [each._replace(papers=()) for each in asked.papers] == plain.papers
    assert asked.reasons == plain.reasons
