"""Entries come to the papers that they tell of, or to those that they are told to come to."""

from shelves import LATER, NOW, Shelf, taken_in
from stores import located

from paperlog.entries import Entry
from paperlog.model import Paper
from paperlog.planentries import Group, drafted
from paperlog.planrows import IMPORTED_BEFORE
from paperlog.reconcile import reconcile

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


class Unread(Shelf):
    """A store whose papers are not to be read."""

    def paper(self, key: str) -> Paper:
        raise AssertionError(key)


def test_what_was_taken_in_before_is_told_without_a_look_at_its_paper() -> None:
    shelf = Shelf()
    taken_in(shelf, [CUT, OTHER, ONE])
    plan = reconcile([ONE, OTHER, CUT], Unread(*shelf.papers.values()), LATER)
    assert [(row.file, row.action, row.reason) for row in plan.rows] == [
        (file, "unchanged", IMPORTED_BEFORE) for file in ("one.txt", "other.txt", "cut.txt")
    ]
    assert plan.changed == []


def test_it_is_told_beside_what_comes_to_its_paper_now() -> None:
    shelf = Shelf()
    taken_in(shelf, [ONE, OTHER])
    plan = reconcile([ONE, CUT, OTHER], shelf, LATER)
    assert [row.action for row in plan.rows] == ["unchanged", "updated", "unchanged"]
    assert [len(paper.sources) for paper in plan.changed] == [2]


def test_it_is_taken_from_its_paper_where_it_may_be_anothers_by_now() -> None:
    either = located(Entry(TITLE, authors=("Wei Wang", "Bo Li"), year=2021, tags=("e",)), "either.txt")
    first, second = (
        located(either.entry._replace(arxiv_id=each, published=f"2021-0{each[-1]}-02"), each)
        for each in ("2101.00001", "2102.00002")
    )
    shelf = Shelf()
    assert len(taken_in(shelf, [first, either]).created) == 1
    plan = reconcile([either, second, first], shelf, LATER)
    assert [row.action for row in plan.rows] == ["created", "created", "unchanged"]
    assert [row.file for row in plan.moved] == []
    assert "no part of 2101.00001" in (plan.rows[0].reason or "")
