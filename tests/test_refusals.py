import errno
import os

import pytest

from paperlog.refusals import refusal, refused


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "a: cannot be written (No space left on device); free some space"),
        (errno.EROFS, "a: cannot be written (Read-only file system); make the file system writable"),
        (errno.EIO, "a: cannot be written (Input/output error); check the disk"),
    ],
)
def test_a_refusal_says_what_where_and_what_to_do(number, said):
    assert str(refusal(OSError(number, os.strerror(number)), "a")) == said


def test_what_a_folder_forbids_is_told_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    error = PermissionError(errno.EACCES, "Permission denied")
    said = f"{tmp_path}: cannot be written (Permission denied); make it writable"
    assert str(refused(error, tmp_path / "a", "removed")) == said
