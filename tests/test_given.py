import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import entries

from paperlog.entries import Entry
from paperlog.fields import DEFAULTS, USERS_OWN
from paperlog.given import Given, confirming
from paperlog.model import Paper, Related, Source
from paperlog.provenance import (
    LISTS,
    SINGLE,
    gave,
    has_own_tags,
    note_token,
    told,
    value_hash,
    with_own,
    year_of,
)
from paperlog.relatednames import title_name

ENTRY = Entry("Culture", arxiv_id="2411.16579", arxiv_version=2, tags=("b", "a"), comment="c")


def source(entry: Entry, digest: str = "0", file: str = "a.txt") -> Source:
    return Source("fugumt", file, 1, digest, None, gave(entry))


@given(entries)
def test_all_that_an_entry_gave_is_known_and_nothing_else(entry):
    given_ = Given([source(entry)])
    for name in SINGLE:
        value = year_of(entry) if name == "year" else getattr(entry, name)
        assert value == DEFAULTS[name] or given_.has(name, value)
        assert not given_.has(name, "of a person")
    assert all(given_.has(name, item) for name in LISTS for item in getattr(entry, name))
    for item in entry.related:
        assert given_.has("related", title_name(item.title))
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


def test_of_notes_it_is_known_which_were_given():
    told = source(ENTRY)._replace(gave=with_own(gave(ENTRY), Paper("k", note="n")))
    for known in (Given([told]), Given().plus(told), Given([told]).plus(told)):
        assert [known.has_note("bibtex", note_token(note)) for note in ("n", "other")] == [True, False]
    before = told._replace(gave="v1 own note")
    for unknown in (Given([told, before]), Given([before]).plus(told), Given([told, source(ENTRY, "1")])):
        assert unknown.has_note("fugumt", note_token("other"))


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


tags = st.lists(st.sampled_from("abcdef"), max_size=4, unique=True).map(tuple)


@given(st.lists(st.tuples(st.sampled_from("0123"), tags), max_size=6))
def test_a_list_stays_in_the_order_of_its_places_whatever_is_remembered_of_it(told_tags):
    grown, sources, items = Given(), [], ()
    for digest, each in told_tags:
        sources.append(source(Entry("x", tags=each), digest))
        before, grown = grown, grown.plus(sources[-1])
        assert before.are_placed("tags", items, str)
        items = grown.placed("tags", items, [tag for tag in each if tag not in items], str)
        anew = Given(sources)
        assert list(items) == sorted(items, key=lambda tag: anew.place("tags", tag))
        assert grown.are_placed("tags", items, str)


def test_a_list_is_not_in_that_order_where_a_person_has_added_to_it_or_changed_it():
    given_ = Given([source(ENTRY)])
    assert given_.are_placed("tags", ("b", "a"), str)
    assert not given_.are_placed("tags", ("a", "b"), str)
    assert not given_.are_placed("tags", ("b", "a", "mine"), str)


def test_places_change_where_a_source_comes_to_stand_before_others():
    given_ = Given([source(ENTRY, "1")])
    assert given_.plus(source(Entry("Culture", tags=("a",)), "2")).keeps_places("tags")
    before = given_.plus(source(Entry("Culture", tags=("a",)), "0"))
    assert not before.keeps_places("tags")
    assert before.keeps_places("links")


def test_a_token_without_its_letter_has_another_place_once_it_comes_with_it():
    old = source(ENTRY)._replace(gave=" ".join(token[1:] for token in gave(ENTRY).split()[1:]))
    assert not Given([old]).plus(source(Entry("Culture", tags=("a",)), "2")).keeps_places("tags")


def test_what_a_person_wrote_before_an_entry_said_the_same_is_marked():
    said = Entry("Culture", tags=("b", "mine"), related=(Related("R", 1.0), Related("S", 2.0)))
    paper = Paper("k", title="Culture", tags=("b", "mine"), related=(Related("R", 1.0), Related("S")))
    first = source(Entry("Culture", tags=("b",)))
    paper = paper.with_(sources=(first,))
    (found,) = confirming([source(said, "1")], paper, Given([first]))
    marked = {token[1:] for token in (found.gave or "").split() if token.startswith("=")}
    assert marked == {value_hash("tags", "mine"), value_hash("related", told(Related("R", 1.0)))}
    (unmarked,) = confirming(
        [source(said, "1")], paper.with_(sources=(first._replace(gave=None),)), Given([first])
    )
    assert unmarked == source(said, "1")
