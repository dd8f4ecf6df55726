from functools import reduce

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from stores import located
from strategies import entries, papers, small_entries, small_papers

from paperlog.digest_hash import digest
from paperlog.entries import Entry, Located
from paperlog.fields import DEFAULTS, NAMES, USERS_OWN
from paperlog.given import Given
from paperlog.merge import merge, new_paper
from paperlog.model import Paper, Related, Source
from paperlog.provenance import gave, source_order
from paperlog.relatednames import title_name
from paperlog.titles import titled, titles_of

NOW, LATER = "2025-07-10T00:00:00+00:00", "2025-07-11T00:00:00+00:00"
PAPERS, ENTRIES = papers | small_papers, entries | small_entries
SETTINGS = settings(max_examples=50)
LISTS = ("tags", "categories", "links")


def of(*told: dict[str, object]) -> Paper:
    """The paper that some entries make."""
    some = [
        located(Entry(**({"title": "x"} | fields)), f"{number}.txt") for number, fields in enumerate(told)
    ]
    return reduce(lambda paper, one: merge(paper, one, NOW).paper, some[1:], new_paper("k", some[0], NOW))


def merged(fields: dict[str, object], said: dict[str, object]) -> Paper:
    return of(fields, said)


@given(ENTRIES)
@SETTINGS
def test_a_new_paper_is_what_the_entry_says(entry):
    assume(not entry.published or entry.year == int(entry.published[:4]))
    paper = new_paper("k", located(entry, "a.txt", 3), NOW)
    for name in Entry._fields:
        told = getattr(entry, name)
        if name == "related":
            names = {title_name(one.title) for one in told} - ({title_name(entry.title)} - {""})
            assert {title_name(item.title) for item in paper.related} == names
        elif name == "arxiv_version" and entry.arxiv_id is None:
            assert paper.arxiv_version is None
        elif name in LISTS:
            assert getattr(paper, name) == tuple(dict.fromkeys(told))
        elif name != "authors_truncated" or entry.authors:
            assert getattr(paper, name) == told
    assert paper.sources == (Source("fugumt", "a.txt", 3, located(entry).digest, NOW, gave(entry)),)
    assert (paper.added, paper.modified, paper.status) == (NOW, None, "unread")


def test_an_arxiv_version_that_a_person_emptied_stays_empty():
    told = {"title": "x", "arxiv_id": "2401.00001", "arxiv_version": 1}
    mine = of(told).with_(arxiv_version=None)
    for paper in (mine, mine.with_(arxiv_id=None)):
        newer = merge(paper, located(Entry(**(told | {"arxiv_version": 2, "abstract_en": "Two."}))), NOW)
        assert newer.changed == ("abstract_en",)
    bare = of({"arxiv_id": "2401.00001"})
    assert merge(bare, located(Entry(**told)), NOW).paper.arxiv_version == 1


@given(ENTRIES)
@SETTINGS
def test_a_new_paper_is_what_merging_into_an_empty_one_gives(entry):
    merged_ = merge(Paper("k"), located(entry), NOW).paper
    assert new_paper("k", located(entry), NOW) == merged_.with_(added=NOW, modified=None)


@given(PAPERS, ENTRIES)
@SETTINGS
def test_what_a_person_wrote_is_not_touched(paper, entry):
    """These papers' sources keep no record of what they gave: so all of it is a person's."""
    after = merge(paper, located(entry), NOW).paper
    for name in NAMES:
        old, new = getattr(paper, name), getattr(after, name)
        if name in USERS_OWN or name in ("key", "added") or (name == "title" and old):
            assert new == old
        elif name in (*LISTS, "related"):
            assert new[: len(old)] == old
        elif name == "sources":
            assert set(new) >= set(titled(old, paper.title, after.title))
            assert list(new) == sorted(new, key=source_order)
        elif old != DEFAULTS[name] and name not in (
            "modified",
            "authors",
            "authors_truncated",
            "arxiv_version",
        ):
            assert new == old


