import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import Home, one_line, with_samples
from zones import living_in


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


def keys(home: Home, *words: str) -> list[str]:
    return home.good("search", "--keys", *words).split()


def test_the_tag_rlvr_finds_exactly_one_paper(home: Home) -> None:
    found = json.loads(home.good("search", "--tag", "RLVR", "--json"))
    assert [paper["key"] for paper in found] == ["lambert2025tulu"]
    assert "RLVR" in found[0]["tags"]


@pytest.mark.parametrize("query", ["推論", "ＤＰＯ", "dpo", "ｽﾃｯﾌﾟ", "メモリ", "Ré", "re christopher"])
def test_words_match_whatever_their_case_and_width_and_accents(home: Home, query: str) -> None:
    assert keys(home, *query.split())


def test_japanese_matches_two_characters_anywhere_and_english_only_beginnings(home: Home) -> None:
    assert "2210.03629" in keys(home, "推論")
    assert "2210.03629" in keys(home, "reason")
    assert home.run("search", "easoning").status == 1


def test_what_a_list_shows_is_found(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.write("a2020x", "title: Splitting H$_2$O\nnote: 強化\u00ad学習\n")
    for query in ("H2O", "H₂O", "H_2O", "強化学習", "強化\u00ad学習"):
        assert keys(home, query) == ["a2020x"]
    assert home.run("search", "-H_2O").status == 1
    home.write("b2021x", "title: sum $x_{t-1}$ of H$_{2}$O\n")
    home.write("c2022x", r"title: 'auto\/encoder for VLM\(^2\)-Bench'" + "\n")
    for query in ("x_{t-1}", "H_{2}O sum"):
        assert keys(home, query) == ["b2021x"]
    assert keys(home, "autoencoder VLM2-Bench") == ["c2022x"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("added:2026-11-26", ["day", "moment"]),
        ("added:2026-11-01", []),
        ("added:2026-11", ["day", "moment", "month"]),
        ("added:..2026-11-29", ["day", "moment"]),
        ("added:2026", ["day", "moment", "month", "year"]),
        ("-added:0001..9999", ["never", "soon"]),
    ],
)
def test_a_date_of_entry_that_is_written_by_hand_is_found(
    tmp_path: Path, query: str, found: list[str]
) -> None:
    home = Home(tmp_path)
    written = {
        "day": "2026/11/26",
        "moment": "2026年11月26日 12:00",
        "month": "2026-11",
        "year": "2026",
        "soon": "soon",
    }
    for key, added in written.items():
        home.write(key, f"title: {key}\nadded: '{added}'\n")
    home.write("never", "title: never\n")
    with living_in("JST-9"):
        assert sorted(home.run("search", query, "--keys").out.split()) == found


def test_words_are_found_in_comments_and_summaries(home: Home) -> None:
    assert keys(home, "暗黙の報酬") == ["2305.18290"]
    assert keys(home, "PRM800K") == ["lightman2024let"]


def test_a_query_of_words_ranks_titles_first(home: Home) -> None:
    assert keys(home, "reward model")[0] == "2305.18290"


def test_arguments_are_joined_to_one_query(home: Home) -> None:
    assert keys(home, "tag:NLP", "NOT", "tag:RLHF") == keys(home, "tag:NLP NOT tag:RLHF")
    assert len(keys(home, "tag:NLP", "NOT", "tag:RLHF")) == 3


@pytest.mark.parametrize("term", ["-tag:RLHF", "-RLHF", "-推論", "-keys", "-null"])
def test_a_minus_before_a_word_negates_it_and_is_no_option(home: Home, term: str) -> None:
    found = keys(home, "tag:NLP", f"NOT {term[1:]}")
    assert keys(home, "tag:NLP", term) == keys(home, "tag:NLP", "--", term) == found


@pytest.mark.parametrize("quoted", ["-3d", "-4o", "-2024-01", "-nlp"])
def test_a_negated_word_may_begin_as_an_option_or_number_does(home: Home, quoted: str) -> None:
    assert keys(home, "model", quoted) == keys(home, f"model NOT {quoted[1:]}")


@pytest.mark.parametrize(
    "options", ["--format -{key}", "--author -dao -k", "--not-tag -NLP -k", "-k0", "-rkn2"]
)
def test_what_belongs_to_options_is_no_word(home: Home, options: str) -> None:
    assert home.good("search", *options.split()) == home.good("list", *options.split())
    assert home.good("search", "-4o", *options.split()) == home.good("list", *options.split())


def test_a_wrong_value_is_told_as_it_was_typed(home: Home) -> None:
    assert "no '-x' is counted" in one_line(home.run("stats", "--by", "-x"), 2)
    assert "cannot sort by '-date'" in one_line(home.run("search", "--sort", "-date"), 2)


def test_the_column_is_that_of_what_was_typed(home: Home) -> None:
    for before in ((), ("--",), ("-rkn2",)):
        assert "query, column 8: " in one_line(home.run("search", *before, "-tag:x foo:bar"), 2)


@pytest.mark.parametrize("options", [["-n", "2", "-r"], ["-n2", "-r"], ["--limit", "2", "--reverse"]])
def test_short_options_are_options_still(home: Home, options: list[str]) -> None:
    assert home.good("search", "-k", *options) == "hu2021lora\ndao2022flashattention\n"


