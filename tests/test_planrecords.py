"""Records of other tools and stores find their papers by name and by arXiv id, and two papers become one by that."""

from itertools import permutations

import pytest
from shelves import NOW, Shelf, batched, ends_of, taken_in, without_names
from stores import located

from paperlog.entries import Entry, Located, Record, entry_of
from paperlog.joining import join
from paperlog.model import Paper

TITLE = "Scaling Laws for Neural Language Models"
AUTHORS = ("Jared Kaplan", "Sam McCandlish", "Tom Henighan")
BARE = Paper("k21", title=TITLE, authors=AUTHORS, year=2020)
FULL = BARE.with_(arxiv_id="2001.08361")
PAGE = located(Entry(f"{TITLE}: A Study", arxiv_id="2001.08361", authors=AUTHORS, year=2020), "page.txt")


def item(paper: Paper, file: str = "refs.bib") -> Located:
    return located(entry_of(paper), file)._replace(record=Record(paper, origin=file))


def whole(paper: Paper) -> Located:
    return item(paper)._replace(record=Record(paper, is_whole=True, origin="theirs"))


def test_a_name_and_an_arxiv_id_make_one_of_two_papers_in_any_order():
    ((count, paper),) = ends_of([item(BARE, "a.bib"), PAGE, item(FULL, "b.bib")])
    assert (count, paper.arxiv_id) == (1, "2001.08361")


@pytest.mark.parametrize("touched", [(), ("k21",), ("2001.08361",), ("k21", "2001.08361")])
@pytest.mark.parametrize("record", [item(FULL), whole(FULL)])
def test_what_a_person_has_touched_stays_and_no_two_papers_get_one_id(record, touched):
    shelf = Shelf()
    taken_in(shelf, [item(BARE)])
    taken_in(shelf, [PAGE])
    shelf.papers |= {key: shelf.papers[key].with_(note=key) for key in touched}
    taken_in(shelf, [record])
    assert {paper.note for paper in shelf.papers.values()} >= set(touched)
    assert [paper.arxiv_id for paper in shelf.papers.values()].count("2001.08361") == 1
    assert set(touched) <= shelf.papers.keys()
    assert taken_in(shelf, [record]).changed == []


@pytest.mark.parametrize(("record", "touched"), [(item(FULL), "2001.08361"), (whole(FULL), "k21")])
def test_the_one_of_the_two_that_is_of_digests_alone_goes(record, touched):
    shelf = Shelf()
    taken_in(shelf, [item(BARE)])
    taken_in(shelf, [PAGE])
    shelf.papers[touched] = shelf.papers[touched].with_(note="mine")
    plan = taken_in(shelf, [record])
    assert (list(shelf.papers), set(plan.joined.values())) == ([touched], {touched})


@pytest.mark.parametrize(
    ("author", "count"), [("Ann Smith", 1), ("A. Smith", 1), ("Bob Smith", 2), ("Cy Twombly", 2), (None, 1)]
)
def test_of_a_title_that_many_have_the_authors_say_whether_a_key_is_right(author, count):
    one = Paper("smith2020survey", title="A Survey", authors=("Ann Smith",), tags=("a",))
    shelf = Shelf()
    taken_in(shelf, [item(one)])
    taken_in(shelf, [item(one.with_(authors=(author,) if author else (), tags=("b",)))])
    assert len(shelf.papers) == count


def test_no_new_paper_gets_a_key_that_the_same_import_gives_another_as_a_name():
    shelf = Shelf(Paper("frogs", title="Frogs in Ponds and Lakes", authors=AUTHORS))
    frogs = item(Paper("kaplan2020scaling", title="Frogs in Ponds and Lakes", authors=AUTHORS))
    taken_in(shelf, [frogs, located(Entry(TITLE, authors=AUTHORS, year=2020))])
    assert shelf.papers["frogs"].aliases == ("kaplan2020scaling",)
    assert shelf.papers.keys() == {"frogs", "kaplan2020scaling-2"}


