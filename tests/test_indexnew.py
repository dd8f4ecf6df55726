import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from stores import new_store, put

from paperlog import indexnew
from paperlog.indexfile import connect
from paperlog.indexnew import fill
from paperlog.indexopen import open_index
from paperlog.model import Paper
from paperlog.paths import index_path
from paperlog.store import Store
from paperlog.watching import NOBODY


@pytest.fixture
def store() -> Iterator[Store]:
    with new_store() as opened:
        put(opened, Paper("a", title="Engines Think"))
        put(opened, Paper("b", title="Engines Dream"))
        yield opened


def in_the_cache(store: Store) -> list[str]:
    return sorted(each.name for each in index_path(store.root).parent.iterdir())


def known(store: Store) -> list[str]:
    with closing(open_index(store)) as index:
        return index.all_keys()


def test_the_file_is_put_in_place_whole_and_alone(store: Store) -> None:
    path = index_path(store.root)
    assert fill(path, store, NOBODY) is not None
    assert in_the_cache(store) == [path.name]
    with closing(connect(path, store)) as db:
        assert [row[0] for row in db.execute("SELECT key FROM paper ORDER BY key")] == ["a", "b"]
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_what_is_there_is_not_replaced(store: Store, suffix: str) -> None:
    path = index_path(store.root)
    path.parent.mkdir(parents=True, exist_ok=True)
    Path(f"{path}{suffix}").write_bytes(b"")
    assert fill(path, store, NOBODY) is None
    assert known(store) == ["a", "b"]


def test_another_process_may_be_quicker(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path, link = index_path(store.root), os.link

    def too_late(new: Path, place: Path) -> None:
        connect(place, store).close()
        link(new, place)

    monkeypatch.setattr(indexnew.os, "link", too_late)
    assert fill(path, store, NOBODY) is None
    assert in_the_cache(store) == [path.name]
    assert known(store) == ["a", "b"]


def test_a_disk_without_second_names_gets_its_file_in_place(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(indexnew.os, "link", refused)
    assert known(store) == ["a", "b"]
    assert in_the_cache(store) == [index_path(store.root).name]


def test_what_a_dead_process_left_goes_and_that_of_a_living_one_stays(store: Store) -> None:
    path = index_path(store.root)
    path.parent.mkdir(parents=True, exist_ok=True)
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True
    )
    for process in (dead.stdout.strip(), os.getppid()):
        for suffix in ("", "-wal"):
            Path(f"{path}.new-{process}{suffix}").write_bytes(b"half")
    assert fill(path, store, NOBODY) is not None
    assert in_the_cache(store) == [
        path.name,
        f"{path.name}.new-{os.getppid()}",
        f"{path.name}.new-{os.getppid()}-wal",
    ]
