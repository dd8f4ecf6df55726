import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fullreading import check_query, check_rest, readable
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from stores import keys, new_store, put
from strategies import nodes, small_keys, small_papers

from paperlog import indexscan, settled
from paperlog.codec import to_yaml_values
from paperlog.errors import BusyError
from paperlog.indexscan import RACY_NS
from paperlog.journal import Journal
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.orders import ORDERS
from paperlog.paths import index_path
from paperlog.querynodes import EVERYTHING, Words
from paperlog.store import Change, Store
from paperlog.yamldumper import dump

BROKEN = [b"title: [\n", b"\xff", b"", b"year: soon\n", b"- a\n", b"title: x\ntitle: y\n"]
ORDER = st.sampled_from([*ORDERS, "key", "relevance"])


def settle() -> None:
    """Waits until files are old enough that a look at them can be trusted."""
    time.sleep(1.2 * RACY_NS / 1e9)


def change_unseen(path: Path, *, is_in_place: bool) -> None:
    """Gives a file another text of the same length, and its old times back."""
    before, data = path.stat(), path.read_bytes()
    target = path if is_in_place else path.with_name("new")
    target.write_bytes(data.swapcase())
    os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(target, path)


class Edited(RuleBasedStateMachine):
    """A store that people and programs change in every way, and a library that is asked in between."""

    @initialize(papers=st.lists(small_papers, max_size=5, unique_by=lambda paper: paper.key))
    def begin(self, papers: list[Paper]) -> None:
        self.stack = ExitStack()
        self.store = self.stack.enter_context(new_store())
        self.library = Library(self.store)
        put(self.store, *papers)

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            self.library.index.refresh()
            self.check(EVERYTHING, "key")
            self.library.__exit__(None, None, None)
            self.stack.close()

    def check(self, node: object, order: str, *, reverse: bool = False, limit: int | None = None) -> None:
        check_query(self.library, node, order, reverse=reverse, limit=limit)
        check_rest(self.library)

    @rule(
        node=nodes,
        order=ORDER,
        reverse=st.booleans(),
        limit=st.none() | st.integers(0, 3),
        is_new=st.booleans(),
    )
    def ask(self, node: object, order: str, reverse: bool, limit: int | None, is_new: bool) -> None:
        if is_new:
            self.library.__exit__(None, None, None)
            self.library = Library(self.store)
        else:
            self.library.index.refresh()
        self.check(node, order, reverse=reverse, limit=limit)

    @rule()
    def wait(self) -> None:
        settle()

    @rule(paper=small_papers)
    def save(self, paper: Paper) -> None:
        known = readable(self.store).get(paper.key)
        with self.store.writing():
            self.store.save([Change(paper, known)])
        self.library.index.refresh({paper.key: paper})

    @rule(paper=small_papers, is_in_place=st.booleans())
    def write(self, paper: Paper, is_in_place: bool) -> None:
        """As an editor does: into the file itself, or into a new one that takes its place."""
        path = self.store.path(paper.key)
        path.parent.mkdir(parents=True, exist_ok=True)
        target = path if is_in_place else path.with_name("new")
        target.write_text(dump(to_yaml_values(paper)), "utf-8")
        os.replace(target, path)

    @rule(key=small_keys, data=st.sampled_from(BROKEN))
    def break_(self, key: str, data: bytes) -> None:
        path = self.store.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    @rule(key=small_keys, is_in_place=st.booleans(), is_settled=st.booleans())
    def change_unseen(self, key: str, is_in_place: bool, is_settled: bool) -> None:
        if is_settled:
            self.wait()
            self.library.index.refresh()
        if self.store.exists(key):
            change_unseen(self.store.path(key), is_in_place=is_in_place)

    @rule(key=small_keys, moment=st.sampled_from([0, 10**18, 4 * 10**18]))
    def touch(self, key: str, moment: int) -> None:
        if self.store.exists(key):
            os.utime(self.store.path(key), ns=(moment, moment))

    @rule(key=small_keys)
    def delete(self, key: str) -> None:
        self.store.path(key).unlink(missing_ok=True)

    @rule(key=small_keys, other=small_keys)
    def rename(self, key: str, other: str) -> None:
        if self.store.exists(key):
            path = self.store.path(other)
            path.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self.store.path(key), path)

    @rule(key=small_keys)
    def misplace(self, key: str) -> None:
        """Right below `papers/`, where no key says that it is."""
        path = self.store.path(key)
        if path.exists():
            os.replace(path, self.store.papers / path.name)

    @rule(key=small_keys)
    def remove_folder(self, key: str) -> None:
        shutil.rmtree(self.store.path(key).parent, ignore_errors=True)

    @rule(is_now=st.booleans())
    def lose_index(self, is_now: bool) -> None:
        self.library.__exit__(None, None, None)
        shutil.rmtree(index_path(self.store.root).parent, ignore_errors=True)
        self.library = Library(self.store)
        if is_now:
            self.check(EVERYTHING, "date")


TestEdited = Edited.TestCase
TestEdited.settings = settings(max_examples=25, stateful_step_count=12)


