import os
import subprocess

from paperlog.strays import leftovers, strays


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
    assert leftovers(tmp_path) == [str(left)]
    assert leftovers(tmp_path / "nowhere") == []


def test_no_process_has_such_a_number(tmp_path):
    (tmp_path / f".a.{10**30}.tmp").write_text("half")
    assert len(leftovers(tmp_path)) == 1


def test_yaml_that_no_command_reads_is_stray(tmp_path):
    for name in (
        "a/a.yaml",
        "b.yaml",
        "a/b/c.yaml",
        "a/d.yml",
        "a/E.YAML",
        "a/.f.yml",
        ".git/g.yml",
        "a/note.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: x\n")
    assert strays(tmp_path) == [str(tmp_path / name) for name in ("a/E.YAML", "a/b/c.yaml", "a/d.yml")]
