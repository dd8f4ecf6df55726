import json

import pytest
import yaml
from hypothesis import given, settings
from strategies import papers

from paperlog.codec import from_json, from_yaml, to_json, to_yaml_values
from paperlog.errors import UnreadableError
from paperlog.fields import KINDS, NAMES
from paperlog.model import Paper, Related, Source
from paperlog.yamldumper import dump
from paperlog.yamltext import load

SETTINGS = settings(max_examples=40)


def read(text: str) -> Paper:
    return from_yaml("k", load(text))


@given(papers)
@SETTINGS
def test_what_is_saved_loads_back_equal(paper):
    text = dump(to_yaml_values(paper))
    assert from_yaml(paper.key, load(text)) == paper


@given(papers)
@SETTINGS
def test_texts_are_texts_for_other_yaml_readers(paper):
    for name, value in yaml.safe_load(dump(to_yaml_values(paper))).items():
        if KINDS[name] in ("text", "line", "id"):
            assert value == getattr(paper, name)
        if KINDS[name] == "lines":
            assert value == list(getattr(paper, name))


@given(papers)
@SETTINGS
def test_json_and_back(paper):
    values = to_json(paper)
    assert tuple(values) == NAMES
    assert from_json(json.loads(json.dumps(values))) == paper


def test_a_paper_as_a_person_finds_it():
    paper = Paper(
        key="2401.12340",
        arxiv_id="2401.12340",
        arxiv_version=2,
        title="On no: a study",
        authors=("Fan Zhou", "周帆"),
        abstract_en="One.\nTwo.",
        score=61.5,
        related=(Related("Other", 12.0),),
        sources=(Source("fugumt", "a.txt", 3, "00ff", "2025-07-10T00:00:00+00:00"),),
        added="2025-07-10T00:00:00+00:00",
    )
    assert dump(to_yaml_values(paper)) == (
        "arxiv_id: '2401.12340'\narxiv_version: 2\ntitle: 'On no: a study'\nauthors:\n- Fan Zhou\n- 周帆\n"
        "abstract_en: |-\n  One.\n  Two.\nscore: 61.5\nrelated:\n- title: Other\n  score: 12.0\n"
        "sources:\n- format: fugumt\n  file: a.txt\n  line: 3\n  digest: '00ff'\n"
        "  imported: '2025-07-10T00:00:00+00:00'\nadded: '2025-07-10T00:00:00+00:00'\n"
    )


def test_json_says_everything():
    values = to_json(Paper(key="k", related=(Related("t", key="o"),)))
    assert values["tags"] == []
    assert values["doi"] is None
    assert values["status"] == "unread"
    assert values["related"] == [
        {"title": "t", "score": None, "summary_ja": None, "published": None, "key": "o"}
    ]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("title: 1984", {"title": "1984"}),
        ("title: ~\ntags:\nnote: ''\nvenue: ' '", {}),
        ("tags: RLVR", {"tags": ("RLVR",)}),
        ("tags: [a, ' b ', '', ~]", {"tags": ("a", "b")}),
        ("authors_truncated: Yes", {"authors_truncated": True}),
        ("rating: '4'", {"rating": 4}),
        ("arxiv_id: 2401.12340", {"arxiv_id": "2401.12340"}),
        ("published: 2025-02-17 17:25:11+00:00", {"published": "2025-02-17 17:25:11+00:00"}),
        ("note: |\n  one\n\n", {"note": "one"}),
        ("key: other\nmine: [1]\ntitle: x", {"title": "x"}),
        (
            "related:\n- title: ''\n  score: 1\nsources:\n- format: ' '",
            {"related": (Related("", 1.0),), "sources": (Source("", "", 0, ""),)},
        ),
        ("related:\n- title: x\n  mine: y\n- score: 1", {"related": (Related("x"), Related("", 1.0))}),
    ],
)
def test_what_a_person_may_write(text, paper):
    assert read(text) == Paper("k", **paper)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: [a]", "1: 'title' must be a single value"),
        ("title: x\nyear: soon", "2: 'year' must be a whole number, not 'soon'"),
        ("year: 1e400", "1: 'year' must be a whole number"),
        ("year: 99999999999999999999", "1: 'year' must be a whole number"),
        (f"rating: {'9' * 5000}", "1: 'rating' must be a whole number, not '9{40}'$"),
        ("rating: |\n  a\n  b", "1: 'rating' must be a whole number, not 'a b'$"),
        ("score: high", "1: 'score' must be a number"),
        ("score: nan", "1: 'score' must be a number"),
        ("score: 1e999", "1: 'score' must be a number"),
        ("authors_truncated: maybe", "1: 'authors_truncated' must be true or false"),
        ("tags: {a: b}", "1: 'tags' must be a list"),
        ("tags:\n- a: b", "2: 'tags' must be a list of plain texts"),
        ("related: x", "1: 'related' must be a list"),
        ("sources: [x]", r"1: 'sources' must be a list of mappings \(`- format: …`\)"),
        (
            "sources:\n- line: 1\n- format: f\n  line: x",
            "4: 'sources' has an item whose 'line' must be a whole",
        ),
        ("related:\n- title: a\n- b", "3: 'related' must be a list of mappings"),
        ("note: x\nstatus: done", "2: 'status' must be one of unread, reading"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, message):
    with pytest.raises(UnreadableError, match=f"^{message}"):
        read(text)
