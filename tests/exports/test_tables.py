"""What programs for tables read of CSV, and what data tools read of Parquet."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from exports.many import thousand
from exports.papers import CRITIQUE, PAPERS, rendered
from exports.test_readers import run
from running import Home, one_line

from paperlog.codec import to_json
from paperlog.exports import get
from paperlog.fields import NAMES
from paperlog.model import Paper
from paperlog.text import clean

READERS = "`make readers` installs it"


def cells(papers: tuple[Paper, ...]) -> list[list[str]]:
    """Every cell as the csv module of Python reads it, without regard to how a line of it ends."""
    rows = csv.reader(rendered("csv", *papers).splitlines(keepends=True))
    return [[cell.replace("\r\n", "\n") for cell in row] for row in rows]


def test_pandas_reads_a_thousand_papers(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason=READERS)
    file = tmp_path / "papers.csv"
    file.write_bytes(rendered("csv", *thousand()).encode())
    frame = pandas.read_csv(file, dtype=str, keep_default_na=False)
    assert tuple(frame.columns) == NAMES
    assert list(frame["key"]) == [paper.key for paper in thousand()]
    assert [title.split() for title in frame["title"]] == [clean(paper.title).split() for paper in thousand()]


def opened(tmp_path: Path, file: Path, *how: str) -> list[list[str]]:
    """The cells of a file as LibreOffice shows them."""
    asked = (f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to")
    done = run("soffice", *asked, "fods", *how, "--outdir", tmp_path, file)
    assert done.returncode == 0, done.stderr
    back = run("soffice", *asked, "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir",
               tmp_path / "back", file.with_suffix(".fods"))  # fmt: skip
    assert back.returncode == 0, back.stderr
    with (tmp_path / "back" / file.name).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_libreoffice_opens_the_right_columns(tmp_path: Path) -> None:
    file = tmp_path / "papers.csv"
    file.write_bytes(rendered("csv", *PAPERS).encode())
    # Comma, double quote, UTF-8, from the first line, every column as text (2): documented as token 44,34,76,1.
    columns = "/".join(f"{number}/2" for number in range(1, len(NAMES) + 1))
    rows = opened(tmp_path, file, f"--infilter=CSV:44,34,76,1,{columns}")
    assert rows[0] == list(NAMES)
    assert [row[0] for row in rows[1:]] == [paper.key for paper in PAPERS]
    assert rows[1][NAMES.index("title_ja")] == CRITIQUE.title_ja


def test_libreoffice_shows_ids_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "papers.csv"
    papers = [Paper(key=key, title="1.50", arxiv_id=key) for key in ("2401.10030", "hep-th/9711200")]
    file.write_bytes(rendered("csv", *papers, bom=True).encode())
    # As its dialogue has it: formulas are not evaluated (the last token), numbers are numbers.
    rows = opened(
        tmp_path, file, "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,false,false,false"
    )
    assert [row[0] for row in rows[1:]] == ["arXiv:2401.10030", "hep-th/9711200"]
    assert [row[NAMES.index("title")] for row in rows[1:]] == ["'1.50", "'1.50"]


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("pyarrow", reason=READERS)
    pack = get("parquet").pack
    assert pack is not None
    file = tmp_path_factory.mktemp("data") / "papers.parquet"
    file.write_bytes(b"".join(pack(thousand())))
    return file


TYPES = {
    "key": "VARCHAR",
    "arxiv_version": "BIGINT",
    "authors": "VARCHAR[]",
    "authors_truncated": "BOOLEAN",
    "year": "BIGINT",
    "published": "TIMESTAMP WITH TIME ZONE",
    "noted": "DATE",
    "score": "DOUBLE",
    "rating": "BIGINT",
    "added": "TIMESTAMP WITH TIME ZONE",
}


def test_duckdb_reads_the_types(parquet: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason=READERS)
    described = duckdb.sql(f"DESCRIBE SELECT * FROM '{parquet}'").fetchall()
    types = {row[0]: row[1] for row in described}
    assert tuple(types) == NAMES
    assert {name: types[name] for name in TYPES} == TYPES
    assert types["related"].startswith(
        "STRUCT(title VARCHAR, score DOUBLE, summary_ja VARCHAR, published TIMESTAMP"
    )
    assert types["sources"].startswith("STRUCT(format VARCHAR, file VARCHAR, line BIGINT, digest VARCHAR")
    assert types["related"].endswith("[]")


def test_duckdb_asks_lists_and_structs(parquet: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason=READERS)
    asked = f"""
        SELECT key, epoch(published), related[1].title, sources[1].line
        FROM '{parquet}' WHERE list_contains(tags, 'RLVR') AND score > 100
    """
    assert duckdb.sql(asked).fetchall() == [("2411.16579", 1732554714.0, "Critique, Once More", 1)]


def test_polars_reads_what_json_has(parquet: Path) -> None:
    polars: Any = pytest.importorskip("polars", reason=READERS)
    rows = polars.read_parquet(parquet).to_dicts()
    for row, paper in zip(rows, thousand(), strict=True):
        told = to_json(paper)
        for name in ("key", "title", "authors", "tags", "year", "abstract_en", "authors_truncated"):
            assert row[name] == told[name]
    assert str(rows[0]["noted"]) == "None"
    assert rows[0]["published"].isoformat() == "2024-11-25T17:11:54+00:00"


def test_parquet_is_written_group_by_group(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason=READERS)
    from paperlog.exports import parquet

    monkeypatch.setattr(parquet, "_GROUP", 10)
    taken: list[int] = []

    def papers() -> Any:
        for number in range(100):
            taken.append(number)
            yield Paper(key=f"k{number}", title="Title")

    assert parquet.PARQUET.pack is not None
    pieces = parquet.PARQUET.pack(papers())
    next(iter(pieces))
    assert len(taken) <= 11


@pytest.mark.parametrize("when", ["2025", "soon", "9999-99-99", "0001-01-01T00:00:00+14:00"])
def test_a_date_that_is_none_is_null(when: str, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason=READERS)
    pack = get("parquet").pack
    assert pack is not None
    file = tmp_path / "x.parquet"
    file.write_bytes(b"".join(pack([Paper(key="k", published=when, noted=when)])))
    assert pq.read_table(file, columns=["noted"]).to_pylist() == [{"noted": None}]
    assert pq.read_table(file, columns=["published"]).to_pylist()[0]["published"] is None


def test_without_pyarrow_one_line_says_what_to_do(tmp_path: Path) -> None:
    code = "import sys; sys.modules['pyarrow'] = None; from paperlog.__main__ import main; main()"
    home = Home(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code, "export", "-o", str(tmp_path / "x.parquet")],
        capture_output=True, text=True, env=home.environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == (
        "paperlog: parquet needs pyarrow, which is not installed: pip install 'paperlog[data]'\n"
    )
    assert not (tmp_path / "x.parquet").exists()


def test_an_empty_store_is_a_file_without_rows(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason=READERS)
    Home(tmp_path).good("export", "-o", tmp_path / "x.parquet")
    assert pq.read_table(tmp_path / "x.parquet").num_rows == 0


def test_a_pipe_takes_the_bytes_and_a_terminal_does_not(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=READERS)
    home = Home(tmp_path)
    home.write("good2020x", "title: Good\n")
    asked = [sys.executable, "-m", "paperlog", "export", "-f", "parquet"]
    done = subprocess.run(asked, capture_output=True, env=home.environment(), check=True)
    assert (done.stdout[:4], done.stdout[-4:]) == (b"PAR1", b"PAR1")
    shown = home.terminal(80, "export", "-f", "parquet")
    assert shown.status == 2
    assert "parquet is not text: write it to a file with -o FILE" in shown.out
    assert one_line(home.run("export", "-f", "parquet", "--bom"), 2) == (
        "the format parquet knows no --bom; leave it out"
    )
