"""Undo from outside: whatever the program wrote goes, whatever a person wrote stays."""

import gzip
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import Home, contents, one_line, with_samples
from stores import located
from strategies import small_entries

from paperlog.errors import UnreadableError
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.store import Change, Removal

DPO = "2305.18290"
TULU = "lambert2025tulu"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


def papers(home: Home) -> dict[str, bytes]:
    return contents(home.store / "papers")


def file(home: Home, ref: str) -> Path:
    return Path(home.good("show", "--path", ref).strip())


def test_an_import_is_taken_back_as_a_whole(home: Home) -> None:
    ended = home.run("undo")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.startswith("undone: paperlog import samples (20")
    assert ended.err.endswith("papers: 11 removed\n")
    assert list((home.store / "papers").rglob("*")) == []
    assert home.good("list", "--keys") == ""


def test_with_nothing_to_undo_it_says_so_and_makes_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for options in ([], ["--dry-run"]):
        assert one_line(home.run("undo", *options), 1).startswith("there is no change to take back")
    assert not home.store.exists()


def test_an_import_over_files_that_were_edited_by_hand_is_taken_back_byte_for_byte(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (tmp_path / "samples").symlink_to(Path(__file__).parent.parent.parent / "samples")
    home.good("import", "samples/fugumt.txt")
    path = file(home, DPO)
    path.write_bytes(b"# mine\r\n" + path.read_bytes() + b"shelf:   [3]  # third\n\n")
    before = papers(home)
    home.good("import", "samples")
    assert papers(home)["2305/2305.18290.yaml"] != before["2305/2305.18290.yaml"]
    assert home.run("undo").err.endswith("papers: 9 removed, 1 as before\n")
    assert papers(home) == before


@pytest.mark.parametrize(
    "command",
    [
        ["remove", DPO, TULU],
        ["merge", DPO, TULU],
        ["merge", TULU, DPO],
        ["rename", TULU, "tulu3"],
    ],
)
def test_every_change_is_taken_back_byte_for_byte(home: Home, command: list[str]) -> None:
    for key in (DPO, TULU):
        path = file(home, key)
        path.write_bytes(b"\xef\xbb\xbf# mine\n" + path.read_bytes() + f"of: {key} # me".encode())
    before = papers(home)
    home.good(*command)
    assert papers(home) != before
    home.good("undo")
    assert papers(home) == before
    assert home.good("show", TULU, "--json") == home.good("show", "lambert2025t", "--json")


def test_an_import_without_news_is_no_change(home: Home) -> None:
    home.good("import", "samples")
    assert len(json.loads(home.good("log", "--json"))) == 1


def test_a_dry_run_says_the_same_and_changes_nothing(home: Home) -> None:
    before = contents(home.store)
    ended = home.run("undo", "--dry-run")
    assert ended.status == 0
    assert ended.err.startswith("would undo: paperlog import samples (20")
    assert ended.err.endswith("papers (dry run, nothing written): 11 removed\n")
    assert contents(home.store) == before


def test_a_file_that_was_edited_since_is_left_and_named(home: Home) -> None:
    path = file(home, DPO)
    path.write_bytes(path.read_bytes() + b"# mine\n")
    before = papers(home)
    ended = home.run("undo")
    assert ended.status == 3
    assert ended.err.splitlines()[1:] == [
        "papers: 10 removed",
        f"paperlog: {path}: was edited since this change; left as it is, edit it by hand",
    ]
    assert papers(home) == {"2305/2305.18290.yaml": before["2305/2305.18290.yaml"]}
    assert home.good("list", "--keys") == f"{DPO}\n"
    assert home.run("undo").status == 1


def test_where_every_file_was_edited_since_none_is_taken_back(home: Home) -> None:
    home.good("tag", "add", "mine", DPO)
    path = file(home, DPO)
    path.write_bytes(path.read_bytes() + b"# mine\n")
    ended = home.run("undo")
    assert (ended.status, ended.err.splitlines()[1]) == (3, "papers: none taken back")
    assert ended.err.endswith(
        "the change stays in the log, where an undo finds it again; `paperlog undo --skip` takes it out\n"
    )
    assert len(json.loads(home.good("log", "--json"))) == 2
    assert home.run("undo", "--dry-run").err.startswith("would not undo: paperlog tag add")
    path.write_bytes(path.read_bytes().removesuffix(b"# mine\n"))
    home.good("undo")
    assert len(json.loads(home.good("log", "--json"))) == 1


def test_a_file_that_was_removed_by_hand_since_is_no_news(home: Home) -> None:
    file(home, DPO).unlink()
    assert home.run("undo").err.endswith("papers: 10 removed\n")


def test_a_paper_written_by_hand_at_a_removed_ones_place_is_left(home: Home) -> None:
    path = file(home, DPO)
    home.good("remove", DPO)
    home.write(DPO, "title: mine\n")
    assert home.run("undo").status == 3
    assert path.read_text() == "title: mine\n"


@pytest.mark.parametrize(
    ("command", "edited", "advice"),
    [
        (["rename", TULU, "tulu3"], "tulu3", f"`paperlog rename tulu3 {TULU}` gives it its old key again"),
        (
            ["merge", DPO, TULU],
            DPO,
            f"to part the two, put it there, and in {DPO} take {TULU} out of the aliases,"
            f" write `not_same_as: [{TULU}]`, and take out what came from it (an arXiv id first)",
        ),
    ],
)
def test_a_paper_is_not_put_back_beside_an_edited_file_that_it_has_become(
    home: Home, command: list[str], edited: str, advice: str
) -> None:
    before = file(home, TULU).read_bytes()
    gone = file(home, TULU)
    home.good(*command)
    path = file(home, edited)
    path.write_bytes(path.read_bytes() + b"# mine\n")
    there = papers(home)
    ended = home.run("undo", "--dry-run")
    assert (ended.status, home.run("undo", "--dry-run").err, papers(home)) == (3, ended.err, there)
    home.run("undo")
    head, counts, *told = home.run("undo").err.splitlines()
    (copy,) = (home.store / ".paperlog/drafts").rglob("*.yaml")
    assert head.startswith(f"not undone: paperlog {' '.join(command)} (20")
    assert [counts, *told] == [
        "papers: none taken back",
        f"paperlog: {path}: was edited since this change; left as it is, edit it by hand",
        f"paperlog: {gone}: not put back, or the paper would be there twice: it is {edited} now"
        f" (as it was, it is in {copy}); {advice}",
        "the change stays in the log, where an undo finds it again; `paperlog undo --skip` takes it out",
    ]
    assert (papers(home), copy.read_bytes()) == (there, before)


def test_a_moved_file_is_not_put_back_beside_the_one_that_was_edited_since(home: Home) -> None:
    path = file(home, TULU)
    stray = path.parent.parent / "zz" / path.name
    stray.parent.mkdir()
    path.rename(stray)
    home.good("check", "--fix")
    path.write_bytes(path.read_bytes() + b"# mine\n")
    there = papers(home)
    told = home.run("undo").err
    assert f"{stray}: not put back, or the paper would be there twice: it is {TULU} now" in told
    assert "; move that back by hand, if it was right there" in told
    assert papers(home) == there


def test_a_change_of_which_nothing_can_be_taken_back_can_be_skipped(home: Home) -> None:
    home.good("tag", "add", "mine", DPO)
    path = file(home, DPO)
    path.write_bytes(path.read_bytes() + b"# mine\n")
    there = papers(home)
    assert "would be taken out of the log" in home.run("undo", "--skip", "--dry-run").err
    assert len(json.loads(home.good("log", "--json"))) == 2
    ended = home.run("undo", "--skip")
    assert (ended.status, papers(home)) == (3, there)
    assert ended.err.endswith("the change is taken out of the log: the next undo takes back the one before\n")
    assert len(json.loads(home.good("log", "--json"))) == 1
    assert home.run("undo", "--skip").err.splitlines()[1] == "papers: 10 removed"
    assert papers(home).keys() == {"2305/2305.18290.yaml"}


def test_a_changed_paper_that_was_removed_by_hand_since_is_told_as_removed(home: Home) -> None:
    home.good("tag", "add", "mine", DPO)
    path = file(home, DPO)
    path.unlink()
    assert f"{path}: was removed since this change; left so" in home.run("undo").err


def test_a_renamed_paper_stays_where_its_old_place_is_taken(home: Home) -> None:
    home.good("rename", TULU, "tulu3")
    home.write(TULU, "title: mine\n")
    there = papers(home)
    ended = home.run("undo")
    assert ended.status == 3
    assert f"tulu3.yaml: left as it is, too: {TULU}, of which it came, has another file now" in ended.err
    assert papers(home) == there


def test_a_paper_is_not_put_back_that_a_later_merge_made_part_of_an_edited_one(home: Home) -> None:
    other = "2305.18290"
    first, second, third = sorted(set(home.good("list", "--keys").split()) - {other})[:3]
    home.good("merge", "--force", first, second)
    home.good("merge", "--force", third, first)
    path = file(home, third)
    path.write_bytes(path.read_bytes() + b"# mine\n")
    home.run("undo")
    assert home.run("undo").status == 3
    names = names_of(home)
    assert len(set(names)) == len(names)
    assert {first, second} <= set(names)


def test_undo_goes_further_back_each_time(home: Home) -> None:
    states = [papers(home)]
    for command in (["rename", TULU, "tulu3"], ["merge", DPO, "tulu3"], ["remove", DPO]):
        home.good(*command)
        states.append(papers(home))
    for state in reversed(states[:-1]):
        home.good("undo")
        assert papers(home) == state
    home.good("undo")
    assert papers(home) == {}


def test_a_damaged_change_is_one_line_and_the_store_is_left(home: Home) -> None:
    (change,) = (home.store / ".paperlog/changes").iterdir()
    change.write_bytes(b"x")
    before = contents(home.store)
    assert str(change) in one_line(home.run("undo"), 3)
    assert contents(home.store) == before


# --- changes that are cut short ---


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, at: int) -> Iterator[list[int]]:
    """Lets the call number `at` (from 0) of a function fail as a full disk does; how many calls there were."""
    real, calls = getattr(owner, name), [0]

    def call(*args: object, **options: object) -> object:
        calls[0] += 1
        if calls[0] == at + 1:
            raise OSError(28, "No space left on device", "x")
        return real(*args, **options)

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, call)
        yield calls


