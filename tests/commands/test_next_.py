import json
from pathlib import Path

import pytest
from running import Home, one_line, with_samples

FIELDS = ["key", "title", "title_ja", "score", "date", "terms", "papers"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    found = with_samples(tmp_path)
    mark(found, "2305.18290", "status: read\nrating: 5\n")
    mark(found, "yao2023tree", "status: skipped\n")
    return found


def mark(home: Home, key: str, lines: str) -> None:
    path = Path(home.good("show", key, "--path").strip())
    path.write_text(path.read_text("utf-8") + lines, "utf-8")


def rows(home: Home, *args: str) -> list[list[str]]:
    return [line.split("\t") for line in home.good("next", *args).splitlines()]


def test_in_a_pipe_a_line_is_key_score_day_and_title(home: Home) -> None:
    found = rows(home)
    assert found[0][:1] + found[0][2:] == [
        "schulman2017proximal",
        "2024-11-03",
        "Proximal Policy Optimization Algorithms",
    ]
    assert [float(row[1]) for row in found] == sorted((float(row[1]) for row in found), reverse=True)
    assert not {"2305.18290", "yao2023tree"} & {row[0] for row in found}


def test_why_adds_terms_and_papers(home: Home) -> None:
    (first,) = rows(home, "--why", "--limit", "1")
    assert first[:4] == rows(home)[0]
    assert first[4].startswith("最適化 ")
    assert "#Selected Papers/Blogs " in first[4]
    assert first[5].startswith("2305.18290 ")
    assert "yao2023tree -" in first[5]


def test_json_has_every_field_and_all_that_makes_the_score(home: Home) -> None:
    found = json.loads(home.good("next", "--json", "-n", "3"))
    assert [list(row) for row in found] == [FIELDS] * 3
    first = found[0]
    assert first["papers"][0]["key"] == "2305.18290"
    assert first["papers"][0]["why"] == "rated 5"
    for parts in (first["terms"], first["papers"]):
        assert sum(part["score"] for part in parts) == pytest.approx(first["score"], abs=0.05)


def test_keys_go_on_to_another_command(home: Home) -> None:
    keys = home.good("next", "-k").splitlines()
    assert keys == [row[0] for row in rows(home)]
    assert home.good("show", "-", "--path", stdin="\n".join(keys)).count(".yaml\n") == len(keys)


def test_what_was_read_since_is_not_suggested_again(home: Home) -> None:
    first = rows(home)[0][0]
    mark(home, first, "status: reading\n")
    assert first not in [row[0] for row in rows(home)]


def test_a_tag_that_the_reader_gave_is_a_sign(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    path = Path(home.good("show", "hu2021lora", "--path").strip())
    path.write_text(path.read_text("utf-8") + "tags:\n- mine\n", "utf-8")
    found = json.loads(home.good("next", "--json"))
    assert {part["why"] for row in found for part in row["papers"]} == {"tagged"}


def test_where_nothing_tells_what_is_liked_it_says_what_to_do(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    ended = home.run("next")
    assert one_line(ended, 1).startswith("nothing tells yet what you like; ")
    assert ended.out == ""
    assert home.run("next", "--json").out == "[]\n"


def test_where_no_unread_paper_is_left_it_says_so(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert one_line(home.run("next"), 1).startswith("the store is empty; ")
    home.write("a2020x", "title: A reward\nstatus: read\n")
    assert one_line(home.run("next"), 1).startswith("no unread paper is left")
    home.write("b2020x", "title: Galaxies\n")
    assert one_line(home.run("next"), 1).startswith("no unread paper has anything in common")


@pytest.mark.parametrize("other", ["--why", "--json"])
def test_wrong_usage_is_one_line(home: Home, other: str) -> None:
    assert one_line(home.run("next", "--keys", other), 2).startswith(f"--keys and {other} exclude each other")


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_answered(home: Home) -> None:
    home.write("broken2020x", "title: [\n")
    ended = home.run("next")
    assert (ended.status, len(ended.out.splitlines()) > 3) == (3, True)