@pytest.fixture
def store() -> Iterator[Store]:
    with new_store() as found:
        yield found


def titles(store: Store) -> list[str]:
    with Library(store) as library:
        return [paper.title for paper in library.papers(library.select(EVERYTHING))]


@pytest.mark.parametrize("is_in_place", [True, False])
def test_a_change_that_leaves_size_and_time_is_seen(store, is_in_place):
    put(store, Paper("a", title="aa"))
    settle()
    assert titles(store) == ["aa"]
    change_unseen(store.path("a"), is_in_place=is_in_place)
    assert store.path("a").read_text() == "TITLE: AA\n"
    assert titles(store) == [""]


def test_a_change_within_a_tick_of_the_clock_is_seen(store, monkeypatch):
    """Every time and size is as it was; only that the file is so young tells that it may have changed."""
    put(store, Paper("a", title="aa"))
    now = time.time_ns()
    real = indexscan._files
    monkeypatch.setattr(
        indexscan, "_files", lambda folder: [(*stat[:2], now, now, 1) for stat in real(folder)]
    )
    monkeypatch.setattr(time, "time_ns", lambda: now + RACY_NS // 2)
    for title in ("ab", "ac"):
        store.path("a").write_text(f"title: {title}\n")
        assert titles(store) == [title]


def test_settled_files_are_not_read_again(store, monkeypatch):
    put(store, *(Paper(key, title="x") for key in ("a", "b")))
    settle()
    with Library(store) as library:
        assert library.size() == 2
    store.path("b").write_text("title: y\n")
    read = []
    monkeypatch.setattr(Store, "read", lambda _, path, key: read.append(key) or Paper(key, title="z"))
    with Library(store) as library:
        assert library.all_keys() == ["a", "b"]
    assert read == ["b"]


@pytest.mark.parametrize("others", [0, 3], ids=["most of it gone", "some gone"])
def test_words_of_papers_that_are_gone_are_gone(store, others):
    put(store, *(Paper(f"keep{number}", title="keep") for number in range(others)))
    for count in range(6):
        put(store, Paper("b", title=f"word{count}", tags=("same",)))
        with Library(store) as library:
            assert keys(library, Words((f"word{count}",))) == ["b"]
            assert keys(library, Words(("keep",))) == [f"keep{number}" for number in range(others)]
            assert library.with_texts().words("word") == [f"word{count}"]
            assert list(library.index.rows("SELECT doc FROM vocabulary WHERE term = 'same'")) == [(1,)]
            library.index.rows("INSERT INTO words (words) VALUES ('integrity-check')")


def test_words_can_be_lost_again_and_again(store):
    words = [f"word{count}" for count in range(6)]
    with Library(store) as library:
        while words:
            put(store, Paper("a", title="one"), Paper("b", title="two", note=" ".join(words)))
            library.index.refresh()
            assert keys(library, Words(("word",))) == ["b"]
            assert library.with_texts().words("word") == words
            library.index.rows("INSERT INTO words (words) VALUES ('integrity-check')")
            words.pop()


def test_all_papers_gone_leave_no_word(store):
    put(store, *(Paper(f"p{number}", title=f"word{number}") for number in range(5)))
    with Library(store) as library:
        assert len(library.with_texts().words("word")) == 5
    for _, path in list(store.files()):
        path.unlink()
    with Library(store) as library:
        assert library.with_texts().words("") == []


def test_a_file_that_could_not_be_read_for_a_moment_is_read_again(store, monkeypatch):
    put(store, *(Paper(key, title="x") for key in ("a", "b")))
    settle()
    real = os.read

    def failing(handle: int, count: int) -> bytes:
        if os.readlink(f"/proc/self/fd/{handle}").endswith("b.yaml"):
            raise OSError(5, "Input/output error")
        return real(handle, count)

    with monkeypatch.context() as patched:
        patched.setattr(os, "read", failing)
        with Library(store) as library:
            assert library.all_keys() == ["a"]
            assert "Input/output error" in library.problems()[0]
    with Library(store) as library:
        assert (library.all_keys(), library.problems()) == (["a", "b"], [])


def test_a_folder_that_was_a_link_is_read_again_when_it_is_none(store):
    put(store, Paper("b", title="x"))
    folder = store.path("b").parent
    folder.rename(store.root.parent / "elsewhere")
    folder.symlink_to(store.root.parent / "elsewhere")
    settle()
    with Library(store) as library:
        assert "leads out of the store" in library.problems()[0]
    folder.unlink()
    (store.root.parent / "elsewhere").rename(folder)
    with Library(store) as library:
        assert (library.all_keys(), library.problems()) == (["b"], [])


def test_who_has_no_index_and_never_sees_the_store_as_a_whole_says_so(store, monkeypatch) -> None:
    put(store, Paper("a", title="x"))
    monkeypatch.setattr(settled, "PATIENT_SECONDS", 0.05)
    states = iter(range(1000))
    monkeypatch.setattr(Journal, "state", lambda _: (next(states),))
    with Library(store) as library, pytest.raises(BusyError, match="again and again"):
        library.size()
    monkeypatch.undo()
    with Library(store) as library:
        assert library.size() == 1
