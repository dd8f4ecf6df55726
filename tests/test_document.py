import pytest

from paperlog.document import TEXT_LINES, document
from paperlog.model import Paper, Source


def line_of(paper: Paper, field: str) -> str:
    return document(paper).text.split("\n")[TEXT_LINES.index(field)]


def test_each_field_has_its_line():
    fields = {name: (f"{name}x", "b") if name in ("tags", "authors") else f"{name}x" for name in TEXT_LINES}
    lines = document(Paper(**fields)).text.split("\n")
    assert len(lines) == len(TEXT_LINES)
    for name, line in zip(TEXT_LINES, lines, strict=True):
        assert line.startswith(f" {name.replace('_', ' ')}x ")
    assert line_of(Paper(**fields), "authors") == " authorsx \t b "


def test_what_is_empty_is_an_empty_line():
    assert document(Paper(key="k")).text == "\n" * TEXT_LINES.index("key") + " k \n"


def test_text_is_folded():
    assert line_of(Paper(key="k", title="ＶＬＭ$^2$-Bench:\nRésumé"), "title") == " vlm2 bench resume "


def test_labels():
    paper = Paper(
        key="k",
        tags=("One-Line  Notes",),
        categories=("cs.CL",),
        sources=(Source("fugumt", "pages/A.txt", 1, "0"),),
        status="read",
        score=0.0,
    )
    labels = document(paper).labels.split("\n")
    assert {"key:k", "tag:one-line notes", "category:cs.cl", "status:read"} < set(labels)
    assert {"source:fugumt", "source:pages/a.txt", "has:score", "has:tags"} < set(labels)
    assert labels[0] == labels[-1] == ""
    assert not {"has:rating", "has:authors_truncated", "has:doi", "has:title"} & set(labels)


@pytest.mark.parametrize(
    ("fields", "days", "year"),
    [
        (
            {"published": "2025-02-17T17:25:11+00:00", "noted": "2025-07-10"},
            ("2025-02-17", "2025-02-17"),
            2025,
        ),
        ({"noted": "2025-07-10", "year": 2023}, ("2025-07-10", "2025-07-10"), 2023),
        ({"noted": "2025-07-10"}, ("2025-07-10", "2025-07-10"), None),
        ({"year": 2023}, ("2023-01-01", "2023-12-31"), 2023),
        ({"published": "2025-02"}, ("2025-02-01", "2025-02-28"), 2025),
        ({"published": "spring"}, ("", ""), None),
        ({}, ("", ""), None),
    ],
)
def test_dates(fields, days, year):
    seen = document(Paper(key="k", **fields))
    assert (seen.first_day, seen.last_day) == days
    assert seen.year == year


@pytest.mark.parametrize(
    ("fields", "languages"),
    [
        ({"title": "Reasoning"}, set()),
        ({"title": "推論の研究"}, {"ja"}),
        ({"title_ja": "推論"}, {"ja"}),
        ({"summary_ja": "短い要約"}, {"ja"}),
        ({"abstract_en": "Short.", "abstract_ja": "短い"}, {"en", "ja"}),
        ({"comment": "Worth a look", "note": "後で読む"}, {"en", "ja"}),
        ({"comment": "Worth a look"}, {"en"}),
        ({"note": "後で読む"}, {"ja"}),
    ],
)
def test_languages(fields, languages):
    labels = document(Paper(key="k", **fields)).labels.split("\n")
    assert {label[5:] for label in labels if label.startswith("lang:")} == languages
