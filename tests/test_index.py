import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from fullreading import check_query, check_rest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import SAMPLES
from running import Home, with_samples
from stores import keys, located, new_store, put
from strategies import nodes, papers, small_papers

from paperlog import indexfile
from paperlog.entries import Entry
from paperlog.errors import UnreadableError
from paperlog.index import Index
from paperlog.indexopen import open_index
from paperlog.indexscan import RACY_NS
from paperlog.indexschema import VERSION
from paperlog.ingest import read_file
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.orders import ORDERS
from paperlog.paths import index_path
from paperlog.querynodes import EVERYTHING, Label, Node, Words
from paperlog.store import Store


@pytest.fixture
def store() -> Iterator[Store]:
    """A store with the samples in it, and its index."""
    with new_store() as found:
        with Library(found) as library:
            library.import_entries([one for path in SAMPLES.values() for one in read_file(path).entries])
        yield found


def answers(store: Store) -> list[object]:
    """Everything that a command may ask."""
    with Library(store) as library:
        check_rest(library)
        check_query(library, Words(("推論",)), "relevance", reverse=False, limit=None)
        ids = list(library.select(EVERYTHING))
        return [list(library.json(ids)), list(library.lines(ids)), keys(library, Label("tag", "rlvr"))]


@given(nodes, st.lists(small_papers, max_size=6, unique_by=lambda paper: paper.key))
@settings(max_examples=12)
def test_every_order_is_that_of_a_full_reading(node, some):
    with new_store() as store, Library(store) as library:
        put(store, *some)
        for order in (*ORDERS, "key", "relevance"):
            for reverse in (False, True):
                check_query(library, node, order, reverse=reverse, limit=None)


@given(st.lists(papers, max_size=3, unique_by=lambda paper: paper.key))
@settings(max_examples=8)
def test_any_texts_are_answered_as_they_were_written(some):
    with new_store() as store:
        put(store, *some)
        assert len(answers(store)[0]) == len(some)


def test_deleting_the_index_changes_no_answer(store):
    before = answers(store)
    shutil.rmtree(index_path(store.root).parent)
    assert answers(store) == before
    assert index_path(store.root).exists()


def sql(*statements: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        db = sqlite3.connect(path)
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()

    return run


def garbage(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(50_000))


def cut(share: float) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, int(path.stat().st_size * share))


def foreign(path: Path) -> None:
    path.unlink()
    sql("CREATE TABLE paper (x)", f"PRAGMA user_version = {VERSION}")(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "file").touch()


