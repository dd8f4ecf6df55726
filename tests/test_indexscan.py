import errno
import os
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from paperlog import indexscan
from paperlog.indexscan import (
    COARSE_RACY_NS,
    RACY_NS,
    Changes,
    compare,
    digests,
    is_racy,
    scan,
    stat_of,
    unlisted,
)
from paperlog.store import Store

NOW = 1_700_000_000_123_456_789


@pytest.fixture(params=["alone", "shared"])
def papers(tmp_path, request, monkeypatch):
    if request.param == "shared":
        monkeypatch.setattr(indexscan, "_ALONE_SECONDS", -1)
    for name in (
        "2411/2411.1.yaml",
        "2411/2411.2.yaml",
        "z/zhou.yaml",
        "top.yaml",
        "z/.hidden.yaml",
        "z/a.txt",
        ".git/x.yaml",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("title: x\n")
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_every_folder_and_what_its_files_look_like(papers):
    shards = {shard.name: sorted(stat[0] for stat in shard.files) for shard in scan(papers)}
    assert shards == {
        "": ["top.yaml"],
        "2411": ["2411.1.yaml", "2411.2.yaml"],
        "z": ["zhou.yaml"],
        "empty": [],
    }
    ((name, size, mtime, ctime, inode),) = next(shard for shard in scan(papers) if shard.name == "z").files
    stat = (papers / "z" / "zhou.yaml").stat()
    assert (name, size, mtime) == ("zhou.yaml", stat.st_size, stat.st_mtime_ns)
    assert (ctime, inode) == (stat.st_ctime_ns, stat.st_ino)


def test_nothing_is_no_folder_with_files(tmp_path):
    (tmp_path / "file").touch()
    for papers in (tmp_path / "none", tmp_path / "file"):
        assert not compare(papers, {}, NOW).is_any


def test_what_has_not_changed_is_no_change(papers):
    assert compare(papers, digests(papers), NOW) == Changes((), (), NOW)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text("title: y\n"),
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("other.yaml")),
        lambda path: path.with_name("new.yaml").touch(),
        lambda path: os.utime(path, ns=(0, 0)),
        lambda path: os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns)),
        lambda path: path.chmod(0o600),
    ],
    ids=["write", "remove", "rename", "add", "age", "same times", "mode"],
)
def test_any_change_shows_in_its_folder_and_nowhere_else(papers, change):
    known = digests(papers)
    time.sleep(0.02)
    change(papers / "2411" / "2411.1.yaml")
    found = compare(papers, known, NOW)
    assert [shard.name for shard in found.shards] == ["2411"]
    assert found.gone == ()


def test_a_folder_that_is_gone_is_told(papers):
    known = digests(papers)
    (papers / "z" / "zhou.yaml").unlink()
    assert [shard.name for shard in compare(papers, known, NOW).shards] == ["z"]
    for name in ("z/.hidden.yaml", "z/a.txt"):
        (papers / name).unlink()
    (papers / "z").rmdir()
    assert compare(papers, known, NOW).gone == ("z",)


def test_times_and_inodes_that_are_too_large_for_the_index_are_told_apart_all_the_same(papers, monkeypatch):
    path, top = papers / "z" / "zhou.yaml", 1 << 63
    seen = set()
    for numbers in (
        (top, 0, 5),
        (top + 1, 0, 5),
        (0, top, 5),
        (0, 0, top + 5),
        (0, 0, top + 6),
        (-top - 1, 0, 5),
    ):
        monkeypatch.setattr(indexscan, "_files", lambda folder, n=numbers: [(path.name, 9, *n)])
        (stat,) = compare(papers, {}, NOW).shards[0].files
        assert all(-top <= number < top for number in stat[1:])
        seen.add(stat)
    assert len(seen) == 6
    os.utime(path, (0, 9_300_000_000))
    monkeypatch.undo()
    found = {shard.name: shard.files for shard in compare(papers, {}, NOW).shards}
    assert found["z"] == [stat_of(path)]
    assert found["z"][0][2] % 10**9 == 0
    assert compare(papers, digests(papers), NOW) == Changes((), (), NOW)


def test_names_that_are_not_utf_8_are_kept_with_their_bytes_written_out(papers):
    known = digests(papers)
    (papers / "z" / os.fsdecode(b"\xff.yaml")).touch()
    (papers / os.fsdecode(b"\xfe")).mkdir()
    (papers / os.fsdecode(b"\xfe") / "a.yaml").touch()
    found = compare(papers, known, NOW)
    assert {shard.name: sorted(stat[0] for stat in shard.files) for shard in found.shards} == {
        "z": ["\\xff.yaml", "zhou.yaml"],
        "\\xfe": ["a.yaml"],
    }


def test_links_to_nowhere_are_seen_and_what_they_come_to_lead_to(papers):
    (papers / "z" / "away.yaml").symlink_to("none.yaml.old")
    (papers / "z" / "circle.yaml").symlink_to("circle.yaml")
    known = digests(papers)
    assert known["z"].startswith("3:")
    (papers / "z" / "none.yaml.old").write_text("title: x\n")
    assert [shard.name for shard in compare(papers, known, NOW).shards] == ["z"]


@pytest.mark.parametrize(
    ("mtime", "ctime", "racy"),
    [
        (NOW - RACY_NS - 1, NOW - RACY_NS - 1, False),
        (NOW - RACY_NS + 1, NOW - RACY_NS - 1, True),
        (0, NOW - 1, True),
        (NOW + 10**18, 0, True),
        (NOW // 10**9 * 10**9 - 10**9, NOW // 10**9 * 10**9 - 10**9, True),
        (NOW // 10**9 * 10**9 - COARSE_RACY_NS, NOW // 10**9 * 10**9 - COARSE_RACY_NS, False),
        (0, 0, False),
    ],
)
def test_what_changed_shortly_before_a_look_is_not_settled(mtime, ctime, racy):
    assert is_racy(("a.yaml", 1, mtime, ctime, 1), NOW) is racy


def test_a_file_in_the_place_of_a_folder_is_seen_and_any_other_is_not(tmp_path: Path) -> None:
    for name in ("2401", "b", "README", "notes"):
        (tmp_path / name).write_text("x")
    assert unlisted(tmp_path) == [("2401", errno.ENOTDIR), ("b", errno.ENOTDIR)]


def test_a_folder_that_breaks_off_while_it_is_listed_stands_for_its_files(tmp_path, monkeypatch):
    papers = tmp_path / "papers"
    (papers / "2401").mkdir(parents=True)
    listing = os.scandir

    @contextmanager
    def failing(folder):
        def entries():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
            yield

        path = os.readlink(f"/proc/self/fd/{folder}") if isinstance(folder, int) else str(folder)
        with listing(folder) as there:
            yield entries() if path.endswith("2401") else there

    monkeypatch.setattr(os, "scandir", failing)
    assert unlisted(papers) == [("2401", errno.EIO)]
    assert list(Store(tmp_path).files()) == []
