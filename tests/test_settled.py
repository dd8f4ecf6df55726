import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from stores import located, new_store

from paperlog import settled
from paperlog.entries import Entry
from paperlog.indexfile import connect, transaction
from paperlog.library import Library
from paperlog.lock import locked
from paperlog.paths import index_path
from paperlog.store import Store

FIRST, SECOND = (located(Entry(title, arxiv_id=None)) for title in ("First of Them", "Second of Them"))


@contextmanager
def being_changed(store: Store) -> Iterator[None]:
    """Another process seems to be putting the last change in place."""
    done = store.root / ".paperlog/changes/00000001.gz"
    with locked(store.root, wait=0):
        under_way = done.rename(done.with_suffix(".open"))
        yield
        under_way.rename(done)


def test_a_writer_looks_again_where_its_first_look_had_to_be_left_out():
    with new_store() as store, Library(store) as library:
        library.import_entries([FIRST])
        library.index.refresh()
        mine = store.path("mine")
        mine.parent.mkdir()
        mine.write_text("title: Second of Them\n", "utf-8")
        with Library(store) as late:
            with being_changed(store):
                assert late.size() == 1, "a change is being put in place: it may be half done"
            assert [row.key for row in late.import_entries([SECOND]).rows] == ["mine"]


def test_what_is_edited_is_seen_while_a_writer_is_at_work_that_has_begun_no_change():
    with new_store() as store, Library(store) as library:
        library.import_entries([FIRST])
        store.path(library.all_keys()[0]).write_text("title: Edited by Hand\n", "utf-8")
        with Library(store) as late, locked(store.root, wait=0):
            assert [paper.title for paper in map(late.get, late.all_keys())] == ["Edited by Hand"]
            assert not late.index.is_behind


def test_a_reader_does_not_wait_for_a_writer_that_takes_its_change_into_the_index():
    with new_store() as store, Library(store) as library:
        library.import_entries([FIRST])
        store.path("mine").parent.mkdir()
        store.path("mine").write_text("title: Second of Them\n", "utf-8")
        with closing(connect(index_path(store.root), store)) as db, being_changed(store), transaction(db):
            start, told = time.monotonic(), list[str]()
            with Library(store, tell=told.append) as late:
                assert late.size() == 1
            assert time.monotonic() - start < 0.9
            assert told == []


def test_who_reads_does_not_touch_the_lock_where_no_change_is_under_way(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        settled, "is_held", lambda _: pytest.fail("a writer that does not wait would not get it")
    )
    with new_store() as store, Library(store) as library:
        library.import_entries([FIRST])
        assert not settled.is_being_changed(store)
