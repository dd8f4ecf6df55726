from stores import located

from paperlog.entries import Entry
from paperlog.given import Given
from paperlog.looks import MOST_SOURCES, MOST_TITLES, Looks, facts_of
from paperlog.merge import merge, new_paper
from paperlog.model import Paper, Source

NOW = "2025-07-10T00:00:00+00:00"
FIRST = new_paper("k", located(Entry("Old", year=2024)), NOW)


def test_it_is_judged_under_each_title_and_under_one_that_a_person_has_replaced() -> None:
    both = merge(FIRST, located(Entry("A newer, longer title", year=2024)), NOW).paper
    assert {facts.title for facts in Looks(both).faces()} == {"Old", "A newer, longer title"}
    mine = Looks(FIRST.with_(title="Mine"))
    assert mine.is_lost("Old")
    assert [facts.title for facts in mine.faces("Old")] == ["Mine", "Old"]
    assert mine.faces("Other") == mine.faces() == (facts_of(mine.paper),)


def test_what_sources_gave_is_known_as_long_as_they_are_the_same() -> None:
    given = Given(FIRST.sources)
    looks = Looks(FIRST, given)
    assert looks.of(FIRST.with_(aliases=("a",))).given is given
    assert not looks.of(FIRST.with_(sources=())).given.has("title", "Old")


def test_it_is_full_of_sources_or_of_titles() -> None:
    sources = tuple(Source("bibtex", "a.bib", line, f"{line}") for line in range(MOST_SOURCES))
    assert Looks(Paper("k", title="T", sources=sources)).is_full("T")
    assert not Looks(Paper("k", title="T", sources=sources[1:])).is_full("Other")
    titles = tuple(source._replace(title=f"T {source.line}") for source in sources[: MOST_TITLES - 1])
    looks = Looks(Paper("k", title="T", sources=titles))
    assert looks.is_full("Other")
    assert not looks.is_full("t 3")
