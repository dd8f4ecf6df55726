"""A paper whose title changed between versions is one record, in whatever order and however many imports it comes."""

from itertools import permutations

import pytest
from shelves import NOW, Shelf, batched, ends_of, taken_in, without_names
from stores import located, new_store, put, saved

from paperlog.entries import Entry, Located, Record
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.reconcile import reconcile

OLD, NEW = "Which Words Language Models Choose Aloud", "A Vocabulary of Reasons for Talkative Machines"
AUTHORS = ("Fan Zhou", "Ada Ma")
FIRST = Entry(OLD, arxiv_id="2401.00001", arxiv_version=1, authors=AUTHORS, year=2024, abstract_en="Old.")
SECOND = Entry(NEW, arxiv_id="2401.00001", arxiv_version=2, authors=AUTHORS, year=2024, abstract_en="New.")
OLD_NOTE = Entry(
    OLD, authors=AUTHORS[:1], authors_truncated=True, year=2024, tags=("a", "b"), comment="Old note."
)
NEW_NOTE = Entry(NEW.upper(), authors=AUTHORS[:1], authors_truncated=True, year=2025, tags=("b", "c"))


def some(*entries: Entry) -> list[Located]:
    return [located(entry, f"{entry.title[:4]}{entry.arxiv_version}.txt") for entry in entries]


@pytest.mark.parametrize("entries", [(FIRST, SECOND, OLD_NOTE), (FIRST, SECOND, OLD_NOTE, NEW_NOTE)])
def test_all_orders_in_all_cuts_make_one_paper(entries):
    ((count, paper),) = ends_of(some(*entries))
    assert (count, paper.title, paper.abstract_en, paper.comment) == (1, NEW, "New.", "Old note.")
    assert {source.title for source in paper.sources} >= {OLD, None}


def apart() -> Shelf:
    """A store in which the old note and the second version stand apart."""
    shelf = Shelf()
    taken_in(shelf, some(OLD_NOTE))
    taken_in(shelf, some(SECOND))
    assert list(shelf.papers) == ["zhou2024words", "2401.00001"]
    return shelf


def test_the_report_says_so_and_the_other_key_stays_good():
    found = reconcile(some(FIRST), apart(), NOW)
    (row,) = found.rows
    assert (row.key, row.action, row.matched_by) == ("2401.00001", "updated", "arxiv_id")
    assert row.reason == "keeps abstract_en as A Vo2.txt:1 has it; " + (
        "takes zhou2024words in, which is the same paper; where the two differ, it has title as A Vo2.txt:1 has it"
    )
    assert found.joined == {"zhou2024words": "2401.00001"}
    assert found.papers["2401.00001"].aliases == ("zhou2024words",)


def test_what_a_person_has_touched_takes_the_other_in():
    shelf = apart()
    shelf.papers["zhou2024words"] = shelf.papers["zhou2024words"].with_(note="mine", tags=("a", "own"))
    found = reconcile(some(FIRST), shelf, NOW)
    assert found.joined == {"2401.00001": "zhou2024words"}
    paper = found.papers["zhou2024words"]
    assert (paper.arxiv_id, paper.title, paper.note, paper.tags) == ("2401.00001", NEW, "mine", ("a", "own"))


def test_what_a_person_wrote_is_told_as_theirs_when_another_paper_is_taken_in():
    shelf = apart()
    shelf.papers["zhou2024words"] = shelf.papers["zhou2024words"].with_(comment="私の。", year=2023)
    page = FIRST._replace(comment="Of the page.", year=2025)
    (row,) = reconcile(some(page), shelf, NOW).rows
    assert row.key == "zhou2024words"
    assert (row.reason or "").endswith(
        "where the two differ, it has title as A Vo2.txt:1 has it, your year, your comment"
    )
    assert "keeps comment" not in (row.reason or "")


def test_two_that_a_person_has_touched_stay_apart_and_are_told():
    shelf = apart()
    shelf.papers = {key: paper.with_(rating=4) for key, paper in shelf.papers.items()}
    found = reconcile(some(FIRST), shelf, NOW)
    assert found.joined == {}
    assert "is a possible duplicate of zhou2024words" in (found.rows[0].reason or "")


@pytest.mark.parametrize(
    "other",
    [
        Entry(OLD, authors=("Nobody Else",), year=2024),
        Entry(OLD, authors=AUTHORS, year=2012),
        Entry(f"{OLD} II", authors=AUTHORS, year=2024),
    ],
)
def test_who_contradicts_is_not_joined(other):
    shelf = Shelf()
    taken_in(shelf, some(other))
    taken_in(shelf, some(SECOND))
    assert reconcile(some(FIRST), shelf, NOW).joined == {}


