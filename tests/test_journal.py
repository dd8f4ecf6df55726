import os
from contextlib import nullcontext
from pathlib import Path

import pytest
from running import contents

from paperlog import journal as journals
from paperlog.changes import Touched
from paperlog.errors import UnreadableError
from paperlog.journal import Journal

WHEN = "2025-07-10T12:30:45+00:00"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path)


def put(journal: Journal, command: str, before: bytes | None = None) -> None:
    record = journal.record(command, WHEN)
    record.add("a", before, b"after")
    record.write()
    journal.finish()


def file(tmp_path: Path, number: int) -> Path:
    return tmp_path / ".paperlog" / "changes" / f"{number:08}.gz"


def test_a_store_without_changes(journal, tmp_path):
    assert journal.numbers() == []
    assert contents(tmp_path) == {}


def test_changes_are_numbered_and_the_newest_comes_first(journal):
    for command in ("one", "two", "three"):
        put(journal, command)
    assert [(number, journal.change(number).command) for number in journal.numbers()] == [
        *((3, "three"), (2, "two"), (1, "one"))
    ]
    journal.forget(3)
    put(journal, "four")
    assert [journal.change(number).command for number in journal.numbers()] == ["four", "two", "one"]


def test_what_it_did_to_each_file(journal):
    put(journal, "x", "前".encode())
    (touched,) = journal.files(1)
    assert touched[:2] == Touched("a", "前".encode(), None)[:2]
    assert touched.after is not None


def test_a_change_of_nothing_is_none(journal):
    journal.record("x", WHEN).write()
    assert journal.numbers() == []


def test_git_is_told_to_pass_it_over(journal, tmp_path):
    put(journal, "x")
    assert (tmp_path / ".paperlog" / ".gitignore").read_text() == "*\n"


def test_only_so_many_are_kept(journal, monkeypatch):
    monkeypatch.setattr(journals, "KEPT", 3)
    for number in range(5):
        put(journal, str(number))
    assert journal.numbers() == [5, 4, 3]


def test_only_so_many_bytes_are_kept_but_the_newest_always(journal, tmp_path, monkeypatch):
    put(journal, "small")
    size = file(tmp_path, 1).stat().st_size
    monkeypatch.setattr(journals, "MAX_BYTES", 2 * size + 2)
    put(journal, "small")
    assert journal.numbers() == [2, 1]
    put(journal, "small")
    assert journal.numbers() == [3, 2]
    put(journal, "x" * 500, bytes(range(256)) * 40)
    assert file(tmp_path, 4).stat().st_size > 2 * size + 2
    assert journal.numbers() == [4]


def test_other_files_are_no_changes(journal, tmp_path):
    put(journal, "x")
    for name in (".00000009.gz.77.tmp", "9.gz", "notes.txt", "00000009.gz~"):
        (file(tmp_path, 1).parent / name).write_bytes(b"")
    assert journal.numbers() == [1]


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda _: b"x", lambda data: data[:-9], lambda data: data[:30]]
)
def test_a_damaged_change_is_told_with_its_file(journal, tmp_path, damage):
    put(journal, "x", b"before" * 100)
    path = file(tmp_path, 1)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(
        UnreadableError, match=rf"^{path}: not to be read as a change .* remove it; that change cannot"
    ):
        journal.files(1)


def test_a_change_that_is_gone_is_told(journal, tmp_path):
    with pytest.raises(UnreadableError, match=r"00000001\.gz: not to be read"):
        journal.change(1)


def test_what_is_under_way_tells_what_each_file_was(journal, tmp_path):
    assert journal.under_way() == []
    record = journal.record("x", WHEN)
    record.add("a", b"before", b"after")
    record.write()
    assert [each[:2] for each in journal.under_way()] == [("a", b"before")]
    journal.finish()
    assert journal.under_way() == []
    journal.begin_undo(1, [("a", b"after", b"before")])
    assert [(each.key, each.was(b"before"), each.was(b"mine")) for each in journal.under_way()] == [
        ("a", b"after", b"mine")
    ]
    journal.forget(1)
    assert [*contents(tmp_path)] == [".paperlog/.gitignore"]


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_undo_that_cannot_tell_what_it_does_is_begun_all_the_same(journal, tmp_path, monkeypatch, fault):
    put(journal, "x", b"before")

    def failing(*_: object) -> None:
        raise fault

    monkeypatch.setattr(os, "write", failing)
    with nullcontext() if isinstance(fault, OSError) else pytest.raises(KeyboardInterrupt):
        journal.begin_undo(1, [("a", b"after", b"before")])
    is_begun = isinstance(fault, OSError)
    assert sorted(contents(tmp_path)) == [
        ".paperlog/.gitignore",
        f".paperlog/changes/00000001.{'undo' if is_begun else 'gz'}",
    ]
    assert [each.was(b"after") for each in journal.under_way()] == ([b"before"] if is_begun else [])


def test_a_change_that_nobody_can_read_now_may_be_whole_and_is_not_put_aside(journal, monkeypatch):
    record = journal.record("x", WHEN)
    record.add("a", b"before", b"after")
    record.write()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("gzip.open", refuse)
    journal.put_aside()
    assert journal.unfinished()
    with pytest.raises(
        UnreadableError, match=r"\.open: cannot be read \(Permission denied\); make it readable"
    ):
        journal.files(1)
