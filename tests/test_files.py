import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import contents

from paperlog import flushing
from paperlog.errors import UnreadableError
from paperlog.files import remove_all, replace_all, sweep, write_beside
from paperlog.outfile import replace_with


def test_files_get_their_contents_and_folders_are_made(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    replace_all([(tmp_path / "a", b"new"), (tmp_path / "x" / "b", b"")])
    assert contents(tmp_path) == {"a": b"new", "x/b": b""}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file to somebody else")
def test_a_file_stays_its_owners(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    os.chown(path, 12, 34)
    for write in (lambda: replace_all([(path, b"new")]), lambda: replace_with(path, [b"newer"])):
        write()
        stat = path.stat()
        assert (stat.st_uid, stat.st_gid, stat.st_mode & 0o777) == (12, 34, 0o640)


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
    with pytest.raises(UnreadableError, match=r"a: cannot be written .*; move away what stands there"):
        replace_all([(tmp_path / "a" / "b", b"x"), (tmp_path / "c", b"x")])
    assert contents(tmp_path) == {"a": b""}


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


def test_where_the_disk_refuses_the_message_says_what_to_do(tmp_path, monkeypatch):
    fail(monkeypatch, "fsync", 0, OSError(28, "No space left on device"))
    with pytest.raises(UnreadableError) as error:
        replace_all([(tmp_path / "a" / "b", b"x")])
    assert str(error.value) == (
        f"{tmp_path}/a/b: cannot be written (No space left on device); free some space"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_file_keeps_its_permissions(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o600)
    replace_all([(tmp_path / "a", b"new")])
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_what_dead_writers_left_is_swept_and_nothing_else(tmp_path):
    left = [".a.yaml.17.tmp", "x/.b.yaml.4194304.tmp", "gone/.c.yaml.1.tmp"]
    kept = ["a.yaml", "x/b.yaml", "x/.hidden", "x/.tmp", "notes.tmp", "x/y/.deep.yaml.1.tmp"]
    for name in (*left, *kept):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    assert sweep(tmp_path) == 3
    assert sorted(contents(tmp_path)) == sorted(kept)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["x"]
    assert sweep(tmp_path / "nowhere") == 0


def test_what_cannot_be_swept_is_not_counted(tmp_path):
    (tmp_path / ".a.yaml.17.tmp" / "x").mkdir(parents=True)
    (tmp_path / ".b.yaml.17.tmp").write_bytes(b"x")
    (tmp_path / ".a.yaml.17.tmp" / "x" / "kept").write_bytes(b"x")
    assert sweep(tmp_path) == 1
    assert sweep(tmp_path) == 0


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of the tests, whatever it is, is one that is flushed as a whole."""
    monkeypatch.setattr(flushing, "_type_of", lambda _: "ext4")


def many(folder: Path, data: bytes) -> list[tuple[Path, bytes]]:
    return [(folder / str(number % 3) / str(number), data) for number in range(40)]


@pytest.mark.usefixtures("whole")
def test_many_files_are_flushed_with_their_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("a file was flushed by itself"))
    (tmp_path / "0").mkdir()
    (tmp_path / "0" / "3").write_bytes(b"old")
    (tmp_path / "0" / "3").chmod(0o600)
    replace_all(many(tmp_path, b"new"))
    assert set(contents(tmp_path).values()) == {b"new"}
    assert len(contents(tmp_path)) == 40
    assert (tmp_path / "0" / "3").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("whole")
def test_many_files_are_flushed_before_the_first_is_replaced_and_behind_the_last(tmp_path, monkeypatch):
    seen: list[set[bytes]] = []
    replace_all(many(tmp_path, b"old"))
    monkeypatch.setattr(
        flushing,
        "sync",
        lambda _: seen.append({path.read_bytes() for path in tmp_path.glob("*/[0-9]*")}),
    )
    replace_all(many(tmp_path, b"new"))
    assert seen == [{b"old"}, {b"new"}]


@pytest.mark.usefixtures("whole")
def test_many_files_that_cannot_be_flushed_stay_old(tmp_path, monkeypatch):
    replace_all(many(tmp_path, b"old"))

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(flushing, "sync", refuse)
    with pytest.raises(UnreadableError) as error:
        replace_all(many(tmp_path, b"new"))
    assert str(error.value) == f"{tmp_path}/0: cannot be written (No space left on device); free some space"
    assert set(contents(tmp_path).values()) == {b"old"}


@pytest.mark.usefixtures("whole")
def test_of_many_files_those_on_another_disk_are_flushed_by_themselves(tmp_path, monkeypatch):
    flushed: list[int] = []
    monkeypatch.setattr(flushing.Disk, "holds", lambda _, folder: not folder.endswith("/1"))
    monkeypatch.setattr(os, "fsync", flushed.append)
    replace_all(many(tmp_path, b"new"))
    assert len(contents(tmp_path)) == 40
    assert len(flushed) == 13 + 1


def test_a_temporary_file_alone_is_swept_by_who_comes_next(tmp_path):
    write_beside(tmp_path / "a", b"x")
    assert contents(tmp_path) == {f".a.{os.getpid()}.tmp": b"x"}
    assert sweep(tmp_path) == 1
    with pytest.raises(UnreadableError, match="none/a: cannot be written"):
        write_beside(tmp_path / "none" / "a", b"x")
