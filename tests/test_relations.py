import json
from collections.abc import Iterator

import pytest
from fullrelations import Relations
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import located, new_store, put
from strategies import papers

from paperlog.codec import to_json
from paperlog.entries import Entry
from paperlog.library import Library
from paperlog.merge import new_paper
from paperlog.model import Paper, Related, Source
from paperlog.relatednames import title_name
from paperlog.relations import linked, linked_records, missing
from paperlog.store import Store

NAMES = Paper("a", title="A", related=(Related("Deep $\\alpha$-Nets: Again", 9.5), Related("Nowhere", 7.0)))


@pytest.fixture
def store() -> Iterator[Store]:
    with new_store() as found:
        yield found


def keys_of(store: Store) -> list[str | None]:
    """The keys of the papers that `a` names, as the next command sees them: from the index and from its file."""
    with Library(store) as library:
        (paper,) = library.papers(library.index.ids_of(["a"]))
        (record,) = library.json(library.index.ids_of(["a"]))
        assert json.loads(record) == to_json(paper) == to_json(library.get("a"))
        return [item.key for item in paper.related]


def test_links_come_and_go_with_the_papers(store: Store) -> None:
    put(store, NAMES)
    assert keys_of(store) == [None, None]
    put(store, Paper("b", title="DEEP α‐nets — again"))
    assert keys_of(store) == ["b", None]
    store.path("b").rename(store.path("b").with_name("b2.yaml"))
    assert keys_of(store) == ["b2", None]
    store.path("b2").write_text("title: Something else\n")
    assert keys_of(store) == [None, None]


def test_titles_that_differ_in_a_sign_lead_to_different_papers(store: Store) -> None:
    named = tuple(Related(title, published="2024-02-03") for title in ("C", "C#", "C$^\\sharp$", "C++"))
    old = Source("fugumt", "a.txt", 1, "0", title="C♯")
    put(store, Paper("a", title="A", related=named), Paper("b", title="C"))
    assert keys_of(store) == ["b", None, None, None]
    put(store, Paper("c", title="C Sharp", sources=(old,)), Paper("d", title="c++"))
    assert keys_of(store) == ["b", "c", "c", "d"]


def test_a_paper_is_still_found_when_a_person_has_written_another_title(store: Store) -> None:
    entry = Entry("Deep α-Nets: Again", year=2024)
    put(store, NAMES, new_paper("b", located(entry), "2025-01-01").with_(title="わたしの題"))
    assert keys_of(store) == ["b", None]
    with Library(store) as library:
        assert [each.related.title for each in missing(library.index)] == ["Nowhere"]
    put(store, Paper("c", title="deep α nets again"))
    assert keys_of(store) == ["c", None]


def test_a_title_that_a_person_has_replaced_leads_to_the_paper_of_its_time(store: Store) -> None:
    named = tuple(Related("Deep Nets", published=day) for day in ("2019-05-01", "2024-05-01"))
    entry = Entry("Deep Nets", published="2024-05-01T10:00:00+00:00")
    paper = new_paper("b", located(entry), "2025-01-01").with_(title="わたしの題")
    put(store, Paper("a", title="A", related=named), paper)
    assert keys_of(store) == [None, "b"]
    with Library(store) as library:
        assert [each.related.published for each in missing(library.index)] == ["2019-05-01"]


def test_of_two_papers_with_one_title_it_is_the_first_by_key(store: Store) -> None:
    put(store, NAMES, *(Paper(key, title="nowhere") for key in ("z", "m", "x")))
    assert keys_of(store) == [None, "m"]


def test_of_papers_with_one_title_it_is_the_one_whose_time_agrees(store: Store) -> None:
    one, other = "2015-05-01T00:00:00+00:00", "2024-05-01T10:00:02+00:00"
    put(store, Paper("b", title="Nets", published=one), Paper("c", title="Nets", published=other))
    named = ("2024-05-01T00:00:00Z", "2015-01-01", "2020-02-02", None)
    for day, key in zip(named, ("c", "b", None, "b"), strict=True):
        put(store, Paper("a", title="A", related=(Related("nets", published=day),)))
        assert keys_of(store) == [key]
    earlier = Source("fugumt", "a.txt", 1, "0" * 16, title="NETS")
    put(store, Paper("0", title="Webs", year=2020, sources=(earlier,)))
    put(store, Paper("a", title="A", related=tuple(Related("nets", published=day) for day in named)))
    assert keys_of(store) == ["c", "b", "0", "b"]


