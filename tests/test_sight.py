import pytest
from stores import located, new_store

from paperlog import sight
from paperlog.entries import Entry
from paperlog.journal import Journal
from paperlog.library import Library
from paperlog.sight import Sight

FIRST, SECOND = (located(Entry(title, arxiv_id=None)) for title in ("First of Them", "Second of Them"))


def test_a_look_is_fresh_until_another_paperlog_changes_the_store(monkeypatch: pytest.MonkeyPatch):
    with new_store() as store, Library(store) as library:
        journal = Journal(store.root)
        assert not Sight.now(journal).is_fresh(journal), "there is no journal yet by which it could be seen"
        library.import_entries([FIRST])
        look = Sight.now(journal)
        assert look.is_fresh(journal)
        library.import_entries([SECOND])
        assert not look.is_fresh(journal)
        look = Sight.now(journal)
        library.undo()
        assert not look.is_fresh(journal)
        monkeypatch.setattr(sight, "_FRESH_SECONDS", 0.0)
        assert not Sight.now(journal).is_fresh(journal)


def test_a_writer_sees_what_another_did_since_it_looked():
    with new_store() as store, Library(store) as library, Library(store) as other:
        other.import_entries([FIRST])
        assert library.size() == 1
        other.import_entries([SECOND])
        assert [row.action for row in library.import_entries([SECOND]).rows] == ["unchanged"]
