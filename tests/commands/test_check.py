import json
from pathlib import Path

import pytest
from running import Home, contents, one_line, with_samples


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.write("a", "title: One\ndoi: 10.1145/3\ntags: [RL]\nnoted: 2025/7/1\n")
    home.write("b", "title: Two\ndoi: 10.1145/4\ntags: [rl]\nshelf: 3\n")
    return home


def test_the_samples_are_clean(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    ended = home.run("check")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.splitlines() == [
        "9 papers have neither an arXiv id nor a DOI (`paperlog check --only missing-id` lists them)",
        "11 papers checked: nothing wrong",
    ]
    assert len(home.good("check", "--only", "missing-id").splitlines()) == 9


def test_an_empty_store_is_clean_and_is_not_made(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert home.run("check", "--fix") == (0, "", "0 papers checked: nothing wrong\n")
    assert not home.store.exists()


def test_what_is_wrong_is_told_one_a_line(home: Home) -> None:
    before = contents(home.store / "papers")
    ended = home.run("check")
    papers = home.store / "papers"
    assert ended.status == 3
    assert [line.split("\t")[:3] for line in ended.out.splitlines()] == [
        [f"{papers}/a/a.yaml:4", "wrong", "date"],
        [f"{papers}/b/b.yaml:3", "wrong", "tag"],
        [f"{papers}/b/b.yaml:4", "hint", "unknown-field"],
    ]
    assert ended.err == "2 papers checked: 2 wrong, 1 hint; `paperlog check --fix` mends 2\n"
    assert contents(home.store / "papers") == before


def test_as_json(home: Home) -> None:
    ended = home.run("check", "--json")
    assert ended.status == 3
    rows = json.loads(ended.out)
    assert [(row["check"], row["keys"], row["mendable"]) for row in rows] == [
        ("date", ["a"], True),
        ("tag", ["b"], True),
        ("unknown-field", ["b"], False),
    ]
    assert json.loads(home.good("check", "--json", "--only", "doi")) == []


def test_hints_count_only_when_that_is_asked_for(home: Home) -> None:
    only = ("check", "--only", "unknown-field")
    assert home.run(*only).status == 0
    assert home.run(*only, "--strict").status == 3
    assert home.good(*only, "--strict", "--allow-field", "shelf") == ""


def test_papers_and_checks_can_be_chosen(home: Home) -> None:
    assert "\tdate\t" in home.run("check", "a", "--skip", "tag").out
    assert home.run("check", "-", "--skip", "unknown-field", "--skip", "tag", stdin="b\n").status == 0
    assert one_line(home.run("check", "nobody"), 1).startswith("no paper 'nobody'")
    assert one_line(home.run("check", "--only", "dates"), 2).startswith("no check 'dates'; there are ")


def test_fix_mends_as_one_change_that_undo_takes_back(home: Home) -> None:
    before = contents(home.store / "papers")
    ended = home.run("check", "--fix")
    assert ended.status == 0
    assert [line.split("\t")[2] for line in ended.out.splitlines()] == ["unknown-field"]
    assert ended.err.startswith(
        f"mended: {home.store}/papers/a/a.yaml:4: '2025/7/1' is not how 'noted' is written\n"
    )
    assert ended.err.endswith("\n2 papers checked: nothing wrong, 1 hint\n")
    assert json.loads(home.good("show", "b", "--json"))[0]["tags"] == ["RL"]
    assert home.good("log").count("paperlog check --fix") == 1
    home.good("undo")
    assert contents(home.store / "papers") == before


def test_fix_in_json_says_what_was_mended(home: Home) -> None:
    rows = json.loads(home.run("check", "--fix", "--json").out)
    assert [(row["check"], row["mended"]) for row in rows] == [
        ("date", True),
        ("tag", True),
        ("unknown-field", False),
    ]


def test_fix_of_some_papers_leaves_the_others(home: Home) -> None:
    home.run("check", "a", "--fix")
    assert b"rl" in contents(home.store / "papers")["b/b.yaml"]
    assert b"'2025-07-01'" in contents(home.store / "papers")["a/a.yaml"]


def test_what_fix_cannot_do_is_told(home: Home) -> None:
    path = home.write("c", "{title: x, noted: 2025/7/1}\n")
    ended = home.run("check", "--fix")
    assert ended.status == 3
    assert f"paperlog: {path}:1: " in ended.err


def test_papers_are_never_merged_by_fix(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for key in "ab":
        home.write(
            key, f"title: Making Engines Think by Weaving Numbers\nauthors: [Ada Lovelace]\nnote: {key}\n"
        )
    before = contents(home.store / "papers")
    assert home.run("check", "--fix").status == 3
    assert contents(home.store / "papers") == before


def test_on_a_terminal(home: Home) -> None:
    shown = home.terminal(40, "check", NO_COLOR="1").out
    assert "    → write '2025-07-01' (--fix does it)\n" in shown


def test_a_file_whose_name_is_no_key_is_told_as_that_and_not_as_a_fault_of_the_index(tmp_path: Path) -> None:
    home = Home(tmp_path)
    place = home.store / "papers" / "f" / "f $(id).yaml"
    place.parent.mkdir(parents=True)
    place.write_text("title: A\n")
    ended = home.run("check", "--json")
    assert (ended.status, {row["check"] for row in json.loads(ended.out)}) == (3, {"key"})


def test_a_conflict_of_git_is_told_in_one_wording(tmp_path: Path) -> None:
    home = Home(tmp_path)
    path = home.write("a2020x", "title: x\n<<<<<<< HEAD\nyear: 1\n=======\nyear: 2\n>>>>>>> b\n")
    said = "git's conflict marks stand here; keep what is right of both sides"
    assert one_line(home.run("list"), 3).startswith(f"{path}:2: {said}")
    what, advice = home.run("check").out.rstrip("\n").split("\t")[3:]
    assert f"{what}; {advice}".startswith(said)


@pytest.mark.parametrize("kind", ["open", "undo"])
def test_a_damaged_change_that_is_not_finished_is_told_and_put_aside(home: Home, kind: str) -> None:
    home = with_samples(home.root)
    path = home.store / ".paperlog" / "changes" / f"00000099.{kind}"
    path.write_bytes(b"no gzip")
    assert home.run("mark", "read", "2305.18290").status == 3
    assert home.run("list").status == 3
    ended = home.run("check", "--skip", "missing-id")
    assert ended.status == 3
    assert f"{path}\twrong\tleftover\tnot to be read as a change" in ended.out
    assert "that change cannot be taken back" in ended.out
    assert home.run("check", "--fix").status == 0
    assert path.with_suffix(".damaged").read_bytes() == b"no gzip"
    home.good("mark", "read", "2305.18290")
    home.good("list")


def test_a_damaged_change_that_is_done_is_told(home: Home) -> None:
    home = with_samples(home.root)
    path = home.store / ".paperlog" / "changes" / "00000001.gz"
    path.write_bytes(path.read_bytes()[:-9])
    ended = home.run("check")
    assert ended.status == 3
    assert (
        f"{path}\twrong\tleftover\tnot to be read as a change (damaged)\tremove it; that change" in ended.out
    )
    assert path.exists()


def test_a_leftover_in_a_folder_that_cannot_be_written_is_told_and_the_rest_mended(home: Home) -> None:
    left = home.store / f"papers/a/.a.yaml.{10**30}.tmp"
    left.write_text("half")
    left.parent.chmod(0o555)
    ended = home.unprivileged("check", "--fix", "--only", "leftover", "--only", "tag")
    told = ended.err.splitlines()
    assert [line.split(":")[0] for line in told] == ["mended", "2 papers checked"]
    assert ended.out.endswith("it was for is whole; first make its folder writable\n")
    assert home.unprivileged("tag", "add", "x", "b").err == "papers: 1 tagged #x (b)\n"
    left.parent.chmod(0o755)
