import json
from pathlib import Path
from typing import Any

import pytest
from running import Home, contents, one_line
from stores import located

from paperlog.entries import Entry
from paperlog.library import Library

KEEP = """\
# keep
title: Making Engines Think
authors:
- Ada Lovelace
authors_truncated: true
tags: [Engine]
status: read
note: |-
  最初に読む。
shelf: 3
sources:
- format: fugumt
  file: a.txt
  line: 1
  digest: '00ff'
"""
OTHER = """\
title: 'Making Engines Think: An Essay'
arxiv_id: '2401.12340'
arxiv_version: 1
authors: [Ada Lovelace, Charles Babbage]
year: 2024
tags: [Logic]
# she means it
abstract_en: Engines think.
rating: 4
note: To read.
shelf: 5  # the fifth
with: [Ada]
"""
JOINED = """\
# keep
arxiv_id: '2401.12340'
arxiv_version: 1
title: Making Engines Think
authors:
- Ada Lovelace
- Charles Babbage
year: 2024
tags: [Engine, Logic]
abstract_en: |-
  Engines think.
status: read
rating: 4
note: |-
  最初に読む。

  To read.
aliases:
- '2401.12340'
shelf: 3
sources:
- format: fugumt
  file: a.txt
  line: 1
  digest: '00ff'
modified: 'NOW'
# she means it
shelf-2: 5  # the fifth
with: [Ada]
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.write("lovelace1843making", KEEP)
    home.write("2401.12340", OTHER)
    return home


def show(home: Home, ref: str) -> dict[str, Any]:
    (paper,) = json.loads(home.good("show", ref, "--json"))
    return dict(paper)


def test_the_files_become_one_and_nothing_of_either_is_lost(home: Home) -> None:
    ended = home.run("merge", "lovelace1843making", "2401.12340")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.splitlines() == [
        "2401.12340 is now part of lovelace1843making, which gains: arxiv_id, arxiv_version, authors,"
        " authors_truncated, year, tags, abstract_en, rating, note, aliases, shelf-2, with",
        "lovelace1843making keeps its own title where 2401.12340 says otherwise",
        "you wrote into 2401.12340: title: Making Engines Think: An Essay",
        "2401.12340's field 'shelf' is not that of lovelace1843making: kept as 'shelf-2'",
    ]
    files = contents(home.store / "papers")
    assert list(files) == ["l/lovelace1843making.yaml"]
    text = files["l/lovelace1843making.yaml"].decode()
    assert text.replace(show(home, "lovelace")["modified"], "NOW") == JOINED


def test_the_paper_is_found_under_both_keys(home: Home) -> None:
    home.good("merge", "lovelace1843making", "2401.12340")
    for ref in ("lovelace1843making", "2401.12340", "arXiv:2401.12340v2", "lovelace"):
        assert show(home, ref)["key"] == "lovelace1843making"
    assert home.good("list", "--keys") == "lovelace1843making\n"


def test_two_that_were_said_not_to_be_one_are_told_and_say_so_no_longer(home: Home) -> None:
    home.write("lovelace1843making", f"{KEEP}not_same_as: [arXiv:2401.12340, babbage1832on]\n")
    home.write("2401.12340", f"{OTHER}not_same_as:\n- lovelace1843making\n- menabrea1842notions\n")
    before = contents(home.store / "papers")
    ended = home.run("merge", "lovelace1843making", "2401.12340")
    assert ended.err.endswith(
        "not_same_as said that they are two; left out: arXiv:2401.12340, lovelace1843making\n"
    )
    text = home.store.joinpath("papers/l/lovelace1843making.yaml").read_text("utf-8")
    assert "not_same_as: [babbage1832on, menabrea1842notions]\n" in text
    assert text.count("not_same_as") == 1
    home.good("undo")
    assert contents(home.store / "papers") == before


def test_what_stands_in_the_entries_of_a_list_comes_along(home: Home) -> None:
    home.write("2401.12340", f"{OTHER}related:\n- title: Notes\n  x-why: read this first\n  score: 3\n")
    home.good("merge", "lovelace1843making", "2401.12340")
    text = home.store.joinpath("papers/l/lovelace1843making.yaml").read_text("utf-8")
    assert "related:\n- title: Notes\n  score: 3.0\n  x-why: read this first\n" in text


def test_the_other_way_round(home: Home) -> None:
    home.good("merge", "2401.12340", "lovelace1843making")
    paper = show(home, "lovelace1843making")
    assert (paper["key"], paper["aliases"]) == ("2401.12340", ["lovelace1843making"])
    assert (paper["status"], paper["rating"]) == ("read", 4)
    assert paper["note"] == "To read.\n\n最初に読む。"
    assert [source["digest"] for source in paper["sources"]] == ["00ff"]


def test_a_dry_run_tells_the_same_and_changes_nothing(home: Home) -> None:
    before = contents(home.store)
    ended = home.run("merge", "lovelace", "2401.12340", "--dry-run")
    assert ended.status == 0
    assert ended.err.startswith("2401.12340 would become part of lovelace1843making, which gains: arxiv_id, ")
    assert ended.err.endswith("dry run, nothing written\n")
    assert contents(home.store) == before


def test_two_arxiv_ids_are_two_papers_unless_it_is_forced(home: Home) -> None:
    home.write("2402.00001", "title: Making Engines Think\narxiv_id: '2402.00001'\n")
    before = contents(home.store / "papers")
    said = one_line(home.run("merge", "2401.12340", "2402.00001"), 2)
    assert said.startswith("2401.12340 is arXiv:2401.12340 and 2402.00001 is arXiv:2402.00001; ")
    assert contents(home.store / "papers") == before
    ended = home.run("merge", "2401.12340", "2402.00001", "--force")
    assert "2401.12340 keeps its own arxiv_id, title where 2402.00001 says otherwise" in ended.err
    assert show(home, "arXiv:2402.00001v1")["key"] == "2401.12340"


def test_a_paper_is_not_merged_with_itself(home: Home) -> None:
    before = contents(home.store / "papers")
    assert "name two papers" in one_line(home.run("merge", "2401.12340", "arXiv:2401.12340v1"), 2)
    assert contents(home.store / "papers") == before


@pytest.mark.parametrize("refs", [("lovelace", "-"), ("-", "lovelace")])
def test_one_of_the_two_may_come_from_standard_input(home: Home, refs: tuple[str, str]) -> None:
    assert "dry run, nothing written" in home.run("merge", "-n", *refs, stdin="2401.12340\n").err
    assert "stands for 0 papers" in one_line(home.run("merge", "-", "-", stdin="2401.12340\n"), 2)


def test_what_is_not_there_cannot_be_merged(home: Home) -> None:
    assert one_line(home.run("merge", "2401.12340", "nobody"), 1).startswith("no paper 'nobody'")


@pytest.mark.parametrize("text", ["title: [\n", "{title: x, shelf: 3}\n", "title: x\nyear: soon\n"])
def test_a_file_that_cannot_be_read_or_carried_is_told(home: Home, text: str) -> None:
    path = home.write("other", text)
    before = contents(home.store / "papers")
    assert one_line(home.run("merge", "2401.12340", "other"), 3).startswith(f"{path}:")
    assert contents(home.store / "papers") == before


def test_a_file_that_cannot_be_changed_is_told(home: Home) -> None:
    path = home.write("flow", "{title: x}\n")
    before = contents(home.store / "papers")
    assert one_line(home.run("merge", "flow", "2401.12340"), 3).startswith(f"{path}:1: ")
    assert contents(home.store / "papers") == before


def test_aliases_go_along(home: Home) -> None:
    home.good("rename", "lovelace1843making", "ada")
    home.good("merge", "2401.12340", "ada")
    assert show(home, "lovelace1843making")["aliases"] == ["ada", "lovelace1843making"]


def test_importing_again_after_a_merge_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    home = Home(tmp_path)
    titles = ("Making Engines Think: An Essay on Thought", "Making Engines Think: Notes and Tables")
    entries = [located(Entry(title, authors=("Ada Lovelace",), year=1843)) for title in titles]
    with Library.open(home.store) as library:
        keys = [row.key for row in library.import_entries(entries).rows]
    assert len(set(keys)) == 2
    home.good("merge", *keys)
    before = contents(home.store)
    with Library.open(home.store) as library:
        assert [row.action for row in library.import_entries(entries).rows] == ["unchanged"] * 2
    assert contents(home.store) == before
