import os
import sqlite3
from pathlib import Path

import pytest
from running import contents
from stores import put

from paperlog import indexpeek
from paperlog.indexpeek import Peek
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.paths import index_path
from paperlog.store import Store

PAPERS = (
    Paper(
        key="2305.00001", title="One", arxiv_id="2305.00001", tags=("RLVR", "RLHF"), authors=("Ada Lovelace",)
    ),
    Paper(key="ada2020two", title="Two", arxiv_id="2305.00002", tags=("RLVR", "強化学習", "50%_off")),
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    put(Store(tmp_path / "store"), *PAPERS)
    with Library.open(tmp_path / "store") as library:
        assert library.size() == 2
    return tmp_path / "store"


def test_names_that_begin_so_with_how_many_papers(root: Path) -> None:
    assert Peek(root).named("tag", "RL") == [("RLVR", 2), ("RLHF", 1)]
    assert Peek(root).named("tag", "強") == [("強化学習", 1)]
    assert len(Peek(root).named("tag", "")) == 4
    assert Peek(root).named("tag", "x") == []


def test_another_case_is_found_where_there_is_none_in_this(root: Path) -> None:
    assert Peek(root).named("tag", "rlv") == [("RLVR", 2)]
    assert Peek(root).named("tag", "50%_O") == [("50%_off", 1)]
    assert Peek(root).named("tag", "%") == []


def test_an_author_is_found_by_any_of_the_names(root: Path) -> None:
    assert Peek(root).named("author", "Love") == Peek(root).named("author", "ada l") == [("Ada Lovelace", 1)]
    assert Peek(root).named("tag", "VR") == []


def test_keys_and_arxiv_ids_with_titles(root: Path) -> None:
    assert Peek(root).keys("23") == [("2305.00001", "One"), ("2305.00002", "Two")]
    assert Peek(root).keys("ADA") == [("ada2020two", "Two")]
    assert sorted(Peek(root).keys("")) == [("2305.00001", "One"), ("ada2020two", "Two")]


def test_of_too_many_the_first_and_the_last_stay(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexpeek, "MOST", 1)
    assert Peek(root).named("tag", "") == [("RLVR", 2), ("50%_off", 1), ("強化学習", 1)]


def test_nothing_is_made_where_there_is_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert (Peek(tmp_path / "store").named("tag", ""), Peek(tmp_path).keys("a")) == ([], [])
    assert list(tmp_path.iterdir()) == []


def test_a_glance_changes_no_byte_and_makes_no_file(root: Path) -> None:
    before = contents(root.parent)
    assert Peek(root).keys("2")
    assert contents(root.parent) == before


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_index_gives_nothing_and_stays(root: Path, data: bytes) -> None:
    file = index_path(root)
    file.write_bytes(data)
    assert Peek(root).keys("") == []
    assert file.read_bytes() == data


def test_an_index_of_another_store_or_version_gives_nothing(root: Path) -> None:
    other = root.parent / "other"
    os.replace(index_path(root), index_path(other))
    assert Peek(other).keys("") == []
    os.replace(index_path(other), index_path(root))
    with sqlite3.connect(index_path(root)) as db:
        db.execute("PRAGMA user_version = 1")
    db.close()
    assert Peek(root).keys("") == []


def test_a_writer_is_not_waited_for(root: Path) -> None:
    db = sqlite3.connect(index_path(root), isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    db.execute("DELETE FROM paper")
    assert len(Peek(root).keys("")) == 2
    db.execute("ROLLBACK")
    db.close()
