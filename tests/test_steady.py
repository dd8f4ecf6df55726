"""Readers while another process, which stands still, has put half of a change in place: all is as before, at once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from halting import killed, stopped
from running import Ended, Home, contents, with_samples
from stores import located, new_store

from paperlog import index, settled
from paperlog.entries import Entry
from paperlog.errors import NotFoundError
from paperlog.indexscan import RACY_NS, Changes, compare, digests
from paperlog.journal import Journal
from paperlog.library import Library
from paperlog.lock import locked
from paperlog.lookahead import LookAhead, Seen
from paperlog.sight import Sight
from paperlog.steady import steadily

DPO, TULU = "2305.18290", "lambert2025tulu"
NEW = ("doe2025first", "doe2025second")
READERS: list[tuple[str, ...]] = [
    ("show", DPO, TULU),
    ("show", "--yaml", TULU, DPO),
    ("show", "--json", *NEW, DPO),
    ("show", "--path", DPO, TULU),
    ("show", TULU),
    ("show", "--yaml", TULU),
    ("open", "--print", TULU),
    ("note", TULU),
    ("related", TULU),
    ("export", DPO, TULU, "--format", "json"),
    ("export", DPO, TULU, *NEW, "--format", "yaml"),
    ("export", "--format", "yaml"),
    ("check", "--json"),
    ("list", "--json"),
    ("import", "--dry-run", "--json", "samples"),
    ("merge", "--dry-run", DPO, TULU),
    ("tag", "add", "--dry-run", "half", DPO, TULU),
]
# Each with the call before which half of it is in place, and that of its undo.
CHANGES = [
    (("tag", "add", "half", DPO, TULU), ("replace", 2), ("replace", 2)),
    (("merge", DPO, TULU), ("unlink", 0), ("replace", 2)),
    (("rename", TULU, "tulu"), ("unlink", 0), ("unlink", 0)),
    (("remove", DPO, TULU), ("unlink", 1), ("replace", 2)),
    (("import", "new.bib"), ("replace", 2), ("unlink", 1)),
]
# The same, but all is in place, and the index has it; only the journal does not say so yet.
ENDS = [
    (("tag", "add", "half", DPO, TULU), ("replace", 3), ("unlink", 0)),
    (("merge", DPO, TULU), ("replace", 2), ("unlink", 0)),
    (("rename", TULU, "tulu"), ("replace", 2), ("unlink", 1)),
]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = with_samples(tmp_path)
    for key in (DPO, TULU):  # so that `check` has a line of each to tell
        with next((home.store / "papers").rglob(f"{key}.yaml")).open("a") as file:
            file.write("colour: green\n")
    entries = (
        f"@misc{{x, title={{{name} of Them}}, author={{Jo Doe}}, year=2025}}" for name in ("First", "Second")
    )
    (tmp_path / "new.bib").write_text("\n".join(entries))
    return home


def told(home: Home, cache: str = "cache") -> dict[tuple[str, ...], Ended]:
    """What each reader says, by an index of its own; none of them waits."""
    start = time.monotonic()
    found = {reader: home.run(*reader, XDG_CACHE_HOME=str(home.root / cache)) for reader in READERS}
    assert time.monotonic() - start < settled.PATIENT_SECONDS
    return found


@pytest.mark.parametrize(("change", "at", "undone_at"), CHANGES, ids=lambda value: "-".join(map(str, value)))
def test_a_change_is_seen_as_a_whole(
    home: Home, change: tuple[str, ...], at: tuple[str, int], undone_at: tuple[str, int]
) -> None:
    for command, place in ((change, at), (("undo",), undone_at)):
        before, files = told(home), contents(home.store / "papers")
        with stopped(home, *place, *command):
            assert contents(home.store / "papers") != files
            for cache in ("cache", f"made-during-{command[0]}"):
                found = told(home, cache)
                for reader in READERS:
                    assert (reader, found[reader]) == (reader, before[reader])
        after = told(home)
        assert after != before
        assert told(home, f"made-during-{command[0]}") == after


def test_an_index_of_longer_ago_is_brought_up_to_right_before_the_change(home: Home) -> None:
    told(home, "other")
    home.good("rename", TULU, "tulu")
    home.good("tag", "add", "x", "hu2021lora")
    before = told(home)
    with stopped(home, "replace", 2, "tag", "add", "half", DPO, "hu2021lora"):
        assert told(home, "other") == before
    assert told(home, "other") == told(home) != before


@pytest.mark.parametrize(
    ("change", "at", "undone_at"), CHANGES[:3], ids=lambda value: "-".join(map(str, value))
)
def test_a_change_that_was_cut_off_and_cannot_be_ended_is_not_seen(
    home: Home, change: tuple[str, ...], at: tuple[str, int], undone_at: tuple[str, int]
) -> None:
    for command, place in ((change, at), (("undo",), undone_at)):
        before, files = told(home), contents(home.store / "papers")
        killed(home, *place, *command)
        assert contents(home.store / "papers") != files
        with nobody_writing(home):
            for cache in ("cache", f"made-during-{command[0]}", "cache"):
                found = told(home, cache)
                for reader in READERS:
                    if reader[0] != "check":  # which tells of it
                        assert (reader, found[reader].out) == (reader, before[reader].out)
                    assert found[reader].status == (2 if before[reader].status == 2 else 3)
                    assert "; until then papers are told as they were before it\n" in found[reader].err
        home.run("list")
        assert told(home) == told(home, f"made-during-{command[0]}")
        home.run(*command)


@contextmanager
def nobody_writing(home: Home) -> Iterator[None]:
    """The store is as one that cannot be written: nobody gets its lock."""
    lock = home.store / ".lock"
    lock.unlink()
    lock.mkdir()
    yield
    lock.rmdir()


@pytest.mark.parametrize(("change", "at", "undone_at"), ENDS, ids=lambda value: "-".join(map(str, value)))
def test_a_change_that_is_in_place_is_seen_or_not(
    home: Home, change: tuple[str, ...], at: tuple[str, int], undone_at: tuple[str, int]
) -> None:
    for command, place in ((change, at), (("undo",), undone_at)):
        before = told(home)
        with stopped(home, *place, *command):
            found = [told(home), told(home, f"made-during-{command[0]}"), told(home)]
        after = told(home)
        assert after != before
        for reader in READERS:
            assert {each[reader] for each in found} <= {before[reader], after[reader]}, reader


FIRST, SECOND = (located(Entry(title, arxiv_id=None)) for title in ("First of Them", "Second of Them"))


def test_where_a_change_ends_meanwhile_all_is_looked_at_again() -> None:
    looks: list[list[str]] = []

    def look() -> list[str]:
        first = [key for key, _ in library.store.files()]
        if not looks:
            other.import_entries([SECOND])
        looks.append(first)
        return [paper.title for paper in map(library.get, library.all_keys())]

    with new_store() as store, Library.open(store.root) as library, Library(store) as other:
        other.import_entries([FIRST])
        assert steadily(library, look) == ["First of Them", "Second of Them"]
    assert list(map(len, looks)) == [1, 2]


def test_what_is_not_there_is_looked_for_again_where_a_change_ended_meanwhile() -> None:
    def look() -> str:
        if not (there := list(library.store.files())):
            other.import_entries([FIRST])
            raise NotFoundError("nothing there")
        return there[0][0]

    with new_store() as store, Library.open(store.root) as library, Library(store) as other:
        assert steadily(library, look) == other.all_keys()[0]


def test_what_nobody_can_see_as_a_whole_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settled, "PATIENT_SECONDS", 0.05)
    told: list[str] = []
    with new_store() as store, Library(store, tell=told.append) as library:
        library.import_entries([FIRST])
        change = store.root / ".paperlog/changes/00000001.gz"
        change.rename(change.with_suffix(".open")).write_bytes(b"damaged")
        with locked(store.root):
            assert len(steadily(library, library.all_keys)) == 1
    assert "may be half of a change" in told[0]


class Beside:
    """A look that began with the program (lookahead.LookAhead) and is asked for later."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen

    def seen(self, _: str) -> Seen:
        return self._seen


@pytest.mark.parametrize("has_changed", [False, True])
def test_a_look_that_began_with_the_program_counts_where_nothing_has_changed_since(
    monkeypatch: pytest.MonkeyPatch, has_changed: bool
) -> None:
    looks: list[Path] = []

    def counted(papers: Path, *more: Any) -> Changes:
        looks.append(papers)
        return compare(papers, *more)

    with new_store() as store, Library(store) as first:
        first.import_entries([FIRST])
        time.sleep(RACY_NS / 1e9)
        first.index.refresh()
        monkeypatch.setattr(index, "compare", counted)
        sight = Sight.now(Journal(store.root))
        seen = Seen(digests(store.papers), sight._replace(state="another") if has_changed else sight)
        with Library(store, cast(LookAhead, Beside(seen))) as library:
            assert steadily(library, library.all_keys) == first.all_keys()
    assert bool(looks) == has_changed
