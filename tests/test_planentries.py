"""Entries come to the papers that they tell of, or to those that they are told to come to."""

from shelves import NOW, Shelf
from stores import located

from paperlog.entries import Entry
from paperlog.planentries import Group, drafted

TITLE = "Sparse Experts Forget Rare Languages of the Northern Islands"
ONE = located(Entry(TITLE, authors=("Wei Wang", "Bo Li"), year=2021), "one.txt")
CUT = located(Entry(TITLE, authors=("Wang",), authors_truncated=True, year=2021), "cut.txt")
OTHER = located(Entry("On Frogs", authors=("Ann Ko",)), "other.txt")


def lots(**how: object) -> list[list[str]]:
    drafts = drafted([CUT, OTHER, ONE], Shelf(), NOW, **how)  # type: ignore[arg-type]
    return sorted(sorted(each.file for each in draft.paper.sources) for draft in drafts.papers.all)


def test_entries_come_to_the_papers_that_they_tell_of() -> None:
    assert lots() == [["cut.txt", "one.txt"], ["other.txt"]]


def test_a_group_is_one_paper_whatever_its_entries_tell() -> None:
    group = Group(None)
    assert lots(groups={ONE.digest: group, OTHER.digest: group}) == [["cut.txt", "one.txt", "other.txt"]]
    assert lots(groups={CUT.digest: Group(None)}) == [["cut.txt"], ["one.txt"], ["other.txt"]]


def test_only_the_entries_of_some_places_are_planned() -> None:
    assert lots(places=[0, 1]) == [["cut.txt"], ["other.txt"]]


def test_what_names_all_authors_comes_first_unless_it_is_late() -> None:
    drafts = drafted([CUT, ONE], Shelf(), NOW)
    assert [step.place for step in drafts.papers.all[0].steps] == [1, 0]
    drafts = drafted([CUT, ONE], Shelf(), NOW, late={ONE.digest: 1})
    assert [step.place for step in drafts.papers.all[0].steps] == [0, 1]
