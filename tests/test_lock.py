import errno
import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from paperlog import lock
from paperlog.errors import BusyError, UnreadableError
from paperlog.lock import is_held, locked, runs_with_lock, to_unlock

HOLD = """
import sys
from pathlib import Path
from paperlog.lock import locked
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


def test_the_lock_is_one_for_all_processes_and_ends_with_its_holder(tmp_path):
    process = holder(tmp_path)
    assert is_held(tmp_path)
    with (
        pytest.raises(BusyError, match=r"was not done within 0.1 s; .* --wait SECONDS"),
        locked(tmp_path, 0.1),
    ):
        pass
    process.kill()
    process.wait()
    assert not is_held(tmp_path)
    with locked(tmp_path, wait=5):
        pass


def test_who_does_not_want_to_wait_does_not(tmp_path):
    start = time.monotonic()
    with locked(tmp_path), pytest.raises(BusyError), locked(tmp_path, wait=0):
        pass
    assert time.monotonic() - start < 5


def test_a_writer_waits_for_the_lock_and_is_told_so_once(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "_PATIENT_SECONDS", 0.0)
    process, told = holder(tmp_path), []
    threading.Timer(0.1, process.kill).start()
    with locked(tmp_path, tell=told.append):
        assert process.wait() != 0
    assert told == [f"{tmp_path}: another paperlog is writing to it; waiting, at most 30 s (--wait)"]


def test_a_lock_whose_file_was_removed_meanwhile_is_taken_anew(tmp_path):
    process = holder(tmp_path)
    threading.Timer(0.1, (tmp_path / ".lock").unlink).start()
    threading.Timer(0.3, process.kill).start()
    with locked(tmp_path, wait=20):
        assert (tmp_path / ".lock").exists()
    process.wait()


def test_a_store_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnreadableError, match="--store"), locked(tmp_path / "file" / "store"):
        pass


def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path):
    (tmp_path / ".lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnreadableError, match="cannot be written"), locked(tmp_path):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_looking_whether_it_is_held_makes_nothing(tmp_path):
    assert not is_held(tmp_path)
    assert not is_held(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_on_a_disk_that_is_only_to_be_read_the_message_says_so(tmp_path, monkeypatch):
    def refuse(*_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    (tmp_path / ".lock").touch()
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableError) as error, locked(tmp_path):
        pass
    said = f"{tmp_path}: cannot be written (Read-only file system); make the file system writable"
    assert str(error.value) == said


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="Linux tells who has a lock")
def test_whether_who_has_a_lock_is_stopped(tmp_path):
    path = tmp_path / "file"
    path.touch()
    assert not runs_with_lock(path, 7)
    other = os.fork()
    if not other:
        with path.open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX, 1, 7)
            os.kill(os.getpid(), signal.SIGSTOP)
            time.sleep(60)
    try:
        os.waitpid(other, os.WUNTRACED)
        assert not runs_with_lock(path, 7)
        os.kill(other, signal.SIGCONT)
        assert os.WIFCONTINUED(os.waitpid(other, os.WCONTINUED)[1])
        assert runs_with_lock(path, 7)
        assert not runs_with_lock(path, 8)
    finally:
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)


def test_what_to_do_about_a_lock_is_what_helps(tmp_path):
    path = tmp_path / ".lock"
    path.mkdir()
    with (
        pytest.raises(UnreadableError, match=r"\(Is a directory\); remove it; it is made anew$"),
        locked(tmp_path),
    ):
        pass
    path.rmdir()
    path.touch()
    assert to_unlock(path) == "make it writable (chmod u+rw), or remove it; it is made anew"


def test_a_file_system_without_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with (
        pytest.raises(UnreadableError, match=r"\.lock: cannot be locked \(No locks .* has locks$"),
        locked(tmp_path),
    ):
        pass
