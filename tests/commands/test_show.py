import json
from pathlib import Path

import pytest
from running import Home, one_line, with_samples

from paperlog.fields import NAMES

WORDS = {
    "title": "Direct Preference Optimization",
    "title_ja": "直接選好最適化",
    "abstract_en": "Large language models trained without supervision",
    "abstract_ja": "教師なしで訓練された大規模言語モデル",
    "summary_ja": "人間のフィードバックによる強化学習(RLHF)は複雑で",
    "comment": "暗黙の報酬になっている",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


def joined(text: str) -> str:
    return "".join(text.split())


def test_shows_every_field_that_a_person_would_want(home: Home) -> None:
    shown = joined(home.good("show", "2305.18290"))
    wanted = [
        *WORDS.values(),
        "Rafael Rafailov",
        "https://arxiv.org/abs/2305.18290",
        "2305.18290v1",
        "2023-05-29 17:57 UTC",
        "NeurIPS",
        "#Selected Papers/Blogs",
        "unread",
        "2023-07-22",
        "78.4126",
        "Constitutional AI: Harmlessness from AI Feedback [64.28]",
        "→ ouyang2022training",
        "samples/fugumt.txt:1",
        "samples/paper-notes.txt:13",
    ]
    assert [text for text in wanted if joined(text) not in shown] == []


def test_categories_doi_rating_note_and_year_are_shown(home: Home) -> None:
    facts = "title: T\ndoi: 10.1/x\nyear: 2020\nrating: 4\nstatus: read\nnote: mine\ncategories:\n- cs.CL\n"
    home.write("facts2020x", facts)
    shown = home.good("show", "facts2020x")
    assert [
        word for word in ("10.1/x", "2020", "read, rated 4 of 5", "mine", "cs.CL") if word not in shown
    ] == []


@pytest.mark.parametrize(
    ("lang", "there", "gone"),
    [
        ("en", {"title", "abstract_en", "comment"}, {"title_ja", "abstract_ja", "summary_ja"}),
        ("ja", {"title_ja", "abstract_ja", "summary_ja", "comment"}, {"title", "abstract_en"}),
        ("both", set(WORDS), set()),
    ],
)
def test_a_language_alone(home: Home, lang: str, there: set[str], gone: set[str]) -> None:
    shown = joined(home.good("show", "2305.18290", "--lang", lang))
    assert {name for name, words in WORDS.items() if joined(words) in shown} == there
    assert not gone & there


def test_the_english_title_stands_in_for_a_japanese_one_that_is_missing(home: Home) -> None:
    assert "Mamba: Linear-Time" in home.good("show", "gu2023mamba", "--lang", "ja")


def test_texts_in_the_other_language_are_better_than_none(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.write("a2020x", "title: T\nabstract_en: only English\n")
    home.write("b2020x", "title: T\nabstract_ja: 日本語だけ\n")
    home.write("c2020x", "title: T\nabstract_en: with a summary\nsummary_ja: 要約だけ\n")
    assert "only English" in home.good("show", "a2020x", "--lang", "ja")
    assert "日本語だけ" in home.good("show", "b2020x", PAPERLOG_LANG="en")
    shown = home.good("show", "c2020x", "--lang", "ja")
    assert "要約だけ" in shown
    assert "with a summary" not in shown


def test_language_and_layout_come_from_the_environment_or_the_file(home: Home) -> None:
    japanese = home.good("show", "gu2023mamba", "--lang", "ja")
    stacked = home.good("show", "gu2023mamba", "--layout", "stacked", COLUMNS="120")
    assert home.good("show", "gu2023mamba", PAPERLOG_LANG="ja") == japanese
    assert home.good("show", "gu2023mamba", PAPERLOG_LAYOUT="stacked", COLUMNS="120") == stacked
    file = home.configure('lang = "ja"\nlayout = "interleaved"\n')
    assert home.good("show", "gu2023mamba") == japanese
    assert (
        home.good("show", "gu2023mamba", PAPERLOG_LANG="both", PAPERLOG_LAYOUT="stacked", COLUMNS="120")
        == stacked
    )
    file.unlink()


def test_side_by_side_where_it_is_wide_and_one_above_the_other_where_not(home: Home) -> None:
    wide = home.good("show", "gu2023mamba", COLUMNS="120").splitlines()
    medium = home.good("show", "gu2023mamba", COLUMNS="80").splitlines()
    narrow = home.good("show", "gu2023mamba", COLUMNS="50").splitlines()
    assert [line.split() for line in wide if "要旨" in line] == [["Abstract", "要旨"]]
    assert [line for line in medium if "要旨" in line] == ["Abstract / 要旨"]
    assert [line for line in narrow if "要旨" in line] == ["要旨"]


def test_a_layout_can_be_asked_for(home: Home) -> None:
    def show(layout: str) -> str:
        return home.good("show", "gu2023mamba", "--layout", layout, COLUMNS="100")

    assert "\nAbstract / 要旨\n" in show("interleaved")
    assert "\nAbstract\n" in show("stacked")
    assert show("columns") == home.good("show", "gu2023mamba", COLUMNS="100")


def test_json_has_every_field_in_the_order_of_the_contract(home: Home) -> None:
    (paper,) = json.loads(home.good("show", "2305.18290", "--json"))
    assert tuple(paper) == (*NAMES, "beads")
    assert paper["title_ja"].startswith("直接選好最適化")
    assert [item["key"] for item in paper["related"]] == [
        None,
        "ouyang2022training",
        None,
        "schulman2017proximal",
    ]


def test_json_is_what_list_gives(home: Home) -> None:
    listed = json.loads(home.good("list", "--json"))
    shown = json.loads(home.good("show", "--json", *(paper["key"] for paper in listed)))
    for paper in shown:
        del paper["beads"]
    assert shown == listed


def test_json_gives_the_beads_of_the_abstracts(home: Home) -> None:
    (paper,) = json.loads(home.good("show", "2305.18290", "--json"))
    assert [list(bead) for bead in paper["beads"]] == [["en", "ja"]] * 7
    assert " ".join(text for bead in paper["beads"] for text in bead["en"]) == paper["abstract_en"]
    assert "\n".join(text for bead in paper["beads"] for text in bead["ja"]) == paper["abstract_ja"]


def test_a_summary_stands_in_for_a_translation_that_is_not_there(home: Home) -> None:
    texts = "abstract_en: We train it. It is fast.\nsummary_ja: 訓練する。\n"
    home.write("summed2020x", f"title: T\n{texts}")
    shown = home.good("show", "summed2020x", COLUMNS="100")
    assert (
        "Abstract                                           要約 (summary, in place of the abstract)\n"
        in shown
    )
    assert "We train it.                                       訓練する。\n" in shown
    assert shown.count("訓練する。") == 1
    assert "It is fast.                                        —\n" in shown
    (paper,) = json.loads(home.good("show", "summed2020x", "--json"))
    assert paper["beads"] == [
        {"en": ["We train it."], "ja": ["訓練する。"]},
        {"en": ["It is fast."], "ja": []},
    ]
    home.write("alone2020x", "title: T\nsummary_ja: 訓練する。\n")
    assert json.loads(home.good("show", "alone2020x", "--json"))[0]["beads"] == []
    home.good("remove", "summed2020x", "alone2020x")


def test_yaml_is_the_file_and_path_is_where_it_is(home: Home) -> None:
    path = home.good("show", "gu2023mamba", "--path").rstrip("\n")
    assert home.good("show", "gu2023mamba", "--yaml") == Path(path).read_text("utf-8")


def test_several_papers_stand_apart(home: Home) -> None:
    shown = home.good("show", "gu2023mamba", "hu2021lora")
    assert shown.count("\n---\n") == 1
    stream = home.good("show", "gu2023mamba", "hu2021lora", "--yaml")
    assert stream.count("\n---\n") == 1


def test_what_is_missing_is_told_and_the_rest_is_shown(home: Home) -> None:
    ended = home.run("show", "gu2023mamba", "nobody1900x", "--path")
    assert one_line(ended, 1).startswith("no paper 'nobody1900x'")
    assert ended.out.endswith("gu2023mamba.yaml\n")


def test_nothing_to_show_is_an_empty_array(home: Home) -> None:
    ended = home.run("show", "nobody1900x", "--json")
    assert (ended.status, ended.out) == (1, "[]\n")


def test_a_file_that_cannot_be_read_is_told_with_its_line(home: Home) -> None:
    home.write("broken2020x", "title: A\nyear: soon\n")
    ended = home.run("show", "broken2020x", "gu2023mamba")
    assert one_line(ended, 3).endswith("broken2020x.yaml:2: 'year' must be a whole number, not 'soon'")
    assert "Mamba" in ended.out
    assert home.good("show", "broken2020x", "--yaml") == "title: A\nyear: soon\n"


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ([], "Missing argument 'REF…'"),
        (["x", "--lang", "fr"], "--lang is one of en, ja, both, not 'fr'"),
        (["x", "--layout", "grid"], "--layout is one of columns, interleaved, stacked, not 'grid'"),
        (["x", "--json", "--yaml"], "--json, --yaml and --path exclude each other; choose one"),
        (["x", "--yaml", "--path"], "--json, --yaml and --path exclude each other; choose one"),
    ],
)
def test_wrong_options_are_one_line(home: Home, options: list[str], what: str) -> None:
    ended = home.run("show", *options)
    assert one_line(ended, 2).startswith(what)
    assert ended.out == ""