def test_a_score_that_was_printed_is_found(home: Home) -> None:
    score = home.good("list", "--columns", "score", "--sort", "score", "-n", "1").strip()
    assert len(score) > len("78.123456789")
    assert keys(home, f"score:{score}") == ["2305.18290"]


def test_repeats_of_an_option_all_must_hold(home: Home) -> None:
    assert keys(home, "--tag", "NLP", "--tag", "RLHF") == ["lambert2022illustrating", "ouyang2022training"]


def test_any_tag_and_not_tag(home: Home) -> None:
    assert keys(home, "--any-tag", "DPO, RLVR") == ["lambert2025tulu", "2305.18290"]
    assert keys(home, "--any-tag", "DPO,RLVR", "--not-tag", "RLVR") == ["2305.18290"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--category", "cs.lg", "--author", "dao"], ["gu2023mamba", "dao2022flashattention"]),
        (["--category", "cs.*", "--limit", "1"], ["gu2023mamba"]),
        (["--venue", "neurips"], ["2305.18290", "ouyang2022training"]),
        (["--year", "2017"], ["schulman2017proximal"]),
        (["--year", "..2021"], ["schulman2017proximal", "hu2021lora"]),
        (["--since", "2025"], ["lambert2025tulu", "lightman2024let"]),
        (["--since", "2025-02", "--until", "2025"], ["lambert2025tulu"]),
        (["--source", "fugumt"], ["2305.18290", "2210.03629"]),
        (
            ["--status", "unread", "--tag", "rl*"],
            ["lambert2025tulu", "lambert2022illustrating", "ouyang2022training"],
        ),
    ],
)
def test_filters(home: Home, options: list[str], found: list[str]) -> None:
    assert keys(home, *options) == found


def test_nothing_found_names_the_nearest_word_tag_and_author(home: Home) -> None:
    assert "nearest: LanguageModel" in one_line(home.run("search", "tag:LangageModel"), 1)
    said = one_line(home.run("search", "preferense"), 1)
    assert said.startswith("nothing matches; no word 'preferense'; nearest: ")
    assert "preference" in said
    assert "nearest: Stefano Ermon" in one_line(home.run("search", "author:Stephano"), 1)


def test_nothing_found_gives_an_empty_array_and_header_and_nothing_else(home: Home) -> None:
    assert home.run("search", "xyzzy", "--json").out == "[]\n"
    assert home.run("search", "xyzzy", "--jsonl").out == ""
    assert home.run("search", "xyzzy", "--csv", "--columns", "key").out == "key\r\n"
    assert home.run("search", "xyzzy", "--keys").out == ""


def test_a_search_for_nothing_finds_everything(home: Home) -> None:
    assert len(keys(home)) == len(keys(home, " ")) == 11


@pytest.mark.parametrize("zone", ["<+14>-14", "<-12>12"])
def test_today_is_the_users(tmp_path: Path, zone: str) -> None:
    home = Home(tmp_path)
    with living_in(zone):
        now = datetime.now().astimezone()
        home.write("a2020x", f"title: A\nnoted: '{now.date()}'\nadded: '{now.astimezone(UTC).isoformat()}'\n")
        assert keys(home, "date:today added:today since:今日") == ["a2020x"]
        assert home.run("search", "added:yesterday OR date:yesterday OR -added:today").status == 1


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ('"open', "query, column 1: this quote is never closed"),
        ("a AND", "query, column 6: a word is missing after 'AND'"),
        ("(推論", "query, column 1: this '(' is never closed"),
        ("colour:red", "query, column 1: unknown field 'colour'"),
        ("date:2025-13", "query, column 1: date: '2025-13' is no date"),
        ("year:soon", "query, column 1: year: 'soon' is no number"),
        ("status:done", "query, column 1: status: unknown status 'done'"),
        ("tag:", "query, column 1: tag: a value is missing"),
        ("a" * 10_001, "the query has 10001 characters"),
    ],
)
def test_a_wrong_query_is_one_line_with_its_column(home: Home, query: str, what: str) -> None:
    ended = home.run("search", query)
    assert one_line(ended, 2).startswith(what)
    assert ended.out == ""


def test_a_hand_edit_is_seen_at_once(tmp_path: Path) -> None:
    home = Home(tmp_path)
    path = home.write("ada2020engine", "title: The Engine\n")
    assert home.run("search", "tag:Loom").status == 1
    path.write_text(path.read_text() + "tags:\n- Loom\n")
    assert home.good("search", "tag:Loom", "--keys") == "ada2020engine\n"


@pytest.mark.parametrize(
    "asked", ["author:高橋", "author:髙橋", "author:髙", "author:渡辺", "author:渡邉", "高橋", "髙橋"]
)
def test_an_author_is_found_by_other_forms_of_the_same_kanji(tmp_path: Path, asked: str) -> None:
    home = Home(tmp_path)
    home.write("one", "title: One\nauthors:\n- 髙橋 花子\n- 渡辺 実\n")
    home.write("two", "title: Two\nauthors:\n- 山﨑 花子\n")
    assert home.good("search", "-k", asked) == "one\n"
    assert home.good("search", "-k", "--author", "山崎 花子") == "two\n"
