import os
import subprocess

import pytest
from running import contents

from paperlog import gitsetup
from paperlog.errors import UnreadableError, UsageError
from paperlog.gitsetup import driver, set_up


def config(folder, name):
    command = ["git", "-C", str(folder), "config", "--local", "--get", name]
    return subprocess.run(command, capture_output=True, text=True).stdout.rstrip("\n")


def told(root, lines):
    return [line.replace(str(root), "ROOT") for line in lines]


def test_a_store_becomes_a_repository_and_is_told(tmp_path):
    assert told(tmp_path, set_up(tmp_path / "store")) == [
        "made a git repository in ROOT/store",
        "wrote ROOT/store/.gitattributes",
        "wrote ROOT/store/.gitignore",
        "set merge.paperlog.name in the repository's configuration",
        "set merge.paperlog.driver in the repository's configuration",
    ]
    assert config(tmp_path / "store", "merge.paperlog.driver") == driver()


def test_called_again_it_changes_nothing(tmp_path):
    set_up(tmp_path)
    before = contents(tmp_path)
    assert set_up(tmp_path) == []
    assert contents(tmp_path) == before


def test_what_a_person_wrote_stays(tmp_path):
    (tmp_path / ".gitignore").write_text("mine\n/.lock")
    assert f"added to {tmp_path}/.gitignore" in set_up(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine\n/.lock\n/.paperlog/\n.*.tmp\n.merge_file_*\n"


def test_a_store_within_a_repository_uses_that(tmp_path):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    assert "repository" not in " ".join(told(tmp_path, set_up(tmp_path / "store"))[:2])
    assert not (tmp_path / "store" / ".git").exists()
    assert config(tmp_path, "merge.paperlog.driver") == driver()


def test_a_store_that_the_repository_around_it_ignores_gets_its_own(tmp_path):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("store\n")
    set_up(tmp_path / "store")
    assert (tmp_path / "store" / ".git").is_dir()


def test_papers_are_merged_by_the_driver_and_what_is_not_shared_is_ignored(tmp_path):
    set_up(tmp_path)
    for path, attribute in (("papers/2401/2401.12340.yaml", "paperlog"), ("papers/x", "unspecified")):
        command = ["git", "-C", str(tmp_path), "check-attr", "merge", path]
        assert (
            subprocess.run(command, capture_output=True, text=True).stdout == f"{path}: merge: {attribute}\n"
        )
    for path in (".lock", ".paperlog/changes/00000001.gz", "papers/a/.a.yaml.12.tmp"):
        assert subprocess.run(["git", "-C", str(tmp_path), "check-ignore", "--quiet", path]).returncode == 0


def test_the_driver_is_this_program_or_else_git_itself():
    assert "git merge-driver %O %A %B %P" in driver()
    assert driver().endswith("else git merge-file %A %O %B; fi")


def test_without_git_that_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="git is not installed"):
        set_up(tmp_path / "store")


def test_papers_behind_a_link_are_none_that_git_would_keep(tmp_path):
    (tmp_path / "papers").symlink_to(tmp_path)
    with pytest.raises(UsageError, match="papers: is a link, and git keeps links"):
        set_up(tmp_path)
    assert not (tmp_path / ".git").exists()


@pytest.mark.parametrize("name", [".gitattributes", ".gitignore"])
@pytest.mark.parametrize("is_there", [True, False])
def test_nothing_is_written_through_a_link(tmp_path, name, is_there):
    (tmp_path / "store").mkdir()
    if is_there:
        (tmp_path / "rc").write_text("mine\n")
    (tmp_path / "store" / name).symlink_to("../rc")
    before = contents(tmp_path)
    with pytest.raises(UsageError, match=f"{name}: is a link, and git reads nothing through it; put a file"):
        set_up(tmp_path / "store")
    assert contents(tmp_path) == before


def test_a_pipe_is_not_read(tmp_path):
    os.mkfifo(tmp_path / ".gitignore")
    with pytest.raises(UsageError, match="gitignore: is no regular file; put a file"):
        set_up(tmp_path)


def test_what_cannot_be_written_is_told(tmp_path):
    (tmp_path / "store").write_text("a file")
    with pytest.raises(UnreadableError, match=r"store: cannot be written \(File exists\)"):
        set_up(tmp_path / "store")


def test_a_file_of_the_users_own_is_only_added_to_whatever_its_encoding(tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitattributes").write_bytes(b"*.txt text # caf\xe9")
    set_up(tmp_path)
    lines = (tmp_path / ".gitattributes").read_bytes().splitlines()
    assert lines[0] == b"*.txt text # caf\xe9"
    assert lines[-1] == b"/papers/**/*.yaml merge=paperlog -text"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file to somebody else")
def test_a_repository_that_git_does_not_trust_is_told_with_the_way_to_trust_it(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    set_up(store := tmp_path / "store")
    for path in (store, store / ".git"):
        os.chown(path, 12, 34)
    before = contents(store)
    with pytest.raises(
        UnreadableError, match=f"somebody else, .*`git config --global --add safe.directory {store}`"
    ):
        set_up(store)
    assert contents(store) == before


def test_git_calls_a_program_whose_path_has_percent_signs(tmp_path, monkeypatch):
    program = tmp_path / "100%O" / "paperlog"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho merged >"$4"\n')
    program.chmod(0o755)
    monkeypatch.setattr(gitsetup, "_program", lambda: [str(program)])
    set_up(tmp_path)
    git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@x.org"]
    (path := tmp_path / "papers" / "a" / "a.yaml").parent.mkdir(parents=True)
    for text, *commands in (("1", []), ("2", ["checkout", "-qb", "other"]), ("3", ["checkout", "-q", "-"])):
        for command in filter(None, commands):
            subprocess.run([*git, *command], check=True)
        path.write_text(text)
        subprocess.run([*git, "add", "papers"], check=True)
        subprocess.run([*git, "commit", "-qm", text], check=True)
    subprocess.run([*git, "merge", "-q", "--no-edit", "other"], check=True)
    assert path.read_text() == "merged\n"
