import pytest
from hypothesis import given, settings
from strategies import papers, small_papers

from paperlog.fields import NAMES
from paperlog.model import Paper, Related, Source
from paperlog.orders import COUNTED, LINE_COLUMNS, ORDERS
from paperlog.rows import cell, line, names, sort_values, title_in

PAPER = Paper(
    "zhou2025words",
    title="On\twords\nand ＷＯＲＤＳ",
    authors=("Fan Zhou", "周帆"),
    authors_truncated=True,
    published="2025-02-17T17:25:11+00:00",
    venue="COLM",
    categories=("cs.CL",),
    tags=("a b", "RLVR", "a b"),
    comment="one\n\n  two",
    score=61.5,
    related=(Related("Other"),),
    sources=(Source("fugumt", "a.txt", 3, "00"), Source("fugumt", "b.txt", 1, "01")),
    added="2025-07-10T00:00:00+00:00",
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("key", "zhou2025words"),
        ("title", "On words and ＷＯＲＤＳ"),
        ("date", "2025-02-17"),
        ("authors", "Fan Zhou; 周帆"),
        ("authors_truncated", "true"),
        ("comment", "one two"),
        ("score", "61.5"),
        ("year", ""),
        ("related", "Other"),
        ("sources", "fugumt:a.txt:3; fugumt:b.txt:1"),
        ("links", ""),
        ("status", "unread"),
    ],
)
def test_a_cell(name, text):
    assert cell(PAPER, name) == text


def test_a_line():
    assert (
        line(PAPER)
        == "zhou2025words\t2025-02-17\tOn words and ＷＯＲＤＳ\tFan Zhou; 周帆\tCOLM\ta b; RLVR; a b"
    )


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Zoë Adams Jr.", "adams"),
        ("Martin Luther King Jr.", "king"),
        ("Guido van der Berg", "berg"),
        ("Smith, John, III", "smith"),
        ("Simon {Peyton Jones}", "peyton jones"),
        ("Paul Erd\\H{o}s et al.", "erdos"),
        ("岡崎 直観", "岡崎"),
        ("OpenAI", "openai"),
        ("et al.", None),
    ],
)
def test_the_first_authors_last_name_is_that_of_bibliographies(author, name):
    assert sort_values(Paper("a", authors=(author, "Fan Zhou")))[ORDERS.index("author")] == name


def test_moments_of_several_zones_are_sorted_by_time():
    found = [
        dict(zip(ORDERS, sort_values(Paper("a", added=text, published=text)), strict=True))
        for text in (
            "2025-01-01T08:00:00+09:00",
            "2025-01-01T00:00:00+00:00",
            "2024-12-31T23:00:00-05:00",
            "2025/11/26",
            "2025-11-27T00:00:00Z",
            "2026",
        )
    ]
    for order in ("added", "modified", "published"):
        assert sorted(found, key=lambda values, order=order: values[order]) == found


@given(papers | small_papers)
@settings(max_examples=50)
def test_every_cell_is_one_line_and_every_line_has_its_columns(paper):
    for name in (*NAMES, "date"):
        text = cell(paper, name)
        assert text == " ".join(text.split())
    assert line(paper).count("\t") == len(LINE_COLUMNS) - 1


def test_what_it_is_sorted_by():
    values = dict(zip(ORDERS, sort_values(PAPER), strict=True))
    assert values["author"] == "zhou"
    assert values["title"] == "onwordsandwords"
    assert values["venue"] == "colm"
    assert values["modified"] == PAPER.added
    assert (values["year"], values["rating"]) == (None, None)
    assert set(sort_values(Paper("k"))) == {None, "", "unread"}


def test_what_it_is_counted_under():
    assert names(PAPER) == [
        *(("tag", "a b"), ("tag", "RLVR"), ("category", "cs.CL"), ("author", "Fan Zhou"), ("author", "周帆")),
        *(("source", "fugumt"), ("status", "unread"), ("venue", "COLM"), ("month", "2025-02")),
    ]
    assert names(Paper("k")) == [("status", "unread")]
    assert {kind for kind, _ in names(PAPER)} == set(COUNTED)


@pytest.mark.parametrize(
    ("title", "title_ja", "english", "japanese"),
    [("T", "題", "T", "題"), ("T", None, "T", "T"), ("", "題", "題", "題"), ("", None, "", "")],
)
def test_a_title_in_a_language_or_the_other(
    title: str, title_ja: str | None, english: str, japanese: str
) -> None:
    paper = Paper("k", title=title, title_ja=title_ja)
    assert (title_in(paper, "en"), title_in(paper, "ja")) == (english, japanese)
