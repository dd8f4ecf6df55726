import errno
import threading

import pytest
from running import contents

from paperlog import newfiles
from paperlog.errors import UnreadableError
from paperlog.files import replace_all

MANY = 20 * newfiles.MANY


def test_a_thread_writes_many_files_and_all_of_them(tmp_path, monkeypatch):
    writers, real = set(), newfiles.write_new

    def write(*told: object, **options: object) -> None:
        writers.add(threading.current_thread())
        real(*told, **options)

    monkeypatch.setattr(newfiles, "write_new", write)
    monkeypatch.setattr("paperlog.flushing._TRUSTED", frozenset({kind_of(tmp_path)}))
    replace_all((tmp_path / str(at % 7) / str(at), str(at).encode()) for at in range(MANY))
    assert contents(tmp_path) == {f"{at % 7}/{at}": str(at).encode() for at in range(MANY)}
    assert len(writers) == 1
    assert threading.main_thread() not in writers


def kind_of(folder: object) -> str:
    """The type of a folder's file system, whatever the tests run on."""
    from pathlib import Path

    from paperlog.flushing import _type_of

    return _type_of(Path(str(folder)).stat().st_dev)


@pytest.mark.parametrize("at", [0, MANY // 2, MANY - 1])
def test_one_of_many_that_cannot_be_written_is_told_and_none_is_left(tmp_path, at):
    (tmp_path / "5").write_bytes(b"old")
    names = [str(each) if each != at else "x" * 300 for each in range(MANY)]
    with pytest.raises(UnreadableError, match=r"x{300}: cannot be written .*; choose a shorter name"):
        replace_all((tmp_path / name, b"new") for name in names)
    assert contents(tmp_path) == {"5": b"old"}


def test_a_folder_of_a_file_system_that_flushes_none_is_no_fault(tmp_path, monkeypatch):
    def refuse(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr("os.fsync", refuse)
    newfiles.flush_folder(str(tmp_path))
