import pytest
from hypothesis import given, settings
from strategies import entries, lines

from paperlog.digest_hash import digest, record_digest
from paperlog.entries import Entry, Record
from paperlog.model import Paper


@pytest.mark.parametrize("title", ["ON WORDS", "Ｏn words", "On  words", "On Words"])
def test_of_two_that_differ_in_case_or_blanks_alone_each_is_an_entry(title: str) -> None:
    assert digest(Entry(title)) != digest(Entry("On words"))


def test_it_is_the_same_on_every_machine():
    assert digest(Entry("On words", year=2025, score=61.5)) == "850f283d672c2927"


@given(entries, lines)
@settings(max_examples=50)
def test_whatever_an_entry_says_more_makes_another_hash(entry, line):
    assert len(digest(entry)) == 16
    assert digest(entry) == digest(entry._replace())
    for name in ("title_ja", "comment", "venue"):
        old = getattr(entry, name) or ""
        assert digest(entry._replace(**{name: f"{old}x{line}x"})) != digest(entry)
    assert digest(entry._replace(tags=(*entry.tags, "x"))) != digest(entry)


def test_a_score_of_nothing_is_a_score():
    assert digest(Entry("x", score=0.0)) != digest(Entry("x"))


def test_what_stands_in_another_field_is_another_entry():
    assert digest(Entry("x", summary_ja="a")) != digest(Entry("x", comment="a"))
    assert digest(Entry("x", tags=("a", "b"))) != digest(Entry("x", tags=("ab",)))


@given(entries)
@settings(max_examples=50)
def test_a_paper_that_is_only_named_is_another_entry(entry):
    assert digest(entry, is_named=True) != digest(entry)
    assert digest(entry, is_named=True) == digest(entry._replace(), is_named=True)


def test_of_a_record_by_hand_all_counts():
    entry, paper = Entry("On words"), Paper("", title="On words")
    changes = (
        {},
        {"key": "words"},
        {"note": "Mine."},
        {"status": "read"},
        {"rating": 5},
        {"aliases": ("w",)},
    )
    found = [record_digest(entry, Record(paper.with_(**each)), "") for each in changes]
    assert len({*found, record_digest(entry, Record(paper), "mood: good\n")}) == len(changes) + 1
    assert found[0] == digest(entry)