@pytest.mark.parametrize(
    ("days", "time", "linked_to"),
    [
        (("2024-05-01", "2019-03-02"), {"published": "2024-05-01T10:00:00+00:00"}, ["b", None]),
        (("2024-05-01", "2024-05-02"), {"published": "2024-05-01T10:00:00+00:00"}, ["b", None]),
        (("2024-05-01", "2023-11-30"), {"year": 2024}, ["b", None]),
        (("2021-05-01", "2023-11-30"), {"year": 2024}, [None, "b"]),
        (("2024-05-01", None), {"published": "2024-05-01T10:00:00+00:00"}, ["b", "b"]),
        (("2024-05-01", "2019-03-02"), {}, ["b", "b"]),
        (("2023-12-30",), {"year": 2024}, ["b"]),
        (("2024-05-03",), {"published": "2024-05-01T10:00:00+00:00"}, ["b"]),
        (("2024",), {"published": "2024-05-01T10:00:00+00:00"}, ["b"]),
        (("2019-03-02",), {"year": 2024}, [None]),
    ],
)
@pytest.mark.parametrize("are_beside", [True, False])
def test_of_related_papers_with_one_title_it_is_the_one_whose_time_agrees(
    store: Store,
    days: tuple[str | None, ...],
    time: dict[str, object],
    linked_to: list[str | None],
    are_beside: bool,
) -> None:
    related = tuple(Related("nets", published=day) for day in days)
    put(store, Paper("b", title="Nets").with_(**time))
    if are_beside:
        put(store, Paper("a", title="A", related=related))
        assert keys_of(store) == linked_to
    else:
        put(store, *(Paper(f"z{at}", title=f"Z {at}", related=(each,)) for at, each in enumerate(related)))
        put(store, Paper("a", title="A", related=related[:1]))
        assert keys_of(store) == linked_to[:1]
    with Library(store) as library:
        lacking = [day for day, key in zip(days, linked_to, strict=True) if key is None]
        assert [each.related.published for each in missing(library.index)] == lacking


def test_missing_papers_of_one_title_are_as_many_as_have_other_days(store: Store) -> None:
    days = ("2024-05-01", "2019-03-02", None, "2024-05-01T00:00:00+00:00", "2019-03")
    put(
        store,
        *(
            Paper(f"p{at}", title=f"P {at}", related=(Related("Nets", 5.0, published=day),))
            for at, day in enumerate(days)
        ),
    )
    with Library(store) as library:
        found = [(each.related.published, each.named_by) for each in missing(library.index)]
    assert found == [("2019-03-02", ("p1", "p2", "p4")), ("2024-05-01", ("p0", "p3"))]


def test_titles_without_a_letter_lead_nowhere(store: Store) -> None:
    put(store, Paper("a", title="A", related=(Related("!?"),)), Paper("b", title="…"), Paper("c"))
    assert keys_of(store) == [None]
    with Library(store) as library:
        assert list(missing(library.index)) == []


def test_a_text_that_looks_like_our_json_is_left_alone(store: Store) -> None:
    odd = '"key": null}, {"key": null}'
    related = (Related(odd, summary_ja=odd), Related("B"), Related(f"{odd} key"))
    put(store, Paper("a", title="A", comment=odd, related=related), Paper("b", title="b"))
    assert keys_of(store) == [None, "b", None]


@given(st.lists(papers, min_size=1, max_size=3, unique_by=lambda paper: paper.key), st.data())
@settings(max_examples=20)
def test_records_are_linked_as_papers_are(some: list[Paper], data: st.DataObject) -> None:
    titles = [item.title for paper in some for item in paper.related]
    more = [
        Paper(f"k{at}", title=data.draw(st.sampled_from(titles)).upper()) for at in range(2 * bool(titles))
    ]
    with new_store() as store, Library(store) as library:
        put(store, *some, *more)
        for key in library.all_keys():
            (record,) = linked_records(library.index, library.index.ids_of([key]))
            assert json.loads(record) == to_json(linked(library.index, store.read(store.path(key))))


