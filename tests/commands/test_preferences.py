"""What a configuration changes in `list` and `search`: on a terminal, and never in a pipe."""

from pathlib import Path

import pytest
from running import Home, one_line

CONFIG = """
lang = "ja"
columns = ["key", "title", "rating"]
sort = "rating"
limit = 2
filter = "-status:skipped -tag:Old"
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.write("one2020x", "title: One\ntitle_ja: いち\nyear: 2020\nrating: 3\ntags:\n- A\n")
    home.write("two2021x", "title: Two\nyear: 2021\nrating: 5\ntags:\n- A\n- Old\n")
    home.write("three2022x", "title: Three\ntitle_ja: さん\nyear: 2022\nrating: 4\n")
    home.write("four2023x", "title: Four\ntitle_ja: よん\nyear: 2023\nstatus: skipped\n")
    home.write("five2024x", "title: Five engine\nyear: 2024\n")
    home.good("list")
    return home


def keys(home: Home, *args: str, **variables: str) -> list[str]:
    """The keys in the order in which a terminal shows them."""
    ended = home.terminal(100, "--no-color", *args, **variables)
    return [word for word in ended.out.split() if word[0] in "otf" and word.endswith("x")]


def test_a_table_follows_the_settings(home: Home) -> None:
    home.configure(CONFIG)
    assert home.terminal(100, "--no-color", "list").out == (
        "three2022x              さん\n                        ★★★★\n"
        "one2020x                いち\n                        ★★★\n"
    )


def test_options_and_variables_stand_before_the_file(home: Home) -> None:
    home.configure(CONFIG)
    assert keys(home, "list", "--limit", "1") == ["three2022x"]
    assert keys(home, "list", "--sort", "year") == ["five2024x", "three2022x"]
    assert keys(home, "list", PAPERLOG_LIMIT="1", PAPERLOG_SORT="key") == ["five2024x"]
    assert keys(home, "list", PAPERLOG_FILTER="tag:A") == ["two2021x", "one2020x"]
    assert "Three" in home.terminal(100, "list", "--lang", "en").out
    assert "Three" in home.terminal(100, "list", PAPERLOG_LANG="en").out


def test_all_shows_what_filter_and_limit_leave_out(home: Home) -> None:
    home.configure(CONFIG)
    assert len(keys(home, "list", "--all")) == 5
    assert len(keys(home, "search", "year:2020..", "--all")) == 5


def test_a_filter_gives_way_where_the_same_field_is_asked_for(home: Home) -> None:
    home.configure(CONFIG)
    assert keys(home, "list", "--status", "skipped") == ["four2023x"]
    assert keys(home, "list", "--tag", "Old") == ["two2021x"]
    assert keys(home, "list", "--tag", "A", "--status", "unread") == ["two2021x", "one2020x"]
    assert keys(home, "list", "--year", "2021..2023") == ["three2022x"]


def test_a_search_has_no_filter_and_words_come_by_relevance(home: Home) -> None:
    home.configure(CONFIG)
    assert keys(home, "search", "year:2020..") == ["two2021x", "three2022x"]
    home.write("six2000x", "title: Six\nabstract_en: of an engine\nrating: 5\n")
    assert home.terminal(100, "--no-color", "search", "engine").out.split()[0] == "five2024x"


def test_where_the_filter_leaves_nothing_that_is_said(home: Home) -> None:
    home.configure('filter = "year:..2000"\n')
    ended = home.terminal(100, "list")
    assert ended.status == 1
    assert "all that matches is left out by the filter 'year:..2000'; see --all" in ended.out
    assert home.terminal(100, "list", "--tag", "Nope").out.startswith("paperlog: nothing matches")


@pytest.mark.parametrize(
    "args", [["list"], ["list", "--json"], ["list", "--keys"], ["search", "year:2020.."], ["list", "--csv"]]
)
def test_a_pipe_reads_the_same_whatever_is_configured(home: Home, args: list[str]) -> None:
    before = home.good(*args)
    home.configure(CONFIG)
    assert home.good(*args) == before
    assert home.good(*args, PAPERLOG_LANG="ja", PAPERLOG_LIMIT="1", PAPERLOG_COLUMNS="key") == before


def test_an_option_chooses_the_language_of_titles_in_a_pipe(home: Home) -> None:
    def titles(*args: str) -> list[str]:
        return [line.split("\t")[2] for line in home.good("list", "--sort", "key", *args).splitlines()]

    english = ["Five engine", "Four", "One", "Three", "Two"]
    assert titles() == titles("--lang", "en") == titles("--lang", "both") == english
    assert titles("--lang", "ja") == ["Five engine", "よん", "いち", "さん", "Two"]
    plain, japanese = (home.good("list", *args).splitlines() for args in ([], ["--lang", "ja"]))
    assert [line.count("\t") for line in plain] == [line.count("\t") for line in japanese]


def test_the_language_is_refused_where_it_would_mean_nothing(home: Home) -> None:
    assert one_line(home.run("list", "--json", "--lang", "ja"), 2).startswith(
        "--lang and --json exclude each other"
    )


@pytest.mark.parametrize(
    "args", [["list"], ["search", "x"], ["show", "one2020x"], ["export", "-f", "markdown"]]
)
def test_a_wrong_language_is_one_line(home: Home, args: list[str]) -> None:
    said = "is one of en, ja, both, not 'fr'"
    assert one_line(home.run(*args, PAPERLOG_LANG="fr"), 2) == f"PAPERLOG_LANG {said}"
    assert one_line(home.run(*args, "--lang", "fr"), 2) == f"--lang {said}"


def test_a_filter_that_is_no_query_is_told_with_its_line(home: Home) -> None:
    file = home.configure('filter = "tag:("\n')
    assert f"paperlog: {file}:1: filter: query, column 1: " in home.terminal(200, "list").out


def test_has_asks_for_either_language(home: Home) -> None:
    assert home.good("search", "-has:title_ja", "--keys").split() == ["five2024x", "two2021x"]
    assert home.good("search", "has:title_ja year:..2020", "--keys") == "one2020x\n"
    home.write("six2000x", "title: Six\nabstract_ja: 要旨\n")
    assert home.good("search", "has:abstract_ja", "--keys") == "six2000x\n"
    assert "six2000x" not in home.good("list", "--keys", "--year", "2000..")
