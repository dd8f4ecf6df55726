import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import contents

from paperlog import files
from paperlog.errors import UnreadableError
from paperlog.files import locked, remove_all, replace_all

HOLD = """
import sys
from pathlib import Path
from paperlog.files import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(root: Path) -> "subprocess.Popen[str]":
    """Another process, which holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(root)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_files_get_their_contents_and_folders_are_made(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    replace_all([(tmp_path / "a", b"new"), (tmp_path / "x" / "b", b"")])
    assert contents(tmp_path) == {"a": b"new", "x/b": b""}


def fail(monkeypatch: pytest.MonkeyPatch, name: str, at: int, error: BaseException) -> None:
    """Makes the call number `at` (from 0) of a function of `os` fail."""
    real, count = getattr(os, name), iter(range(1000))

    def failing(*args: object, **options: object) -> object:
        if next(count) == at:
            raise error
        return real(*args, **options)

    monkeypatch.setattr(os, name, failing)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device", "b"), KeyboardInterrupt()])
@pytest.mark.parametrize(("call", "times"), [("replace", 3), ("fsync", 4)])
def test_whatever_fails_no_temporary_file_is_left_and_every_file_is_old_or_new(
    tmp_path, monkeypatch, call, times, error
):
    old = {name: f"old {name}".encode() for name in "abc"}
    new = {name: f"new {name}".encode() for name in "abc"}
    for at in range(times):
        replace_all((tmp_path / name, data) for name, data in old.items())
        with monkeypatch.context() as patched:
            fail(patched, call, at, error)
            with pytest.raises((UnreadableError, KeyboardInterrupt)):
                replace_all((tmp_path / name, data) for name, data in new.items())
        found = contents(tmp_path)
        assert found.keys() == old.keys()
        assert all(found[name] in (old[name], new[name]) for name in found)


def test_a_disk_that_is_full_half_way_through_a_file_leaves_nothing(tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises(UnreadableError, match="cannot be written"):
            replace_all([(tmp_path / "a", b"x"), (tmp_path / "b", b"x" * 20_000)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert contents(tmp_path) == {}


def test_contents_that_cannot_be_made_leave_nothing(tmp_path):
    def broken() -> Iterator[tuple[Path, bytes]]:
        yield tmp_path / "a", b"x"
        raise UnreadableError("b: no YAML")

    with pytest.raises(UnreadableError, match="b: no YAML"):
        replace_all(broken())
    assert contents(tmp_path) == {}


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(UnreadableError, match="cannot be written"):
        replace_all([(tmp_path / "a" / "b", b"x"), (tmp_path / "c", b"x")])
    assert contents(tmp_path) == {"a": b""}


def test_the_lock_is_one_for_all_processes_and_ends_with_its_holder(tmp_path):
    process = holder(tmp_path)
    with pytest.raises(UnreadableError, match="another paperlog is writing"), locked(tmp_path, wait=0.1):
        pass
    process.kill()
    process.wait()
    with locked(tmp_path, wait=5):
        pass


def test_a_writer_waits_for_the_lock(tmp_path, monkeypatch):
    process = holder(tmp_path)
    monkeypatch.setattr(files, "_PAUSE_SECONDS", 0.01)
    threading.Timer(0.05, process.kill).start()
    with locked(tmp_path):
        assert process.wait() != 0


def test_a_store_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnreadableError, match="--store"), locked(tmp_path / "file" / "store"):
        pass


def test_what_is_to_be_done_when_all_is_flushed_finds_every_old_file(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    seen = []
    replace_all(
        [(tmp_path / "a", b"new"), (tmp_path / "b", b"new")],
        lambda: seen.append({name: data for name, data in contents(tmp_path).items() if name[0] != "."}),
    )
    assert seen == [{"a": b"old"}]


def test_where_that_fails_every_file_stays_old(tmp_path):
    (tmp_path / "a").write_bytes(b"old")

    def refuse() -> None:
        raise UnreadableError("refused")

    with pytest.raises(UnreadableError, match="refused"):
        replace_all([(tmp_path / "a", b"new"), (tmp_path / "b", b"new")], refuse)
    assert contents(tmp_path) == {"a": b"old"}


def test_removing_takes_empty_folders_along(tmp_path):
    replace_all((tmp_path / name, b"x") for name in ("a/1", "a/2", "b/3", "b/4"))
    remove_all([tmp_path / "a" / "1", tmp_path / "a" / "2", tmp_path / "b" / "3", tmp_path / "c" / "5"])
    assert contents(tmp_path) == {"b/4": b"x"}
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_what_cannot_be_removed_is_told(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableError, match=r"folder: cannot be removed \("):
        remove_all([tmp_path / "folder"])
