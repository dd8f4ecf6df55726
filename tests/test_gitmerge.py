import os
from pathlib import Path

import pytest
from merges import Repository, Versions, run
from running import no_file_over

from paperlog.errors import UnreadableError
from paperlog.gitmerge import merge_files, merge_lines
from paperlog.store import MAX_BYTES

PLAIN = Versions("title: x\ntags:\n- a\n", "title: x\ntags:\n- a\n- o\n", "title: x\ntags:\n- a\n- t\n")


def files(tmp_path, texts):
    paths = [tmp_path / name for name in ("base", "ours", "theirs")]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return paths


def test_the_merge_is_written_over_ours(tmp_path):
    paths = files(tmp_path, PLAIN)
    assert merge_files(*paths, "papers/x.yaml") == (True, ())
    assert paths[1].read_text() == "title: x\ntags:\n- a\n- t\n- o\n"
    assert [paths[0].read_text(), paths[2].read_text()] == [PLAIN.base, PLAIN.theirs]


def test_a_conflict_is_told_with_its_field(tmp_path):
    outcome = merge_files(*files(tmp_path, ("title: x\n", "title: y\n", "title: z\n")), "papers/x.yaml")
    assert not outcome.is_clean
    (told,) = outcome.told
    assert told.startswith(
        "papers/x.yaml: 'title' was changed on both sides; theirs is in 'conflicts'; write "
    )


@pytest.mark.parametrize("broken", ["{title: q}\n", "title: [\n", "a: &a x\nb: *a\n", b"title: \xff\n"])
def test_what_cannot_be_merged_by_fields_is_merged_as_text(tmp_path, broken):
    paths = files(tmp_path, ("title: x\n", broken, "title: z\n"))
    outcome = merge_files(*paths, "x.yaml")
    assert not outcome.is_clean
    assert outcome.told[0].startswith("x.yaml: merged as plain text, not by fields (ours:")
    merged = paths[1].read_bytes()
    assert b"<<<<<<< ours\n" in merged
    assert (broken if isinstance(broken, bytes) else broken.encode()) in merged
    assert b"title: z\n" in merged


@pytest.mark.parametrize("empty", ["", "\ufeff", "\r\n\r\n"])
def test_an_empty_file_is_no_paper_without_fields(tmp_path, empty):
    base, more = "title: x\nvenue: V\n", "title: x\nvenue: V\nnote: t\n"
    for texts in ((base, empty, more), (base, more, empty)):
        paths = files(tmp_path, texts)
        outcome = merge_files(*paths, "x.yaml")
        assert not outcome.is_clean
        side = "ours" if texts[1] == empty else "theirs"
        assert f"not by fields ({side}: the file is empty)" in outcome.told[0]
        assert more in paths[1].read_bytes().decode()


def test_as_text_without_a_conflict_it_is_clean(tmp_path):
    paths = files(tmp_path, ("{a: 1}\n\n\n\n# x\n", "{a: 2}\n\n\n\n# x\n", "{a: 1}\n\n\n\n# y\n"))
    assert merge_files(*paths, "x").is_clean
    assert paths[1].read_text() == "{a: 2}\n\n\n\n# y\n"


def test_a_fault_of_ours_still_merges_as_text(tmp_path, monkeypatch):
    monkeypatch.setattr("paperlog.gitmerge.merge_texts", lambda *_: 1 / 0)
    paths = files(tmp_path, ("title: x\n", "title: y\n", "title: z\n"))
    assert not merge_files(*paths, "x").is_clean
    assert "title: z" in paths[1].read_text()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_device_is_not_read(tmp_path, place):
    paths = files(tmp_path, PLAIN)
    paths[place] = Path("/dev/full")
    with pytest.raises(UnreadableError, match=r"^/dev/full: cannot be read \(no regular file\)"):
        merge_files(*paths, "x")


def test_of_a_file_that_is_too_large_no_more_is_read_than_shows_it(tmp_path):
    paths = files(tmp_path, PLAIN)
    with paths[2].open("ab") as file:
        file.write(b"# x\n" * (MAX_BYTES // 4))
    assert "(theirs: larger than 10000000 bytes)" in merge_files(*paths, "x").told[0]


def test_files_that_are_not_there_are_told(tmp_path):
    with pytest.raises(UnreadableError, match=r"base: cannot be read \(No such file"):
        merge_files(tmp_path / "base", tmp_path / "ours", tmp_path / "theirs", "x")


def test_lines_of_both_are_kept_where_they_touch():
    assert merge_lines("a\n", "a\nb\n", "a\n") == ("a\nb\n", True)
    assert merge_lines("a\n", "b\n", "c\n") == ("b\nc\n", False)


# With real git, one repository. The full number is 500: PAPERLOG_MERGES=500, or `python -m tests.merges 500`.
def test_random_merges_by_real_git_lose_nothing():
    count = int(os.environ.get("PAPERLOG_MERGES", "20"))
    counts = run(count)
    assert (counts["merges"], counts["lost"], counts["not told"]) == (count, 0, 0)


def test_git_shows_a_conflict_and_takes_what_was_settled(tmp_path):
    repository = Repository(tmp_path)
    said = repository.merge({1: Versions("title: x\n", "title: y\n", "title: z\n"), 2: PLAIN})
    assert "'title' was changed on both sides" in said
    assert repository.git("diff", "--name-only", "--diff-filter=U") == "papers/p/p1.yaml\n"
    assert "conflicts:\n- field: title\n  theirs: 'title: z'\n" in repository.file(1).read_text()
    repository.file(1).write_text("title: z\n")
    repository.git("commit", "--all", "-m", "settled")
    assert repository.git("status", "--short") == ""


def test_both_sides_adding_a_paper_are_merged_too(tmp_path):
    repository = Repository(tmp_path)
    repository.merge(
        {1: Versions("", "title: x\ntags: [o]\nnote: ours\n", "title: x\ntags: [t]\nnote: theirs\n")}
    )
    assert repository.file(1).read_text() == "title: x\ntags: [t, o]\nnote: |-\n  ours\n\n  theirs\n"


def test_a_rebase_uses_it_too(tmp_path):
    repository = Repository(tmp_path)
    repository.commit({1: PLAIN.base}, "base")
    repository.git("branch", "theirs")
    repository.commit({1: PLAIN.ours}, "ours")
    repository.git("checkout", "--quiet", "theirs")
    repository.commit({1: PLAIN.theirs}, "theirs")
    repository.git("rebase", "--quiet", "-")
    assert sorted(repository.file(1).read_text().split()) == sorted("title: x tags: - a - o - t".split())


def test_where_the_merge_cannot_be_written_ours_stays_whole(tmp_path):
    paths = files(tmp_path, PLAIN)
    with no_file_over(10), pytest.raises(UnreadableError, match="cannot be written"):
        merge_files(*paths, "papers/x.yaml")
    assert paths[1].read_text() == PLAIN.ours
