import json
from pathlib import Path

import pytest
from running import Home, contents, one_line, with_samples

DPO, TULU, LORA = "2305.18290", "lambert2025tulu", "hu2021lora"


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
    assert one_line(home.run("tag", "weigh"), 2).startswith("No such command 'weigh'")


def test_without_a_subcommand_it_helps(home: Home) -> None:
    ended = home.run("tag")
    assert (ended.status, ended.out) == (2, "")
    assert "Usage: paperlog tag" in ended.err


@pytest.fixture
def own(tmp_path: Path) -> Home:
    """A home that a test may change."""
    return with_samples(tmp_path)


def tags(home: Home, key: str) -> list[str]:
    (paper,) = json.loads(home.good("show", key, "--json"))
    return list(paper["tags"])


def test_a_search_s_keys_get_a_tag_and_undo_takes_it_back(own: Home) -> None:
    before = contents(own.store / "papers")
    keys = own.good("search", "--tag", "RLHF", "--keys")
    ended = own.run("tag", "add", "to-read", "-", stdin=keys)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.startswith("papers: 2 tagged #to-read (")
    assert own.good("search", "tag:to-read", "--keys") == keys
    assert own.good("log").split("\t")[5] == "paperlog tag add to-read -"
    own.good("undo")
    assert contents(own.store / "papers") == before


@pytest.mark.parametrize(
    "written", ["a,b c,a", "#a, #b c", "＃ａ，ｂ ｃ", "a、b\u3000c", " a ,, b \t c ,", "A,a,b c"]
)
def test_tags_are_read_however_a_keyboard_types_them(own: Home, written: str) -> None:
    own.good("tag", "add", written, LORA)
    assert [tag.lower() for tag in tags(own, LORA)[-2:]] in (["a", "b c"], ["ａ", "ｂ ｃ"])


def test_a_tag_in_another_case_or_width_is_not_added_twice(own: Home) -> None:
    had = tags(own, TULU)
    ended = own.run("tag", "add", "rlvr,ＲＬＶＲ,nlp", TULU)
    assert ended.err.splitlines()[-1] == "papers: 0 tagged #rlvr #nlp, 1 unchanged"
    assert tags(own, TULU) == had


def test_a_spelling_that_is_new_is_pointed_out(own: Home) -> None:
    assert own.run("tag", "add", "rlvr", LORA).err.splitlines() == [
        "1 paper has this tag as #RLVR; `paperlog tag rename rlvr RLVR` makes them one",
        f"papers: 1 tagged #rlvr ({LORA})",
    ]
    assert own.run("tag", "rename", "rlvr", "RLVR").err == (
        f"papers: 1 with #RLVR in the place of #rlvr ({LORA}), 1 unchanged\n"
    )
    assert own.good("tag", "list").splitlines()[4:6] == ["RLHF\t2", "RLVR\t2"]


def test_removing_takes_every_spelling_away(own: Home) -> None:
    own.write("odd", "title: x\ntags: [RLVR, 'rlvr', keep]  # mine\n")
    ended = own.run("tag", "remove", "ｒｌｖｒ", "odd", TULU, LORA)
    assert ended.err == f"papers: 2 no longer tagged #ｒｌｖｒ (odd, {TULU}), 1 unchanged\n"
    assert own.good("show", "odd", "--yaml") == "title: x\ntags: [keep]  # mine\n"


def test_renaming_makes_one_of_two(own: Home) -> None:
    own.write("odd", "title: x\ntags:\n- NLP # first\n- x\n- LanguageModel\n")
    ended = own.run("tag", "rename", "nlp", "languagemodel", "--dry-run")
    assert ended.err.startswith(
        "papers (dry run, nothing written): 6 with #languagemodel in the place of #nlp, 6 of which had both"
    )
    assert "NLP" in tags(own, "odd")
    own.good("tag", "rename", "nlp", "LanguageModel")
    assert own.good("show", "odd", "--yaml") == "title: x\ntags:\n# first\n- LanguageModel\n- x\n"
    assert "NLP\t" not in own.good("tag", "list")


def test_a_tag_that_nobody_has_cannot_be_renamed(own: Home) -> None:
    assert one_line(own.run("tag", "rename", "RLVRR", "x"), 1).endswith("no tag 'rlvrr'; nearest: RLVR")


@pytest.mark.parametrize("args", [["add", "#,、", LORA], ["rename", "NLP", "a,b"], ["rename", "#", "x"]])
def test_what_is_no_tag_is_wrong_usage(own: Home, args: list[str]) -> None:
    assert "no tag" in one_line(own.run("tag", *args), 2)


def test_a_tag_with_stars_and_commas_can_be_renamed(own: Home) -> None:
    own.write("odd", "title: x\ntags: ['a*b, c', aXb]\n")
    own.good("tag", "rename", "a*b, c", "plain")
    assert tags(own, "odd") == ["plain", "aXb"]


def test_a_file_that_cannot_be_read_is_told_when_a_tag_is_renamed(own: Home) -> None:
    path = own.write("broken", "title: [\n")
    ended = own.run("tag", "rename", "RLVR", "x")
    assert ended.status == 3
    assert [line[: len(f"paperlog: {path}:")] for line in ended.err.splitlines()] == [
        f"papers: 1 with #x in the place of #RLVR ({TULU})"[: len(f"paperlog: {path}:")],
        f"paperlog: {path}:",
    ]


def test_many_papers_are_one_change(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for number in range(300):
        home.write(f"a{number}", f"# {number}\ntitle: t{number}\n")
    keys = home.good("list", "--keys")
    assert home.run("tag", "add", "x", "-", stdin=keys).err == "papers: 300 tagged #x\n"
    assert home.good("tag", "list") == "x\t300\n"
    home.good("undo")
    assert home.good("tag", "list") == ""
