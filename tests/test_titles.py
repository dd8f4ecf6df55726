from paperlog.model import Paper, Source
from paperlog.provenance import value_hash
from paperlog.titles import titled, titles_of


def source(gave: str, title: str | None = None) -> Source:
    return Source("fugumt", "a.txt", 1, gave, gave=value_hash("title", gave), title=title)


def test_a_paper_has_its_own_title_first_and_each_other_once():
    sources = (source("Old", "Old"), source("OLD", "OLD"), source("NEW", "NEW"), source("Older", "Older"))
    assert titles_of(Paper("k", title="New", sources=sources)) == ("New", "OLD", "Older")
    assert titles_of(Paper("k", title="New", sources=(source("New"),))) == ("New",)
    assert titles_of(Paper("k", title="C", sources=(source("C#", "C#"),))) == ("C", "C#")


def test_a_title_stays_with_the_sources_that_gave_it_when_it_is_lost():
    sources = titled([source("Old"), source("New", "New"), source("Else")], "Old", "New")
    assert [each.title for each in sources] == ["Old", None, None]
    assert titled(sources, "New", "Old") == (source("Old"), source("New", "New"), source("Else"))


def test_what_stays_does_not_depend_on_the_way():
    there = [source("Old"), source("Mid", "Mid"), source("New", "New")]
    assert titled(titled(there, "Old", "Mid"), "Mid", "New") == titled(there, "Old", "New")
