import os
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from stores import keys, located, new_store, saved

from paperlog.changing import carry_out
from paperlog.entries import Entry
from paperlog.importing import edits, plan_of
from paperlog.indexafter import take_in_apart, take_in_written
from paperlog.indexfile import connect
from paperlog.indexscan import compare
from paperlog.library import Library
from paperlog.paths import index_path
from paperlog.querynodes import Words
from paperlog.store import Store
from paperlog.written import Written


@pytest.fixture
def store() -> Iterator[Store]:
    with new_store() as opened:
        yield opened


def imported(store: Store, *titles: str) -> Written:
    """What an import of papers has written that leaves the index as it was."""
    entries = [located(Entry(title, arxiv_id=f"2401.0000{at}")) for at, title in enumerate(titles, 1)]
    library = Library(store)
    assert library.size() >= 0  # there is an index
    made: list[Written] = []
    with library.writing():
        known = library._known()
        carry_out(store, library.journal, "import", edits(plan_of(entries, known), known.read), made.append)
    library.close()
    return made[0]


def row_counts(store: Store) -> dict[str, int]:
    with closing(connect(index_path(store.root), store)) as db:
        tables = ("paper", "waiting", "body", "file WHERE size >= 0")
        return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def is_up_to_date(store: Store) -> bool:
    """Whether the next look at the store's files finds nothing new."""
    with closing(connect(index_path(store.root), store)) as db:
        known = dict(db.execute("SELECT name, digest FROM shard"))
    return not compare(store.papers, known, time.time_ns()).is_any


def test_after_it_nothing_of_the_change_is_left_to_read(store):
    written = imported(store, "Alpha", "Beta")
    assert not is_up_to_date(store)
    take_in_written(store, written, time.time_ns())
    assert is_up_to_date(store)
    assert row_counts(store) == {"paper": 2, "waiting": 2, "body": 0, "file WHERE size >= 0": 2}


def test_what_was_edited_since_is_taken_from_its_file(store):
    written = imported(store, "Alpha", "Beta", "Gamma")
    path = store.path("2401.00001")
    stat = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Alpha", b"Delta"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    store.path("2401.00002").unlink()
    take_in_written(store, written, time.time_ns())
    assert {paper.title for paper in saved(store)} == {"Delta", "Gamma"}
    assert keys(Library(store), Words(("delta",))) == ["2401.00001"]
    assert keys(Library(store), Words(("alpha",))) == keys(Library(store), Words(("beta",))) == []


def test_texts_are_taken_in_where_all_others_are_there(store):
    take_in_written(store, imported(store, "Alpha"), time.time_ns())
    assert keys(Library(store), Words(("alpha",))) == ["2401.00001"]
    take_in_written(store, imported(store, "Alpha", "Beta"), time.time_ns())
    assert row_counts(store) == {"paper": 2, "waiting": 0, "body": 2, "file WHERE size >= 0": 2}
    assert keys(Library(store), Words(("beta",))) == ["2401.00002"]


def test_it_is_done_by_a_process_that_nobody_waits_for(store):
    take_in_apart(store, imported(store, "Alpha"))
    until = time.monotonic() + 60
    while not is_up_to_date(store) and time.monotonic() < until:
        time.sleep(0.02)
    assert row_counts(store)["paper"] == 1
