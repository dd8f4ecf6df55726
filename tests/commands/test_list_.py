from pathlib import Path

import pytest
from running import Home, one_line, with_samples


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


def test_lists_every_paper_newest_first(home: Home) -> None:
    rows = [line.split("\t") for line in home.good("list").splitlines()]
    assert len(rows) == 11
    assert rows[0][:2] == ["lambert2025tulu", "2025-07-12"]
    assert [row[1] for row in rows] == sorted((row[1] for row in rows), reverse=True)


def test_a_line_in_a_pipe_has_six_columns_and_nothing_cut(home: Home) -> None:
    line = next(line for line in home.good("list").splitlines() if line.startswith("2305.18290"))
    assert line.split("\t") == [
        "2305.18290",
        "2023-05-29",
        "Direct Preference Optimization: Your Language Model is Secretly a Reward Model",
        "Rafael Rafailov; Archit Sharma; Eric Mitchell; Stefano Ermon; Christopher D. Manning; Chelsea Finn",
        "NeurIPS",
        "ReinforcementLearning; NLP; LanguageModel; Alignment; DPO; Selected Papers/Blogs",
    ]


def test_takes_the_filters_of_search(home: Home) -> None:
    assert home.good("list", "--tag", "RLVR", "--keys") == "lambert2025tulu\n"


def test_filters_that_match_nothing_end_with_1(home: Home) -> None:
    ended = home.run("list", "--tag", "RLVL")
    assert one_line(ended, 1) == "nothing matches; no tag 'rlvl'; nearest: RLVR"
    assert ended.out == ""


def test_filters_that_match_nothing_still_give_a_json_array(home: Home) -> None:
    ended = home.run("list", "--tag", "RLVL", "--json")
    assert (ended.status, ended.out) == (1, "[]\n")


def test_an_empty_store_is_no_failure(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert one_line(home.run("list"), 0).startswith("the store is empty; `paperlog import FILE…`")
    assert home.run("list", "--json").out == "[]\n"
    assert not home.store.exists()


def test_limit_0_of_a_full_store_says_nothing(home: Home) -> None:
    assert home.run("list", "--limit", "0") == (0, "", "")


@pytest.mark.parametrize("order", ["title", "author", "year", "added", "score", "key", "venue", "noted"])
def test_reverse_keeps_the_papers_and_turns_the_order(home: Home, order: str) -> None:
    forth = home.good("list", "--keys", "--sort", order).splitlines()
    back = home.good("list", "--keys", "--sort", order, "--reverse").splitlines()
    assert sorted(forth) == sorted(back)
    assert forth != back or order == "added"


def test_sorts_by_title_without_regard_to_case(home: Home) -> None:
    titles = home.good("list", "--sort", "title", "--format", "{title}").splitlines()
    assert titles == sorted(titles, key=str.lower)


def test_what_has_no_value_to_sort_by_comes_last(home: Home) -> None:
    scores = home.good("list", "--sort", "score", "--format", "{score}").splitlines()
    assert [score[:8] for score in scores[:2]] == ["78.41263", "66.90431"]
    assert scores[2:] == [""] * 9


def test_ties_are_sorted_by_key(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for key in ("b2020x", "a2020x", "c2020x"):
        home.write(key, "title: The Same\nyear: 2020\n")
    for options in ([], ["--sort", "title"], ["--sort", "year", "--reverse"]):
        assert home.good("list", "--keys", *options) == "a2020x\nb2020x\nc2020x\n"
