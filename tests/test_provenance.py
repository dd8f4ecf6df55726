import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import entries

from paperlog.entries import Entry
from paperlog.model import Paper, Related, Source
from paperlog.provenance import (
    gave,
    has_own_tags,
    published_year,
    source_order,
    told,
    united_sources,
    year_of,
)

ENTRY = Entry("Culture", arxiv_id="2411.16579", arxiv_version=2, tags=("b", "a"), comment="c")


def source(entry: Entry, digest: str = "0", file: str = "a.txt") -> Source:
    return Source("fugumt", file, 1, digest, None, gave(entry))


def test_what_an_entry_gave_is_its_version_and_a_hash_of_each_value():
    version, *hashes = gave(ENTRY).split()
    assert version == "v2"
    assert len(hashes) == 8
    assert all(re.fullmatch("[A-Z][0-9a-f]{8}", one) for one in hashes)


def test_the_year_of_an_entry_is_that_of_its_publication():
    assert year_of(Entry("x", year=2025, published="2024-12-31T00:00:00+00:00")) == 2024
    assert year_of(Entry("x", year=2025)) == 2025
    assert published_year("soon") is None


@given(st.lists(entries.map(source), max_size=4), st.lists(entries.map(source), max_size=4))
def test_sources_are_united_in_their_order(some, others):
    found = united_sources(some, others)
    assert set(found) >= set(some)
    assert list(found) == sorted(found, key=source_order)
    assert united_sources(found, others) == found


def test_what_is_told_of_a_related_paper_leaves_our_key_out():
    assert told(Related("A", 1.0, key="a")) == told(Related("A", 1.0, key="b"))


@pytest.mark.parametrize(
    ("tags", "sources", "is_own"),
    [
        ((), (), False),
        (("mine",), (), True),
        (("a", "b"), (source(ENTRY),), False),
        (("a", "mine"), (source(ENTRY),), True),
        (
            ("a", "mine"),
            (source(ENTRY), Source("fugumt", "old.txt", 1, "1")),
            False,
        ),  # what that one gave is not known
    ],
)
def test_tags_that_a_person_gave(tags, sources, is_own):
    assert has_own_tags(Paper("k", tags=tags, sources=sources)) is is_own
