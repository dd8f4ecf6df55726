from collections.abc import Iterator
from pathlib import Path

import pytest

from paperlog.indexfile import Connection, in_memory
from paperlog.indexwrite import Writer
from paperlog.store import Store

FILE = ("a", "ann.yaml", 1, 2, 3, 4, None)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    db = in_memory(Store(tmp_path))
    yield db
    db.close()


def added(db: Connection, *names: str) -> list[int]:
    writer = Writer(db)
    ids = [writer.add_file((FILE[0], name, *FILE[2:])) for name in names]
    writer.flush()
    assert db.execute("SELECT name FROM file WHERE id >= ?", (ids[0],)).fetchall() == [
        (each,) for each in names
    ]
    return ids


def test_no_id_comes_back_when_its_file_is_gone(db: Connection) -> None:
    assert added(db, "x", "y") == [1, 2]
    Writer(db).forget([1, 2])
    assert added(db, "x") == [3]


@pytest.mark.parametrize("damage", ["DELETE FROM sqlite_sequence", "UPDATE sqlite_sequence SET seq = 'x'"])
def test_no_id_is_given_twice_where_the_count_of_them_is_damaged(db: Connection, damage: str) -> None:
    added(db, "x", "y")
    db.execute(damage)
    assert added(db, "z") == [3]