def test_a_title_that_is_put_right_finds_the_paper_that_has_it():
    right = located(Entry(TITLE, arxiv_id="2001.08361", authors=AUTHORS, year=2020), "page.txt")
    wrong = item(BARE.with_(title="Scaling Laws for Neural Models"), "a.bib")
    ends = set()
    for order in permutations((wrong, right, item(BARE, "b.bib"))):
        shelf = Shelf()
        told = [row for each in order for row in taken_in(shelf, [each]).rows]
        assert any(row.duplicates for row in told)
        ends.add(frozenset(map(without_names, shelf.papers.values())))
    assert len(ends) == 1
    assert sorted(paper.title for paper in next(iter(ends))) == [TITLE, "Scaling Laws for Neural Models"]


def test_a_name_finds_its_paper_also_after_that_has_become_part_of_another():
    """Two papers of the store become one while an import goes on, after an item has given one of them its name."""
    shelf = Shelf()
    taken_in(shelf, [located(Entry(TITLE, authors=AUTHORS, year=2020), "old.txt")])
    taken_in(shelf, [located(Entry(PAGE.entry.title, authors=AUTHORS, year=2020), "new.txt")])
    (kept,) = (key for key, paper in shelf.papers.items() if paper.title == PAGE.entry.title)
    shelf.papers[kept] = shelf.papers[kept].with_(note="mine")
    late = item(BARE.with_(doi="10.1000/1"), "late.bib")
    taken_in(shelf, [item(FULL)._replace(digest="0"), PAGE._replace(digest="1"), late])
    assert [paper.doi for paper in shelf.papers.values()] == ["10.1000/1"]


@pytest.mark.parametrize("is_at_once", [True, False])
def test_papers_of_one_doi_are_told_however_different_they_are(is_at_once):
    one = located(
        Entry("A Book of Great Things", authors=("Ann Smith",), year=2001, doi="10.1000/A"), "1.bib"
    )
    other = located(
        Entry("What Small Things Lack", authors=("Bob Jones",), year=2003, doi="10.1000/a"), "2.bib"
    )
    shelf = Shelf()
    rows = [
        row
        for some in ([[one, other]] if is_at_once else [[one], [other]])
        for row in taken_in(shelf, some).rows
    ]
    assert [row.action for row in rows] == ["created", "created"]
    told = [each for row in rows for each in row.duplicates]
    assert [each.reason for each in told] == ["the same DOI"]
    assert [row.action for row in taken_in(shelf, [one, other]).rows] == ["unchanged", "unchanged"]


def test_a_known_paper_that_gets_the_doi_of_another_is_told_and_two_arxiv_ids_are_two_papers():
    shelf = Shelf(
        Paper("a", title="A Book of Great Things", doi="10.1000/a", arxiv_id="2401.00001"),
        Paper("b", title=TITLE, authors=AUTHORS),
        Paper("c", title="What Small Things Lack and Need", authors=AUTHORS, arxiv_id="2401.00002"),
    )
    (row,) = taken_in(shelf, [located(Entry(TITLE, authors=AUTHORS, doi="10.1000/a"))]).rows
    assert [each.key for each in row.duplicates] == ["a"]
    late = Entry("What Small Things Lack and Need", authors=AUTHORS, doi="10.1000/A")
    assert [each.key for each in taken_in(shelf, [located(late)]).rows[0].duplicates] == ["b"]


@pytest.mark.parametrize("title", ["Deep Learning", TITLE])
@pytest.mark.parametrize(
    "other",
    [{"authors": ("Ian Goodfellow",), "year": 2016, "doi": "10.1000/b"}, {"year": 1999}],
)
def test_of_one_title_a_record_that_says_otherwise_is_another_paper_in_any_order(title, other):
    one = Paper("", title=title, authors=("Yann LeCun",), year=2015, doi="10.1000/a", rating=5)
    records = [whole(one), whole(one.with_(**{"rating": 2, "doi": None, **other}))]
    for order in (records, records[::-1]):
        for batches in batched(order):
            shelf = Shelf()
            for batch in batches:
                taken_in(shelf, batch)
            assert sorted(paper.rating for paper in shelf.papers.values()) == [2, 5]
            assert taken_in(shelf, order).changed == []


