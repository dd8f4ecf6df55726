import json
from pathlib import Path

import pytest
from running import Home, with_samples

KINDS = ["tag", "category", "month", "author", "venue", "source", "status"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


def test_lines_in_a_pipe_are_kind_value_count(home: Home) -> None:
    rows = [line.split("\t") for line in home.good("stats").splitlines()]
    assert rows[0] == ["papers", "", "11"]
    assert list(dict.fromkeys(row[0] for row in rows[1:])) == KINDS
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


def test_an_empty_store_has_nothing_to_count(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert home.good("stats") == "papers\t\t0\n"
    assert json.loads(home.good("stats", "--json")) == {"papers": 0} | {kind: {} for kind in KINDS}
