import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import entries

from paperlog.entries import Entry
from paperlog.fields import DEFAULTS, USERS_OWN
from paperlog.model import Paper, Related, Source
from paperlog.provenance import (
    LISTS,
    SINGLE,
    Given,
    gave,
    has_own_tags,
    published_year,
    source_order,
    told,
    united_sources,
    value_hash,
    with_own,
    year_of,
)
from paperlog.text import title_key

ENTRY = Entry("Culture", arxiv_id="2411.16579", arxiv_version=2, tags=("b", "a"), comment="c")


def source(entry: Entry, digest: str = "0", file: str = "a.txt") -> Source:
    return Source("fugumt", file, 1, digest, None, gave(entry))


def test_what_an_entry_gave_is_its_version_and_a_hash_of_each_value():
    version, *hashes = gave(ENTRY).split()
    assert version == "v2"
    assert len(hashes) == 8
    assert all(re.fullmatch("[A-Z][0-9a-f]{8}", one) for one in hashes)


@given(entries)
def test_all_that_an_entry_gave_is_known_and_nothing_else(entry):
    given_ = Given([source(entry)])
    for name in SINGLE:
        value = year_of(entry) if name == "year" else getattr(entry, name)
        assert value == DEFAULTS[name] or given_.has(name, value)
        assert not given_.has(name, "of a person")
    assert all(given_.has(name, item) for name in LISTS for item in getattr(entry, name))
    for item in entry.related:
        assert given_.has("related", title_key(item.title))
        assert given_.has("related", told(item))


def test_what_was_given_is_known_again_in_stores_made_before():
    old = source(ENTRY)._replace(gave="v2 " + " ".join(token[1:] for token in gave(ENTRY).split()[1:]))
    given_ = Given([old])
    assert given_.has("comment", "c")
    assert given_.version("comment", "c") == 2
    assert given_.source("tags", "a") == old
    assert not has_own_tags(Paper("k", tags=("a",), sources=(old,)))


def test_a_field_that_was_given_is_removed_whatever_comes_next_and_an_item_by_itself():
    given_ = Given([source(ENTRY)])
    assert given_.is_removed("comment", "another")
    assert not given_.is_removed("venue", "ACL")
    assert given_.is_removed("tags", "a")
    assert not given_.is_removed("tags", "another")


def test_a_value_is_of_one_field():
    assert value_hash("title", "x") != value_hash("comment", "x")
    assert not Given([source(Entry("x"))]).has("comment", "x")


def test_the_newest_version_that_came_with_a_value():
    older = source(Entry("Culture", arxiv_id="2411.16579", arxiv_version=1, comment="c"), "1")
    given_ = Given([older, source(ENTRY)])
    assert given_.version("comment", "c") == 2
    assert given_.version("title", "Other") == 0
    assert Given([source(Entry("Culture", comment="c"))]).version("comment", "c") == 0


def test_the_source_of_a_value_is_the_first_in_order():
    one, two = source(ENTRY, "1", "one.txt"), source(ENTRY, "2", "two.txt")
    for sources in ([one, two], [two, one]):
        assert Given(sources).source("comment", "c") == one
    assert Given([one]).source("comment", "mine") is None


def test_items_are_placed_as_their_first_source_has_them():
    given_ = Given([source(ENTRY, "2"), source(Entry("Culture", tags=("c", "a")), "1")])
    assert sorted("abcd", key=lambda tag: given_.place("tags", tag)) == ["c", "a", "b", "d"]


@pytest.mark.parametrize("gave_", [None, "", "v", "vx 123456", "🙂", "v2"])
def test_a_line_that_says_nothing_gave_nothing(gave_):
    given_ = Given([Source("fugumt", "a.txt", 1, "0", None, gave_)])
    assert not given_.has("title", "Culture")


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


@given(st.lists(entries, min_size=1, max_size=4), entries)
def test_one_source_more_is_as_if_all_were_read_anew(some, entry):
    *before, last = [source(each, f"{place}") for place, each in enumerate(some)]
    few = Given(before)
    grown, anew = few.plus(last), Given([last, *before])
    values = [("title", entry.title), *(("title", each.title) for each in some)]
    values += [("tags", tag) for each in some for tag in each.tags]
    for name, value in values:
        assert grown.has(name, value) == anew.has(name, value)
        assert grown.version(name, value) == anew.version(name, value)
        assert grown.source(name, value) == anew.source(name, value)
    assert sorted(values, key=lambda each: grown.place(*each)) == sorted(
        values, key=lambda each: anew.place(*each)
    )
    assert grown.knows(last.digest)
    assert not few.knows(last.digest)


def test_of_the_users_own_fields_it_is_known_which_were_given():
    item = Paper("k", note="n", status="read")
    told = source(ENTRY)._replace(gave=with_own(gave(ENTRY), item))
    assert Given([told]).own("fugumt") == {"note", "status"}
    assert Given([told, source(ENTRY, "1")]).own("fugumt") == USERS_OWN
    assert Given([told, source(ENTRY, "1")]).own("bibtex") == {"note", "status"}


def test_what_is_told_of_a_related_paper_leaves_our_key_out():
    assert told(Related("A", 1.0, key="a")) == told(Related("A", 1.0, key="b"))


def test_what_a_paper_that_is_only_named_was_given_is_below_every_version():
    named = Source("fugumt", "a.txt", 1, "0", None, gave(Entry("Culture", comment="c"), is_named=True))
    assert named.gave is not None
    assert named.gave.startswith("named ")
    assert (Given([named]).version("title", "Culture"), Given([named]).is_named("title", "Culture")) == (
        -1,
        True,
    )
    both = Given([named, source(Entry("Culture"), "1")])
    assert (both.version("title", "Culture"), both.is_named("title", "Culture")) == (0, False)
    assert both.is_named("comment", "c")
    assert not both.is_named("comment", "of a person")


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
