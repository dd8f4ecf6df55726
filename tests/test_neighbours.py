"""Which papers of a plan are settled together: those of which an entry may be another one's."""

from shelves import NOW, Shelf, taken_in
from stores import located

from paperlog.entries import Entry
from paperlog.neighbours import neighbourhoods
from paperlog.planentries import MOST_NEIGHBOURS, drafted

TITLE = "Sparse Experts Forget Rare Languages of the Northern Islands"
WANG, LI = ("Wei Wang", "Bo Li"), ("Min Ko", "Ann Ra")


def around(shelf: Shelf, *entries: Entry) -> list[set[str | None]]:
    drafts = drafted([located(each, f"new{place}.txt") for place, each in enumerate(entries)], shelf, NOW)
    return [
        {draft.paper.authors[0] for draft in some if draft.paper.authors} for some in neighbourhoods(drafts)
    ]


def shelf_of(*entries: Entry) -> Shelf:
    shelf = Shelf()
    taken_in(shelf, [located(each, f"{place}.txt") for place, each in enumerate(entries)])
    return shelf


def test_a_paper_of_two_entries_and_another_one_of_its_title() -> None:
    shelf = shelf_of(Entry(TITLE, authors=WANG), Entry(TITLE, authors=WANG, comment="Read it."))
    assert around(shelf, Entry(TITLE, authors=LI)) == [{"Wei Wang", "Min Ko"}]
    assert around(shelf, Entry(TITLE, authors=WANG, comment="Again.")) == []


def test_a_paper_whose_entries_do_not_all_say_the_same() -> None:
    shelf = shelf_of(Entry(TITLE, authors=WANG), Entry(TITLE, comment="Read it."))
    assert around(shelf, Entry(TITLE, authors=WANG, comment="Again.")) == [{"Wei Wang"}]


def test_papers_of_one_entry_each_are_what_they_are() -> None:
    shelf = shelf_of(Entry(TITLE, authors=WANG))
    assert around(shelf, Entry(TITLE, authors=LI)) == []


def test_titles_that_can_never_be_one_are_not_settled_together() -> None:
    shelf = shelf_of(Entry(f"{TITLE} Part I", authors=WANG), Entry(f"{TITLE} Part I", comment="Read it."))
    assert around(shelf, Entry(f"{TITLE} Part II", authors=WANG)) == []


def test_a_title_that_very_many_have_is_left_out() -> None:
    many = [Entry("Introduction", authors=(f"A{at} B", "C D")) for at in range(MOST_NEIGHBOURS + 5)]
    shelf = shelf_of(*many, many[0]._replace(comment="Read it."))
    assert around(shelf, Entry("Introduction", authors=LI)) == []
