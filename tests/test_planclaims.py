"""Each record of another store finds the paper again that it has here."""

from collections.abc import Iterator
from itertools import permutations

import pytest

from paperlog.entries import Record
from paperlog.model import Paper
from paperlog.planclaims import Claim, Claims, owner_of
from paperlog.plandrafts import Draft

A, B, C = (Draft(key, Paper(key)) for key in "abc")


def wanted(**drafts: tuple[Draft, ...]) -> dict[tuple[str, str], list[Claim]]:
    return {("theirs", key): [Claim(draft, "key") for draft in some] for key, some in drafts.items()}


def kept(**drafts: tuple[Draft, ...]) -> dict[str, str | None]:
    return {key: claim.draft.key for (_, key), claim in Claims(wanted(**drafts)).found().items()}


@pytest.mark.parametrize("order", list(permutations("xyz")))
def test_as_many_as_can_be_have_a_paper_of_their_own_in_any_order(order: tuple[str, ...]) -> None:
    some = {"x": (A, B), "y": (A, C), "z": (A,)}
    assert kept(**{key: some[key] for key in order}) == {"x": "b", "y": "c", "z": "a"}


def test_no_more_papers_are_looked_at_than_it_takes() -> None:
    looked: list[str | None] = []

    def some(*drafts: Draft) -> Iterator[Claim]:
        for draft in drafts:
            looked.append(draft.key)
            yield Claim(draft, "key")

    claims = Claims(
        {("theirs", "x"): some(A, B, C), ("theirs", "y"): some(B, C), ("theirs", "z"): some(A, B)}
    )
    assert [claim.draft.key for claim in claims.found().values()] == ["c", "b", "a"]
    assert looked == ["a", "b", "a", "b", "b", "c"]


def test_who_finds_none_that_is_free_has_none_and_takes_none_from_others() -> None:
    assert kept(x=(A, B), y=(A, B), z=(B, A), w=()) == {"x": "a", "y": "b"}


def test_two_stores_may_each_have_a_paper_as_one_of_theirs() -> None:
    mine = {("mine", "x"): [Claim(A, "key")]}
    assert [claim.draft.key for claim in Claims(wanted(x=(A,)) | mine).found().values()] == ["a", "a"]


def test_a_paper_that_is_found_by_its_key_and_by_its_id_is_told_as_found_by_its_key() -> None:
    some = {("theirs", "x"): [Claim(A, "key"), Claim(A, "arxiv_id")]}
    assert [claim.matched_by for claim in Claims(some).found().values()] == ["key"]


def test_what_is_no_stores_has_no_owner() -> None:
    paper = Paper("x", title="T")
    assert owner_of(Record(paper, is_whole=True, origin="theirs")) == ("theirs", "x")
    assert owner_of(Record(paper, origin="a.bib")) is None
    assert owner_of(Record(paper.with_(key=""), is_whole=True)) is None
    assert owner_of(None) is None
