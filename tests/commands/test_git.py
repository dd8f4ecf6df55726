import json
import subprocess
from pathlib import Path

import pytest
from running import SAMPLES, Home, contents, one_line


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
    assert told.out.startswith(f"{path}:3\twrong\tconflict\t'title' was changed on both sides of a merge; ")


def test_a_file_that_is_not_there_has_status_3(home: Home) -> None:
    before = contents(home.root)
    assert "cannot be read" in one_line(home.run("git", "merge-driver", "O", "A", "B"), 3)
    assert contents(home.root) == before


def test_without_a_command_its_help_is_shown(home: Home) -> None:
    ended = home.run("git")
    assert "merge-driver" in ended.out + ended.err


def git(home: Home, folder: Path, *args: str) -> str:
    own = {"GIT_CONFIG_NOSYSTEM": "1"} | {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"))
    }
    command = ["git", "-C", str(folder), *args]
    done = subprocess.run(command, capture_output=True, text=True, env=home.environment(**own))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_two_people_share_a_store_as_the_readme_says(home: Home) -> None:
    hub, ours, theirs = (home.root / name for name in ("hub.git", "ours", "theirs"))
    git(home, home.root, "init", "--quiet", "--bare", str(hub))
    home.good("--store", ours, "git", "init")
    git(home, ours, "add", ".")
    git(home, ours, "commit", "--quiet", "-m", "Our papers")
    git(home, ours, "remote", "add", "origin", str(hub))
    git(home, ours, "push", "--quiet", "--set-upstream", "origin", "HEAD")
    git(home, home.root, "clone", "--quiet", str(hub), str(theirs))
    home.good("--store", theirs, "git", "init")
    pages = [SAMPLES / "fugumt.txt", home.root / "later.txt"]
    text = pages[0].read_text("utf-8")
    pages[1].write_text(
        text.replace("78.41263905517326", "80.5").replace("の目的関数", "のもくてきかんすう"), "utf-8"
    )
    for store, page, note in zip((ours, theirs), pages, ("私の", "hers"), strict=True):
        home.good("--store", store, "import", page)
        path = Path(home.good("--store", store, "show", "2305.18290", "--path").strip())
        path.write_text(f"{path.read_text('utf-8')}note: {note} # {note}\n", "utf-8")
        git(home, store, "add", ".")
        git(home, store, "commit", "--quiet", "-m", note)
    git(home, ours, "push", "--quiet")
    git(home, theirs, "pull", "--quiet", "--no-rebase")
    (paper,) = json.loads(home.good("--store", theirs, "show", "2305.18290", "--json"))
    assert (paper["score"], paper["note"]) == (80.5, "hers\n\n私の")
    assert len(paper["sources"]) == 2
    merged = path.read_text("utf-8")
    assert "# hers" in merged
    assert "# 私の" in merged
    assert home.good("--store", theirs, "check") == ""
    again = contents(theirs / "papers")
    for page in pages:
        home.good("--store", theirs, "import", page)
    assert contents(theirs / "papers") == again
