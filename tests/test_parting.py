"""An entry is taken from its paper again: what others gave and what a person made of the paper stays."""

import pytest
from stores import located

from paperlog.entries import Entry
from paperlog.joining import join
from paperlog.merge import merge, new_paper
from paperlog.model import Paper, Related
from paperlog.parting import is_settled, part

NOW = "2025-07-10T12:30:45+00:00"
ID = "2401.00001"
PAGE = located(
    Entry("On Words", arxiv_id=ID, authors=("Fan Zhou",), tags=("a",), abstract_en="Short.", year=2024),
    "p.txt",
)
NOTE = located(
    Entry(
        "On Words!",
        authors=("Fan Zhou",),
        tags=("a", "b"),
        abstract_en="A longer text.",
        venue="ACL",
        year=2024,
        related=(Related("On Signs"),),
    ),
    "n.txt",
)
ENTRIES = {each.digest: each for each in (PAGE, NOTE)}


def both() -> Paper:
    return merge(new_paper("words", PAGE, NOW), NOTE, NOW).paper


def without_note(paper: Paper) -> Paper:
    return part(paper, ENTRIES, {NOTE.digest}, NOW)


def test_what_is_left_is_what_the_others_make() -> None:
    alone = new_paper("words", PAGE, NOW)
    assert without_note(both()) == alone.with_(modified=NOW)


def test_what_a_person_made_of_the_paper_stays() -> None:
    mine = both().with_(
        tags=("mine", "a"), comment="Mine.", note="Mine.", rating=5, related=(Related("Mine"),)
    )
    left = without_note(mine)
    assert (left.tags, left.comment, left.note, left.rating) == (("mine", "a"), "Mine.", "Mine.", 5)
    assert (left.related, left.venue, left.abstract_en) == ((Related("Mine"),), None, "Short.")


def test_what_a_person_took_away_does_not_come_back() -> None:
    left = without_note(both().with_(tags=(), abstract_en=None))
    assert (left.tags, left.abstract_en) == ((), None)


def test_what_a_person_had_written_before_the_entry_said_the_same_stays() -> None:
    mine = merge(new_paper("words", PAGE, NOW).with_(venue="ACL", tags=("a", "b")), NOTE, NOW).paper
    left = without_note(mine)
    assert (left.venue, left.tags) == ("ACL", ("a", "b"))


@pytest.mark.parametrize(
    "changes",
    [{"title": "Mine"}, {"year": 1999}, {"authors": ("Me",)}, {"arxiv_id": None}, {"doi": "10.1/x"}],
)
def test_a_paper_of_which_a_person_has_said_what_it_is_is_settled(changes: dict[str, object]) -> None:
    assert not is_settled(both())
    assert is_settled(both().with_(**changes))


def test_a_paper_that_a_person_made_of_two_is_settled() -> None:
    two = (new_paper(name, each, NOW) for name, each in (("words", PAGE), ("words-2", NOTE)))
    joined = join(*two, NOW).paper
    assert is_settled(joined)
    assert not is_settled(join(*two_papers(), NOW, is_chosen=False).paper)


def two_papers() -> tuple[Paper, Paper]:
    return new_paper("words", PAGE, NOW), new_paper("words-2", NOTE, NOW)


def test_a_paper_of_a_store_made_before_is_settled() -> None:
    paper = both()
    assert is_settled(paper.with_(sources=tuple(source._replace(gave=None) for source in paper.sources)))
