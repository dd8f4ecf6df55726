"""What entries said is kept in the store, and whatever happens to those files, nothing wrong comes back."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import located, new_store
from strategies import entries

from paperlog.digest_hash import digest
from paperlog.entries import Entry, Located, Record
from paperlog.entryarchive import MOST, EntryArchive
from paperlog.model import Paper


def keep(root: Path, *some: Located) -> EntryArchive:
    archive = EntryArchive(root)
    with archive.keeping(some):
        pass
    return archive


def files(root: Path) -> list[Path]:
    return sorted((root / ".paperlog" / "entries").glob("*"))


@given(st.lists(entries, max_size=4), st.booleans())
@settings(max_examples=40)
def test_what_is_kept_comes_back_equal(some: list[Entry], is_named: bool) -> None:
    told = [Located(each, "", "", 0, digest(each, is_named=is_named), is_named) for each in some]
    with new_store() as store:
        found = keep(store.root, *told).find({each.digest for each in told} | {"0" * 16})
        assert found == {each.digest: each for each in told}


def test_what_came_with_a_record_is_not_kept(tmp_path: Path) -> None:
    keep(tmp_path, located(Entry("On words"))._replace(record=Record(Paper("words"))))
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"x\n",
        b'["%s", false, {"title": "Other"}]\n',
        b'["%s", false, {"title": [1]}]\n',
        b"\xff\n",
        b'["%s", ' + b"[" * 10**5,
    ],
)
def test_a_line_that_says_another_thing_than_its_hash_is_not_known(tmp_path: Path, line: bytes) -> None:
    own = located(Entry("On words"))
    archive = keep(tmp_path, own)
    (path,) = files(tmp_path)
    path.write_bytes(gzip.compress(line.replace(b"%s", own.digest.encode())))
    assert archive.find({own.digest}) == {}


def test_a_damaged_file_hides_no_other_one(tmp_path: Path) -> None:
    one, other = located(Entry("On words")), located(Entry("On signs"))
    archive = keep(tmp_path, one)
    (path,) = files(tmp_path)
    keep(tmp_path, other)
    path.write_bytes(path.read_bytes()[:20])
    assert archive.find({one.digest, other.digest}).keys() == {other.digest}


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    own = located(Entry("On words"))
    keep(tmp_path / "theirs", own)
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / ".paperlog").symlink_to(tmp_path / "theirs" / ".paperlog")
    assert EntryArchive(tmp_path / "store").find({own.digest}) == {}
    keep(tmp_path / "store", located(Entry("On signs")))
    assert len(files(tmp_path / "theirs")) == 1


def test_of_many_files_one_is_made_without_what_no_paper_has(tmp_path: Path) -> None:
    some = [located(Entry(f"On words {number}")) for number in range(MOST + 1)]
    for each in some:
        archive = keep(tmp_path, each)
        archive.unite(lambda digest: digest != some[0].digest)
    damaged, others = (
        tmp_path / ".paperlog" / "entries" / f"{'0' * 16}.gz",
        tmp_path / ".paperlog/entries/mine.gz",
    )
    for path in (damaged, others):
        path.write_bytes(b"not a gzip")
    archive.unite(lambda digest: digest != some[0].digest)
    assert len(files(tmp_path)) == 3
    assert damaged.exists()
    assert others.exists()
    assert archive.find({each.digest for each in some}).keys() == {each.digest for each in some[1:]}


def test_of_very_many_entries_several_files_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperlog.entryarchive._AT_ONCE", 2)
    some = [located(Entry(f"On words {number}")) for number in range(5)]
    archive = keep(tmp_path, *some)
    assert len(files(tmp_path)) == 3
    assert archive.find({each.digest for each in some}).keys() == {each.digest for each in some}


def test_a_disk_that_refuses_hinders_no_import(tmp_path: Path) -> None:
    (tmp_path / ".paperlog").mkdir()
    (tmp_path / ".paperlog" / "entries").write_text("in the way", "utf-8")
    own = located(Entry("On words"))
    assert keep(tmp_path, own).find({own.digest}) == {}
