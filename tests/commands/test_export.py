import csv
import json
from pathlib import Path

import pytest
from exports.papers import TEXT_FORMATS
from running import Home, one_line, with_samples

from paperlog.fields import NAMES


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


def test_bibtex_of_named_papers_in_their_order(home: Home) -> None:
    text = home.good("export", "lambert2025tulu", "arXiv:2305.18290v1", "--format", "bibtex")
    assert [line for line in text.splitlines() if line.startswith("@")] == [
        "@inproceedings{lambert2025tulu,",
        "@inproceedings{2305.18290,",
    ]
    assert "  eprint = {2305.18290},\n  archivePrefix = {arXiv},\n" in text


@pytest.mark.parametrize(("categories", "is_known"), [("- cs.LG\n", True), ("- cs.LG\n- cs.AI\n", False)])
def test_the_primary_class_is_given_only_when_it_is_known(
    tmp_path: Path, categories: str, is_known: bool
) -> None:
    home = Home(tmp_path)
    home.write("2205.14135", f"arxiv_id: '2205.14135'\ntitle: T\ncategories:\n{categories}")
    assert ("primaryClass = {cs.LG}" in home.good("export", "-f", "bibtex")) == is_known


def test_references_come_from_standard_input_too(home: Home) -> None:
    text = home.good("export", "-", "-f", "bibtex", stdin="gu2023mamba\nhu2021lora\n")
    assert text.count("@") == 2


def test_no_references_on_standard_input_is_no_paper(home: Home) -> None:
    assert home.run("export", "-", "-f", "bibtex", stdin="").out == ""


def test_filters_and_sorting_choose_the_papers(home: Home) -> None:
    text = home.good("export", "--tag", "RLHF", "--sort", "year", "--reverse", "-f", "csv")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["key"] for row in rows] == ["lambert2022illustrating", "ouyang2022training"]


def test_the_suffix_of_the_file_tells_the_format(home: Home, tmp_path: Path) -> None:
    for suffix, beginning in {"bib": "@", "csv": "key,", "ris": "TY  - ", "md": "- [ ] "}.items():
        path = tmp_path / f"out.{suffix}"
        assert home.good("export", "2305.18290", "-o", path) == ""
        assert path.read_text("utf-8").startswith(beginning)


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_every_format_writes_every_paper(home: Home, name: str) -> None:
    text = home.good("export", "--format", name)
    assert "Shunyu" in text
    assert "Mamba" in text
    assert "直接選好最適化" in text or name in ("bibtex", "biblatex", "ris", "csl-json", "hayagriva")


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_an_empty_store_exports_nothing_and_is_no_failure(tmp_path: Path, name: str) -> None:
    ended = Home(tmp_path).run("export", "--format", name)
    assert (ended.status, ended.err) == (0, "")


