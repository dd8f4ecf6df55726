import errno
import os
from pathlib import Path

import pytest

from paperlog.errors import UnreadableError
from paperlog.reading import closed, decoded, read_bytes, refuse_leading_out


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    assert read_bytes(path, 10) == b"x" * 10
    with pytest.raises(UnreadableError, match=r"a: larger than 9 bytes; .* move it away"):
        read_bytes(path, 9)


def test_what_would_never_end_is_not_begun(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for name in ("pipe", "zero", "."):
        with pytest.raises(UnreadableError, match="no regular file"):
            read_bytes(tmp_path / name, 10)


def test_links_may_lead_about_the_folder_but_not_out_of_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "a").mkdir(parents=True)
    (tmp_path / "outside.yaml").write_bytes(b"x")
    (home / "a" / "x.yaml").write_bytes(b"x")
    (home / "a" / "near.yaml").symlink_to("x.yaml")
    (home / "a" / "out.yaml").symlink_to("../../outside.yaml")
    (home / "b").symlink_to(tmp_path)
    (tmp_path / "link").symlink_to(home)
    for fine in (home / "a" / "x.yaml", home / "a" / "near.yaml"):
        refuse_leading_out(fine, home)
        assert read_bytes(fine, 9, str(home)) == b"x"
    refuse_leading_out(tmp_path / "link" / "a" / "x.yaml", tmp_path / "link")
    for place in (home / "a" / "out.yaml", home / "b" / "outside.yaml"):
        with pytest.raises(UnreadableError, match="leads out of the store; put what it leads to here"):
            refuse_leading_out(place, home)
        with pytest.raises(UnreadableError, match="leads out of the store; put what it leads to here"):
            read_bytes(place, 9, str(home))


def test_bytes_that_are_no_text_are_told_with_the_line_that_an_editor_shows() -> None:
    with pytest.raises(UnreadableError, match=r"^a:3: not UTF-8"):
        decoded("一\u2028\r\x85二\r\n".encode() + b"\xff", "a")


def test_a_folder_that_the_disk_cannot_list_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path := tmp_path / "a").touch()
    assert closed(path).endswith("a: is a file in the place of a folder of papers; move it away")
    assert closed(tmp_path, errno.EACCES).endswith("(Permission denied); make it readable (chmod u+rwx)")
    said = "the papers in it cannot be read (Input/output error); check the disk"
    assert closed(tmp_path, errno.EIO) == f"{tmp_path}: {said}"

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "stat", fail)
    assert closed(path, errno.EIO).endswith(said)