def test_a_record_that_says_less_than_its_paper_is_no_news_again():
    shelf = Shelf(Paper("a", title="A Survey", authors=("Ann Smith",), year=2020, tags=("x",)))
    assert taken_in(shelf, [whole(Paper("", title="A Survey", tags=("x",)))]).changed == []


@pytest.mark.parametrize("is_at_once", [True, False])
def test_a_name_that_is_another_papers_does_not_come_along_with_a_record(is_at_once):
    frogs = Paper("k1", title="Frogs in Ponds and Lakes", authors=AUTHORS)
    birds = Paper("k2", title="Birds in Trees and Forests", authors=AUTHORS[1:], aliases=("k1", "k9"))
    batches = [[item(frogs), whole(birds)]] if is_at_once else [[item(frogs)], [whole(birds)]]
    shelf = Shelf()
    rows = [row for batch in batches for row in taken_in(shelf, batch).rows]
    assert any("k1" in (row.reason or "") for row in rows)
    names = [name for paper in shelf.papers.values() for name in (paper.key, *paper.aliases)]
    assert (names.count("k1"), names.count("k9"), len(shelf.papers)) == (1, 1, 2)
    assert taken_in(shelf, [item(frogs), whole(birds)]).changed == []


def test_a_records_own_key_is_none_of_its_other_names_and_its_arxiv_id_may_be():
    record = whole(FULL.with_(aliases=("k21", "2001.08361", "k9")))
    shelf = Shelf()
    for _ in range(2):
        taken_in(shelf, [record, PAGE])
        assert shelf.papers["k21"].aliases == ("2001.08361", "k9")


@pytest.mark.parametrize("batches", [[2], [1, 2]])
def test_two_papers_of_one_arxiv_id_in_another_store_stay_two_and_are_told(batches):
    one = FULL.with_(key="x1", title="Frogs")
    some = {1: [PAGE], 2: [whole(one), whole(one.with_(key="x2", title="Birds"))]}
    shelf = Shelf()
    rows = [row for number in batches for row in taken_in(shelf, some[number]).rows]
    assert [why.reason for row in rows for why in row.duplicates] == ["the same arXiv id"]
    assert len(shelf.papers) == 2
    assert taken_in(shelf, [each for number in batches for each in some[number]]).changed == []


SECOND = Entry(
    "Something Else Entirely in Robot Vision",
    arxiv_id="2305.22222",
    arxiv_version=1,
    authors=("Jun Sato",),
    year=2023,
)


@pytest.mark.parametrize(
    ("change", "is_taken"),
    [
        ({"title": "A Fresh Look at Pictures"}, True),
        (
            {
                "title": "Something Else Entirely in Robot Vision: A Fresh Look",
                "authors": ("Wei Li", "Jun Sato"),
            },
            True,
        ),
        ({"title": "A Fresh Look at Pictures", "authors": ("Wei Li", "Jun Sato")}, False),
    ],
)
def test_a_version_of_the_other_id_of_a_paper_that_a_person_made_of_two_is_taken_in_or_told(change, is_taken):
    shelf = Shelf()
    taken_in(shelf, [PAGE, located(SECOND, "second.txt")])
    other = shelf.papers.pop(SECOND.arxiv_id)
    shelf.papers["2001.08361"] = join(shelf.papers["2001.08361"], other, NOW).paper
    version = located(SECOND._replace(arxiv_version=2, **change), "version.txt")
    (row,) = taken_in(shelf, [version]).rows
    assert (row.key == "2001.08361") == is_taken
    assert [each.key for each in row.duplicates] == ([] if is_taken else ["2001.08361"])


def test_an_id_that_a_person_has_corrected_does_not_lead_to_its_paper():
    shelf = Shelf()
    taken_in(shelf, [PAGE])
    paper = shelf.papers.pop("2001.08361")
    shelf.papers["own"] = paper.with_(key="own", arxiv_id="2001.00001", aliases=("2001.08361",))
    other = Entry(
        "Something Else Entirely in Robot Vision", arxiv_id="2001.08361", authors=("Jun Sato",), year=2020
    )
    assert taken_in(shelf, [located(other)]).rows[0].key != "own"