DAMAGE = {
    "garbage": garbage,
    "empty": lambda path: path.write_bytes(b""),
    "cut": cut(0.5),
    "cut to the header": lambda path: os.truncate(path, 100),
    "cut by a page": lambda path: os.truncate(path, path.stat().st_size - 4096),
    "older": sql(f"PRAGMA user_version = {VERSION - 1}", "DROP TABLE label"),
    "newer": sql(f"PRAGMA user_version = {VERSION + 1}", "ALTER TABLE paper ADD COLUMN x TEXT"),
    "of another store": sql("UPDATE origin SET store = '/elsewhere'"),
    "without tables": sql("DROP TABLE shard"),
    "of another program": foreign,
    "a folder": folder,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_index_is_made_anew(store, damage):
    before, path = answers(store), index_path(store.root)
    for suffix in ("-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    damage(path)
    assert answers(store) == before
    assert answers(store) == before


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_garbage_beside_the_index_does_no_harm(store, suffix):
    before = answers(store)
    garbage(Path(f"{index_path(store.root)}{suffix}"))
    assert answers(store) == before


def with_bad_pages(store: Store) -> Iterator[None]:
    """The index, settled, with one page after the other gone bad, as a failing disk leaves it."""
    time.sleep(1.2 * RACY_NS / 1e9)
    listed(store, EVERYTHING)
    path = index_path(store.root)
    data = path.read_bytes()
    for start in range(4096, len(data), 3 * 4096):
        path.write_bytes(data[:start] + b"\x5a" * 4096 + data[start + 4096 :])
        yield


def listed(store: Store, node: Node) -> list[str]:
    with Library(store) as library:
        return list(library.lines(library.select(node)))


@pytest.mark.parametrize(
    "node", [EVERYTHING, Label("tag", "rlvr"), Words(("推論",))], ids=["all", "tag", "words"]
)
def test_a_list_from_an_index_with_a_bad_page_is_right_or_it_is_told_and_right_the_next_time(store, node):
    before = listed(store, node)
    for _ in with_bad_pages(store):
        with suppress(UnreadableError):
            assert listed(store, node) == before
        assert listed(store, node) == before


@pytest.mark.xfail(
    strict=True, raises=sqlite3.DatabaseError, reason="counts, keys, titles, exports are not guarded"
)
def test_whatever_is_asked_of_an_index_with_a_bad_page_is_right_or_told(store):
    before = answers(store)
    for _ in with_bad_pages(store):
        with suppress(UnreadableError):
            assert answers(store) == before
        assert answers(store) == before


def test_without_a_cache_folder_that_can_be_written_the_answers_are_right(store, tmp_path, monkeypatch):
    before = answers(store)
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/none")):
        monkeypatch.setenv("XDG_CACHE_HOME", str(place))
        assert answers(store) == before


def test_an_index_is_in_use_while_another_makes_it_anew(store):
    with Library(store) as library:
        before = list(library.json(library.select(EVERYTHING)))
        sql(f"PRAGMA user_version = {VERSION - 1}")(index_path(store.root))
        put(store, Paper("new", title="On something new"))
        with Library(store) as other:
            assert "new" in keys(other)
            assert list(library.json(library.select(EVERYTHING))) == before
        library.index.refresh()
        assert "new" in keys(library)


def roots(path: Path) -> dict[str, int]:
    """The first page of each table and index in an index's file."""
    with closing(sqlite3.connect(path)) as db:
        return dict(db.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0").fetchall())


@pytest.mark.parametrize(
    "command",
    [("list", "-k"), ("list", "--json"), ("search", "tag:RLVR"), ("stats",), ("tag", "list")],
    ids=str,
)
def test_whatever_part_is_damaged_a_command_is_right_at_the_second_attempt_at_the_latest(tmp_path, command):
    home = with_samples(tmp_path)
    time.sleep(1.2 * RACY_NS / 1e9)
    before = home.good(*command)
    (path,) = (home.root / "cache/paperlog").glob("*.sqlite")
    data = path.read_bytes()
    for name, page in roots(path).items():
        path.write_bytes(data[: (page - 1) * 4096] + bytes(4096) + data[page * 4096 :])
        ended = home.run(*command)
        told = "paperlog: the index was damaged and is taken away; run the command again\n"
        assert (ended.status, ended.err) in ((0, ""), (3, told)), name
        assert home.good(*command) == before, name


@contextmanager
def in_use(store: Store, *, is_stopped: bool) -> Iterator[int]:
    """Another process takes something into the index, and never comes to its end; gives how many papers there are."""
    with Library(store) as library:
        before = library.size()
    file = index_path(store.root)
    other = os.fork()
    if not other:
        sqlite3.connect(file, isolation_level=None).execute("BEGIN IMMEDIATE")
        os.kill(os.getpid(), signal.SIGSTOP)
        time.sleep(60)
    inode = file.stat().st_ino
    try:
        assert os.WIFSTOPPED(os.waitpid(other, os.WUNTRACED)[1])
        if not is_stopped:
            os.kill(other, signal.SIGCONT)
            os.waitpid(other, os.WCONTINUED)
        yield before
    finally:
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)
    assert file.stat().st_ino == inode
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("SELECT count(*) FROM paper").fetchone() == (before,)


def test_nobody_waits_for_one_who_is_stopped_while_it_writes_into_the_index(store):
    told: list[str] = []
    with in_use(store, is_stopped=True) as before:
        put(store, Paper("new", title="On zyzzyvas"))
        start = time.monotonic()
        with Library(store, tell=told.append) as library:
            assert library.size() == before + 1
            assert keys(library, Words(("zyzzyvas",))) == ["new"]
            library.surely(Index.enter_blocks)
            put(store, Paper("newer", title="On other zyzzyvas"))
            library.index.refresh()
            assert keys(library, Words(("zyzzyvas",))) == ["new", "newer"]
        assert time.monotonic() - start < 5
    assert told == []


def test_who_does_not_get_at_the_index_in_time_answers_without_it_and_leaves_it_alone(store, monkeypatch):
    monkeypatch.setattr(indexfile, "BUSY_SECONDS", 1.4)
    monkeypatch.setattr(indexfile, "_TOLD_AFTER", 0.01)
    told: list[str] = []
    with in_use(store, is_stopped=False) as before, Library(store, tell=told.append) as library:
        put(store, Paper("new", title="On something new"))
        assert library.size() == before + 1
        library.import_entries([located(Entry("Another Thing", arxiv_id="2401.00001"))])
        assert library.size() == before + 2
    assert told == ["another paperlog is taking papers into the index; waiting for it, at most 1 s"]


def test_many_first_uses_at_once(tmp_path):
    home = Home(tmp_path)
    put(Store(home.store), *(Paper(f"a{number}", title=f"Number {number}") for number in range(50)))
    processes = [home.start("list", "--keys", stdout=-1, stderr=-1) for _ in range(4)]
    ended = [process.communicate(timeout=60) for process in processes]
    assert {out for out, _ in ended} == {b"".join(b"a%d\n" % n for n in sorted(range(50), key=str))}
    assert {err for _, err in ended} == {b""}


def test_odd_files_are_told_and_the_others_answered(store):
    with Library(store) as library:
        before = library.all_keys()
    folder = store.papers / "g"
    (folder / os.fsdecode(b"\xff.yaml")).write_text("title: x\n")
    (folder / "gone.yaml").symlink_to("nowhere")
    (folder / "circle.yaml").symlink_to("circle.yaml")
    (folder / "gfolder.yaml").mkdir()
    (folder / "other.yaml").write_text("title: x\n")
    (odd := store.papers / os.fsdecode(b"g\xff")).mkdir()
    (odd / "b.yaml").write_text("title: x\n")
    with Library(store) as library:
        assert library.all_keys() == before
        assert len(library.problems()) == 6
        assert all(problem.startswith(str(folder)) and "\n" not in problem for problem in library.problems())


def test_a_file_from_a_time_far_ahead_is_answered_from_the_index_and_its_changes_are_seen(store):
    path = store.path("goo2020")
    path.parent.mkdir(exist_ok=True)
    for title in ("One", "Two"):
        path.write_text(f"title: {title}\n")
        os.utime(path, (0, 10_000_000_000))
        with Library(store) as library:
            assert library.get("goo2020").title == title
            assert f"\t{title}\t" in "".join(library.lines(library.select(EVERYTHING)))
            assert library.has_seen(path)


def test_what_an_index_says_itself(store):
    index = open_index(store)
    index.enter_texts()
    assert index.by_arxiv_id("2305.18290") == ["2305.18290"]
    assert index.by_arxiv_id("0000.00000") == []
    assert "gu2023mamba" in index.all_keys()
    assert "gu" not in index.all_keys()
    assert index.by_beginning("l") == ["lambert2022illustrating", "lambert2025tulu", "lightman2024let"]
    assert index.by_title("protocol") == []
    assert list(index.keys(index.ids_of(["none", "gu2023mamba"]))) == ["gu2023mamba"]
    assert "mamba" in index.words("mam")
    assert list(index.keys(index.select(EVERYTHING, "key", limit=1))) == index.all_keys()[:1]
    index.close()
