"""What the next command makes of a change that was cut off; `make torture` cuts off at every place there is."""

from pathlib import Path

import pytest
from halting import killed
from running import SAMPLES, Home, contents, with_samples

from paperlog.journal import Journal
from paperlog.recovery import recover_abandoned
from paperlog.store import Store

DPO, TULU = "2305.18290", "lambert2025tulu"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


@pytest.fixture
def damaged(home: Home) -> Home:
    """A store with a change that was cut off, and whose record has lost its end."""
    home.good("note", DPO, "an hour of thoughts")
    killed(home, "replace", 2, "tag", "add", "x", DPO, TULU)
    (record,) = (home.store / ".paperlog/changes").glob("*.open")
    record.write_bytes(record.read_bytes()[:60])
    return home


def papers(home: Home) -> dict[str, bytes]:
    return contents(home.store / "papers")


# The renames of a merge: the journal's file, the paper's; behind it OTHER is removed; then the journal's again.
@pytest.mark.parametrize(
    ("call", "at", "said"),
    [
        ("fsync", 0, "a paperlog was cut off before it had changed anything"),
        ("replace", 1, f"`paperlog merge {DPO} {TULU}` (20"),
        ("unlink", 0, "was cut off; 1 file is again as it was; run it again\n"),
        ("replace", 2, "was cut off at its very end; all that it had to change is changed\n"),
    ],
)
def test_the_next_writer_ends_a_change_and_says_so(home: Home, call: str, at: int, said: str) -> None:
    before = papers(home)
    killed(home, call, at, "merge", DPO, TULU)
    ended = home.run("import", "samples")
    assert said in ended.err.replace("\n", " ", 1) if "(20" in said else said in ended.err
    assert (papers(home) == before) == ("at its very end" not in said)
    assert not [name for name in contents(home.store) if name.endswith((".tmp", ".open"))]
    assert home.run("import", "samples").err.startswith("samples/")


def test_the_next_reader_does_so_too_and_sees_the_store_as_it_was(home: Home) -> None:
    before, keys = papers(home), home.good("list", "--keys")
    killed(home, "unlink", 0, "merge", DPO, TULU)
    ended = home.run("list", "--keys")
    assert (ended.status, ended.out) == (0, keys)
    assert ended.err.count("\n") == 1
    assert "was cut off; 1 file is again as it was" in ended.err
    assert papers(home) == before


def test_an_undo_that_is_cut_off_is_finished(home: Home) -> None:
    before = papers(home)
    home.good("merge", DPO, TULU)
    killed(home, "replace", 2, "undo")
    assert "the undo of `paperlog merge" in (ended := home.run("list")).err
    assert ended.err.endswith("was cut off; it is finished now\n")
    assert papers(home) == before
    assert home.good("log").count("\n") == 1


def test_a_file_that_was_edited_in_between_is_left_and_named(home: Home) -> None:
    killed(home, "unlink", 0, "merge", DPO, TULU)
    path = Path(home.store / "papers" / "2305" / f"{DPO}.yaml")
    path.write_bytes(path.read_bytes() + b"# mine\n")
    said = home.run("list").err
    assert f"{path}: was edited since; left as it is, look at it\n" in said
    assert path.read_bytes().endswith(b"# mine\n")


def test_readers_leave_a_living_writer_alone(home: Home) -> None:
    killed(home, "unlink", 0, "merge", DPO, TULU)
    before = papers(home)
    with Store(home.store).writing():
        told: list[str] = []
        recover_abandoned(Store(home.store), Journal(home.store), told.append)
        assert (told, papers(home)) == ([], before)


def test_a_reader_that_cannot_write_says_what_is_wrong_and_answers(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(home, "unlink", 0, "merge", DPO, TULU)
    (home.store / ".lock").unlink()
    (home.store / ".lock").mkdir()
    ended = home.run("list", "--keys")
    assert ended.status == 3
    assert ended.out
    assert "a change was cut off halfway, and cannot be taken back now: " in ended.err


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_an_undo_behind_a_change_that_was_cut_off_takes_back_that_one_alone(
    home: Home, options: list[str]
) -> None:
    home.good("note", DPO, "an hour of thoughts")
    before = papers(home)
    killed(home, "replace", 2, "tag", "add", "x", DPO, TULU)
    assert papers(home) != before
    ended = home.run("undo", *options)
    assert ended.status == 0
    assert "was cut off; 1 file is again as it was" in ended.err
    assert ended.err.endswith(
        "that alone is undone; the change before it stands, and another undo takes it back\n"
    )
    assert papers(home) == before
    assert home.run("undo").err.startswith("undone: paperlog note")


# Before it has changed anything, and behind its first paper.
@pytest.mark.parametrize("at", [1, 2])
def test_an_undo_that_was_cut_off_and_is_run_again_takes_back_no_other_change(home: Home, at: int) -> None:
    home.good("note", DPO, "an hour of thoughts")
    before = papers(home)
    home.good("tag", "add", "x", DPO, TULU)
    killed(home, "replace", at, "undo")
    assert home.run("undo").status == 0
    assert papers(home) == before


COMMANDS_ALL_SORTS = (
    ("log",),
    ("log", "--json"),
    ("tag", "add", "y", DPO, "--dry-run"),
    ("merge", DPO, TULU, "--dry-run"),
    ("remove", DPO, "--dry-run"),
    ("import", SAMPLES, "--dry-run"),
    ("note", DPO),
    ("show", DPO),
    ("export", "--format", "json", DPO),
    ("list", "--keys"),
)


@pytest.mark.parametrize("command", COMMANDS_ALL_SORTS, ids=lambda args: " ".join(map(str, args)))
def test_where_a_change_cannot_be_ended_every_command_ends_with_3(damaged: Home, command: tuple[str]) -> None:
    ended = damaged.run(*command)
    assert ended.status == 3
    assert "a change was cut off halfway, and cannot be taken back now: " in ended.err


@pytest.mark.parametrize(
    "command",
    [
        ("show", "nobody2020"),
        ("show", "nobody2020", "--json"),
        ("open", "nobody2020", "--print"),
        ("related", "nobody2020"),
        ("export", "nobody2020", "--format", "json"),
        ("export", "--tag", "nobody", "--format", "json"),
        ("tag", "add", "y", "nobody2020", "--dry-run"),
        ("tag", "rename", "nobody", "y", "--dry-run"),
        ("search", "nobody2020"),
    ],
    ids=" ".join,
)
def test_nor_is_it_sure_that_something_is_not_there(damaged: Home, command: tuple[str]) -> None:
    assert damaged.run(*command).status == 3
    (record,) = (damaged.store / ".paperlog/changes").glob("*.open")
    record.unlink()
    assert damaged.run(*command).status == 1


def test_an_undo_dry_run_says_that_undo_would_do_nothing_where_a_change_cannot_be_ended(
    damaged: Home,
) -> None:
    told, done = damaged.run("undo", "--dry-run"), damaged.run("undo")
    assert told.status == done.status == 3
    assert "would undo" not in told.err
    assert told.err.endswith("nothing would be undone before that is mended\n")


def test_when_the_record_is_put_aside_commands_end_well(damaged: Home) -> None:
    assert damaged.run("check", "--fix").status == 0
    damaged.good("log")
