import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import contents
from stores import new_store, put, saved
from strategies import papers

from paperlog.errors import UnreadableError
from paperlog.fields import NAMES
from paperlog.model import Paper
from paperlog.store import MAX_BYTES, Change, Content, Removal, Store


@given(papers, papers, st.lists(st.sampled_from([name for name in NAMES if name != "key"]), max_size=4))
@settings(max_examples=30)
def test_what_is_saved_loads_back_equal_also_when_it_was_changed(paper, other, names):
    with new_store() as store:
        put(store, paper)
        path = store.path(paper.key)
        assert store.read(path) == paper
        now = paper.with_(**{name: getattr(other, name) for name in names})
        store.save([Change(now, paper)])
        assert store.read(path) == now


def test_every_paper_by_key(tmp_path):
    store = Store(tmp_path)
    papers = [Paper(key, title="x") for key in ("2411.16579", "hep-th/9901001", "zhou2025culture")]
    put(store, *papers)
    assert saved(store) == papers
    assert sorted(contents(store.papers)) == [
        *("2411/2411.16579.yaml", "9901/hep-th_9901001.yaml", "z/zhou2025culture.yaml")
    ]
    assert store.exists("hep-th/9901001")
    assert not store.exists("2411.16570")


def test_an_empty_store_has_no_papers(tmp_path):
    assert list(Store(tmp_path / "none").files()) == []


def test_hidden_and_other_files_are_no_papers(tmp_path):
    store = Store(tmp_path)
    put(store, Paper("a", title="x"))
    for name in ("a/.b.yaml", "a/c.txt", "a/d.yaml~", ".git/e.yaml"):
        path = store.papers / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("title: x\n")
    assert [key for key, _ in store.files()] == ["a"]


def test_only_what_changes_is_written(tmp_path):
    store = Store(tmp_path)
    path = store.path("a")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"# mine\r\ntitle:  'x'  # y\r\n\r\nmine: [1,  2]\r\ntags:\r\n- b # c\r\n")
    before = store.read(path)
    store.save([Change(before.with_(tags=("b", "d"), rating=4), before)])
    assert path.read_bytes() == (
        b"# mine\r\ntitle:  'x'  # y\r\n\r\nmine: [1,  2]\r\ntags:\r\n- b # c\r\n- d\r\nrating: 4\r\n"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"title: x\nnote: \xff\n", ":2: not UTF-8"),
        (b"title: x\nyear: soon\n", ":2: 'year' must be a whole number"),
        (b"title: [x\n", ":1: not valid YAML"),
        (b"", ":1: the file is empty"),
        (b"x" * (MAX_BYTES + 1), ": larger than"),
    ],
)
def test_what_cannot_be_read_is_told_with_file_and_line(tmp_path, data, message):
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as error:
        Store(tmp_path).read(path)
    assert str(error.value).startswith(f"{path}{message}")
    assert "\n" not in str(error.value)


def test_a_file_that_is_none_is_told(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    for name in ("missing.yaml", "folder.yaml"):
        with pytest.raises(UnreadableError, match=rf"{name}: cannot be read \("):
            Store(tmp_path).read(tmp_path / name)


def test_a_file_that_cannot_be_edited_is_told_and_nothing_is_written(tmp_path):
    store = Store(tmp_path)
    put(store, Paper("a", title="x"), Paper("b", title="x"))
    store.path("b").write_text("{title: x}\n")
    before = contents(tmp_path)
    changes = [Change(Paper(key, title="y"), Paper(key, title="x")) for key in "ab"]
    with pytest.raises(UnreadableError, match=f"^{store.path('b')}:1: .* by hand"):
        store.save(changes)
    assert contents(tmp_path) == before


def test_a_failing_disk_leaves_no_temporary_file(tmp_path, monkeypatch):
    store = Store(tmp_path)
    put(store, Paper("a", title="x"))
    before = contents(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "a")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UnreadableError, match="No space left"):
        put(store, Paper("a", title="y"), Paper("b", title="z"))
    assert contents(tmp_path) == before


class Noted:
    """A record of a change that keeps what it is told."""

    def __init__(self, store: Store) -> None:
        self.files: dict[str, tuple[bytes | None, bytes | None]] = {}
        self.found_when_written: dict[str, bytes] | None = None
        self._store = store

    def add(self, key: str, before: bytes | None, after: bytes | None) -> None:
        self.files[key] = before, after

    def write(self) -> None:
        found = contents(self._store.papers).items()
        self.found_when_written = {name: data for name, data in found if name.endswith(".yaml")}


def test_what_is_done_to_each_file_is_recorded_before_it_is_done(tmp_path):
    store = Store(tmp_path)
    put(store, *(Paper(key, title="x") for key in ("changed", "gone", "moved", "same", "replaced")))
    before, noted = contents(store.papers), Noted(store)
    paper = Paper("changed", title="x")
    edits = [
        *(
            Change(Paper("new", title="new")),
            Change(paper.with_(title="y"), paper),
            Change(Paper("same", title="x")),
        ),
        *(Removal("gone"), Change(Paper("renamed", title="x"), Paper("moved", title="x")), Removal("moved")),
        *(Change(Paper("replaced", title="r")), Removal("was not there")),
    ]
    store.save(edits, noted)  # type: ignore[arg-type]
    assert noted.found_when_written == before
    old = b"title: x\n"
    assert noted.files == {
        "new": (None, b"title: new\n"),
        "changed": (old, b"title: 'y'\n"),
        "gone": (old, None),
        "renamed": (None, old),
        "moved": (old, None),
        "replaced": (old, b"title: r\n"),
    }
    now = {key: after for key, (_, after) in noted.files.items() if after} | {"same": old}
    assert {Path(name).stem: data for name, data in contents(store.papers).items()} == now


def test_lines_go_behind_a_papers_fields(tmp_path):
    store = Store(tmp_path)
    paper = Paper("a", title="x")
    put(store, paper)
    store.save([Change(paper.with_(rating=4), paper, "# c\nshelf: 3\n")])
    assert store.text(store.path("a")) == "title: x\nrating: 4\n# c\nshelf: 3\n"


def test_bytes_are_given_to_the_files_of_keys(tmp_path):
    store = Store(tmp_path)
    put(store, Paper("a", title="x"), Paper("b", title="x"))
    store.write({"a": b"\xff", "b": None, "hep-th/9901001": b""}.items())
    assert contents(store.papers) == {"a/a.yaml": b"\xff", "9901/hep-th_9901001.yaml": b""}
    assert [store.data(key) for key in ("a", "b", "hep-th/9901001")] == [b"\xff", None, b""]


def test_a_file_can_be_given_its_bytes_whatever_they_are():
    with new_store() as store:
        with store.writing():
            store.save([Content("a", b"title: x\n"), Content("./x/b.yaml", b"title: [\n")])
        assert contents(store.papers) == {"a/a.yaml": b"title: x\n", "x/b.yaml": b"title: [\n"}
        with store.writing():
            store.save([Content("b", b"title: [\n"), Content("./x/b.yaml", None)])
        assert contents(store.papers) == {"a/a.yaml": b"title: x\n", "b/b.yaml": b"title: [\n"}
