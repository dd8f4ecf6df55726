import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from stores import keys, located, new_store

from paperlog.changes import file_hash
from paperlog.entries import Entry
from paperlog.index import Index
from paperlog.indexscan import RACY_NS
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.querynodes import Words
from paperlog.store import Store
from paperlog.written import AsWritten, Written

KEY = "2401.00001"


@pytest.fixture
def store() -> Iterator[Store]:
    with new_store() as opened:
        yield opened


def test_a_paper_is_known_while_its_file_is_as_it_was_written(store):
    path = store.path(KEY)
    path.parent.mkdir(parents=True)
    path.write_text("title: Alpha\n")
    papers = {KEY: Paper(KEY, title="Alpha"), "2401.00009": Paper("2401.00009")}
    known = AsWritten(store, Written(papers, {KEY: file_hash(path.read_bytes())}))
    assert list(known) == [KEY]
    assert known[KEY].title == "Alpha"
    path.write_text("title: Beta\n")
    assert known.get(KEY) is None
    assert KEY in known


def test_what_is_edited_while_a_change_is_at_its_end_is_found(store, monkeypatch):
    refresh = Index.refresh

    def edited_meanwhile(index: Index, known: Any = None, seen: Any = None) -> None:
        if known:
            store.path(KEY).write_text("title: Beta\n")
            time.sleep(2 * RACY_NS / 1e9)
        refresh(index, known, seen)

    monkeypatch.setattr(Index, "refresh", edited_meanwhile)
    with closing(Library(store)) as library:
        library.import_entries([located(Entry("Alpha", arxiv_id=KEY))])
    assert keys(Library(store), Words(("beta",))) == [KEY]
