"""Entries that say more of a paper find the others that are surely the same by then, in whatever order all come."""

from itertools import permutations

import pytest
from shelves import Shelf, ends_of, taken_in
from stores import located
from test_planrecords import AUTHORS, item

from paperlog.entries import Entry, Located
from paperlog.model import Paper

ID, MOMENT = "2402.00012", "2024-02-17T17:25:11+00:00"
# Of a title that many papers have nothing is sure without authors and a year.
BARE = item(Paper("k", title="Deep Learning", arxiv_id=ID))
PAGE = located(Entry("Deep Learning", arxiv_id=ID, authors=AUTHORS, year=2024, published=MOMENT), "page.txt")
NOTE = located(Entry("Deep Learning", authors=AUTHORS[:1], authors_truncated=True, year=2024), "note.txt")
NAMED = located(Entry("Deep Learning", year=2024, published=MOMENT), "list.txt")._replace(is_named=True)
SPELT = located(Entry("Deep Learing", arxiv_id=ID, authors=AUTHORS, year=2024, published=MOMENT), "slip.txt")


@pytest.mark.parametrize(
    "entries",
    [
        (BARE, PAGE, NOTE),
        (BARE, PAGE, NAMED),
        (BARE, SPELT, NOTE),
        (NAMED, PAGE, NOTE),
        (BARE, NAMED, NOTE, PAGE),
    ],
)
def test_all_orders_in_all_cuts_make_one_paper(entries: tuple[Located, ...]) -> None:
    assert [count for count, _ in ends_of(entries)] == [1]


def test_what_a_person_has_written_into_both_stays_two_and_is_told() -> None:
    shelf = Shelf()
    taken_in(shelf, [BARE])
    taken_in(shelf, [NOTE])
    shelf.papers = {key: paper.with_(note="mine") for key, paper in shelf.papers.items()}
    (row,) = taken_in(shelf, [PAGE]).rows
    assert len(shelf.papers) == 2
    assert len(row.duplicates) == 1


def test_a_note_that_may_be_of_either_of_two_goes_with_none_that_says_more_later() -> None:
    other = located(PAGE.entry._replace(arxiv_id="2402.00013", published=None), "other.txt")
    shelf = Shelf()
    for entry in (BARE, other, NOTE._replace(digest="0"), PAGE):
        taken_in(shelf, [entry])
    assert {paper.arxiv_id for paper in shelf.papers.values()} >= {ID, "2402.00013"}


@pytest.mark.parametrize(("sign", "told"), [("++", []), ("\\#", ["differ in a sign in the title"])])
def test_a_paper_whose_title_differs_in_a_sign_is_not_told_as_one_of_the_title(
    sign: str, told: list[str]
) -> None:
    some = [item(Paper(name, title=name, authors=AUTHORS, year=2024)) for name in (f"C{sign}", "C")]
    rows = taken_in(Shelf(), some).rows
    assert [each.reason.partition(",")[0] for row in rows for each in row.duplicates] == told


def test_what_differs_in_the_case_of_a_symbol_alone_is_two_papers_also_again() -> None:
    some = [located(Entry(f"{gas} on Pt", authors=AUTHORS, year=2024), f"{gas}.txt") for gas in ("CO", "Co")]
    shelf = Shelf()
    for batch in (some, some[::-1], some[1:]):
        rows = taken_in(shelf, batch).rows
        assert {paper.title for paper in shelf.papers.values()} == {"CO on Pt", "Co on Pt"}
    assert [row.action for row in rows] == ["unchanged"]


def test_the_case_of_a_symbol_that_a_person_has_put_right_makes_no_other_paper() -> None:
    shelf, entry = Shelf(), located(Entry("CO on Pt", authors=AUTHORS, year=2024))
    taken_in(shelf, [entry])
    shelf.papers = {key: paper.with_(title="Co on Pt") for key, paper in shelf.papers.items()}
    assert [row.action for row in taken_in(shelf, [entry]).rows] == ["unchanged"]


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_a_title_in_capitals_is_none_of_two_that_a_symbol_parts(order: tuple[int, ...]) -> None:
    titles = ("CO on Pt", "Co on Pt", "CO ON PT")
    some = [located(Entry(title, authors=AUTHORS, year=2024), f"{title}.txt") for title in titles]
    shelf = Shelf()
    for place in order:
        taken_in(shelf, [some[place]])
    assert {paper.title for paper in shelf.papers.values()} == {*titles}
    before = dict(shelf.papers)
    taken_in(shelf, some)
    assert shelf.papers == before


def test_a_slip_is_found_by_authors_where_very_many_papers_share_the_other_words() -> None:
    title = "Introduction to the Special Issue on {}"
    many = [
        located(Entry(title.format(f"Topic{at}"), authors=(f"A B{at}", "C D")), f"{at}.txt")
        for at in range(120)
    ]
    own = [
        located(Entry(title.format(word), authors=AUTHORS, year=2024), f"{word}.txt")
        for word in ("Hallucination", "Halucination")
    ]
    for batches in ((many, own), (many, own[:1], own[1:]), (own[:1], own[1:], many)):
        shelf = Shelf()
        for batch in batches:
            taken_in(shelf, batch)
        assert len(shelf.papers) == 121
