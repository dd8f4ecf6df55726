import json
import re
from pathlib import Path

import pytest
from running import Home, one_line, with_samples

KINDS = ["tag", "pair", "category", "month", "author", "venue", "source", "status", "rating"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


def test_lines_in_a_pipe_are_kind_value_count(home: Home) -> None:
    rows = [line.split("\t") for line in home.good("stats").splitlines()]
    assert rows[0] == ["papers", "", "11"]
    assert list(dict.fromkeys(row[0] for row in rows[1:])) == KINDS[:-1]
    assert ["pair", "NLP; RLHF", "2"] in rows
    assert ["venue", "NeurIPS", "2"] in rows
    assert ["month", "2023-05", "3"] in rows
    assert ["source", "paper-notes", "6"] in rows


def test_months_come_newest_first(home: Home) -> None:
    months = [line.split("\t")[1] for line in home.good("stats").splitlines() if line.startswith("month")]
    assert months == sorted(months, reverse=True)


def test_json_holds_the_same_counts(home: Home) -> None:
    counts = json.loads(home.good("stats", "--json"))
    assert list(counts) == ["papers", *KINDS]
    lines = [f"{kind}\t{value}\t{count}" for kind in KINDS for value, count in counts[kind].items()]
    assert lines == home.good("stats").splitlines()[1:]


def test_takes_the_query_and_the_filters_of_search(home: Home) -> None:
    counts = json.loads(home.good("stats", "報酬", "--tag", "NLP", "--json"))
    keys = home.good("search", "報酬", "--tag", "NLP", "--keys").splitlines()
    assert counts["papers"] == counts["tag"]["NLP"] == len(keys)
    assert 0 < counts["papers"] < 11
    assert json.loads(home.good("stats", "-tag:NLP", "--json"))["papers"] == 11 - 5


def test_takes_the_saved_searches_of_search(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    home.configure('[searches]\nrl = "tag:RL*"\n')
    for name, query in [("@rl", "tag:RL*"), ("-@rl", "-tag:RL*")]:
        found = home.good("search", query, "--keys").splitlines()
        assert home.good("stats", name, "--by", "status").splitlines()[0] == f"papers\t\t{len(found)}"
    assert one_line(home.run("stats", "@nope"), 2).startswith("no search '@nope' is saved: there are @rl")


def test_nothing_that_matches_ends_with_1(home: Home) -> None:
    ended = home.run("stats", "--tag", "RLVL")
    assert one_line(ended, 1) == "nothing matches; no tag 'rlvl'; nearest: RLVR"
    assert ended.out == "papers\t\t0\n"


def test_by_chooses_what_is_counted(home: Home) -> None:
    kinds = {line.split("\t")[0] for line in home.good("stats", "--by", "venue, source").splitlines()}
    assert kinds == {"papers", "venue", "source"}
    assert one_line(home.run("stats", "--by", "colour"), 2).startswith(
        "--by: no 'colour' is counted; known are"
    )


def test_on_a_terminal_there_are_pictures(home: Home) -> None:
    shown = home.terminal(80, "stats", "--limit", "3", NO_COLOR="1").out
    assert "tags (the first 3 of 21)\n" in shown
    assert "cs.CL Computation and Language  " in shown
    assert re.search(r"^months\n {6}JFMAMJJASOND\n\d{4}  ", shown, re.MULTILINE)
    assert re.search("^2024  ··········▃·  1  █+", shown, re.MULTILINE)
    assert home.terminal(80, "stats", "--by", "status", NO_COLOR="1").out.startswith("11 papers\n\nstatus\n")


def test_an_empty_store_has_nothing_to_count(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert home.good("stats") == "papers\t\t0\n"
    assert json.loads(home.good("stats", "--json")) == {"papers": 0} | {kind: {} for kind in KINDS}