@pytest.mark.parametrize(("says", "of"), [("2401.00001", "zhou2024words"), ("zhou2024words", "2401.00001")])
def test_a_file_that_says_not_same_as_is_believed(says, of):
    with new_store() as store, Library(store) as library:
        library.import_entries(some(OLD_NOTE))
        library.import_entries(some(SECOND))
        path = store.path(says)
        path.write_text(f"{path.read_text('utf-8')}not_same_as: ['{of}']\n", "utf-8")
        assert library.import_entries(some(FIRST)).joined == {}
        assert len(saved(store)) == 2


@pytest.mark.parametrize("name", ["2401.00001", "arXiv:2401.00001v2", "2401.99999"])
def test_a_file_is_believed_of_an_arxiv_id_that_the_store_does_not_have(name):
    with new_store() as store, Library(store) as library:
        library.import_entries(some(OLD_NOTE))
        path = store.path("zhou2024words")
        path.write_text(f"{path.read_text('utf-8')}not_same_as: '{name}'\n", "utf-8")
        (row,) = library.import_entries(some(FIRST)).rows
        assert row.key == ("zhou2024words" if name == "2401.99999" else "2401.00001")
        assert row.duplicates == ()


def test_undo_parts_them_byte_for_byte():
    with new_store() as store, Library(store) as library:
        library.import_entries(some(OLD_NOTE))
        library.import_entries(some(SECOND))
        before = {path: path.read_bytes() for _, path in store.files()}
        library.import_entries(some(FIRST))
        (paper,) = saved(store)
        assert library.get("zhou2024words") == library.get("2401.00001") == paper
        library.undo()
        assert {path: path.read_bytes() for _, path in store.files()} == before


def test_an_earlier_title_is_found_in_an_index_made_anew():
    with new_store() as store:
        put(store, *reconcile(some(SECOND, FIRST), Shelf(), NOW).papers.values())
        with Library(store) as library:
            (row,) = library.import_entries(some(OLD_NOTE)).rows
            assert (row.action, row.key) == ("updated", "2401.00001")


def test_what_a_person_took_away_stays_away_in_either_order():
    mine = {"tags": ("a",), "comment": None}
    shelf = apart()
    shelf.papers["zhou2024words"] = shelf.papers["zhou2024words"].with_(**mine)
    late = reconcile(some(FIRST), shelf, NOW).papers["zhou2024words"]
    shelf = Shelf()
    taken_in(shelf, some(OLD_NOTE))
    shelf.papers["zhou2024words"] = shelf.papers["zhou2024words"].with_(**mine)
    taken_in(shelf, some(FIRST))
    taken_in(shelf, some(SECOND))
    assert without_names(late) == without_names(shelf.papers["zhou2024words"])
    assert (late.tags, late.comment) == (("a",), None)


def test_a_page_finds_the_paper_whose_title_a_person_has_replaced():
    shelf = apart()
    shelf.papers["zhou2024words"] = shelf.papers["zhou2024words"].with_(title="わたしの題")
    found = reconcile(some(FIRST), shelf, NOW)
    assert found.joined == {"2401.00001": "zhou2024words"}
    assert found.papers["zhou2024words"].title == "わたしの題"


def test_what_may_be_the_paper_whose_title_a_person_has_replaced_is_told():
    shelf = Shelf()
    taken_in(shelf, some(OLD_NOTE))
    shelf.papers["zhou2024words"] = shelf.papers["zhou2024words"].with_(title="わたしの題")
    (row,) = reconcile(some(OLD_NOTE._replace(authors=("Wei Zhou",))), shelf, NOW).rows
    assert [one.key for one in row.duplicates] == ["zhou2024words"]


def test_the_name_that_another_program_has_for_a_paper_does_not_keep_it_apart():
    shelf = apart()
    shelf.papers["zhou2024words"] = shelf.papers["zhou2024words"].with_(note="mine")
    item = some(FIRST)[0]._replace(record=Record(Paper("zhou24"), origin="refs.bib"))
    found = reconcile([item], shelf, NOW)
    assert found.joined == {"2401.00001": "zhou2024words"}
    assert found.papers["zhou2024words"].aliases == ("2401.00001", "zhou24")


def test_the_name_of_a_paper_that_came_in_the_same_import_goes_on_finding_it():
    shelf = Shelf()
    taken_in(shelf, some(OLD_NOTE))
    item = some(SECOND)[0]._replace(record=Record(Paper("zhou24"), origin="refs.bib"))
    taken_in(shelf, [item, *some(FIRST)])
    assert [(key, paper.aliases) for key, paper in shelf.papers.items()] == [("zhou2024words", ("zhou24",))]