def change_some(library: Library) -> None:
    """A change of a new paper, of a known one and of one that goes."""
    with library.writing():
        known, gone = (library.get(key) for key in (DPO, TULU))
        edits = [
            *(
                Change(known.with_(key="new", aliases=(known.key,)), known),
                Change(known.with_(rating=5), known),
            ),
            Removal(gone.key),
        ]
        library.change("test", edits)


CALLS: list[tuple[Any, str]] = [(os, "replace"), (os, "fsync"), (Path, "unlink")]


@pytest.mark.parametrize(("owner", "name"), CALLS, ids=lambda value: getattr(value, "__name__", value))
@pytest.mark.parametrize("act", [change_some, Library.undo], ids=["change", "undo"])
def test_a_change_cut_short_anywhere_leaves_a_store_that_works(
    home: Home, monkeypatch: pytest.MonkeyPatch, act: Callable[[Library], object], owner: Any, name: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home.root / "cache"))
    before = papers(home)
    for at in range(100):
        with Library.open(home.store) as library:
            if act is not change_some:
                change_some(library)
            with failing(monkeypatch, owner, name, at) as calls:
                try:
                    act(library)
                except UnreadableError as error:
                    assert "\n" not in str(error)
        if calls[0] <= at:
            break
        _check_that_it_works(home, before)
    assert at > 0


