"""The programs that read what is exported, where they are installed: they read random papers back, silently."""

import io
import logging
import warnings
from typing import Any

import pytest
from exports.papers import PAPERS, random_papers, rendered
from hypothesis import given, settings
from hypothesis import strategies as st

from paperlog.exports.latex import latex_title
from paperlog.exports.persons import people
from paperlog.exports.plain import plain_title
from paperlog.model import Paper

lists_of_papers = st.lists(random_papers, min_size=1, max_size=3, unique_by=lambda paper: paper.key)
many = settings(max_examples=500, deadline=None)


def words(text: str) -> list[str]:
    """A text without regard to its blanks, which readers of BibTeX make one."""
    return text.split()


def check(paper: Paper, fields: dict[str, str]) -> None:
    assert words(fields["title"]) == words(latex_title(paper.title))
    assert fields.get("eprint") == paper.arxiv_id
    assert fields.get("year", fields.get("date")) == (str(paper.year) if paper.year else None)


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@many
@given(papers=lists_of_papers)
def test_pybtex(name: str, papers: list[Paper]) -> None:
    pybtex = pytest.importorskip("pybtex.database")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        entries = pybtex.parse_string(rendered(name, *papers), "bibtex").entries
    assert len(entries) == len(papers)
    for entry, paper in zip(entries.values(), papers, strict=True):
        check(paper, entry.fields)
        expected = len(people(paper))
        assert len(entry.persons.get("author", [])) == expected + (expected > 0 and paper.authors_truncated)


def test_pybtex_takes_names_apart_as_we_do() -> None:
    pybtex = pytest.importorskip("pybtex.database")
    entries = pybtex.parse_string(rendered("bibtex", *PAPERS), "bibtex").entries
    berg = entries["2502.12084"].persons["author"][2]
    assert (berg.first_names, berg.prelast_names, berg.last_names) == (["Guido"], ["van", "der"], ["Berg"])
    assert [str(person) for person in entries["zhou2025megamath"].persons["author"]] == [
        "Zhou, Fan",
        "others",
    ]


def parsed(bibtexparser: Any, text: str) -> dict[str, dict[str, str]]:
    """The entries by key, read by whichever version there is; fails where it complains."""
    if hasattr(bibtexparser, "parse_string"):
        library = bibtexparser.parse_string(text)
        assert not library.failed_blocks
        return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}
    complaints = io.StringIO()
    handler = logging.StreamHandler(complaints)
    logging.getLogger("bibtexparser").addHandler(handler)
    reader = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    entries = reader.parse(text).entries
    logging.getLogger("bibtexparser").removeHandler(handler)
    assert not complaints.getvalue()
    return {entry["ID"]: entry for entry in entries}


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@many
@given(papers=lists_of_papers)
def test_bibtexparser(name: str, papers: list[Paper]) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    entries = parsed(bibtexparser, rendered(name, *papers))
    assert len(entries) == len(papers)
    for fields, paper in zip(entries.values(), papers, strict=True):
        check(paper, fields)


@many
@given(lists_of_papers)
def test_rispy(papers: list[Paper]) -> None:
    rispy = pytest.importorskip("rispy")
    records = rispy.loads(rendered("ris", *papers))
    assert [record["id"] for record in records] == [paper.key for paper in papers]
    assert [record["title"] for record in records] == [plain_title(paper.title) for paper in papers]


def test_typst(tmp_path: Any) -> None:
    typst = pytest.importorskip("typst")
    (tmp_path / "papers.yml").write_text(rendered("hayagriva", *PAPERS), encoding="utf-8")
    cited = " ".join(f'#cite(label("{paper.key}"))' for paper in PAPERS)
    (tmp_path / "paper.typ").write_text(
        f'{cited}\n#bibliography("papers.yml", style: "ieee")\n', encoding="utf-8"
    )
    assert typst.compile(tmp_path / "paper.typ")[:4] == b"%PDF"