def test_a_name_that_is_another_papers_is_not_taken_by_a_paper_that_becomes_part_of_a_third():
    shelf = Shelf(Paper("frogs", title="Frogs in Ponds", aliases=("zhou24",)))
    taken_in(shelf, some(OLD_NOTE))
    item = some(SECOND)[0]._replace(record=Record(Paper("zhou24"), origin="refs.bib"))
    taken_in(shelf, [item, *some(FIRST)])
    assert shelf.papers.keys() == {"frogs", "zhou2024words"}
    assert shelf.papers["zhou2024words"].aliases == ()


RIGHT = "Sparse Experts Forget Rare Languages of the Northern Islands"
SLIPS = tuple(RIGHT.replace(*pair) for pair in (("Experts", "Exprets"), ("Northern", "Nothern")))


@pytest.mark.parametrize("known", [({}, {}), ({"authors": ()}, {}), ({}, {"authors": AUTHORS[:1]})])
def test_titles_with_a_slip_each_are_of_the_paper_of_the_right_one_in_all_orders(known):
    right, *others = (Entry(title, authors=AUTHORS, year=2024) for title in (RIGHT, *SLIPS))
    told = [other._replace(comment=str(place), **known[place]) for place, other in enumerate(others)]
    entries, found = [located(entry, entry.title) for entry in (right, *told)], set()
    for order in permutations(entries):
        for batches in batched(order):
            shelf = Shelf()
            for batch in batches:
                taken_in(shelf, batch)
            found.add(frozenset(map(without_names, shelf.papers.values())))
            assert reconcile(list(order), shelf, NOW).changed == []
    assert [len(papers) for papers in found] == [1]


@pytest.mark.parametrize(
    ("middle", "others"),
    [
        (f"{RIGHT} and...", (f"{RIGHT} and Whales", f"{RIGHT} and Wolves")),
        ("Learning Control", ("Learning of Control", "Learning for Control")),
    ],
)
def test_what_is_like_two_papers_that_differ_in_more_than_slips_does_not_make_them_one(middle, others):
    shelf = Shelf()
    for title in (*others, middle):
        taken_in(shelf, [located(Entry(title, authors=AUTHORS, year=2024), title)])
    assert {paper.title for paper in shelf.papers.values()} >= {*others}


TITLE = "A Long and Telling Title About Parsing Graph Networks"
WEI, YU = (
    Entry(TITLE, authors=(name,), authors_truncated=True, year=2023) for name in ("Wei Wang", "Yu Wang")
)
ONE_WANG = Entry(TITLE, authors=("Wang",), authors_truncated=True, year=2023)


@pytest.mark.parametrize("ids", [("2305.00001", "2305.00002"), (None, None)])
def test_what_may_be_any_of_two_papers_is_neither(ids):
    shelf = Shelf()
    taken_in(shelf, some(*(who._replace(arxiv_id=own) for who, own in zip((WEI, YU), ids, strict=True))))
    first, second = shelf.papers
    (row,) = taken_in(shelf, some(ONE_WANG)).rows
    assert (row.action, {one.key for one in row.duplicates}) == ("created", {first, second})
    found = reconcile([located(WEI._replace(venue="ACL"), "later.txt")], shelf, NOW)
    assert (found.joined, found.rows[0].key) == ({}, first)
    assert [one.key for one in found.rows[0].duplicates] == [row.key]


def test_what_an_item_says_of_its_users_own_goes_along_in_all_orders_and_cuts():
    item = some(FIRST._replace(arxiv_version=None, abstract_en=None))[0]
    record = Record(Paper("zhou24", status="read", note="Mine."), origin="refs.bib")
    item = item._replace(format="bibtex", record=record)
    listing = FIRST._replace(arxiv_id=None, arxiv_version=None)
    ((count, paper),) = ends_of([item, *some(listing, SECOND)])
    assert (count, paper.status, paper.note) == (1, "read", "Mine.")


def test_a_paper_that_lost_its_arxiv_id_takes_in_that_id_and_no_other():
    other = SECOND._replace(title=OLD, arxiv_id="2401.00009", arxiv_version=1)
    record = Record(Paper("2401.00001", arxiv_id="2401.00009"), origin="refs.bib")
    shelf = Shelf()
    taken_in(shelf, some(FIRST))
    shelf.papers["2401.00001"] = before = shelf.papers["2401.00001"].with_(arxiv_id=None, arxiv_version=None)
    plan = taken_in(shelf, [*some(other), some(other)[0]._replace(digest="1", record=record)])
    assert sorted((row.action, [one.key for one in row.duplicates]) for row in plan.rows) == [
        ("created", ["2401.00001"]),
        ("updated", []),
    ]
    assert shelf.papers["2401.00001"] == before
    (row,) = taken_in(shelf, some(FIRST._replace(comment="Again."))).rows
    assert (row.action, row.key) == ("updated", "2401.00001")
    assert shelf.papers["2401.00001"].arxiv_id is None
