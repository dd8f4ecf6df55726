"""Papers of like titles come out the same in whatever order their entries come, also where some could be any's."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelves import NOW, Shelf, batched, taken_in, without_names
from stores import located

from paperlog.entries import Entry, Located, Record
from paperlog.joining import join
from paperlog.model import Paper
from paperlog.reconcile import reconcile

TITLE = "Sparse Experts Forget Rare Languages of the Northern Islands"
WANG, LI = ("Wei Wang", "Bo Li"), ("Min Wang", "Ann Ko")
FIRST = Entry(TITLE, arxiv_id="2101.00001", authors=WANG, published="2021-01-02T10:00:00+00:00", tags=("p",))
SECOND = FIRST._replace(arxiv_id="2102.00002", published="2021-02-02T10:00:00+00:00", tags=("q",))
EITHER = Entry(TITLE, authors=WANG, year=2021, tags=("e",), abstract_ja="要旨。")


def some(*entries: Entry) -> list[Located]:
    return [located(entry, f"{place}.txt") for place, entry in enumerate(entries)]


def ends(entries: list[Located]) -> set[frozenset[Paper]]:
    """What comes out in all orders, in one import and in several."""
    found = set()
    for order in permutations(entries):
        for batches in batched(order):
            shelf = Shelf()
            for batch in batches:
                taken_in(shelf, batch)
            assert reconcile([*order], shelf, NOW).changed == []
            found.add(frozenset(map(_bare, shelf.papers.values())))
    return found


def _bare(paper: Paper) -> Paper:
    return without_names(paper)._replace(
        sources=tuple(each._replace(imported=None) for each in paper.sources)
    )


def tags_of(shelf: Shelf) -> set[tuple[str, ...]]:
    return {paper.tags for paper in shelf.papers.values()}


@pytest.mark.parametrize(
    ("entries", "count"),
    [
        ((FIRST, EITHER, SECOND), 3),
        ((FIRST, Entry(TITLE, tags=("e",)), FIRST._replace(arxiv_id=None, authors=LI, published=None)), 3),
        ((Entry(TITLE, tags=("a",)), Entry(TITLE, authors=WANG, year=2020), Entry(TITLE, authors=LI)), 3),
        (tuple(Entry(each, authors=WANG, year=2024) for each in ("CO on Pt", "Co on Pt", "CO ON PT")), 3),
        # Two pages of one id, of which only the second one names its authors: others than the listing's.
        ((Entry(TITLE, arxiv_id="2101.00001", tags=("i",)), EITHER, FIRST._replace(authors=LI)), 2),
        # An older title of a page, and the same in capitals.
        (
            (
                FIRST._replace(arxiv_version=1),
                FIRST._replace(arxiv_version=2, title="Deep Roads to Frogs"),
                Entry(TITLE.upper(), authors=("Wang",), authors_truncated=True, year=2021),
                Entry(TITLE, authors=("Wang",), authors_truncated=True, year=2021),
            ),
            1,
        ),
        # What is like two titles that are not alike does not make them one.
        (
            tuple(
                Entry(f"{TITLE} and {each}", authors=WANG, year=2024) for each in ("Whales", "Wolves", "...")
            ),
            3,
        ),
    ],
)
def test_the_order_does_not_show(entries: tuple[Entry, ...], count: int) -> None:
    (papers,) = ends(some(*entries))
    assert len(papers) == count


_TITLES = (TITLE, f"{TITLE}s", TITLE.upper(), f"{TITLE} and Wolves", f"{TITLE} and...")
_AUTHORS = ((WANG, False), (WANG[:1], True), (("Wang",), True), (LI, False), ((), False))
_IDS = (None, None, ("2101.00001", "2021-01-02T10:00:00+00:00"), ("2306.00003", "2023-06-02T10:00:00+00:00"))


@st.composite
def _entry(draw: st.DrawFn, titles: tuple[str, ...]) -> Entry:
    (authors, is_cut), id_and_day = draw(st.sampled_from(_AUTHORS)), draw(st.sampled_from(_IDS))
    arxiv_id, published = id_and_day or (None, None)
    return Entry(
        draw(st.sampled_from(titles)),
        arxiv_id=arxiv_id,
        authors=authors,
        authors_truncated=is_cut,
        published=published if draw(st.booleans()) else None,
        year=None if published else draw(st.sampled_from([None, 2021, 2023])),
        doi=draw(st.sampled_from([None, None, "10.1/a", "10.1/b"])),
        tags=draw(st.sampled_from([(), ("a",), ("b",)])),
        abstract_en=draw(st.sampled_from([None, "Short.", "A longer text."])),
    )


@given(st.data())
@settings(max_examples=60)
def test_of_papers_of_like_titles_the_order_does_not_show(data: st.DataObject) -> None:
    titles = tuple(data.draw(st.lists(st.sampled_from(_TITLES), min_size=1, max_size=2, unique=True)))
    entries = some(*data.draw(st.lists(_entry(titles), min_size=3, max_size=3, unique=True)))
    assert len(ends(entries)) == 1


def shelf_of(*entries: Entry) -> Shelf:
    shelf = Shelf()
    for each in some(*entries):
        taken_in(shelf, [each])
    return shelf


def test_the_report_tells_where_the_entry_was_and_where_it_may_be() -> None:
    shelf = shelf_of(FIRST, EITHER)
    found = taken_in(shelf, some(SECOND))
    (row,) = found.moved
    assert (row.file, row.action, row.key) == ("1.txt", "created", "wang2021sparse")
    assert (row.reason or "").startswith(
        "paper of its own now, and no part of 2101.00001; possible duplicate of "
    )
    assert [each.key for each in row.duplicates] == ["2101.00001", "2102.00002"]
    assert tags_of(shelf) == {("p",), ("q",), ("e",)}
    assert shelf.papers["wang2021sparse"].abstract_ja == "要旨。"


def test_what_a_person_wrote_stays_with_the_paper_that_it_was_written_to() -> None:
    shelf = shelf_of(FIRST, EITHER)
    shelf.papers = {
        key: paper.with_(note="Mine.", tags=("mine", "p", "e")) for key, paper in shelf.papers.items()
    }
    taken_in(shelf, some(SECOND))
    assert tags_of(shelf) == {("mine", "p"), ("q",), ("e",)}
    assert shelf.papers["2101.00001"].note == "Mine."


@pytest.mark.parametrize("batches", [((1,), (2,)), ((2,), (1,)), ((1, 2),)])
def test_what_a_person_wrote_stays_with_the_entry_that_the_paper_was_made_of(
    batches: tuple[tuple[int, ...], ...],
) -> None:
    """A note comes first, a person writes into its paper, then come two papers of which either may be meant."""
    shelf, entries = Shelf(), some(EITHER, FIRST, SECOND)
    for number, batch in enumerate(((0,), *batches)):
        plan = reconcile([entries[place] for place in batch], shelf, f"2025-07-1{number}T00:00:00+00:00")
        shelf.kept |= {entries[place].digest: entries[place] for place in batch}
        shelf.papers |= {paper.key: paper for paper in plan.changed}
        if not number:
            shelf.papers = {key: paper.with_(note="Mine.") for key, paper in shelf.papers.items()}
    assert {paper.tags: (paper.note, paper.arxiv_id) for paper in shelf.papers.values()} == {
        ("e",): ("Mine.", None),
        ("p",): (None, "2101.00001"),
        ("q",): (None, "2102.00002"),
    }
    assert shelf.papers["wang2021sparse"].note == "Mine."


def test_what_a_person_took_off_stays_off_when_its_entry_is_gone() -> None:
    shelf = shelf_of(FIRST, EITHER)
    shelf.papers = {key: paper.with_(tags=("p",), abstract_ja=None) for key, paper in shelf.papers.items()}
    taken_in(shelf, some(SECOND))
    again = FIRST._replace(tags=("E", "new"), abstract_ja="要旨。", comment="Again.")
    taken_in(shelf, some(again))
    paper = shelf.papers["2101.00001"]
    assert ({*paper.tags}, paper.abstract_ja, paper.comment) == ({"p", "new"}, None, "Again.")


@pytest.mark.parametrize("how", ["merged", "titled", "record", "forgotten"])
def test_what_a_person_has_settled_stays_and_is_told(how: str) -> None:
    shelf = shelf_of(FIRST, EITHER)
    if how == "merged":
        shelf = shelf_of(FIRST)
        other = reconcile(some(EITHER), Shelf(), NOW).papers["wang2021sparse"]
        shelf.papers["2101.00001"] = join(shelf.papers["2101.00001"], other, NOW).paper
    elif how == "titled":
        shelf.papers["2101.00001"] = shelf.papers["2101.00001"].with_(title=f"{TITLE}!")
    elif how == "forgotten":
        shelf.kept.clear()
    (page,) = some(SECOND)
    record = Record(Paper("mine", title=TITLE), origin="refs.bib") if how == "record" else None
    found = taken_in(shelf, [page._replace(record=record)])
    assert found.moved == ()
    assert len(shelf.papers) == 2
    assert "2101.00001" in [each.key for row in found.rows for each in row.duplicates]


def test_a_paper_of_which_nothing_is_left_becomes_part_of_the_other() -> None:
    """A note that could be either's of two stands alone, until one of these turns out to be somebody else's."""
    note = Entry(TITLE, authors=("Wei Wang",), authors_truncated=True, year=2023)
    day = "2023-06-02T10:00:00+00:00"
    bare = FIRST._replace(arxiv_id="2306.00003", authors=("Wang",), authors_truncated=True, published=day)
    shelf = shelf_of(FIRST, bare, note)
    assert len(shelf.papers) == 3
    found = taken_in(shelf, some(bare._replace(authors=LI, authors_truncated=False)))
    ((gone, key),) = found.joined.items()
    assert (gone, key) == ("wang2023sparse", "2101.00001")
    assert shelf.papers[key].aliases == (gone,)
    assert [row.reason for row in found.moved] == [f"takes {gone} in, which is the same paper"]
    assert len(shelf.papers) == 2
