import os
import subprocess
from pathlib import Path

import pytest
from running import with_samples

from paperlog.changing import carry_out
from paperlog.checks.base import Sweep
from paperlog.drafts import Draft
from paperlog.errors import UnreadableError
from paperlog.journal import Journal
from paperlog.lock import locked
from paperlog.store import Content, Store
from paperlog.strays import leading_out, leftovers, strays


def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def test_temporary_files_of_processes_that_are_gone_are_leftovers(tmp_path):
    papers = tmp_path / "papers" / "a"
    papers.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    left = papers / f".a.yaml.{gone()}.tmp"
    for path in (
        left,
        papers / f".a.yaml.{os.getpid()}.tmp",
        papers / "a.tmp",
        tmp_path / ".git" / left.name,
    ):
        path.write_text("half")
    assert [each.path for each in leftovers(tmp_path)] == [str(left)]
    assert leftovers(tmp_path / "nowhere") == []


def test_no_process_has_such_a_number(tmp_path):
    (tmp_path / f".a.{10**30}.tmp").write_text("half")
    assert len(leftovers(tmp_path)) == 1


def test_what_git_left_is_told_and_not_taken_away_while_a_merge_may_need_it(tmp_path):
    (path := tmp_path / ".merge_file_a1B2c3").write_text("half")
    (found,) = leftovers(tmp_path)
    assert (found.path, found.mends) == (str(path), ())
    os.utime(path, (1, 1))
    (found,) = leftovers(tmp_path)
    assert found.mends == (Sweep(str(path)),)


def test_a_change_that_was_cut_off_is_a_leftover_and_one_of_a_living_writer_is_none(tmp_path):
    store, journal = Store(tmp_path), Journal(tmp_path)
    carry_out(store, journal, "paperlog tag add x a", [Content("a", b"title: x\n")], lambda _: None)
    assert leftovers(tmp_path) == []
    done = tmp_path / ".paperlog/changes/00000001.gz"
    for kind, said in (
        ("open", "`paperlog tag add x a` was"),
        ("undo", "the undo of `paperlog tag add x a`"),
    ):
        path = done.rename(done.with_suffix(f".{kind}"))
        (found,) = leftovers(tmp_path)
        assert (found.path, found.mends) == (str(path), ())
        assert found.message.startswith(said)
        with locked(tmp_path):
            assert leftovers(tmp_path) == []
        path.rename(done)


def test_links_in_the_place_of_folders_that_lead_out_are_told_where_none_of_their_files_is(tmp_path):
    papers, out = tmp_path / "papers", tmp_path / "out"
    for folder in (papers / "a", out / "full"):
        folder.mkdir(parents=True)
    (out / "full" / "f.yaml").write_text("title: x\n")
    (out / "notes.txt").write_text("mine")
    links = {
        "t": out,
        "n": tmp_path / "nowhere",
        "f": out / "full",
        "in": papers / "a",
        "x": out / "notes.txt",
    }
    for name, target in links.items():
        (papers / name).symlink_to(target)
    assert leading_out(papers) == [str(papers / "n"), str(papers / "t")]
    assert leading_out(tmp_path / "nothing") == []


@pytest.mark.parametrize("name", ["a/..yaml", "a/.yaml", "a/..YML"])
def test_a_name_that_is_missing_is_stray(tmp_path, name):
    (tmp_path / "a").mkdir()
    (tmp_path / name).write_text("title: x\n")
    assert strays(tmp_path) == [str(tmp_path / name)]


def test_yaml_that_no_command_reads_is_stray(tmp_path):
    for name in (
        "a/a.yaml",
        "b.yaml",
        "a/b/c.yaml",
        "a/d.yml",
        "a/E.YAML",
        "a/.f.yml",
        ".hidden/x.yaml",
        ".git/g.yml",
        "a/.git/g.yml",
        "a/._a.yaml",
        "a/.#a.yaml",
        "a/note.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: x\n")
    assert strays(tmp_path) == [
        str(tmp_path / name) for name in (".hidden/x.yaml", "a/.f.yml", "a/E.YAML", "a/b/c.yaml", "a/d.yml")
    ]


def test_a_command_and_check_give_one_advice_on_whatever_stands_in_the_place_of_our_files(tmp_path):
    for number, make in enumerate((Path.mkdir, os.mkfifo, dangling, Path.touch)):
        for suffix in ("open", "gz"):
            root = tmp_path / f"{suffix}{number}"
            path = root / f".paperlog/changes/00000001.{suffix}"
            path.parent.mkdir(parents=True)
            make(path)
            with pytest.raises(UnreadableError) as error:
                Journal(root).files(1)
            (found,) = leftovers(root)
            assert str(error.value).startswith(f"{found.path}: not to be read as a change (")
            assert str(error.value).endswith(f"; {found.advice}")


@pytest.mark.parametrize("place", [".paperlog", ".paperlog/changes"])
@pytest.mark.parametrize("what", ["file", "link"])
def test_where_changes_cannot_be_recorded_every_command_says_so_and_check_too(tmp_path, place, what):
    home = with_samples(tmp_path)
    path = home.store / place
    path.rename(tmp_path / "away")
    path.write_text("") if what == "file" else path.symlink_to(tmp_path / "away")
    why, advice = {
        "file": ("is no folder, so no change is recorded there", "remove it"),
        "link": ("is a link, which may lead out of the store", "remove it"),
    }[what]
    for args in (["list"], ["log"], ["tag", "add", "x", "hu2021lora"], ["undo"], ["undo", "-n"], ["check"]):
        ended = home.run(*args)
        assert ended.status == 3
        assert ended.err.startswith(f"paperlog: {path}: {why}; {advice}; until then nobody can see")
    (found,) = leftovers(home.store)
    assert found == (str(path), f"is where changes are recorded, and {why}", advice, (), "wrong")


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def test_what_was_written_in_an_editor_and_is_in_no_paper_is_told_and_kept(tmp_path):
    (tmp_path / "papers" / "9901").mkdir(parents=True)
    (tmp_path / "papers" / "9901" / "hep-th_9901001.yaml").write_bytes(b"title: x\n")
    typed = Draft(tmp_path, "hep-th_9901001.yaml", b"title: y\n")
    note, empty = (Draft(tmp_path, "a.note.txt", data) for data in (b"n", b""))
    same = Draft(tmp_path, "hep-th_9901001.yaml", b"title: x\n")
    found = {each.path: each for each in leftovers(tmp_path)}
    assert {each.level for each in found.values()} == {"hint"}
    assert found[str(typed.path)].message.startswith("a text for hep-th/9901001 that was not taken in: ")
    assert found[str(note.path)].mends == found[str(typed.path)].mends == ()
    for path in (empty.path, same.path):
        assert found[str(path)].mends == (Sweep(str(path)),)
    typed.hold()
    assert str(typed.path) not in {each.path for each in leftovers(tmp_path)}
