from datetime import date
from pathlib import Path

import pytest
from running import Home, one_line, with_samples

from paperlog.commands.searches import parse_with_searches
from paperlog.config import Config
from paperlog.query import parse
from paperlog.querynodes import QueryError

TODAY = date(2025, 7, 20)
SEARCHES = {
    "rl": "tag:RL*",
    "ja": "has:title_ja",
    "either": "@rl OR @ja",
    "bad": "tag:",
    "odd": "@bad",
    "a": "-@b",
    "b": "@a",
}
CONFIG = Config(Path("c.toml"), {}, SEARCHES, "[searches]\n" + "".join(f"{name} = 1\n" for name in SEARCHES))


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("@rl", "tag:RL*"),
        ("＠rl", "tag:RL*"),
        ("-@either 推論", "-(tag:RL* OR has:title_ja) 推論"),
        ("(@rl OR x) @ja", "(tag:RL* OR x) has:title_ja"),
        ("NOT @rl", "NOT tag:RL*"),
        ('"@rl"', '"@rl"'),
        ("a@rl", "a@rl"),
    ],
)
def test_a_name_stands_for_its_query(text: str, means: str) -> None:
    assert parse_with_searches(text, CONFIG, TODAY) == parse(means, today=TODAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@nope", "no search '@nope' is saved: there are @rl, @ja,"),
        ("@bad", "c.toml:5: bad: query, column 1: tag: a value is missing"),
        ("@odd", "c.toml:5: bad: query, column 1: tag: a value is missing"),
        ("x @a", "c.toml:7: a: this search stands within itself; take @a out of it"),
    ],
)
def test_a_search_that_cannot_be_is_told(text: str, said: str) -> None:
    with pytest.raises(QueryError) as error:
        parse_with_searches(text, CONFIG, TODAY)
    assert str(error.value).startswith(said)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = with_samples(tmp_path_factory.mktemp("home"))
    home.configure('[searches]\nrl = "tag:RL*"\nnone = "tag:Nope"\n')
    return home


def test_search_takes_names_with_words_and_options(home: Home) -> None:
    every = home.good("search", "tag:RL*", "--keys")
    assert home.good("search", "@rl", "--keys") == every
    assert home.good("search", "@rl", "NOT", "tag:RLHF", "--keys") == "lambert2025tulu\n"
    assert home.good("search", "@rl", "-tag:RLHF", "--keys") == "lambert2025tulu\n"
    assert home.good("search", "@rl", "--year", "2025", "--keys") == "lambert2025tulu\n"


def test_a_name_stands_for_the_papers_that_it_finds(home: Home) -> None:
    found = home.good("search", "@rl", "--keys").split()
    assert [Path(line).stem for line in home.good("show", "--path", "@rl").split()] == found
    assert home.good("export", "-f", "json", "@rl") == home.good("export", "-f", "json", *found)
    assert home.good("remove", "--dry-run", "@rl -tag:RLHF") == ""
    assert home.run("remove", "--dry-run", "@rl -tag:RLHF").err == "would remove lambert2025tulu\n"


@pytest.mark.parametrize("command", [["show"], ["export", "-f", "json"], ["remove", "-n"]])
def test_a_name_that_finds_nothing_or_is_none_is_one_line(home: Home, command: list[str]) -> None:
    assert one_line(home.run(*command, "@none"), 1).startswith("@none: nothing matches; no tag 'nope'")
    assert one_line(home.run(*command, "@nope"), 2).startswith(
        "no search '@nope' is saved: there are @rl, @none"
    )
