import pytest
from stores import located, new_store

from paperlog import settled
from paperlog.entries import Entry
from paperlog.journal import Journal
from paperlog.library import Library
from paperlog.lock import locked
from paperlog.settled import Sight

FIRST, SECOND = (located(Entry(title, arxiv_id=None)) for title in ("First of Them", "Second of Them"))


def test_a_look_is_fresh_until_another_paperlog_changes_the_store(monkeypatch: pytest.MonkeyPatch):
    with new_store() as store, Library(store) as library:
        journal = Journal(store.root)
        assert not Sight.now(journal).is_fresh(journal), "there is no journal yet by which it could be seen"
        library.import_entries([FIRST])
        sight = Sight.now(journal)
        assert sight.is_fresh(journal)
        library.import_entries([SECOND])
        assert not sight.is_fresh(journal)
        sight = Sight.now(journal)
        library.undo()
        assert not sight.is_fresh(journal)
        monkeypatch.setattr(settled, "_FRESH_SECONDS", 0.0)
        assert not Sight.now(journal).is_fresh(journal)


def test_a_writer_sees_what_another_did_since_it_looked():
    with new_store() as store, Library(store) as library, Library(store) as other:
        other.import_entries([FIRST])
        assert library.size() == 1
        other.import_entries([SECOND])
        assert [row.action for row in library.import_entries([SECOND]).rows] == ["unchanged"]


def test_a_writer_looks_again_where_its_first_look_had_to_be_left_out():
    with new_store() as store, Library(store) as library:
        library.import_entries([FIRST])
        library.index.refresh()
        mine = store.path("mine")
        mine.parent.mkdir()
        mine.write_text("title: Second of Them\n", "utf-8")
        with Library(store) as late:
            with locked(store.root, wait=0):
                assert late.size() == 1, "another writer is at work: its change may be half done"
            assert [row.key for row in late.import_entries([SECOND]).rows] == ["mine"]
