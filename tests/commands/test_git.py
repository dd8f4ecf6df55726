from pathlib import Path

import pytest
from running import Home, contents, one_line


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_init_says_what_it_did_and_what_comes_next(home: Home) -> None:
    ended = home.run("git", "init")
    assert (ended.status, ended.out) == (0, "")
    lines = ended.err.splitlines()
    assert lines[0] == f"made a git repository in {home.store}"
    assert lines[-1].startswith("next: `git add .` and `git commit` in the store")
    again = home.run("git", "init")
    assert (again.status, again.err) == (0, f"{home.store}: all is as it should be\n")


def test_a_store_in_git_is_a_store_like_any_other(home: Home) -> None:
    home.write("a", "title: x\ndoi: 10.1145/3\n")
    home.good("git", "init")
    assert home.good("list", "--keys") == "a\n"
    assert home.run("check").status == 0


def test_the_merge_driver_merges_into_ours(home: Home) -> None:
    for name, text in (("O", ""), ("A", "title: x\ntags: [o]\n"), ("B", "title: x\ntags: [t]\n")):
        (home.root / name).write_text(text)
    ended = home.run("git", "merge-driver", "O", "A", "B", "papers/x.yaml")
    assert ended == (0, "", "")
    assert (home.root / "A").read_text() == "title: x\ntags: [t, o]\n"
    assert not home.store.exists()


def test_a_conflict_has_status_1_and_check_names_it(home: Home) -> None:
    for name, text in (("O", "title: x\n"), ("A", "title: y\n"), ("B", "title: z\n")):
        (home.root / name).write_text(text)
    ended = home.run("git", "merge-driver", "O", "A", "B")
    assert ended.status == 1
    assert ended.err.startswith("paperlog: A: 'title' was changed on both sides; ")
    path = home.write("a", (home.root / "A").read_text())
    told = home.run("check", "--only", "conflict")
    assert told.status == 3
    assert told.out.startswith(f"{path}:2\twrong\tconflict\t'title' was changed on both sides of a merge; ")


def test_a_file_that_is_not_there_has_status_3(home: Home) -> None:
    before = contents(home.root)
    assert "cannot be read" in one_line(home.run("git", "merge-driver", "O", "A", "B"), 3)
    assert contents(home.root) == before


def test_without_a_command_its_help_is_shown(home: Home) -> None:
    ended = home.run("git")
    assert "merge-driver" in ended.out + ended.err
