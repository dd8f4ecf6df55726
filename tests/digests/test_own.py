import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperlog.codec import to_json
from paperlog.digests import identify, read
from paperlog.digests.own import OWN, documents
from paperlog.entries import Reading
from paperlog.errors import UnreadableError
from paperlog.model import Paper

PAPER = Paper(key="zhou2025culture", title="Culture", tags=("a",), status="read", note="n\n\nm", score=1.5)
LINE = json.dumps(to_json(PAPER), ensure_ascii=False)


def papers(text: str) -> list[Paper]:
    name, reading = read(text)
    assert (name, reading.problems) == ("paperlog", ())
    assert all(record.is_whole for _, record in reading.records)
    return [record.paper for _, record in reading.records]


@pytest.mark.parametrize(
    "text", [LINE, f"[{LINE}]", f"\ufeff[\n {LINE}\n]\n", json.dumps(to_json(PAPER), indent=2)]
)
def test_json_in_every_form(text: str) -> None:
    assert papers(text) == [PAPER]


def test_some_fields_and_unknown_ones() -> None:
    assert papers('{"key": "a", "title": "T", "sources": [], "mood": {"x": [1]}}') == [Paper("a", title="T")]


def test_yaml_documents_and_their_lines() -> None:
    text = "---\nkey: 'a'\ntitle: A\n---\n# mine\nkey: '2401.12340'\ntitle: B\nmood: good\n...\n---\n\n---\ntitle: C\n"
    _, reading = read(text)
    assert [(line, record.paper.key, record.paper.title) for line, record in reading.records] == [
        (2, "a", "A"),
        (5, "2401.12340", "B"),
        (13, "", "C"),
    ]
    assert reading.records[1][1].text == "# mine\nkey: '2401.12340'\ntitle: B\nmood: good\n...\n"


@pytest.mark.parametrize(
    ("text", "is_exported"),
    [
        (LINE, True),
        ('{"key": "a", "title": "T", "authors": []}', False),
        ("---\nkey: a\ntitle: T\n", True),
        ("title: T\nauthors: []\n", False),
    ],
)
def test_only_what_an_export_wrote_has_no_time_for_good(text: str, is_exported: bool) -> None:
    ((_, record),) = OWN.read(text).records
    assert record.is_exported == is_exported


def test_a_border_is_one_only_at_the_beginning_of_a_line() -> None:
    assert list(documents("title: |-\n  ---\n  x\n")) == [(1, "title: |-\n  ---\n  x\n")]
    assert list(documents("%YAML 1.2\n---\na: b\n...\n# end\n")) == [(3, "a: b\n...\n# end\n")]


def test_what_is_wrong_is_told_with_its_line_and_the_rest_is_read() -> None:
    text = f'{LINE}\n{{"key": "b", "title": "B", "year": "soon"}}\n{{"key": \n7\n{{"x": 1}}\n{LINE}\n'
    _, reading = read(text)
    assert [line for line, _ in reading.records] == [1, 6]
    assert [line for line, _ in reading.problems] == [2, 4, 5]
    assert reading.problems[1][1].startswith("not valid JSON (a comma is missing, or a backslash before")
    assert reading.problems[0][1] == "'year' must be a whole number, not 'soon'"
    told = OWN.read("---\nkey: a\ntitle: A\n---\nkey: b\nyear: soon\n---\nkey: c\ntitle: [\n").problems
    assert told[0] == (6, "'year' must be a whole number, not 'soon'")
    assert told[1][0] == 9


@pytest.mark.parametrize(
    "value",
    ["1" * 5000, "NaN", "1e999", '"x\\ud800"', "[" * 20_000 + "]" * 20_000, "{}", '{"a": {}}', "true"],
)
def test_values_that_no_field_can_have(value: str) -> None:
    for name in ("year", "score", "authors_truncated", "tags", "related", "title", "status"):
        reading = OWN.read(f'{{"key": "a", "title": "T", "{name}": {value}}}')
        assert len(reading.records) + len(reading.problems) >= 1


def test_control_characters_are_left_out() -> None:
    (found,) = papers('{"key": "a", "title": "\\u001b[31mT\\u202e", "note": "a\\u2028b", "tags": []}')
    assert (found.title, found.note) == ("[31mT", "a\nb")


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "x", "version": "1"}',
        '[{"key": "a", "title": "T", "data": {}}]',
        "[]",
        "name: CI\non: push\n",
        "title: A page\ndate: 2024-01-01\ntags: [a]\n",
        "---\ntitle: A page\nauthors: [x]\n---\n\nIts text goes here, and on.\n",
        "title: A\nauthor: B\nref: x\npapis_id: y\n",
        "title: A page of a digest\nauthors: x\nwithout colons\n",
    ],
)
def test_what_is_somebody_elses(text: str) -> None:
    with pytest.raises(UnreadableError, match="no digest format knows it"):
        identify(text)


