import fcntl
import os
import threading

import pytest
from running import no_file_over

from paperlog.errors import UnreadableError
from paperlog.outfile import append_to, replace_with


def test_a_file_is_written_whole_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "a.bib"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_with(path, [b"n", b"ew"])
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a.bib"]


def test_whatever_fails_half_way_the_old_file_stays_and_nothing_is_left(tmp_path):
    path = tmp_path / "a.bib"
    path.write_bytes(b"old")

    def pieces():
        yield b"x" * 100_000
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_with(path, pieces())
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.bib", b"old")]


def test_a_name_as_long_as_names_can_be(tmp_path):
    replace_with(tmp_path / ("論" * 85), [b"x"])
    with pytest.raises(UnreadableError, match=r"File name too long.*choose a shorter name"):
        replace_with(tmp_path / ("x" * 256), [b"x"])


def test_what_is_no_regular_file_is_written_to(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    replace_with(pipe, [b"a", b"b"])
    reader.join()
    assert read == [b"ab"]
    assert pipe.is_fifo()


def test_what_dead_processes_left_is_swept_but_nobody_elses(tmp_path):
    left, living = tmp_path / ".paperlog-1.tmp", tmp_path / ".paperlog-2.tmp"
    for path in (left, living):
        path.write_bytes(b"x")
    with living.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        replace_with(tmp_path / "a", [b"x"])
    assert sorted(path.name for path in tmp_path.iterdir()) == [living.name, "a"]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(
        UnreadableError, match=r"nowhere/a: cannot be written .*; see that its folder is there"
    ):
        replace_with(tmp_path / "nowhere" / "a", [b"x"])


@pytest.mark.parametrize("before", [b"mine\n", None])
def test_what_cannot_be_added_to_the_end_leaves_the_file_as_it_was(tmp_path, before):
    path = tmp_path / "rc"
    if before is not None:
        path.write_bytes(before)
    with no_file_over(100), pytest.raises(UnreadableError, match=f"^{path}: cannot be written "):
        append_to(path, b"x" * 200)
    assert (path.read_bytes() if path.exists() else None) == before
    append_to(path, b"line\n")
    assert path.read_bytes() == (before or b"") + b"line\n"
