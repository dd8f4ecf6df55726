import os
from pathlib import Path

import pytest

from paperlog import flushing
from paperlog.flushing import sync, whole_disk


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of the tests, whatever it is, is one that is flushed as a whole."""
    monkeypatch.setattr(flushing, "_type_of", lambda _: "ext4")


@pytest.mark.usefixtures("trusted")
def test_a_disk_is_flushed_and_knows_what_is_on_it(tmp_path):
    disk = whole_disk(tmp_path / "still" / "to be made")
    assert disk is not None
    with disk:
        (tmp_path / "a").write_bytes(b"x")
        disk.flush()
        assert disk.holds(tmp_path)
        assert not disk.holds(Path("/proc"))


@pytest.mark.parametrize("kind", ["fuse.sshfs", "nfs4", ""])
def test_a_file_system_that_may_promise_less_is_not_flushed_as_a_whole(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(flushing, "_type_of", lambda _: kind)
    assert whole_disk(tmp_path) is None


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("release", "is_told"), [("5.7.19-arch1-1", False), ("5.8.0", True), ("6.18.44+", True)]
)
def test_a_kernel_that_does_not_tell_what_it_could_not_write_is_not_trusted(
    tmp_path, monkeypatch, release, is_told
):
    uname = os.uname()
    monkeypatch.setattr(os, "uname", lambda: type(uname)((uname[0], uname[1], release, *uname[3:])))
    disk = whole_disk(tmp_path)
    assert (disk is not None) is is_told
    if disk:
        with disk:
            pass


def test_the_type_of_a_file_system_is_the_kernels_own_word():
    assert flushing._type_of(os.stat("/proc").st_dev) == "proc"
    assert flushing._type_of(os.makedev(4000, 4000)) == ""


def test_what_cannot_be_flushed_is_told(tmp_path):
    handle = os.open(tmp_path, os.O_RDONLY)
    os.close(handle)
    with pytest.raises(OSError, match="Bad file descriptor"):
        sync(handle)
