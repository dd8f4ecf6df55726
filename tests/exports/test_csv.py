import csv
import io
import json

import pytest
from exports.papers import CRITIQUE, MEGAMATH, PAPERS, random_papers, rendered
from hypothesis import given
from hypothesis import strategies as st

from paperlog.model import Paper
from paperlog.text import clean

COLUMNS = [*Paper._fields]
DELIMITERS = {"csv": ",", "tsv": "\t"}


def rows(name: str, text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=DELIMITERS[name]))


@pytest.mark.parametrize("name", DELIMITERS)
def test_every_field_in_the_order_of_the_contract(name: str) -> None:
    found = rows(name, rendered(name, *PAPERS))
    assert [list(row) for row in found] == [COLUMNS] * len(PAPERS)


def test_values() -> None:
    (row,) = rows("csv", rendered("csv", CRITIQUE))
    assert row["authors"] == "Zhiheng Xi; Dingwen Yang; Yu-Gang Jiang"
    assert row["title"] == CRITIQUE.title
    assert row["abstract_en"] == CRITIQUE.abstract_en
    assert (row["score"], row["authors_truncated"], row["noted"], row["doi"]) == ("120.5", "false", "", "")
    assert json.loads(row["sources"])[0]["file"] == "digests/a.txt"
    assert '"関連する話。"' in row["related"]


def test_lines_end_as_each_format_says() -> None:
    assert rendered("csv", MEGAMATH).count("\r\n") == 2
    assert rendered("tsv", CRITIQUE, MEGAMATH).count("\n") == 3


def test_a_tsv_value_is_on_one_line() -> None:
    assert (
        rows("tsv", rendered("tsv", CRITIQUE))[0]["abstract_ja"]
        == "批評モデルは難しい問題を助ける。 各段階から学ぶ。"
    )


@pytest.mark.parametrize("name", DELIMITERS)
def test_a_file_for_spreadsheets_has_a_mark_and_no_formulas(name: str) -> None:
    text = rendered(name, MEGAMATH, CRITIQUE.with_(score=-1.5), bom=True)
    megamath, critique = rows(name, text.removeprefix("\ufeff"))
    assert text.startswith("\ufeffkey")
    assert megamath["comment"] == "'=HYPERLINK(1)"
    assert (critique["note"], critique["score"]) == ("'+ read again", "-1.5")


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("2401.10030", "arXiv:2401.10030"),
        ("007", "'007"),
        ("1e5", "'1e5"),
        ("3/4", "'3/4"),
        ("1984", "1984"),
        ("hep-th/9711200", "hep-th/9711200"),
        ("2024a", "2024a"),
    ],
)
def test_a_file_for_spreadsheets_keeps_what_looks_like_a_number(key: str, cell: str) -> None:
    paper = Paper(key=key, title="T", year=2024, score=0.5, noted="2025-07-10")
    (row,) = rows("csv", rendered("csv", paper, bom=True).removeprefix("\ufeff"))
    assert (row["key"], row["year"], row["score"], row["noted"]) == (cell, "2024", "0.5", "2025-07-10")
    assert rows("csv", rendered("csv", paper))[0]["key"] == key


@pytest.mark.parametrize("name", DELIMITERS)
def test_no_formula_hides_behind_what_is_left_out(name: str) -> None:
    (row,) = rows(name, rendered(name, MEGAMATH.with_(comment="\u200b=1", noted="=2"), bom=True)[1:])
    assert (row["comment"], row["noted"]) == ("'=1", "'=2")


@pytest.mark.parametrize("name", DELIMITERS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_formula_comes_about_where_a_reader_parts_at_something_else(name: str, delimiter: str) -> None:
    title, comment, tags = "a;=1+1;b", 'a; "=A1\n-2+3\n@x\t=4', ("x", "+5")
    paper = MEGAMATH.with_(title=title, comment=comment, tags=tags, noted="2025;=2")
    text = rendered(name, paper, bom=True).removeprefix("\ufeff")
    found = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    assert [cell for row in found for cell in row if cell.strip().startswith(tuple("=+-@"))] == []


def test_what_a_spreadsheet_may_part_is_quoted() -> None:
    assert '"a;b"' in rendered("csv", MEGAMATH.with_(title="a;b"), bom=True)
    assert ',"a\tb",' in rendered("csv", MEGAMATH.with_(comment="a\tb"), bom=True)


def test_other_files_hold_what_the_store_holds() -> None:
    assert rows("csv", rendered("csv", MEGAMATH))[0]["comment"] == "=HYPERLINK(1)"


@pytest.mark.parametrize("name", DELIMITERS)
@given(papers=st.lists(random_papers, max_size=4))
def test_any_papers_are_read_back(name: str, papers: list[Paper]) -> None:
    found = rows(name, rendered(name, *papers))
    assert [row["key"] for row in found] == [paper.key for paper in papers]
    if name == "csv":
        assert [row["title"] for row in found] == [clean(paper.title) for paper in papers]


def test_no_formula_begins_where_libreoffice_parts_tsv_at_commas():
    paper = MEGAMATH.with_(title="a,=1+1,b", comment='c, "@x')
    text = rendered("tsv", paper, bom=True)
    assert ("a,'=1+1,b" in text, "c, \"'@x" in text) == (True, True)
    assert '"a,=1+1,b"' in rendered("csv", paper, bom=True)
