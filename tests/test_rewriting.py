from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import new_store, put, saved
from strategies import small_papers, texts

from paperlog.errors import UnreadableError
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.querynodes import EVERYTHING
from paperlog.relations import linked
from paperlog.rewriting import change_each
from paperlog.store import Rewrite, Store


@pytest.fixture
def store() -> Iterator[Store]:
    with new_store() as store:
        yield store


def marked(paper: Paper) -> Paper:
    return paper.with_(status="read")


@given(st.lists(small_papers, max_size=4, unique_by=lambda paper: paper.key), texts)
@settings(max_examples=30)
def test_every_paper_is_what_the_change_makes_of_it_and_undo_takes_that_back(
    papers: list[Paper], note: str
) -> None:
    def noted(paper: Paper) -> Paper:
        return paper.with_(note=note, rating=None, tags=(*paper.tags, "new"))

    with new_store() as store, Library(store) as library:
        put(store, *papers)
        before = {key: store.data(key) for key, _ in store.files()}
        found = change_each(library, "paperlog test", before, noted)
        assert found == (tuple(before), (), ())
        assert saved(store) == [noted(paper) for paper in sorted(papers, key=lambda paper: paper.key)]
        assert [*library.papers(library.select(EVERYTHING, "key"))] == [
            linked(library.index, paper) for paper in saved(store)
        ]
        if papers:
            library.undo()
        assert {key: store.data(key) for key, _ in store.files()} == before


def test_what_cannot_be_read_or_changed_is_left_as_it_is_and_told(store: Store) -> None:
    put(store, Paper("a", title="x"), Paper("b", title="x", status="read"))
    for key, text in {"flow": "{title: x}\n", "broken": "title: [\n"}.items():
        store.path(key).parent.mkdir(exist_ok=True)
        store.path(key).write_text(text)
    with Library(store) as library:
        found = change_each(library, "paperlog test", ["a", "b", "flow", "broken", "gone"], marked)
    assert (found.changed, found.unchanged) == (("a",), ("b",))
    places = [f"{store.path('flow')}:1: ", f"{store.path('broken')}:1: ", f"{store.path('gone')}: is gone"]
    assert [problem[: len(place)] for problem, place in zip(found.problems, places, strict=True)] == places


def test_a_dry_run_makes_nothing_not_even_a_lock(store: Store) -> None:
    put(store, Paper("a", title="x"))
    (store.root / ".lock").unlink()
    with Library(store) as library:
        assert change_each(library, "x", ["a"], marked, dry_run=True).changed == ("a",)
    assert store.read(store.path("a")).status == "unread"
    assert not (store.root / ".lock").exists()


def test_a_file_that_is_edited_at_the_very_moment_stays_as_it_is(store: Store) -> None:
    put(store, Paper("a", title="x"))
    data = store.path("a").read_bytes()
    store.path("a").write_bytes(data + b"# mine\n")
    with (
        Library(store) as library,
        library.writing(),
        pytest.raises(UnreadableError, match="this very moment"),
    ):
        library.change("x", [Rewrite(Paper("a", title="y"), data, b"title: y\n")])
    assert store.path("a").read_bytes() == data + b"# mine\n"
