import json
import re
from pathlib import Path

import pytest
from running import SAMPLES, Home, with_samples

DPO = "2305.18290"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = with_samples(tmp_path_factory.mktemp("home"))
    home.good("--no-color", "rename", DPO, "dpo")
    home.good("remove", "lambert2025tulu", "lightman2024let")
    return home


def test_changes_are_listed_the_newest_first_one_a_line(home: Home) -> None:
    rows = [line.split("\t") for line in home.good("log").splitlines()]
    assert [row[0] for row in rows] == ["3", "2", "1"]
    assert [row[2:5] for row in rows] == [["0", "0", "2"], ["1", "0", "1"], ["11", "0", "0"]]
    assert [row[5] for row in rows] == [
        "paperlog remove lambert2025tulu lightman2024let",
        f"paperlog --no-color rename {DPO} dpo",
        "paperlog import samples",
    ]
    assert rows[0][6] == "lambert2025tulu lightman2024let"
    assert rows[2][6].endswith(" … 6 more")
    assert all(row[1][:2] == "20" and row[1].endswith("+00:00") for row in rows)


def test_json_has_every_key(home: Home) -> None:
    rows = json.loads(home.good("log", "--json"))
    assert list(rows[0]) == ["number", "when", "command", "created", "updated", "removed"]
    assert rows[1]["created"] == ["dpo"]
    assert rows[1]["removed"] == [DPO]
    assert len(rows[2]["created"]) == 11


def test_limit(home: Home) -> None:
    assert home.good("log", "--limit", "1").startswith("3\t")
    assert len(home.good("log", "-n", "2").splitlines()) == 2
    assert home.good("log", "-n", "0") == ""
    assert home.good("log", "-n", "0", "--json") == "[]\n"


def test_on_a_terminal_nothing_is_wider_than_it(home: Home) -> None:
    shown = home.terminal(40, "--no-color", "log").out
    assert re.fullmatch(r"3  20\d\d-\d\d-\d\d \d\d:\d\d UTC", shown.splitlines()[0])
    assert shown.splitlines()[1] == "    2 removed"
    assert max(len(line) for line in shown.splitlines()) <= 40
    assert "\x1b" not in shown


def test_the_command_is_told_as_a_shell_reads_it(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    (tmp_path / "it's a\tpage.txt").write_text((tmp_path / "samples/fugumt.txt").read_text("utf-8"), "utf-8")
    home.good("undo")
    home.good("import", "it's a\tpage.txt")
    assert home.good("log").split("\t")[5] == """paperlog import 'it'"'"'s a page.txt'"""
    assert (
        json.loads(home.good("log", "--json"))[0]["command"] == """paperlog import 'it'"'"'s a\tpage.txt'"""
    )


def test_a_store_without_changes_has_none(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert home.run("log") == (0, "", "")
    assert home.good("log", "--json") == "[]\n"
    assert not home.store.exists()


def test_a_damaged_change_is_told_and_the_others_are_listed(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    home.good("rename", DPO, "dpo")
    path = home.store / ".paperlog/changes/00000002.gz"
    path.write_bytes(path.read_bytes()[:20])
    ended = home.run("log")
    assert ended.status == 3
    assert ended.out.startswith("1\t")
    assert ended.err.startswith(f"paperlog: {path}: not to be read as a change")


def test_any_number_may_be_a_limit(home: Home) -> None:
    assert home.good("log", "--limit", "9" * 30) == home.good("log")
    assert home.good("log", "--limit", "0") == ""


def test_a_command_with_bytes_that_are_no_utf8_is_told_with_them_written_out(tmp_path: Path) -> None:
    home = Home(tmp_path)
    store = ("--store", b"s\xe9")
    home.program(*store, "import", SAMPLES)
    said = f"paperlog --store 's\\xe9' import {SAMPLES}"
    assert home.program(*store, "log").out.split("\t")[5] == said
    assert json.loads(home.program(*store, "log", "--json").out)[0]["command"] == said
    assert home.program(*store, "undo").err.startswith(f"undone: {said} (")
