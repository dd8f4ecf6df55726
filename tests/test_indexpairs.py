import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import new_store, put
from strategies import small_papers

from paperlog.indexpairs import _MOST, near_pairs
from paperlog.library import Library
from paperlog.looks import facts_of
from paperlog.model import Paper
from paperlog.sameness import judge


@pytest.fixture
def store():
    with new_store() as store:
        yield store


def test_titles_that_differ_little_are_paired(store):
    titles = (
        "Making Engines Think by Numbers",
        "Making Engines Think by Numbers!",
        "Quite Another Paper on Weaving",
    )
    put(store, *(Paper(key, title=title) for key, title in zip("cab", titles, strict=True)))
    with Library.open(store.root) as library:
        assert near_pairs(library.index) == [("a", "c")]


@given(st.lists(small_papers, max_size=6, unique_by=lambda paper: paper.key.lower()))
@settings(max_examples=30)
def test_no_pair_that_an_import_would_report_is_missed(papers):
    papers = [paper.with_(arxiv_id=None) for paper in papers]
    with new_store() as store:
        put(store, *papers)
        with Library.open(store.root) as library:
            pairs = near_pairs(library.index)
    for one in papers:
        for other in papers:
            if one.key < other.key and judge(facts_of(one), facts_of(other)).verdict != "different":
                assert (one.key, other.key) in pairs


def test_many_papers_of_one_title_are_not_all_compared_with_each_other(store):
    put(store, *(Paper(f"k{number:03}", title="Untitled Notes on Engines") for number in range(3 * _MOST)))
    with Library.open(store.root) as library:
        assert len(near_pairs(library.index)) < 3 * _MOST * _MOST
