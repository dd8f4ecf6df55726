import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from looked import SETTINGS, found
from stores import located, new_store, put
from strategies import papers

from paperlog.checks import chosen, names
from paperlog.checks.base import Settings
from paperlog.checkup import checkup, read_one
from paperlog.entries import Entry
from paperlog.indexfile import transaction
from paperlog.indexscan import RACY_NS
from paperlog.library import Library
from paperlog.lock import locked
from paperlog.model import Paper


@pytest.fixture
def store():
    with new_store() as store:
        yield store


def test_a_store_that_is_not_there_or_clean_has_nothing_wrong(store):
    with Library.open(store.root) as library:
        assert checkup(library, chosen((), ()), SETTINGS).findings == []
    assert not store.root.exists()
    assert found({"lovelace1843making": "title: Making Engines Think\ndoi: 10.1145/3\n"}) == []


def test_findings_come_by_file_and_line():
    texts = {"b": "title: x\nrating: 9\nyear: 1\n", "a": "title: y\nfoo: 1\nnoted: 2025/7/1\n"}
    places = [place for check, place, _ in found(texts) if check != "missing-id"]
    assert places == ["a/a.yaml:2", "a/a.yaml:3", "b/b.yaml:2", "b/b.yaml:3"]


@given(st.lists(papers, max_size=2, unique_by=lambda paper: paper.key.lower()))
@settings(max_examples=40)
def test_whatever_is_in_a_store_each_finding_has_a_line_in_a_file_that_is_there(some):
    with new_store() as store:
        put(store, *some)
        with Library.open(store.root) as library:
            findings = checkup(library, chosen((), ()), Settings(date(2025, 8, 1))).findings
        files = {file.path: file for file in (read_one(store, path) for _, path in store.files())}
        for finding in findings:
            assert finding.check in names()
            assert finding.message
            assert finding.advice
            assert finding.check != "index"
            assert 0 <= finding.line <= files[finding.file].text.count("\n") + 1


@pytest.mark.parametrize("text", ["title: [\n", "\xff", "title: x\nyear: y\n"])
def test_a_file_that_cannot_be_read_is_a_value_with_its_line(store, text):
    path = store.path("me")
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("latin-1"))
    file = read_one(store, path)
    assert file.problem is not None
    line, reason = file.problem
    assert line in (1, 2)
    assert str(path) not in reason


def test_a_file_that_is_gone_meanwhile_is_told_without_a_line(store):
    assert read_one(store, store.path("me")).problem == (
        0,
        "cannot be read (No such file or directory); check its path, and the disk",
    )


def disagreeing(store) -> list[tuple[str, ...]]:
    with Library.open(store.root) as library:
        return [each.keys for each in checkup(library, chosen(("index",), ()), SETTINGS).findings]


def test_an_index_that_was_changed_from_outside_is_told(store):
    put(store, Paper("a", title="x"), Paper("b", title="y"), Paper("c", title="z"))
    time.sleep(2 * RACY_NS / 1e9)  # what is younger than that is read again in any case
    assert disagreeing(store) == []
    with Library.open(store.root) as library:
        library.index._end()
        db = library.index._db
        with transaction(db):
            other = json.dumps({"title": "other"})
            db.execute(
                "UPDATE record SET json = ? WHERE id = (SELECT id FROM paper WHERE key = 'a')", (other,)
            )
            db.execute("DELETE FROM paper WHERE key = 'b'")
    assert disagreeing(store) == [("a", "b")]


def test_what_is_edited_while_the_store_is_looked_at_is_no_disagreement(store, monkeypatch):
    put(store, Paper("a", title="x"), Paper("b", title="y"))
    with Library.open(store.root) as library:
        assert library.size() == 2
        store.path("a").write_text("title: edited\n")
        store.path("b").unlink()
        put(store, Paper("c", title="new"))
        assert checkup(library, chosen(("index",), ()), SETTINGS).findings == []


FIRST = located(Entry("First of Them", arxiv_id=None))


def test_an_index_that_a_writer_keeps_behind_is_not_wrong(store):
    with Library(store) as library:
        library.import_entries([FIRST])
        key = library.all_keys()[0]
        store.path(key).write_text("title: Edited by Hand\n", "utf-8")
        with Library(store) as late, locked(store.root):
            done = store.root / ".paperlog/changes/00000001.gz"
            done.rename(done.with_suffix(".open"))
            assert late.index.is_behind
            assert checkup(late, chosen(("index",), ()), SETTINGS).findings == []


def test_links_are_looked_for_once(store, monkeypatch):
    put(store, Paper("a", title="x"))
    looks = []
    monkeypatch.setattr("paperlog.checkup.linked", lambda papers: looks.append(papers) or {})
    with Library.open(store.root) as library:
        assert checkup(library, chosen((), ()), SETTINGS).files == 1
    assert looks == [store.papers]