def test_a_file_keeps_what_it_has_where_no_paper_is_named(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("old")
    assert "no paper 'nothing" in one_line(home.run("export", "Nothing-of-this", "-o", path), 1)
    assert "no paper was named" in one_line(home.run("export", "-", "-o", path, stdin=""), 1)
    assert path.read_text() == "old"
    assert home.run("export", "Nothing-of-this", "gu2023mamba", "-o", path).status == 1
    assert path.read_text().startswith("@")


def test_a_limit_of_0_is_no_failure(home: Home, tmp_path: Path) -> None:
    assert home.good("export", "--tag", "RLHF", "--limit", "0", "-f", "json") == "[]\n"
    assert home.good("export", "gu2023mamba", "--limit", "0", "-o", tmp_path / "x.bib") == ""


def test_csv_holds_every_field(home: Home) -> None:
    rows = list(csv.DictReader(home.good("export", "--format", "csv").splitlines(keepends=True)))
    assert tuple(rows[0]) == NAMES
    listed = {paper["key"]: paper for paper in json.loads(home.good("list", "--json"))}
    assert all(row["abstract_ja"] == (listed[row["key"]]["abstract_ja"] or "") for row in rows)


def test_filters_that_match_nothing_end_with_1(home: Home) -> None:
    ended = home.run("export", "--tag", "Nothing", "-f", "bibtex")
    assert one_line(ended, 1).startswith("nothing matches")
    assert ended.out == ""


def test_a_reading_list_is_in_the_language_that_is_in_force(home: Home) -> None:
    plain = home.good("export", "-f", "markdown", "2305.18290")
    assert "Direct Preference" in plain
    assert "直接選好最適化" in plain
    japanese = home.good("export", "-f", "markdown", "--lang", "ja", "2305.18290")
    assert "Direct Preference" not in japanese
    assert home.good("export", "-f", "markdown", "2305.18290", PAPERLOG_LANG="ja") == japanese
    assert home.good("export", "-f", "markdown", "2305.18290", PAPERLOG_LANG="both") == plain
    with_texts = home.good("export", "-f", "markdown", "--abstracts", "2305.18290", PAPERLOG_LANG="ja")
    assert with_texts.startswith(japanese.rstrip("\n"))
    assert "  > 教師なしで訓練された大規模言語モデル" in with_texts


def test_the_language_of_other_formats_is_their_own(home: Home) -> None:
    bibtex = home.good("export", "-f", "bibtex", "2305.18290")
    assert home.good("export", "-f", "bibtex", "2305.18290", PAPERLOG_LANG="ja") == bibtex
    assert (
        one_line(home.run("export", "-f", "bibtex", "--lang", "ja"), 2)
        == "the format bibtex knows no --lang; leave it out"
    )


@pytest.mark.parametrize(
    ("options", "status", "what"),
    [
        ([], 2, "which format? name one with --format"),
        (["-o", "x.docx"], 2, "which format? name one with --format"),
        (["-f", "word"], 2, "unknown export format 'word'; choose one of json"),
        (["-f", "bibtex", "--bom"], 2, "the format bibtex knows no --bom"),
        (["-f", "markdown", "--group-by", "moon"], 2, "unknown group 'moon'; choose one of tag"),
        (["2305.18290", "--tag", "DPO", "-f", "bibtex"], 2, "references and filters exclude each other"),
        (["nobody1900x", "-f", "bibtex"], 1, "no paper 'nobody1900x'"),
    ],
)
def test_wrong_calls_are_one_line(home: Home, options: list[str], status: int, what: str) -> None:
    ended = home.run("export", *options)
    assert one_line(ended, status).startswith(what)
    assert ended.out == ""


def test_a_file_that_cannot_be_written_is_one_line(home: Home) -> None:
    assert "cannot be written" in one_line(home.run("export", "-f", "bibtex", "-o", "/dev/null/x.bib"), 3)


def test_a_paper_that_cannot_be_read_is_told_and_the_others_are_exported(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.write("good2020x", "title: Good\n")
    home.write("broken2020x", "title: [\n")
    ended = home.run("export", "good2020x", "broken2020x", "-f", "bibtex")
    assert ended.status == 3
    assert "@misc{good2020x," in ended.out
    assert "broken2020x.yaml:1: not valid YAML" in ended.err


def test_named_papers_come_as_they_are_named_or_as_sort_says(home: Home) -> None:
    named = ("gu2023mamba", "hu2021lora", "2305.18290", "hu2021lora")

    def keys(*options: str) -> list[str]:
        return [
            json.loads(line)["key"]
            for line in home.good("export", *named, "-f", "jsonl", *options).splitlines()
        ]

    assert keys() == ["gu2023mamba", "hu2021lora", "2305.18290"]
    assert keys("--reverse") == ["2305.18290", "hu2021lora", "gu2023mamba"]
    assert keys("--limit", "2") == ["gu2023mamba", "hu2021lora"]
    assert keys("--sort", "year") == ["2305.18290", "gu2023mamba", "hu2021lora"]
    assert keys("--sort", "year", "--reverse", "-n", "1") == ["hu2021lora"]


def test_long_work_has_a_bar_on_a_terminal_only(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for number in range(30):
        home.write(f"paper2020x{number}", f"title: Paper {number}\n")
    assert "exporting" in home.terminal(80, "export", "-o", "all.bib").out
    assert "exporting" not in home.terminal(80, "export", "-f", "bibtex").out
    assert home.program("export", "-o", "all.bib").err == ""


def test_a_file_is_written_wholly_or_not_at_all(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.write("good2020x", "title: Good\n")
    (tmp_path / "out.bib").write_text("old", "utf-8")
    ended = home.run("export", "good2020x", "-f", "markdown", "--group-by", "moon", "-o", "out.bib")
    assert ended.status == 2
    assert (tmp_path / "out.bib").read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.glob("*.tmp")] == []


def test_json_of_nothing_is_an_array(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    ended = home.run("export", "--format", "json", "--tag", "nosuchtag")
    assert (ended.status, ended.out) == (1, "[]\n")
    assert home.run("export", "--format", "jsonl", "--tag", "nosuchtag").out == ""


def test_no_export_takes_the_place_of_a_paper(tmp_path: Path) -> None:
    home = Home(tmp_path)
    path = home.write("a2020x", "title: x  # mine\n")
    (tmp_path / "link.yaml").symlink_to(path)
    for output in (
        path,
        "link.yaml",
        path.with_name("b2020x.yaml"),
        home.store / "papers" / "new" / "x.yaml",
    ):
        assert "is among the store's own papers" in one_line(home.run("export", "-o", output), 2)
    assert path.read_text() == "title: x  # mine\n"
    home.good("export", "-o", home.store / "all.yaml")


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/stderr"])
def test_a_stream_is_written_to_as_it_is(home: Home, tmp_path: Path, name: str) -> None:
    ended = home.program("export", "-f", "bibtex", "-o", name, "--limit", "1")
    assert (ended.status, (ended.out or ended.err)[:1]) == (0, "@")
    assert not (home.root / "-").exists()


def test_biblatex_names_no_other_entry_among_the_aliases(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.write("a2020x", "title: A\naliases:\n- b2020x\n- old2019\n- both2018\n")
    home.write("b2020x", "title: B\naliases:\n- both2018\n")
    for refs in ((), ("b2020x", "a2020x")):
        text = home.good("export", *refs, "-f", "biblatex")
        assert [line.strip() for line in text.splitlines() if "ids = " in line] == [
            "ids = {old2019,both2018},"
        ]
