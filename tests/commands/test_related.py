import json
from pathlib import Path

import pytest
from running import Home, contents, one_line, with_samples

FIELDS = ["kind", "key", "title", "title_ja", "score", "date", "summary_ja", "shared"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


def rows(home: Home, *args: str) -> list[list[str]]:
    return [line.split("\t") for line in home.good("related", *args).splitlines()]


def test_in_a_pipe_a_line_is_kind_key_score_day_and_title(home: Home) -> None:
    found = rows(home, "2305.18290")
    assert [row[:2] for row in found[:4]] == [
        ["named", ""],
        ["named", "ouyang2022training"],
        ["named", ""],
        ["named", "schulman2017proximal"],
    ]
    assert found[0][2:] == [
        "64.27513870946188",
        "2022-12-15",
        "Constitutional AI: Harmlessness from AI Feedback",
    ]
    near = found[4:]
    assert {row[0] for row in near} == {"near"}
    assert [float(row[2]) for row in near] == sorted((float(row[2]) for row in near), reverse=True)
    assert near[0][1] == "schulman2017proximal"
    assert "2305.18290" not in [row[1] for row in near]


def test_json_has_every_field_and_what_is_shared(home: Home) -> None:
    found = json.loads(home.good("related", "2305.18290", "--json"))
    assert all(list(row) == FIELDS for row in found)
    named, near = found[0], found[4]
    assert (named["kind"], named["key"], named["shared"]) == ("named", None, [])
    assert named["summary_ja"].startswith("人間による有害性の")
    assert {"term": "#Selected Papers/Blogs"}.items() <= next(
        part for part in near["shared"] if part["term"].startswith("#")
    ).items()
    assert sum(part["score"] for part in near["shared"]) == pytest.approx(near["score"], abs=0.05)


def test_a_limit_is_for_each_kind(home: Home) -> None:
    assert [row[0] for row in rows(home, "2305.18290", "--limit", "2")] == ["named", "named", "near", "near"]
    assert len(rows(home, "2305.18290", "-n", "3", "--missing")) == 2
    assert rows(home, "2305.18290", "-n", "0") == []


def test_keys_are_those_in_the_store_once_each(home: Home) -> None:
    keys = home.good("related", "2305.18290", "--keys").splitlines()
    assert keys[:2] == ["ouyang2022training", "schulman2017proximal"]
    assert len(keys) == len(set(keys))
    assert home.good("show", "-", "--path", stdin="\n".join(keys)).count(".yaml\n") == len(keys)


def test_missing_are_those_that_are_named_and_not_there(home: Home) -> None:
    assert [row[4][:14] for row in rows(home, "2305.18290", "--missing")] == [
        "Constitutional",
        "Fine-Tuning La",
    ]
    assert [row[0] for row in rows(home, "--missing")] == ["1"] * 4
    found = json.loads(home.good("related", "--missing", "--json"))
    assert list(found[0]) == ["title", "score", "published", "summary_ja", "named_by"]
    assert found[0]["title"].startswith("Toolformer")
    assert found[0]["named_by"] == ["2210.03629"]
    assert len(rows(home, "--missing", "--limit", "1")) == 1


def test_a_link_follows_the_paper(tmp_path: Path) -> None:
    home = with_samples(tmp_path)

    def key() -> str:
        return rows(home, "2305.18290")[1][1]

    assert key() == "ouyang2022training"
    home.good("rename", "ouyang2022training", "instruct")
    assert key() == "instruct"
    home.good("remove", "instruct")
    assert key() == ""
    home.good("undo")
    assert key() == "instruct"
    home.write("tex2020x", "title: '$\\textbf{Fine}$-tuning language models FROM human preferences'\n")
    assert rows(home, "2305.18290")[2][1] == "tex2020x"


def test_deleting_the_index_changes_no_answer(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    home.good("remove", "lightman2024let")
    home.good("undo")
    calls = (["related", "2305.18290", "--json"], ["related", "--missing", "--json"])
    before = [home.good(*call) for call in calls]
    for name in contents(home.root / "cache"):
        (home.root / "cache" / name).unlink()
    assert [home.good(*call) for call in calls] == before


def test_nothing_related_is_told_with_status_1(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.write("alone2020x", "title: Alone\n")
    for args, what in (
        (["alone2020x"], "nothing is related to alone2020x"),
        (["alone2020x", "--missing"], "no related paper is named that is not in the store"),
        (["--missing"], "no related paper is named that is not in the store"),
        (["nobody"], "no paper 'nobody'"),
    ):
        ended = home.run("related", *args)
        assert one_line(ended, 1).startswith(what)
        assert ended.out == ""
    assert home.run("related", "--missing", "--json").out == "[]\n"


def test_the_reference_may_come_from_standard_input(home: Home) -> None:
    assert home.run("related", "-", stdin="2305.18290\n").out == home.good("related", "2305.18290")
    assert "stands for 0 papers" in one_line(home.run("related", "-", stdin=""), 2)


def test_an_empty_store_has_nothing_missing(tmp_path: Path) -> None:
    assert "no related paper" in one_line(Home(tmp_path).run("related", "--missing"), 1)


@pytest.mark.parametrize(
    ("args", "what"),
    [
        ([], "which paper? name one"),
        (["x", "--keys", "--json"], "--keys and --json exclude each other"),
        (["x", "--keys", "--missing"], "--keys and --missing exclude each other"),
    ],
)
def test_wrong_usage_is_one_line(home: Home, args: list[str], what: str) -> None:
    assert one_line(home.run("related", *args), 2).startswith(what)


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_answered(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    home.write("broken2020x", "title: [\n")
    ended = home.run("related", "2305.18290")
    assert (ended.status, len(ended.out.splitlines()) > 4) == (3, True)
    assert "broken2020x.yaml:1" in ended.err
