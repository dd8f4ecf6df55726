"""What a plan says and does of entries that it takes from papers of the store."""

from shelves import LATER, NOW, Shelf, taken_in
from stores import located

from paperlog.entries import Entry
from paperlog.reconcile import reconcile

FIRST = Entry("On Sparse Things in Context", arxiv_id="2101.00001", authors=("Wei Wang", "Bo Li"))
SECOND = FIRST._replace(arxiv_id="2102.00002")
EITHER = FIRST._replace(arxiv_id=None, comment="Read it.")


def test_an_entry_that_is_taken_out_was_imported_when_it_was() -> None:
    shelf = Shelf()
    for each in (FIRST, EITHER):
        taken_in(shelf, [located(each, f"{each.arxiv_id}.txt")])
    found = reconcile([located(SECOND, "later.txt")], shelf, LATER)
    alone = found.papers[found.moved[0].key]
    assert (alone.added, [each.imported for each in alone.sources]) == (NOW, [NOW])
    assert found.papers["2102.00002"].added == LATER


def test_a_paper_that_is_parted_is_a_change_though_no_row_is_its_own() -> None:
    shelf = Shelf()
    for each in (FIRST, EITHER):
        taken_in(shelf, [located(each, f"{each.arxiv_id}.txt")])
    found = reconcile([located(SECOND, "later.txt")], shelf, LATER)
    assert [row.key for row in found.rows] == ["2102.00002"]
    assert {paper.key: paper.comment for paper in found.changed} == {
        "2102.00002": None,
        found.moved[0].key: "Read it.",
        "2101.00001": None,
    }
