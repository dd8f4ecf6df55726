import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.digests import base, read
from paperlog.digests.base import Line, LineNumbers


def test_lines_are_numbered_and_empty_ones_left_out():
    assert base.lines(" a \n\n\t\nb\u3000") == [Line(1, "a"), Line(4, "b")]


def test_split_at():
    found = base.split_at(
        [Line(3, "x 著者 A 著者B"), Line(4, "plain")], re.compile("著者"), re.compile("著者")
    )
    assert [(line.number, line.text) for line in found] == [
        *[(3, "x"), (3, "著者"), (3, "A"), (3, "著者"), (3, "B"), (4, "plain")]
    ]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("## Heading", "Heading"),
        ("> | **bold** | cell |", "bold | cell"),
        ("[words](https://example.org/a)", "words"),
        ("![a [b] c](x.png)", "a [b] c"),
        ('[a](<x/y> "title") b', "a b"),
        ("f[x](y) stays", "f[x](y) stays"),
        ("#tag", "#tag"),
        ("plain", "plain"),
    ],
)
def test_bare(text, bare):
    assert base.bare(text) == bare


def test_with_addresses():
    assert (
        base.with_addresses("see [a](https://x.org/1) and b").split() == "see a https://x.org/1 and b".split()
    )


@pytest.mark.parametrize(("text", "is_rule"), [("| --- | :-: |", True), ("=====", True), ("- a", False)])
def test_is_rule(text, is_rule):
    assert base.is_rule(text) is is_rule


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["a", "b"], "a b"),
        (["推論を", "高速化"], "推論を高速化"),
        (["推論。", "LLM"], "推論。 LLM"),
        (["LLM", "推論"], "LLM 推論"),
        ([], None),
        (["", " "], None),
    ],
)
def test_sentence(lines, joined):
    assert base.sentence(lines) == joined


def test_paragraph():
    assert base.paragraph(["a", "b"]) == "a\nb"
    assert base.paragraph([" "]) is None


def test_line_numbers():
    text = "ab\n\ncd"
    numbers = LineNumbers(text)
    assert [numbers.at(place) for place in range(len(text) + 1)] == [1, 1, 1, 2, 3, 3, 3]


@given(st.text("a\n", min_size=1, max_size=20), st.integers(0, 20_000))
def test_line_numbers_of_long_texts(text, place):
    whole = text * 1000
    place = min(place, len(whole))
    assert LineNumbers(whole).at(place) == whole.count("\n", 0, place) + 1


@given(st.text("ab \n\t\x1c\u3000"))
def test_lines_are_those_that_hold_anything(text):
    told = [Line(number, line) for number, line in enumerate(map(str.strip, text.split("\n")), 1) if line]
    assert base.lines(text) == told
    assert base.stripped_lines(text) == [line.text for line in told]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (
            "see https://x.org/a, https://x.org/b. Again https://x.org/a",
            ("https://x.org/a", "https://x.org/b"),
        ),
        ("(https://x.org/a_(b)) [https://x.org/c]", ("https://x.org/a_(b)", "https://x.org/c")),
        ("実装: https://github.com/a/b学習データ", ("https://github.com/a/b",)),
        ("https://x.org/a、https://x.org/b。", ("https://x.org/a", "https://x.org/b")),
        ("<https://x.org/a>**https://x.org/b**", ("https://x.org/a", "https://x.org/b")),
        ("no address", ()),
    ],
)
def test_urls(text, urls):
    assert base.urls(None, text) == urls


def test_number():
    pattern = re.compile(r"-?\d+(?:\.\d+)?")
    assert base.number(pattern, "about 12.5 of 13") == 12.5
    assert base.number(pattern, "none") is None


def test_entries_stand_on_the_lines_that_an_editor_shows():
    page = "@misc{a, title = {A\u2028 b},\x0b year = 2020}\n\n@misc{b, title = {B}}\r\n@misc{c, year = 1}\n"
    _, reading = read(page, "bibtex")
    assert [line for line, _ in (*reading.records, *reading.problems)] == [1, 3, 4]


def test_lines_of_json_may_end_with_cr_alone():
    _, reading = read('{"key": "a", "title": "A\u2028", "sources": []}\r{"key": "b", "title"}\r', "paperlog")
    assert [line for line, _ in (*reading.records, *reading.problems)] == [1, 2]