@given(PAPERS, ENTRIES)
@SETTINGS
def test_an_entry_is_news_once(paper, entry):
    first = merge(paper, located(entry), NOW)
    assert Given(first.paper.sources).knows(located(entry).digest)
    again = merge(first.paper, located(entry, "other.txt", 7), LATER)
    assert again.is_no_news
    assert again.paper == first.paper


@given(PAPERS, ENTRIES)
@SETTINGS
def test_it_says_what_it_changed(paper, entry):
    done = merge(paper, located(entry), NOW)
    changed = {name for name in NAMES if getattr(done.paper, name) != getattr(paper, name)}
    assert set(done.changed) == changed - {"sources", "modified"}


@given(st.lists(small_entries, min_size=2, max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_the_order_in_which_entries_come_does_not_show(entries, random):
    arxiv_id = next((entry.arxiv_id for entry in entries if entry.arxiv_id), None)
    some = [located(entry) for entry in entries if entry.arxiv_id in (None, arxiv_id)]
    first = reduce(lambda paper, one: merge(paper, one, NOW).paper, some, Paper("k"))
    random.shuffle(some)
    assert reduce(lambda paper, one: merge(paper, one, NOW).paper, some, Paper("k")) == first


@given(
    st.lists(st.tuples(small_entries, st.booleans()), min_size=2, max_size=5),
    st.randoms(use_true_random=False),
)
@settings(max_examples=200)
def test_the_order_does_not_show_where_some_only_name_the_paper(told, random):
    arxiv_id = next((entry.arxiv_id for entry, is_named in told if entry.arxiv_id and not is_named), None)
    some = [named(entry._replace(arxiv_id=None)) if is_named else located(entry) for entry, is_named in told]
    some = [one for one in some if one.entry.arxiv_id in (None, arxiv_id)]
    first = reduce(lambda paper, one: merge(paper, one, NOW).paper, some, Paper("k"))
    random.shuffle(some)
    assert reduce(lambda paper, one: merge(paper, one, NOW).paper, some, Paper("k")) == first


def named(entry: Entry) -> Located:
    return located(entry)._replace(is_named=True, digest=digest(entry, is_named=True))


def test_what_names_a_paper_fills_in_and_gives_way_without_a_word():
    page = located(Entry("The Title", summary_ja="短い。", venue="COLM"))
    item = named(
        Entry(
            "the title, otherwise",
            summary_ja="ずっと長い要約。",
            published="2025-01-02T03:04:05+00:00",
        )
    )
    for order in ((page, item), (item, page)):
        paper = Paper("k")
        for one in order:
            done = merge(paper, one, NOW)
            paper = done.paper
            assert done.conflicts == ()
        assert (paper.title, paper.summary_ja, paper.venue) == ("The Title", "短い。", "COLM")
        assert (paper.published, paper.year, len(paper.sources)) == ("2025-01-02T03:04:05+00:00", 2025, 2)


@pytest.mark.parametrize(
    ("fields", "said", "after"),
    [
        (
            {},
            {"venue": "COLM", "year": 2025, "comment": "c"},
            {"venue": "COLM", "year": 2025, "comment": "c"},
        ),
        ({"venue": "COLM"}, {"venue": "arXiv"}, {"venue": "COLM"}),
        ({"venue": "arXiv"}, {"venue": "ACL"}, {"venue": "ACL"}),
        ({"year": 2025}, {"year": 2024}, {"year": 2024}),
        ({"year": 2024}, {"published": "2025-01-02T00:00:00+00:00"}, {"year": 2025}),
        ({"noted": "2025-02-01"}, {"noted": "2025-01-31"}, {"noted": "2025-01-31"}),
        ({"tags": ("a", "b")}, {"tags": ("b", "c")}, {"tags": ("a", "b", "c")}),
        (
            {"authors": ("Fan Zhou",), "authors_truncated": True},
            {"authors": ("Fan Zhou", "A B")},
            {"authors": ("Fan Zhou", "A B"), "authors_truncated": False},
        ),
        (
            {"authors": ("Fan Zhou", "A B")},
            {"authors": ("Fan Zhou",), "authors_truncated": True},
            {"authors": ("Fan Zhou", "A B"), "authors_truncated": False},
        ),
        (
            {"arxiv_id": "2401.00001", "arxiv_version": 1, "abstract_en": "The old one, which is longer."},
            {"arxiv_id": "2401.00001", "arxiv_version": 2, "abstract_en": "New."},
            {"arxiv_version": 2, "abstract_en": "New."},
        ),
        (
            {"arxiv_id": "2401.00001", "arxiv_version": 2, "abstract_en": "New."},
            {"arxiv_id": "2401.00001", "arxiv_version": 1, "abstract_en": "The old one, which is longer."},
            {"arxiv_version": 2, "abstract_en": "New."},
        ),
        ({"abstract_en": "Old."}, {"arxiv_id": "2401.00001", "arxiv_version": 3}, {"arxiv_version": 3}),
        (
            {"arxiv_id": "2401.00001", "arxiv_version": 1, "published": "2024-01-01T10:00:00+00:00"},
            {"arxiv_id": "2401.00001", "arxiv_version": 3, "published": "2026-03-01T10:00:00+00:00"},
            {"arxiv_version": 3, "published": "2024-01-01T10:00:00+00:00", "year": 2024},
        ),
        (
            {"related": (Related("VLM$^2$", 1.0),)},
            {"related": (Related("VLM2", 2.0), Related("B"))},
            {"related": (Related("VLM2", 2.0), Related("B"))},
        ),
        ({"score": 0.0}, {"score": 3.0}, {"score": 3.0}),
    ],
)
def test_field_by_field(fields, said, after):
    for paper in (merged(fields, said), merged(said, fields)):
        found = {name: getattr(paper, name) for name in after}
        assert {name: set(v) if name in LISTS else v for name, v in found.items()} == {
            name: set(v) if name in LISTS else v for name, v in after.items()
        }


@pytest.mark.parametrize(
    ("name", "mine"),
    [
        ("title", "My title"),
        ("abstract_en", "Mine."),
        ("abstract_ja", None),
        ("authors", ("Me",)),
        ("year", 1999),
        ("venue", None),
        ("tags", ("mine",)),
        ("related", (Related("A", 2.0),)),
        ("comment", "x"),
        ("score", None),
    ],
)
def test_what_a_person_changed_since_stays(name, mine):
    told = {
        "title": "Told",
        "abstract_en": "Told.",
        "abstract_ja": "要旨。",
        "authors": ("Fan Zhou",),
        "year": 2025,
        "venue": "COLM",
        "tags": ("a", "b"),
        "related": (Related("A", 1.0), Related("B")),
        "comment": "A comment.",
        "score": 3.5,
        "arxiv_id": "2401.00001",
    }
    edited = of(told).with_(**{name: mine})
    newer = told | {"arxiv_version": 2, "links": ("https://a.example",)}
    again = merge(edited, located(Entry(**newer)), LATER)
    assert (getattr(again.paper, name), again.paper.arxiv_version) == (mine, 2)
    assert set(again.changed) == {"arxiv_version", "links"}


def test_a_newer_version_is_refused_where_a_person_edited_and_taken_elsewhere():
    told = {"arxiv_id": "2401.00001", "arxiv_version": 1, "abstract_en": "One.", "abstract_ja": "一。"}
    paper = of(told).with_(abstract_ja="私の訳。")
    newer = told | {"arxiv_version": 2, "abstract_en": "Two.", "abstract_ja": "二。"}
    done = merge(paper, located(Entry("x", **newer), "b.txt", 7), LATER)
    assert (done.paper.abstract_en, done.paper.abstract_ja) == ("Two.", "私の訳。")
    assert list(map(str, done.conflicts)) == [
        "takes abstract_en from here, not 0.txt:1",
        "keeps your abstract_ja",
    ]


@pytest.mark.parametrize(
    ("told", "mine", "said"),
    [
        ({"venue": "arXiv"}, {"venue": "COLM"}, {"venue": "ICLR"}),
        ({"noted": "2025-01-01"}, {"noted": "2025-01-02"}, {"noted": "2025-01-03"}),
        ({"year": 2024}, {"year": 2023}, {"year": 2025}),
        (
            {"published": "2024-01-01"},
            {"published": "2023-01-01"},
            {"published": "2024-01-01T10:00:00+00:00"},
        ),
        ({"authors": ("A", "B")}, {"authors": ("A", "C")}, {"authors": ("A", "B", "D")}),
        ({"title": "One"}, {"title": "Two"}, {"title": "Three"}),
        ({"tags": ("a", "b")}, {"tags": ("b",)}, {"tags": ("a", "c")}),
        ({"doi": "10.1/a"}, {"doi": "10.1/b"}, {"doi": "10.1/c"}),
    ],
)
def test_of_whatever_field_it_is_told_that_a_persons_value_stays(told, mine, said):
    (name,) = mine
    paper = of(told).with_(**mine)
    done = merge(paper, located(Entry(**{"title": "x"} | told | said), "b.txt"), NOW)
    assert f"keeps your {name}" in map(str, done.conflicts)
    assert (
        {*mine[name]} <= {*getattr(done.paper, name)}
        if name == "tags"
        else getattr(done.paper, name) == mine[name]
    )
    again = merge(of(told), located(Entry(**{"title": "x"} | told | said), "b.txt"), NOW)
    assert f"keeps your {name}" not in map(str, again.conflicts)


@pytest.mark.parametrize(
    ("told", "mine", "said"),
    [
        ({"venue": "arXiv"}, {"venue": "COLM"}, {"venue": "colm"}),
        (
            {"authors": ("A",), "authors_truncated": True},
            {"authors": ("A", "B"), "authors_truncated": False},
            {},
        ),
        (
            {"published": "2024-01-01"},
            {"published": "2024-01-01T11:00:00+01:00"},
            {"published": "2024-01-01T10:00:00+00:00"},
        ),
        ({"tags": ("a",)}, {"tags": ("a", "mine")}, {"tags": ("a",)}),
    ],
)
def test_what_does_not_contradict_a_persons_value_is_not_told(told, mine, said):
    done = merge(of(told).with_(**mine), located(Entry(**{"title": "x"} | told | said), "b.txt"), NOW)
    assert done.conflicts == ()


@pytest.mark.parametrize(
    ("name", "value"), [("comment", "c"), ("venue", "v"), ("tags", ("a",)), ("year", 2024)]
)
def test_what_a_person_emptied_stays_so_and_that_is_told(name, value):
    told = {name: value}
    done = merge(
        of(told).with_(**{name: DEFAULTS[name]}), located(Entry("x", abstract_en="A.", **told), "b.txt"), NOW
    )
    assert (getattr(done.paper, name), list(map(str, done.conflicts))) == (
        DEFAULTS[name],
        [f"keeps {name} empty, as you left it"],
    )


def test_a_page_that_names_its_own_paper_among_the_related_ones_is_not_believed():
    other, old, new = (Related(title, 1.0) for title in ("Other", "old!", "NEW"))
    paper = of({"title": "Old", "related": (other, old, new)})
    assert paper.related == (other, new)
    assert set(merge(paper, located(Entry("New: a", related=(new,)), "b.txt"), NOW).paper.related) == {
        other,
        new,
    }
    assert merge(paper, located(Entry("New", related=(new,)), "b.txt"), NOW).paper.related == (other,)
    mine = paper.with_(related=(other, Related("Old", 2.0)))
    assert merge(mine, located(Entry("New"), "b.txt"), NOW).paper.related == mine.related


def test_a_text_that_differs_is_told_with_the_place_of_the_other():
    paper = of({"summary_ja": "長い要約。", "comment": "Good.", "abstract_en": "Same  text,\nＡ."})
    said = Entry("x", summary_ja="要約。", comment="good.", abstract_en="Same text, A.", abstract_ja="和文")
    done = merge(paper, located(said), NOW)
    assert list(map(str, done.conflicts)) == ["keeps summary_ja as 0.txt:1 has it"]
    assert done.paper.modified == NOW
    assert (done.paper.summary_ja, done.paper.abstract_ja) == ("長い要約。", "和文")


def test_the_first_authors_that_a_person_gave_are_completed_and_no_others():
    for mine, after in ((("fan zhou",), ("Fan Zhou", "A B")), (("F. Zhou",), ("F. Zhou",))):
        paper = Paper("k", title="x", authors=mine, authors_truncated=True)
        assert merge(paper, located(Entry("x", authors=("Fan Zhou", "A B"))), NOW).paper.authors == after


def test_a_source_keeps_its_title_as_long_as_the_paper_has_another():
    first = new_paper("k", located(Entry("Old", arxiv_id="2401.00001", arxiv_version=1), "a.txt"), NOW)
    second = merge(first, located(Entry("New", arxiv_id="2401.00001", arxiv_version=2), "b.txt"), NOW).paper
    assert (second.title, titles_of(second)) == ("New", ("New", "Old"))
    other = merge(second, located(Entry("OLD", tags=("x",)), "c.txt"), NOW).paper
    assert sorted(filter(None, (source.title for source in other.sources))) == ["OLD", "Old"]
    third = merge(other, located(Entry("Old", arxiv_id="2401.00001", arxiv_version=3), "d.txt"), NOW).paper
    assert (third.title, titles_of(third)) == ("Old", ("Old", "New"))


def test_what_a_person_took_away_does_not_come_back_in_other_words():
    paper = new_paper("k", located(Entry("x", venue="COLM", comment="c", year=2024, tags=("a",))), NOW)
    paper = paper.with_(venue=None, comment=None, year=None, tags=())
    later = Entry("x", venue="ICML", comment="d", year=2025, tags=("a", "b"), summary_ja="要約。")
    found = merge(paper, located(later), NOW).paper
    assert (found.venue, found.comment, found.year, found.tags) == (None, None, None, ("b",))
    assert found.summary_ja == "要約。"


def test_an_entry_of_the_other_id_of_a_merged_paper_only_adds_to_it():
    told = {
        "arxiv_id": "2401.00001",
        "arxiv_version": 1,
        "title": "Kept",
        "abstract_en": "Kept.",
        "year": 2024,
    }
    paper = of(told | {"authors": ("Ada Ma",)}).with_(aliases=("2402.00002",))
    other = {"arxiv_id": "2402.00002", "arxiv_version": 9, "title": "A much longer title", "year": 2023}
    entry = Entry(**other, abstract_en="Another abstract.", authors=("Fan Zhou", "Bo Li"), venue="ACL")
    found = merge(paper, located(entry), NOW).paper
    assert found.with_(sources=(), modified=None) == paper.with_(venue="ACL", sources=(), modified=None)
    newer = Entry(**(told | {"arxiv_version": 2, "abstract_en": "New."}))
    assert merge(found, located(newer), NOW).paper.abstract_en == "New."


def test_who_wrote_that_there_are_more_authors_is_believed():
    paper = of({"authors": ("Ada Ma", "Bo Li")}).with_(authors_truncated=True)
    again = merge(paper, located(Entry("x", authors=("Ada Ma", "Bo Li"), comment="c")), NOW).paper
    assert again.authors_truncated
    more = merge(paper, located(Entry("x", authors=("Ada Ma", "Bo Li", "Cy Wu"))), NOW).paper
    assert (len(more.authors), more.authors_truncated) == (3, False)


def test_a_title_that_changes_in_its_case_alone_is_told_with_its_source():
    paper = of({"title": "making engines think"})
    found = merge(paper, located(Entry("Making Engines Think", comment="c")), NOW)
    assert found.paper.title == "Making Engines Think"
    assert [str(each) for each in found.conflicts] == ["takes title from here, not 0.txt:1"]


@pytest.mark.parametrize(
    ("name", "mine", "others"),
    [
        ("venue", "ACL", ("arXiv", "EMNLP")),
        ("title", "Mine", ("x", "A Much Longer Title of Another Version")),
        ("abstract_en", "Mine.", ("Old.", "A much longer and newer text.")),
        ("comment", "mine", ("old", "a longer one")),
    ],
)
def test_what_a_person_wrote_stays_theirs_when_an_entry_says_the_same(name, mine, others):
    first, later = others
    paper = of({name: first}).with_(**{name: mine})
    same, other = (
        located(
            Entry(**{"title": "x", "arxiv_id": "2305.00001", "arxiv_version": number, name: value}),
            f"{number}",
        )
        for number, value in enumerate((mine, later), 2)
    )
    for told in ((same, other), (other, same)):
        whole = reduce(lambda paper, one: merge(paper, one, NOW).paper, told, paper)
        assert getattr(whole, name) == mine
        assert not Given(whole.sources).has(name, mine)
        assert Given(whole.sources).is_removed(name, mine)


@pytest.mark.parametrize(
    ("mine", "same", "other"),
    [
        ({"tags": ("a", "rlvr")}, {"tags": ("rlvr",)}, {"tags": ("RLVR",)}),
        (
            {"related": (Related("Other", 20.5, "私の。"),)},
            {"related": (Related("Other", 20.5, "私の。"),)},
            {"related": (Related("Other", 30.5, "頁の長い要約。"),)},
        ),
    ],
)
def test_an_item_stays_as_a_person_wrote_it_when_an_entry_says_the_same(mine, same, other):
    first = {"tags": ("a",), "related": (Related("Other", 10.5),)}
    told = [located(Entry("x", **fields), f"{at}.txt") for at, fields in enumerate((same, other))]
    for order in (told, told[::-1]):
        paper = reduce(lambda paper, one: merge(paper, one, NOW).paper, order, of(first).with_(**mine))
        assert {name: getattr(paper, name) for name in mine} == mine


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"venue": "NeurIPS"}, {"venue": "ICML"}, ("venue",)),
        ({"venue": "arXiv"}, {"venue": "ICML"}, ()),
        ({"authors": ("Ann Smith", "Bo Chen")}, {"authors": ("Ann Smith", "Cy Day")}, ("authors",)),
        ({"authors": ("Ann Smith",), "authors_truncated": True}, {"authors": ("Ann Smith", "Cy Day")}, ()),
    ],
)
def test_where_two_entries_contradict_each_other_the_report_has_the_source(old, new, told):
    for one, other in ((old, new), (new, old)):
        found = merge(of(one), located(Entry("x", **other), "b.txt"), NOW).conflicts
        assert tuple(each.field for each in found) == told
        assert {each.other.file for each in found if each.other} <= {"0.txt"}


def test_what_a_person_named_stays_also_if_a_digest_names_the_paper_so():
    mine = (Related("On Engines"),)
    paper = Paper("k", title="Engines", related=mine, sources=(Source("fugumt", "a.txt", 1, "0"),))
    page = Entry("On engines", related=(*mine, Related("On Ships")))
    assert merge(paper, located(page), NOW).paper.related == (*mine, Related("On Ships"))
    assert new_paper("k", located(page), NOW).related == (Related("On Ships"),)


def test_another_year_is_told_with_the_place_of_the_one_before():
    note, page = (Entry("x", year=2023, venue="COLM"), Entry("x", published="2022-12-30T10:00:00+00:00"))
    for first, second, told in ((note, page, ["takes year from here, not a.txt:1"]), (page, note, [])):
        done = merge(new_paper("k", located(first, "a.txt", 1), NOW), located(second, "b.txt", 1), NOW)
        assert (done.paper.year, list(map(str, done.conflicts))) == (2022, told)
