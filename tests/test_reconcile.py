from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelves import LATER, NOW, Shelf, taken_in
from stores import located
from strategies import small_entries

from paperlog.bounds import MOST_ITEMS, MOST_TITLES
from paperlog.entries import Entry, Located, Record, entry_of
from paperlog.given import Given
from paperlog.model import Paper, Related
from paperlog.planrows import Plan
from paperlog.reconcile import reconcile
from paperlog.relatedentries import with_related
from paperlog.sameness import judge
from paperlog.titles import titles_of

TREES = "Sparse Attention for Long Documents with Trees"


def plan(*entries: Entry, known: Shelf | None = None) -> Plan:
    some = [located(entry, f"{place}.txt", place) for place, entry in enumerate(entries)]
    return reconcile(some, known or Shelf(), NOW)


def actions(found: Plan) -> list[tuple[str, str]]:
    return [(row.action, row.key) for row in found.rows]


def test_a_new_paper():
    found = plan(
        Entry(
            "Which Words Language Models Choose When They Reason Aloud",
            authors=("Fan Zhou",),
            year=2025,
            arxiv_id="2401.00001",
        ),
        Entry("Two"),
    )
    assert actions(found) == [("created", "2401.00001"), ("created", "anonndtwo")]
    assert found.created == ["2401.00001", "anonndtwo"]
    assert [paper.key for paper in found.changed] == found.created


def test_the_same_paper_by_its_id_or_by_its_title():
    known = Shelf(
        Paper(
            "zhou2025words",
            title="Which Words Language Models Choose When They Reason Aloud",
            authors=("Fan Zhou",),
            arxiv_id="2401.00001",
        )
    )
    found = plan(
        Entry("Another title", arxiv_id="2401.00001"),
        Entry("which  WORDS language models choose when they reason aloud", authors=("Zhou, F.",)),
        known=known,
    )
    assert actions(found) == [("updated", "zhou2025words")] * 2
    assert [row.matched_by for row in found.rows] == ["arxiv_id", "title"]
    assert found.papers["zhou2025words"].title == "Which Words Language Models Choose When They Reason Aloud"


def test_titles_that_are_alike_but_contradicted_are_apart():
    found = plan(
        *(Entry("Attention", arxiv_id=arxiv_id) for arxiv_id in ("2401.00001", "2401.00002")),
        *(
            Entry("Which Words Language Models Choose When They Reason Aloud", authors=(name,), year=2025)
            for name in ("Fan Zhou", "Ann Other")
        ),
        Entry("On words II", authors=("Fan Zhou",), year=2025),
    )
    assert [key for action, key in actions(found) if action == "created"] == [
        *("2401.00001", "2401.00002", "zhou2025words-2", "other2025words", "zhou2025words")
    ]


def test_an_entry_without_an_id_joins_one_with_it_wherever_it_stands():
    first, second = (
        Entry("Which Words Language Models Choose When They Reason Aloud", comment="c"),
        Entry("Which Words Language Models Choose When They Reason Aloud", arxiv_id="2401.00001"),
    )
    for found in (plan(first, second), plan(second, first)):
        assert sorted(actions(found)) == [("created", "2401.00001"), ("updated", "2401.00001")]
        assert found.papers["2401.00001"].comment == "c"


def test_a_key_once_given_stays():
    known = Shelf(Paper("zhou2025words", title="Which Words Language Models Choose When They Reason Aloud"))
    found = plan(
        Entry("Which Words Language Models Choose When They Reason Aloud", arxiv_id="2401.00001"), known=known
    )
    assert actions(found) == [("updated", "zhou2025words")]
    assert found.papers["zhou2025words"].arxiv_id == "2401.00001"
    assert found.created == []


def test_a_key_that_is_taken_gets_a_number():
    known = Shelf(Paper("zhou2025words", title="Another"))
    assert actions(plan(Entry("Words", authors=("Fan Zhou",), year=2025), known=known)) == [
        ("created", "zhou2025words-2")
    ]


