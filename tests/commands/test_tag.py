import json
from pathlib import Path

import pytest
from running import Home, one_line, with_samples


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


def test_lists_tags_the_most_frequent_first_then_by_name(home: Home) -> None:
    rows = [line.split("\t") for line in home.good("tag", "list").splitlines()]
    assert rows[:4] == [
        ["ReinforcementLearning", "6"],
        ["LanguageModel", "5"],
        ["NLP", "5"],
        ["Alignment", "2"],
    ]
    assert ["Supervised-FineTuning (SFT)", "1"] in rows


def test_json_says_the_same(home: Home) -> None:
    rows = json.loads(home.good("tag", "list", "--json"))
    lines = [f"{row['tag']}\t{row['papers']}" for row in rows]
    assert lines == home.good("tag", "list").splitlines()


def test_an_empty_store_has_no_tags(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert home.run("tag", "list") == (0, "", "")
    assert json.loads(home.good("tag", "list", "--json")) == []


def test_an_unknown_subcommand_is_one_line(home: Home) -> None:
    assert one_line(home.run("tag", "rename"), 2).startswith("No such command 'rename'")


def test_without_a_subcommand_it_helps(home: Home) -> None:
    ended = home.run("tag")
    assert (ended.status, ended.out) == (2, "")
    assert "Usage: paperlog tag" in ended.err