def test_missing_are_ranked_by_who_names_them_then_by_score_then_by_title(store: Store) -> None:
    one, again, rare, apt = (
        Related("Named Twice", 10.0, "短い。"),
        Related("named  twice!", 20.0, "長い。"),
        Related("A rare one", 5.0),
        Related("An apt one", 90.0),
    )
    put(
        store,
        Paper("b", title="B", related=(one, rare, rare)),
        Paper("a", title="A", related=(again, apt, Related("C"), Related("unscored"))),
        Paper("c", title="c"),
    )
    with Library(store) as library:
        found = list(missing(library.index))
        assert [(each.related.title, each.named_by) for each in found] == [
            ("named  twice!", ("a", "b")),
            ("An apt one", ("a",)),
            ("A rare one", ("b",)),
            ("unscored", ("a",)),
        ]
        assert found[0].related == again
        assert list(missing(library.index, 2)) == found[:2]


def test_a_title_that_a_paper_had_before_leads_to_it_too(store: Store) -> None:
    source = Source("fugumt", "a.txt", 1, "0" * 16, title="NOWHERE")
    put(store, NAMES, Paper("b", title="Somewhere", sources=(source,)))
    assert keys_of(store) == [None, "b"]
    with Library(store) as library:
        assert [each.related.title for each in missing(library.index)] == [NAMES.related[0].title]
    put(store, Paper("z", title="Nowhere"))
    assert keys_of(store) == [None, "z"]


@pytest.mark.parametrize(
    ("title", "year", "is_linked"),
    [
        ("Findings of the Shared Task on Nets", 2022, False),
        ("Findings of the Shared Task on Nets", 2021, True),
        ("Findings of the 2021 Shared Task on Nets", 2022, True),
        ("A Survey of Nets", 2023, True),
        ("A Survey of Nets", 2024, False),
        ("Nets", 2024, True),
    ],
)
def test_what_comes_each_year_leads_to_its_own_year_and_a_survey_to_two_beside_it(
    store: Store, title: str, year: int, is_linked: bool
) -> None:
    named = Paper("a", title="A", related=(Related(title, published="2021-03-05"),))
    put(store, named, Paper("b", title=title, year=year))
    assert keys_of(store) == ["b" if is_linked else None]
    with Library(store) as library:
        assert len(list(missing(library.index))) == (not is_linked)


_DAYS = (
    *(None, "2024-05-01", "2024-05-02", "2023-11-30", "2019-03-02", "2019-03", "2024"),
    *("2021-01-01T10:00:00+00:00", "2024-05-01T12:00:00+00:00"),
)
_NAMED = st.builds(
    Related,
    st.sampled_from(["Nets", "nets!", "Webs", "A Survey of Nets", "Findings of a Task"]),
    st.floats(0, 9),
    st.none(),
    st.sampled_from(_DAYS),
    st.none(),
)
_DATED = st.builds(
    lambda *facts: Paper("").with_(
        **dict(zip(("key", "title", "year", "published", "related"), facts, strict=True))
    ),
    st.sampled_from("abcdef"),
    st.sampled_from(["Nets", "Webs", "X", "A Survey of Nets", "Findings of a Task"]),
    st.sampled_from([None, 2024, 2023, 2019]),
    st.sampled_from(_DAYS),
    st.lists(_NAMED, max_size=4).map(tuple),
)


@given(st.lists(_DATED, max_size=6, unique_by=lambda paper: paper.key))
@settings(max_examples=50)
def test_of_papers_and_days_each_leads_where_a_full_reading_says(some: list[Paper]) -> None:
    relations = Relations({paper.key: paper for paper in some})
    with new_store() as store, Library(store) as library:
        put(store, *some)
        for paper in some:
            (record,) = linked_records(library.index, library.index.ids_of([paper.key]))
            found = [item["key"] for item in json.loads(record)["related"]]
            assert found == [relations.key_of(item.title, item.published) for item in paper.related]
        lacking = sorted((title_name(each.related.title), each.named_by) for each in missing(library.index))
        assert lacking == relations.missing()