def test_rows_say_what_became_of_each_entry():
    known = Shelf(
        Paper("a", title="Teaching Small Models to Read Long Documents Slowly", summary_ja="短い。")
    )
    found = plan(
        Entry("Teaching Small Models to Read Long Documents Slowly", summary_ja="長い。", tags=("x",)),
        Entry("Teaching Small Models to Read Long Documents Slowly", year=2025),
        known=known,
    )
    assert [(row.file, row.line, row.fields, row.reason) for row in found.rows] == [
        ("0.txt", 0, ("tags",), "keeps your summary_ja"),
        ("1.txt", 1, ("year",), None),
    ]
    again = reconcile(
        [located(Entry("Teaching Small Models to Read Long Documents Slowly", year=2025))],
        Shelf(*found.papers.values()),
        LATER,
    )
    assert [(row.action, row.reason) for row in again.rows] == [
        ("unchanged", "this entry was imported before")
    ]
    assert again.changed == []


def test_a_tag_that_the_user_took_off_stays_off():
    known = Shelf(*plan(Entry("One", tags=("x", "y"))).papers.values())
    (paper,) = known.papers.values()
    edited = Shelf(paper.with_(tags=("y",)))
    assert plan(Entry("One", tags=("x", "y")), known=edited).changed == []


some = st.lists(small_entries, min_size=1, max_size=6)


def spread(entries: list[Entry]) -> list[Located]:
    return [located(entry, f"{place}.txt", place) for place, entry in enumerate(entries)]