_PIECES = st.sampled_from(
    [
        *"{}[]\",:'|>-#&*!\n ",
        "---\n",
        "key: a\n",
        "title: ",
        "  ",
        "...\n",
        '{"key": "a", "title": "T"}',
        "tags: [a]\n",
    ]
)


@settings(max_examples=300)
@given(st.lists(_PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    for one in (text, f"---\n{text}", f"[{text}"):
        assert isinstance(OWN.read(one), Reading)
        OWN.claims(one)


def test_a_line_without_key_is_ours_where_it_has_our_fields() -> None:
    assert papers('{"title": "T", "authors": ["A B"], "year": 2020}\n') == [
        Paper("", title="T", authors=("A B",), year=2020)
    ]


def test_ids_as_others_spell_them() -> None:
    spelt = {
        "title": "T",
        "arxiv_id": "https://arxiv.org/abs/2401.00001v3",
        "doi": "https://doi.org/10.1145/x",
    }
    whole = Paper("", title="T", arxiv_id="2401.00001", arxiv_version=3, doi="10.1145/x")
    assert papers(json.dumps(spelt)) == [whole]
    text = "title: T\narxiv_id: arXiv:2401.00001v3  # mine\ndoi: doi:10.1145/x\n"
    ((_, record),) = OWN.read(text).records
    assert record.paper == whole
    assert record.text == "title: T\narxiv_id: '2401.00001'  # mine\narxiv_version: 3\ndoi: '10.1145/x'\n"


def test_what_stands_before_a_title_by_hand_is_none_of_it() -> None:
    text = "title: '[Paper Note] [2401.00001v3] T'  # mine\nauthors: [A B]\n"
    ((_, record),) = OWN.read(text).records
    assert record.paper == Paper("", title="T", authors=("A B",), arxiv_id="2401.00001", arxiv_version=3)
    assert record.text == "arxiv_id: '2401.00001'\narxiv_version: 3\ntitle: T  # mine\nauthors: [A B]\n"
    assert papers('{"title": "[2401.00001] T", "authors": []}')[0].arxiv_id == "2401.00001"
    for spelt in ('"arxiv_id": "2401.00002"', '"authors": [], "sources": []'):
        assert papers(f'{{"title": "[2401.00001] T", {spelt}}}')[0].title == "[2401.00001] T"


def test_ids_are_judged_as_check_does() -> None:
    told = OWN.read(
        '{"key": "a", "title": "T", "arxiv_id": "2401.1234", "doi": "none", "sources": []}'
    ).notices
    assert [what for _, what in told] == [
        "'a': 2401.1234 lacks a digit (five since 2015); a 0 at the end may be lost",
        "'a': 'none' is no DOI; a DOI is like 10.1145/3292500.3330701",
    ]


def test_what_nothing_can_be_made_of_is_told_and_kept() -> None:
    reading = OWN.read('{"key": "a", "title": "", "rating": 9, "arxiv_id": "soon", "tags": ["x"]}')
    assert [notice for _, notice in reading.notices] == [
        "'a' has no title; give it one",
        "'a': 'soon' is no arXiv id; write one as 2411.16579",
        "'a': a rating of 9; give 1 to 5",
    ]
    assert reading.records[0][1].paper.tags == ("x",)


@pytest.mark.parametrize(
    ("broken", "line", "said"),
    [
        ('"title": "a "b" c"', 3, "a comma is missing, or a backslash"),
        ('"title": a', 3, "a value is missing here, or a text without"),
        ('"title" "a"', 3, "a colon is missing"),
        ('"title": "a",', 3, "a field's name in quotation marks is missing here, or a comma is too many"),
        ('"title": "a\tb"', 3, "a line break or another control character"),
        ('"title": "\\alpha \\q"', 3, "a backslash before a letter"),
        ('"title": "a', 3, "(the text that begins here|a line break)"),
    ],
)
def test_what_is_no_json_is_told_in_plain_words_on_its_own_line(broken: str, line: int, said: str) -> None:
    text = f'[{LINE},\n{{"key": "b",\n{broken}\n}},\n{LINE}\n]'
    reading = OWN.read(text)
    assert [number for number, _ in reading.records] == [1, 5]
    ((number, problem),) = reading.problems
    assert number == line
    assert re.match(rf"not valid JSON \({said}", problem)
