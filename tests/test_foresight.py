from hypothesis import given
from hypothesis import strategies as st
from shelves import NOW, Shelf
from stores import located
from strategies import small_entries

from paperlog.entries import Entry
from paperlog.foresight import Blocks, ahead_of, unforeseen
from paperlog.provenance import gave
from paperlog.reconcile import reconcile
from paperlog.sameness import blocking_keys


def test_what_is_known_ahead_is_what_would_be_made_later():
    one = located(Entry("Attention Is All You Need", tags=("NLP",)))
    assert ahead_of(one) == (blocking_keys(one.entry.title), gave(one.entry))
    named = one._replace(is_named=True)
    assert ahead_of(named).gave == gave(one.entry, is_named=True) != ahead_of(one).gave


def test_the_blocking_keys_of_a_title_are_made_once():
    blocks = Blocks({"Known": frozenset(["x"])})
    assert blocks["Known"] == {"x"}
    assert blocks["Attention Is All You Need"] is blocks["Attention Is All You Need"]


@given(st.lists(small_entries, max_size=6))
def test_a_plan_is_the_same_with_and_without_it(entries):
    some = [located(entry, f"{place}.txt", place) for place, entry in enumerate(entries)]
    plain = reconcile(some, Shelf(), NOW)
    assert reconcile(some, Shelf(), NOW, foresee=lambda each: map(ahead_of, each)) == plain
    assert list(unforeseen(some)) == [None] * len(some)