def _check_that_it_works(home: Home, before: dict[str, bytes]) -> None:
    """Every paper can be read, nothing is left lying about, and undo leads back to where all began."""
    home.good("list", "--json")
    assert list(home.store.rglob("*.tmp")) == []
    if len(json.loads(home.good("log", "--json"))) > 1:
        home.good("undo")
    assert papers(home) == before
    assert set(home.good("list", "--keys").split()) == {Path(name).stem for name in before}


# --- any sequence of changes ---

_keys = st.integers(0, 30)
_steps = st.one_of(
    st.tuples(st.just("import"), st.lists(small_entries, min_size=1, max_size=3)),
    st.tuples(st.just("remove"), _keys),
    st.tuples(st.just("rename"), _keys),
    st.tuples(st.just("merge"), _keys, _keys),
    st.tuples(st.just("edit"), _keys),
)


class Story:
    """A store that commands and a person change in turn."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.edited: dict[str, str] = {}

    def key(self, number: int) -> str | None:
        keys = sorted(self.home.good("list", "--keys").split())
        return keys[number % len(keys)] if keys else None

    def step(self, place: int, kind: str, *args: Any) -> None:
        if kind == "import":
            with Library.open(self.home.store) as library:
                library.import_entries([located(entry) for entry in args[0]])
            return
        keys = [self.key(number) for number in args]
        if None in keys or len(set(keys)) < len(keys):
            return
        if kind == "rename":
            self.home.good("rename", str(keys[0]), f"renamed{place}")
        elif kind == "edit":
            self.edit(file(self.home, str(keys[0])), f"# mine {place}")
        else:
            self.home.good(kind, *map(str, keys), *(["--force"] if kind == "merge" else []))

    def edit(self, path: Path, comment: str) -> None:
        path.write_text(f"{path.read_text('utf-8')}{comment}\n", "utf-8")
        self.edited[comment] = str(path.relative_to(self.home.store / "papers"))


def names_of(home: Home) -> list[str]:
    """Every key and alias: no name stands there twice, or a paper does."""
    papers = json.loads(home.good("list", "--json"))
    return [name for paper in papers for name in (paper["key"], *paper["aliases"])]


@given(st.lists(_steps, min_size=1, max_size=7))
@settings(max_examples=20)
def test_undoing_everything_leads_back_to_the_beginning_but_for_what_a_person_wrote(
    steps: list[tuple[Any, ...]],
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", f"{folder}/cache")
        home = Home(Path(folder))
        for key in ("ada2020engine", "zhou2023a"):
            home.write(key, f"# {key}\ntitle: {key}\nshelf: [1]\n")
        before, story = papers(home), Story(home)
        for place, step in enumerate(steps):
            story.step(place, *step)
        in_the_log = b""
        while (ended := home.run("undo")).status != 1:
            if "stays in the log" in ended.err:  # by hand, then, to see what those before it leave
                change = max(home.store.glob(".paperlog/changes/*.gz"))
                in_the_log += gzip.decompress(change.read_bytes())
                change.unlink()
        after = papers(home)
        kept = contents(home.store / ".paperlog").values()
        found = names_of(home)
    untouched = before.keys() - story.edited.values()
    put_back = untouched & after.keys()
    assert {name: after[name] for name in put_back} == {name: before[name] for name in put_back}
    # What is not put back is part of another paper, and kept, here or in the log.
    for name in untouched - put_back:
        assert Path(name).stem in found
        assert before[name] in kept or before[name] in in_the_log
    assert len(set(found)) == len(found)
    assert after.keys() - before.keys() <= set(story.edited.values())
    text = b"\n".join(after.values()).decode()
    assert [comment for comment in story.edited if comment not in text] == []


def test_a_change_of_ten_thousand_papers_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(os, "fsync", lambda _: None)
    with Library.open(tmp_path / "store") as library:
        with library.writing():
            library.change("one", [Change(Paper("2401.00000", title="x"))])
            before = contents(library.store.papers)
            papers = [Paper(f"2401.{number:05}", title="y") for number in range(1, 10_000)]
            library.change("all", [Change(paper) for paper in papers])
        assert library.size() == 10_000
        back = library.undo()
        assert (len(back.contents), back.edited, library.all_keys()) == (9_999, (), ["2401.00000"])
        assert contents(library.store.papers) == before


def test_of_many_edited_files_the_first_are_named(home: Home) -> None:
    for number in range(30):
        home.write(f"paper{number}", "title: x\n")
    home.good("tag", "add", "a", "-", stdin="\n".join(f"paper{number}" for number in range(30)))
    for path in (home.store / "papers" / "p").iterdir():
        path.write_text(f"{path.read_text()}# mine\n")
    lines = home.run("undo").err.splitlines()
    assert sum("was edited since" in line for line in lines) == 20
    assert lines[-2:] == [
        "paperlog: … and 10 more like these",
        "the change stays in the log, where an undo finds it again; `paperlog undo --skip` takes it out",
    ]
