from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelves import NOW
from stores import located

from paperlog.choosing import better, completes
from paperlog.entries import Entry
from paperlog.given import Given
from paperlog.merge import merge, new_paper
from paperlog.mergelists import Rules, related, united
from paperlog.model import Related, Source
from paperlog.provenance import gave


def rules(before: list[Entry], new: Entry, *, joins: bool = False) -> Rules:
    sources = [
        Source("fugumt", "a.txt", 1, str(place), None, gave(entry)) for place, entry in enumerate(before)
    ]
    given = Given(sources)
    after = Given([*sources, Source("fugumt", "a.txt", 1, "-", None, gave(new))])
    return Rules(
        given, after, completes if joins else better, (lambda name, value: False) if joins else given.has
    )


def tags(old: tuple[str, ...], *told: tuple[str, ...], joins: bool = False) -> tuple[str, ...]:
    """The tags of a paper that has `old` now, when the last of these sets of tags is told."""
    *before, new = (Entry("x", tags=one) for one in told)
    return united("tags", old, new.tags, rules(before, new, joins=joins))


def test_a_list_is_in_the_order_of_its_sources_whichever_came_first():
    assert tags(("a", "b"), ("a", "b"), ("c", "b")) == ("c", "b", "a")
    assert tags(("c", "b"), ("c", "b"), ("a", "b")) == ("a", "b", "c")


def test_where_a_person_has_ordered_it_or_added_to_it_new_items_come_last():
    assert tags(("b", "a"), ("a", "b"), ("c",)) == ("b", "a", "c")
    assert tags(("a", "mine"), ("a",), ("c",)) == ("a", "mine", "c")


def test_what_a_person_took_out_stays_out_but_when_two_papers_are_joined():
    assert tags(("a",), ("a", "b"), ("b", "c")) == ("c", "a")
    assert set(tags(("a",), ("a", "b"), ("b", "c"), joins=True)) == {"a", "b", "c"}


@pytest.mark.parametrize("name", ["tags", "links", "categories"])
def test_into_a_list_that_a_person_emptied_comes_only_what_no_digest_gave_before(name):
    told = [Entry("x", **{name: items}) for items in (("a", "b"), ("b", "c"), ("a", "c", "d"))]
    paper = new_paper("k", located(told[0]), NOW)
    for entry, items in zip(told[1:], (("c",), ("d",)), strict=True):
        paper = merge(paper.with_(**{name: ()}), located(entry), NOW).paper
        assert getattr(paper, name) == items


def test_a_tag_stands_there_once_in_its_better_spelling_or_as_a_person_has_it():
    assert tags((), ("b", "Ｂ", "B")) == ("B",)
    assert set(tags(("NLP",), ("NLP",), ("nlp", "c"))) == {"NLP", "c"}
    assert tags(("nlp",), ("nlp",), ("NLP",)) == ("NLP",)
    assert tags(("nlp",), ("nlp",), ("NLP",), ("NLP",)) == ("nlp",)
    assert tags(("NLP",), ("nlp",), ("nlp", "ＮＬＰ")) == ("NLP",)
    assert tags(("NLP", "nlp", "mine"), (), ("Nlp", "c")) == ("NLP", "nlp", "mine", "c")


@given(st.permutations([("NLP", "a"), ("nlp", "b"), ("a", "Nlp"), ("B", "nlp")]))
@settings(max_examples=24)
def test_the_spelling_does_not_depend_on_the_order_of_imports(told):
    entries = [located(Entry("x", tags=each)) for each in told]
    paper = new_paper("k", entries[0], NOW)
    for each in entries[1:]:
        paper = merge(paper, each, NOW).paper
    other = [located(Entry("x", tags=each)) for each in sorted(told)]
    wanted = new_paper("k", other[0], NOW)
    for each in other[1:]:
        wanted = merge(wanted, each, NOW).paper
    assert paper.tags == wanted.tags
    assert len(paper.tags) == 3


def test_a_tag_that_a_person_took_off_does_not_come_back_in_another_spelling():
    paper = new_paper("k", located(Entry("x", tags=("RLVR", "a"))), NOW).with_(tags=("a",))
    found = merge(paper, located(Entry("x", tags=("rlvr", "Ａ"), comment="c")), NOW)
    assert found.paper.tags == ("a",)
    assert [conflict.field for conflict in found.conflicts] == ["tags"]


def test_of_a_related_paper_the_better_news_is_taken_unless_a_person_edited_it():
    first = Entry("x", related=(Related("A", 1.0), Related("B")))
    new = Entry("x", related=(Related("a", 2.0), Related("C"), Related("c", 3.0)))
    found = related(first.related, new.related, rules([first], new))
    assert set(found) == {Related("a", 2.0), Related("B"), Related("c", 3.0)}
    mine = (Related("A", 0.5), Related("B"))
    assert set(related(mine, new.related, rules([first], new))) == {*mine, Related("c", 3.0)}


def test_a_related_paper_that_a_person_took_out_stays_out():
    first = Entry("x", related=(Related("A", 1.0), Related("B")))
    again = Entry("x", related=(Related("A", 2.0),))
    assert related((Related("B"),), again.related, rules([first], again)) == (Related("B"),)


DAYS = (
    Related("A", 1.0, None, "2024-02-03T10:00:00+00:00"),
    Related("A", 3.0, None, "2024-02-03"),
    Related("a", 2.0, None, "2025-01-01"),
    Related("A", 9.0, None, "2024"),
    Related("A", 9.0),
)


@pytest.mark.parametrize("told", list(permutations(DAYS)))
def test_two_related_papers_of_one_title_are_told_apart_by_their_days(told):
    for place in range(len(told)):
        one, other = (Entry("x", related=told[:place]), Entry("x", related=told[place:]))
        paper = merge(new_paper("k", located(one), NOW), located(other), NOW).paper
        assert {*paper.related} == {DAYS[0], DAYS[2]}


def test_related_papers_whose_titles_differ_in_a_sign_are_several():
    named = tuple(Related(title, published="2024-02-03") for title in ("C", "C#", "C++"))
    assert {*new_paper("k", located(Entry("C*", related=named)), NOW).related} == {*named}
    (first, *more), page = named, Entry("x", related=named[:1])
    paper = merge(new_paper("k", located(page), NOW), located(Entry("x", related=tuple(more))), NOW).paper
    assert {*paper.related} == {first, *more}


def test_of_two_of_one_title_a_person_may_take_out_the_one():
    page = Entry("x", related=(DAYS[0], DAYS[2]))
    paper = new_paper("k", located(page), NOW).with_(related=(DAYS[2],))
    again = Entry("x", related=(DAYS[1], Related("B"), DAYS[4]))
    assert {*merge(paper, located(again), NOW).paper.related} == {DAYS[2], Related("B")}


def test_what_a_person_says_of_a_title_is_not_doubled_by_a_day():
    mine = Related("A", 1.0, "mine")
    paper = new_paper("k", located(Entry("x", related=(Related("A", 1.0),))), NOW).with_(related=(mine,))
    assert merge(paper, located(Entry("x", related=DAYS)), NOW).paper.related == (mine,)


def test_titles_that_a_person_has_twice_stay_twice():
    mine = (Related("A", 1.0), Related("a", 2.0))
    new = Entry("x", related=(Related("B"),))
    assert related(mine, new.related, rules([], new)) == (*mine, Related("B"))