@given(some, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_of_entries_changes_no_paper(entries, random):
    entries = spread(entries)
    first = reconcile(entries, Shelf(), NOW)
    random.shuffle(entries)
    assert reconcile(entries, Shelf(), NOW).papers == first.papers


@given(some, small_entries)
@settings(max_examples=100)
def test_importing_again_changes_nothing(entries, other):
    entries = spread(entries)
    first = reconcile([*entries, located(other, "z.txt")], Shelf(), NOW)
    again = reconcile(entries, Shelf(*first.papers.values()), LATER)
    assert again.changed == []
    assert {row.action for row in again.rows} == {"unchanged"}


@pytest.mark.parametrize("comments", list(product("ab", repeat=3)))
def test_an_entry_that_fits_several_papers_goes_to_the_one_that_knows_it(comments):
    authors = ((), ("Z. Ma",), ("Fan Zhou",))
    entries = spread([Entry("One", authors=a, comment=c) for a, c in zip(authors, comments, strict=True)])
    first = reconcile(entries, Shelf(), NOW)
    assert reconcile(entries, Shelf(*first.papers.values()), LATER).changed == []


@given(some)
@settings(max_examples=50)
def test_every_entry_has_its_row_and_its_paper_knows_it(entries):
    entries = spread(entries)
    found = reconcile(entries, Shelf(), NOW)
    assert [(row.file, row.line) for row in found.rows] == [(one.file, one.line) for one in entries]
    for one, row in zip(entries, found.rows, strict=True):
        assert one.digest in {source.digest for source in found.papers[row.key].sources}


_pages = st.lists(st.tuples(small_entries, st.booleans()), min_size=1, max_size=4)


@pytest.mark.parametrize(("day", "told"), [("2019-01-02", 0), ("2022-01-02", 1)])
def test_related_papers_of_one_title_are_told_once_unless_their_days_contradict(day: str, told: int) -> None:
    related = tuple(Related("A Survey of Deep Nets", published=each) for each in ("2024-05-01", day))
    pages = [Entry(f"The {which} Page of Them All", related=related) for which in ("First", "Last")]
    rows = reconcile(list(with_related(spread(pages))), Shelf(), NOW).rows
    assert sum(len(row.duplicates) for row in rows) == told


@given(_pages, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_with_related_papers_the_order_changes_no_paper_and_importing_again_nothing(pages, random):
    """Some of the titles that are named are those of pages as well."""
    entries = [
        entry._replace(related=(Related(pages[0][0].title, 9.5, "要約。"),) if is_told else entry.related)
        for entry, is_told in pages
    ]
    some = list(with_related(spread(entries)))
    first = reconcile(some, Shelf(), NOW)
    again = reconcile(some, Shelf(*first.papers.values()), LATER)
    assert again.changed == []
    random.shuffle(some)
    assert reconcile(some, Shelf(), NOW).papers == first.papers


NAMED = Related("A Paper That Everybody Names Today", 50.0, "要約。", "2024-01-02T03:04:05+00:00")


def page_of(title: str, item: Related = NAMED) -> Entry:
    return Entry(title, related=(item,))


def test_two_pages_that_name_the_same_paper_make_one():
    texts = (
        NAMED,
        NAMED._replace(score=7.0),
        NAMED._replace(title=NAMED.title.upper(), summary_ja="別の要約。"),
    )
    pages = [
        page_of(f"Page Number {word}", item)
        for word, item in zip(("One", "Two", "Three"), texts, strict=True)
    ]
    found = reconcile(list(with_related(spread(pages))), Shelf(), NOW)
    named = found.rows[1::2]
    assert sorted(row.action for row in named) == ["created", "unchanged", "updated"]
    assert len({row.key for row in named}) == 1
    assert len(found.papers) == 4
    assert {row.reason for row in named if row.action != "unchanged"} == {None}


def test_a_later_page_of_a_paper_that_was_named_fills_in_the_rest():
    first = reconcile(list(with_related(spread([page_of("Page")]))), Shelf(), NOW)
    full = Entry(
        NAMED.title,
        arxiv_id="2401.00001",
        authors=("Fan Zhou",),
        published=NAMED.published,
        summary_ja="新しい。",
    )
    later = reconcile([located(full, "full.txt")], Shelf(*first.papers.values()), LATER)
    (row,) = later.rows
    assert (row.action, row.key, row.reason) == ("updated", "anon2024paper", None)
    paper = later.papers["anon2024paper"]
    assert (paper.arxiv_id, paper.authors, paper.summary_ja) == ("2401.00001", ("Fan Zhou",), "新しい。")
    assert (paper.score, paper.year) == (None, 2024)
    whole = reconcile(list(with_related(spread([page_of("Page"), full]))), Shelf(), NOW)
    assert whole.papers["2401.00001"].summary_ja == "新しい。"


def test_what_a_person_wrote_is_kept_against_a_page_that_names_the_paper():
    mine = Paper(
        "mine", title=NAMED.title, summary_ja="私の。", published="2020-01-01T00:00:00+00:00", year=2024
    )
    found = reconcile(list(with_related(spread([page_of("Page")]))), Shelf(mine), NOW)
    kept = found.papers["mine"]
    assert (kept.summary_ja, kept.published) == (mine.summary_ja, mine.published)
    assert [row.reason for row in found.rows] == [None, None]


GROUP = ("Ilya Loshchilov", "Frank Hutter")
RENAMED = (
    Entry("Fixing Weight Decay Regularization in Adam", authors=GROUP, year=2017),
    Entry("Decoupled Weight Decay Regularization", authors=GROUP, year=2018, arxiv_id="1711.05101"),
)


@pytest.mark.parametrize("entries", [RENAMED, RENAMED[::-1]])
def test_a_paper_under_another_title_is_told_in_one_import_and_in_two(entries):
    others = [Entry("Warm Restarts of Gradient Descent", authors=GROUP, year=2017)]
    together = plan(*others, *entries)
    before = plan(*others, entries[0]).papers.values()
    (row,) = plan(entries[1], known=Shelf(*before)).rows
    told = [row.reason for row in together.rows if row.reason] + [row.reason]
    assert len(together.created) == 3
    assert [reason.partition(" (")[2] for reason in told] == [
        "70.9: 3 words of the titles in common, all authors the same)"
    ] * 2


def test_a_paper_is_found_by_its_authors_when_their_list_is_whole():
    first = RENAMED[0]._replace(authors=GROUP[:1], authors_truncated=True)
    found = plan(first, RENAMED[0], RENAMED[1])
    assert len(found.created) == 2
    assert "1711.05101" in str([row.reason for row in found.rows])


def test_papers_of_one_title_are_not_all_held_against_each_other(monkeypatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("two arXiv ids are two papers")

    monkeypatch.setattr("paperlog.sameness.judge", never)
    ids = [located(Entry("Introduction", arxiv_id=f"2401.{number:05}"), line=number) for number in range(50)]
    assert len(reconcile(ids, Shelf(), NOW).created) == 50
    judged: list[object] = []
    monkeypatch.setattr("paperlog.sameness.judge", lambda *both: judged.append(both) or judge(*both))
    letters = "bcdfghjklmnprstvwz"
    names = [Entry("Introduction", authors=(f"A{a}{a}o E{b}{b}a",)) for a in letters for b in letters[:16]]
    assert len(reconcile([located(entry) for entry in names], Shelf(), NOW).created) == len(names)
    assert len(judged) <= 2 * 100 * len(names)


def test_what_one_more_source_gave_is_read_once(monkeypatch) -> None:
    taken: list[object] = []
    take = Given._take
    monkeypatch.setattr(Given, "_take", lambda self, source: taken.append(source) or take(self, source))
    found = plan(*(Entry("On words", authors=("Fan Zhou",), comment=f"c {number}") for number in range(60)))
    assert len(found.created) == 1
    assert len(taken) <= 2 * 60


def test_of_many_papers_that_want_one_key_each_asks_for_it_once() -> None:
    asked: list[str] = []

    class Asked(Shelf):
        def is_taken(self, key: str) -> bool:
            asked.append(key)
            return super().is_taken(key)

    entries = [Entry("Introduction", tags=(f"t{number}",)) for number in range(60)]
    assert len(plan(*entries, known=Asked()).created) == 60
    assert len(asked) <= 2 * 60


def test_an_entry_is_held_against_a_paper_once(monkeypatch) -> None:
    judged: list[object] = []
    monkeypatch.setattr("paperlog.sameness.judge", lambda *both: judged.append(both) or judge(*both))
    plan(*(Entry("Introduction", tags=(f"t{number}",)) for number in range(10)))
    assert len(judged) == 10 * 9 / 2


def test_a_paper_takes_in_so_many_titles_and_importing_again_says_the_same() -> None:
    names = ("Ada", "Bea", "Cleo", "Dora", "Eve")
    entries = [
        located(Entry(f"What {one} told {other} of words", arxiv_id="2401.00001"))
        for one, other in product(names, repeat=2)
    ]
    shelf = Shelf()
    first = taken_in(shelf, entries)
    assert all(len(titles_of(paper)) <= MOST_TITLES for paper in first.papers.values())
    assert 0 < len(first.problems) == len(entries) - len(first.rows)
    again = taken_in(shelf, entries)
    assert (again.problems, again.changed) == (first.problems, [])


def test_records_without_sources_fill_a_paper_and_importing_them_again_says_the_same() -> None:
    def record(number: int) -> Located:
        tags = tuple(f"{letter}{number}" for letter in "abcdef")
        paper = Paper("smith2020", title="Networks", authors=("Ann Smith",), tags=tags)
        told = Record(paper, is_whole=True, origin="a.json")
        return Located(entry_of(paper), "paperlog", "a.json", number, "", record=told)

    records = [record(number) for number in range(MOST_ITEMS // 6 + 3)]
    shelf = Shelf()
    first = taken_in(shelf, records)
    assert len(shelf.papers["smith2020"].tags) == MOST_ITEMS // 6 * 6
    assert [problem.line for problem in first.problems] == [record.line for record in records[-3:]]
    assert "all that one paper may take in: 1,000 tags" in first.problems[0].message
    again = taken_in(shelf, records[::-1])
    assert ({*again.problems}, again.changed) == ({*first.problems}, [])


@pytest.mark.parametrize(
    ("unsure", "told"),
    [
        (Entry(TREES, authors=("Wang",), authors_truncated=True, year=2024), 1),
        (Entry(TREES, comment="Read it."), 1),
        (Entry(TREES, authors=("Ann Wang",), authors_truncated=True, year=2024), 0),
        (Entry(TREES, year=2019), 0),
        (Entry(TREES, arxiv_id="2401.00001", comment="Read it."), 0),
    ],
)
def test_what_may_be_of_a_second_paper_of_one_title_is_told_when_that_one_comes(
    unsure: Entry, told: int
) -> None:
    first = Entry(TREES, authors=("Ann Wang", "Bo Li"), year=2022, arxiv_id="2401.00001")
    second = Entry(TREES, authors=("Cy Wang", "Di Tan"), year=2024, arxiv_id="2402.00001")
    shelf = Shelf()
    for entry in (first, unsure):
        taken_in(shelf, [located(entry)])
    shelf.kept.clear()  # what the entries said is not known any more
    (row,) = taken_in(shelf, [located(second)]).rows
    assert (row.action, [each.key for each in row.duplicates]) == ("created", ["2401.00001"] * told)
    assert taken_in(shelf, [located(second)]).changed == []


AUTHORS = ("Cy Brown", "Wei Patel")
MAY = "2023-05-27T12:00:00+00:00"
PAGE = Entry(TREES, authors=AUTHORS, published=MAY, arxiv_id="2305.15489")
LISTED = PAGE._replace(arxiv_id=None, categories=("cs.CL",))


@pytest.mark.parametrize(
    "other",
    [
        PAGE._replace(arxiv_id="2412.12014", published="2024-12-26T12:00:00+00:00"),
        PAGE._replace(
            title=TREES.removesuffix("s"), arxiv_id="2412.12014", published="2024-12-26T12:00:00+00:00"
        ),
    ],
)
def test_an_entry_without_an_id_goes_to_the_paper_of_its_time_in_whatever_order(other: Entry) -> None:
    for order in permutations((LISTED, PAGE, other)):
        shelf = Shelf()
        for entry in order:
            taken_in(shelf, [located(entry)])
        papers = {paper.arxiv_id: paper for paper in shelf.papers.values()}
        assert [papers[each.arxiv_id].categories for each in (PAGE, other)] == [("cs.CL",), ()]


def test_an_entry_goes_to_the_paper_of_its_very_second_and_what_was_there_before_that_is_told() -> None:
    other = PAGE._replace(arxiv_id="2306.00001", published="2023-06-01T12:00:00+00:00")
    shelf = Shelf()
    for entry in (other, PAGE):
        taken_in(shelf, [located(entry)])
    (row,) = taken_in(shelf, [located(LISTED)]).rows
    assert (row.key, row.duplicates) == (PAGE.arxiv_id, ())
    late, reverse = Shelf(), Shelf()
    for some, first, second in ((late, other, PAGE), (reverse, PAGE, other)):
        taken_in(some, [located(first)])
        taken_in(some, [located(LISTED)])
        some.kept.clear()
        (row,) = taken_in(some, [located(second)]).rows
        told = [each.key for each in row.duplicates]
        assert told == ([other.arxiv_id] if second is PAGE else [])


def test_an_entry_ties_papers_of_other_titles_that_its_own_paper_was_not_surely_one_with() -> None:
    note = Entry(
        "A Survey of Retrieval Augmented Generation", authors=("W. Zhou",), authors_truncated=True, year=2023
    )
    typed = note._replace(title="A Survey of Retieval Augmented Generation", authors=("Wei Zhou",))
    page = note._replace(
        authors=("Wei Zhou", "Tom Nguyen"), authors_truncated=False, arxiv_id="2304.16498", published=MAY
    )
    for order in permutations((note, typed, page)):
        shelf = Shelf()
        for entry in order:
            found = taken_in(shelf, [located(entry)])
        assert len(shelf.papers) == 1
        assert taken_in(shelf, [located(entry) for entry in order]).changed == []
        assert ("which is the same paper" in str(found.rows[0].reason)) == (order[2] is page)


def test_what_may_be_of_another_paper_is_told_when_that_one_gets_its_arxiv_id() -> None:
    other = PAGE._replace(arxiv_id="2412.12014", published="2024-12-26T12:00:00+00:00")
    note = Entry(TREES, authors=AUTHORS[:1], authors_truncated=True, year=2024)
    shelf = Shelf()
    for entry in (other, note, LISTED):
        taken_in(shelf, [located(entry)])
        shelf.kept.clear()
    (row,) = taken_in(shelf, [located(PAGE)]).rows
    assert (row.action, [each.key for each in row.duplicates]) == ("updated", [other.arxiv_id])
