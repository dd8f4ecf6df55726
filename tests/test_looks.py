from stores import located

from paperlog.entries import Entry
from paperlog.given import Given
from paperlog.looks import Looks, facts_of
from paperlog.merge import merge, new_paper
from paperlog.model import Related
from paperlog.sameness import Judgement

NOW = "2025-07-10T00:00:00+00:00"
FIRST = new_paper("k", located(Entry("Old", year=2024)), NOW)


def test_it_is_judged_under_each_title_and_under_one_that_a_person_has_replaced() -> None:
    both = merge(FIRST, located(Entry("A newer, longer title", year=2024)), NOW).paper
    assert {facts.title for facts in Looks(both).faces()} == {"Old", "A newer, longer title"}
    mine = Looks(FIRST.with_(title="Mine"))
    assert mine.is_lost("Old")
    assert [facts.title for facts in mine.faces(facts_of(FIRST))] == ["Mine", "Old"]
    other = facts_of(FIRST)._replace(title="Other")
    assert mine.faces(other) == mine.faces() == (facts_of(mine.paper),)


def test_it_is_judged_by_authors_that_a_person_has_replaced() -> None:
    paper = new_paper("k", located(Entry("T", authors=("Yi R.", "Fung"))), NOW)
    told, mine = facts_of(paper), Looks(paper.with_(authors=("Yi R. Fung",)))
    assert [facts.authors for facts in mine.faces(told)] == [("Yi R. Fung",), ("Yi R.", "Fung")]
    assert mine.faces(told._replace(authors_truncated=True)) == mine.faces() == (facts_of(mine.paper),)
    full = merge(paper, located(Entry("T", authors=("Yi R.", "Fung", "Al B."))), NOW).paper
    assert Looks(full).faces(told) == (facts_of(full),)


def test_a_venue_that_a_person_wrote_is_no_word_against_a_digests() -> None:
    paper = new_paper("k", located(Entry("Guest Editorial", venue="ACL")), NOW)
    assert [facts.venue for facts in Looks(paper).faces()] == ["ACL"]
    assert [facts.venue for facts in Looks(paper.with_(venue="My Venue")).faces()] == [None]


def test_what_sources_gave_is_known_as_long_as_they_are_the_same() -> None:
    given = Given(FIRST.sources)
    looks = Looks(FIRST, given)
    assert looks.of(FIRST.with_(aliases=("a",))).given is given
    assert not looks.of(FIRST.with_(sources=())).given.has("title", "Old")


def test_new_items_are_those_that_it_does_not_have_in_any_form_and_that_nobody_took_off() -> None:
    given = new_paper("k", located(Entry("T", tags=("a", "gone"), related=(Related("A b", 1.0),))), NOW)
    looks = Looks(given.with_(tags=("a",)))
    assert looks.new_items("tags", ("Ａ", "Gone", "B")) == {"b"}
    assert looks.new_items("related", (Related("a  B", 2.0), Related("C"))) == {"c"}
    assert looks.new_items("links", ("https://a.b/C",)) == {"https://a.b/C"}


def test_of_an_arxiv_id_that_a_person_took_off_it_is_known_which_others_are_not_it() -> None:
    paper = new_paper("k", located(Entry("T", arxiv_id="2401.00001")), NOW)
    looks = Looks(paper.with_(arxiv_id=None, aliases=("2401.00003",)))
    ids = ("2401.00001", "2401.00002", "2401.00003", None)
    assert [looks.had_other_id(each) for each in ids] == [False, True, False, False]
    assert not Looks(paper).had_other_id("2401.00002")
    sure = Judgement("same", 100.0, "the same title")
    assert [looks.doubted(sure, each).verdict for each in ids[:2]] == ["same", "near"]


def test_a_title_that_a_page_with_the_arxiv_id_gave_is_its_own_in_whatever_case() -> None:
    page = Entry("Sparse Words", arxiv_id="2401.00001", arxiv_version=1, authors=("Goro Kim",))
    paper = new_paper("k", located(page), NOW)
    for other in (
        page._replace(title="Deep Roads", arxiv_version=2),
        Entry("SPARSE WORDS", authors=("Goro Kim",)),
        Entry("Other Words", authors=("Goro Kim",)),
    ):
        paper = merge(paper, located(other), NOW).paper
    mine = Looks(paper)
    titles = [face.title for face in mine.own_faces(mine.faces())]
    assert titles[0] == "Deep Roads"
    assert [title.lower() for title in titles[1:]] == ["sparse words"]
