import csv
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Home, one_line, with_samples

from paperlog.commands.output import write_text
from paperlog.fields import NAMES

FORMS = (
    [],
    ["--json"],
    ["--jsonl"],
    ["--csv"],
    ["--tsv"],
    ["--keys"],
    ["--keys", "--null"],
    ["--format", "{key} {title_ja}"],
    ["--columns", "key,title_ja,tags"],
    ["--columns", "key,title_ja,tags", "--csv"],
    ["--columns", "key,title_ja,tags", "--tsv"],
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A store of 10,000 papers: more than any buffer between two programs holds."""
    home = Home(tmp_path_factory.mktemp("big"))
    for number in range(10_000):
        key = f"{2101 + number // 2500}.{number:05}"
        home.write(key, f"title: Paper {number}\ntitle_ja: 論文{number}番\ntags:\n- T{number % 7}\n")
    assert len(home.good("list", "--keys").split()) == 10_000
    return home


@pytest.mark.parametrize("options", FORMS)
def test_no_form_has_colour_or_escapes_in_a_pipe(home: Home, options: list[str]) -> None:
    ended = home.run("list", *options)
    assert (ended.status, ended.err) == (0, "")
    assert "\x1b" not in ended.out
    assert ended.out.endswith(("\n", "\0"))


def test_json_is_raw_utf8_with_every_field_in_the_order_of_the_contract(home: Home) -> None:
    text = home.good("list", "--json")
    assert "直接選好最適化:あなたの言語モデルは密かに報酬モデルである" in text
    papers = json.loads(text)
    assert len(papers) == 11
    assert {tuple(paper) for paper in papers} == {NAMES}


def test_json_has_the_types_of_the_contract(home: Home) -> None:
    paper = next(p for p in json.loads(home.good("list", "--json")) if p["key"] == "2305.18290")
    assert (paper["arxiv_id"], paper["arxiv_version"], paper["doi"]) == ("2305.18290", 1, None)
    assert (paper["year"], paper["published"]) == (2023, "2023-05-29T17:57:46+00:00")
    assert (paper["noted"], paper["venue"], paper["status"]) == ("2023-07-22", "NeurIPS", "unread")
    assert (paper["authors_truncated"], paper["categories"], paper["score"]) == (False, [], 78.41263905517326)
    assert list(paper["related"][0]) == ["title", "score", "summary_ja", "published", "key"]
    assert list(paper["sources"][0]) == ["format", "file", "line", "digest", "imported"]


def test_jsonl_is_the_same_objects_one_a_line(home: Home) -> None:
    lines = home.good("list", "--jsonl").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(home.good("list", "--json"))


def test_csv_and_tsv_have_a_header_and_every_field(home: Home) -> None:
    as_csv = list(csv.reader(home.good("list", "--csv").splitlines(keepends=True)))
    as_tsv = [line.split("\t") for line in home.good("list", "--tsv").splitlines()]
    assert tuple(as_csv[0]) == tuple(as_tsv[0]) == NAMES
    assert len(as_csv) == len(as_tsv) == 12
    assert {len(row) for row in as_csv + as_tsv} == {len(NAMES)}


def test_keys_are_one_a_line_or_end_with_nul(home: Home) -> None:
    lines = home.good("list", "--keys")
    nul = home.good("list", "--keys", "-0")
    assert nul == lines.replace("\n", "\0")
    assert lines.count("\n") == 11


def test_columns_are_the_fields_asked_for_without_a_header(home: Home) -> None:
    rows = home.good(
        "search", "tag:DPO", "--columns", "year, date,key,authors_truncated,doi,sources"
    ).splitlines()
    assert rows == [
        "2023\t2023-05-29\t2305.18290\tfalse\t\tfugumt:samples/fugumt.txt:1; paper-notes:samples/paper-notes.txt:13"
    ]


def test_columns_choose_those_of_csv_and_tsv(home: Home) -> None:
    assert (
        home.good("search", "tag:DPO", "--csv", "--columns", "key,venue")
        == "key,venue\r\n2305.18290,NeurIPS\r\n"
    )
    assert (
        home.good("search", "tag:DPO", "--tsv", "--columns", "key,venue")
        == "key\tvenue\n2305.18290\tNeurIPS\n"
    )


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("columns", [NAMES, ("sources", "note", "title", "related"), ("score", "key")])
def test_columns_choose_columns_and_change_no_value(
    tmp_path: Path, form: str, delimiter: str, columns: tuple[str, ...]
) -> None:
    home = Home(tmp_path)
    home.write(
        "a2020x",
        'title: "\\"A\\"  第1章　序論"\nauthors:\n- Ada  B\n- C\nscore: 4.5\nnote: |-\n  one\n\n  two\n'
        "related:\n- title: R\nsources:\n- format: fugumt\n  file: f.txt\n  line: 3\n  digest: '0'\n",
    )
    whole, chosen = (
        list(csv.DictReader(home.good("list", f"--{form}", *more).splitlines(True), delimiter=delimiter))
        for more in ((), ("--columns", ",".join(columns)))
    )
    assert chosen == [{name: row[name] for name in columns} for row in whole]
    assert whole[0]["note"] == ("one\n\ntwo" if form == "csv" else "one two")


def test_the_date_is_a_column_as_well(home: Home) -> None:
    for more in ("key", "title"):
        options = ("search", "tag:DPO", "--tsv", "--columns", f"date,{more}")
        assert home.good(*options).startswith(f"date\t{more}\n2023-05-29\t")


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{key} {title_ja}", "2210.03629 ReAct:言語モデルにおける推論と行動の相乗効果\n"),
        (r"{key}\t{year}", "2210.03629\t2022\n"),
        (r"{key}\0", "2210.03629\0"),
        (r"{key}\n", "2210.03629\n"),
        ("{{{key}}} {tags}", "{2210.03629} \n"),
        ("[[{key}]] {date}", "[[2210.03629]] 2022-10-06\n"),
        ("推論", "推論\n"),
    ],
)
def test_templates(home: Home, template: str, line: str) -> None:
    assert home.good("search", "key:2210.03629", "--format", template) == line


def test_no_value_breaks_out_of_its_line(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.write("a2020x", 'title: "one\\ttwo\\nthree"\ncomment: |-\n  four\n  five\ntags:\n- "six\\nseven"\n')
    for options in (
        [],
        ["--columns", "key,title,comment,tags"],
        ["--tsv"],
        ["--format", "{title} {comment}"],
    ):
        lines = home.good("list", *options).splitlines()
        assert len(lines) == (2 if "--tsv" in options else 1)
    assert home.good("list", "--columns", "title,tags") == "one two three\tsix seven\n"


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (["--json", "--csv"], "--json and --csv exclude each other; choose one"),
        (["--json", "--columns", "key"], "--json and --columns exclude each other; choose one"),
        (["--keys", "--format", "{key}"], "--keys and --format exclude each other; choose one"),
        (["-0"], "-0/--null goes with --keys; add it"),
        (["--columns", "key,colour"], "unknown column 'colour'; known are key, arxiv_id,"),
        (["--columns", " , "], "--columns names no column"),
        (["--format", "{colour}"], "--format: unknown field '{colour}'; known are key, arxiv_id,"),
        (["--format", "{key.x}"], "--format: unknown field"),
        (["--format", "{key!r}"], "--format: a field is given as it is"),
        (["--format", "{key:>9}"], "--format: a field is given as it is"),
        (["--format", "{0}"], "--format: unknown field"),
        (["--format", "{"], "--format: "),
        (["--format", "}"], "--format: "),
        (["--format", "x" * 10_001], "--format is longer than 10000 characters"),
    ],
)
def test_wrong_forms_are_one_line_and_write_nothing(home: Home, options: list[str], what: str) -> None:
    ended = home.run("list", *options)
    assert one_line(ended, 2).startswith(what)
    assert ended.out == ""


def test_a_reader_that_goes_away_is_no_failure_and_hears_nothing(big: Home) -> None:
    for options in ([], ["--json"], ["--keys"], ["--format", "{title}"]):
        writer = big.start("list", *options, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert writer.stdout
        assert writer.stderr
        assert writer.stdout.readline()
        writer.stdout.close()
        assert (writer.stderr.read(), writer.wait(timeout=30)) == (b"", 0)


@pytest.mark.parametrize("args", [("list",), ("--version",), ("--help",), ("list", "--help")])
def test_an_output_that_is_full_is_one_line(home: Home, args: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        writer = home.start(*args, stdout=full, stderr=subprocess.PIPE)
        _, said = writer.communicate(timeout=30)
    assert (
        said.decode()
        == "paperlog: standard output: cannot be written (No space left on device); check where it leads\n"
    )
    assert writer.returncode == 3


def test_papers_come_one_by_one(big: Home) -> None:
    assert big.good("list", "--limit", "3", "--keys", "--sort", "key").split() == [
        "2101.00000",
        "2101.00001",
        "2101.00002",
    ]
    assert len(json.loads(big.good("list", "--json"))) == 10_000
    assert big.good("search", "論文77番", "--keys") == "2101.00077\n"
    assert len(big.good("search", "tag:T3", "--keys", "--null").split("\0")) == 1429 + 1


def test_pieces_are_taken_only_as_they_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    def pieces() -> Iterator[str]:
        yield "first\n"
        assert capsys.readouterr().out == "first\n"
        yield "second\n"

    write_text(pieces())
    assert capsys.readouterr().out == "second\n"
