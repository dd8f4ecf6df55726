from hypothesis import given
from hypothesis import strategies as st
from shelves import NOW, Shelf
from stores import located
from strategies import small_entries

from paperlog.entries import Entry
from paperlog.foresight import Keys, ahead_of, unforeseen
from paperlog.looks import facts_of
from paperlog.provenance import gave
from paperlog.reconcile import reconcile
from paperlog.sameness import blocking_keys, keys_of_authors


def test_what_is_known_ahead_is_what_would_be_made_later():
    one = located(Entry("Attention Is All You Need", tags=("NLP",)))
    authors = keys_of_authors(facts_of(one.entry))
    assert ahead_of(one) == (blocking_keys(one.entry.title), authors, gave(one.entry))
    named = one._replace(is_named=True)
    assert ahead_of(named).gave == gave(one.entry, is_named=True) != ahead_of(one).gave


def test_keys_are_made_once_or_ahead():
    one, keys = located(Entry("Attention Is All You Need", authors=("Ada Author", "Ben Writer"))), Keys()
    facts, ahead = facts_of(one.entry), ahead_of(one)
    assert (keys.blocks(facts.title), keys.authors(facts)) == ahead[:2]
    assert keys.blocks(facts.title) is keys.blocks(facts.title)
    assert keys.authors(facts) is keys.authors(facts)
    fresh = Keys()
    fresh.take(one.entry, ahead)
    assert (fresh.blocks(facts.title) is ahead.blocks, fresh.authors(facts) is ahead.authors) == (True, True)


@given(st.lists(small_entries, max_size=6))
def test_a_plan_is_the_same_with_and_without_it(entries):
    some = [located(entry, f"{place}.txt", place) for place, entry in enumerate(entries)]
    plain = reconcile(some, Shelf(), NOW)
    assert reconcile(some, Shelf(), NOW, foresee=lambda each: map(ahead_of, each)) == plain
    assert list(unforeseen(some)) == [None] * len(some)
