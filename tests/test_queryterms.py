from datetime import date

import pytest

from paperlog.querynodes import (
    And,
    Days,
    Label,
    Name,
    Not,
    Numbers,
    Or,
    QueryError,
    Words,
    all_of,
    any_of,
    negate,
)
from paperlog.queryterms import FIELDS, field_term, is_field, text_term

TODAY = date(2025, 3, 31)
DATES = 'write 2025, 2025-03, 2025-03-14, yesterday, "2 weeks" or "last month"'
A, B, C = Label("tag", "a"), Label("tag", "b"), Label("tag", "c")


@pytest.mark.parametrize(
    ("field", "value", "node"),
    [
        ("tag", "#RLVR", Label("tag", "rlvr")),
        ("tag", "Selected  Papers/Ｂｌｏｇｓ", Label("tag", "selected papers/blogs")),
        ("TAGS", "RL*", Label("tag", "rl*")),
        ("category", "cs.CL", Label("category", "cs.cl")),
        ("author", "Fan Zh*", Name(("fan", "zh"))),
        ("venue", "NeurIPS", Words(("neurips",), "venue")),
        ("title", "VLM$^2$-Bench", Words(("vlm2", "bench"), "title")),
        ("summary_ja", "推論", Words(("推論",), "summary")),
        ("year", "2023..2025", Numbers("year", 2023, 2025)),
        ("rating", "4", Numbers("rating", 4, 4)),
        ("date", "2025-03", Days("date", date(2025, 3, 1), date(2025, 3, 31))),
        ("since", "2 weeks", Days("date", date(2025, 3, 17), date.max)),
        ("since", "last month", Days("date", date(2025, 2, 1), date.max)),
        ("until", "last month", Days("date", date.min, date(2025, 2, 28))),
        ("added", "today", Days("added", TODAY, TODAY)),
        ("source", "fugumt", Label("source", "*fugumt*")),
        ("status", "Reading", Label("status", "reading")),
        ("lang", "JA", Label("lang", "ja")),
        ("has", "arxiv_id", Label("has", "arxiv_id")),
        ("has", "tag", Label("has", "tags")),
        ("has", "abstract", Or((Label("has", "abstract_en"), Label("has", "abstract_ja")))),
        ("key", "zhou2025*", Label("key", "zhou2025*")),
        ("arxiv", "https://arxiv.org/abs/2411.16579v2", Label("arxiv", "2411.16579")),
        ("arxiv", "2411.*", Label("arxiv", "2411.*")),
        ("doi", "10.1145/ABC", Label("doi", "10.1145/abc")),
    ],
)
def test_field_term(field, value, node):
    assert field_term(field, value, today=TODAY) == node


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("tagg", "x", "unknown field 'tagg': did you mean 'tag'? (a text that holds a colon needs quotes)"),
        ("tag", " ", 'tag: a value is missing: write tag:word or tag:"two words", no blank behind the colon'),
        ("status", "redd", "status: unknown status 'redd': did you mean 'read'?"),
        ("has", "abstrct_ja", "has: unknown field 'abstrct_ja': did you mean 'abstract_ja'?"),
        ("lang", "fr", "lang: unknown language 'fr': known are en, ja"),
        ("arxiv", "mine", "arxiv: 'mine' is no arXiv id: write 2411.16579 or 2411.*"),
        ("author", "Z*u", "author: 'Z*u': '*' can only end a word here: leave it out, or put it there"),
        ("title", "&&", "title: '&&' holds no letter or digit to look for: write a word"),
        ("year", "x", "year: 'x' is no number: write 4, 2..4 or >=4"),
        ("since", "..", f"since: '..' is no date: {DATES}"),
    ],
)
def test_a_wrong_term_says_what_would_be_right(field, value, message):
    with pytest.raises(QueryError) as error:
        field_term(field, value, today=TODAY)
    assert str(error.value) == message


def test_an_unknown_field_like_no_other_names_them_all():
    with pytest.raises(QueryError, match=", ".join(FIELDS)):
        field_term("qqqq", "x", today=TODAY)


def test_text_term():
    assert text_term("LLM推論") == Words(("llm", "推論"))
    with pytest.raises(QueryError, match="holds no letter or digit"):
        text_term("…")


def test_a_low_line_may_be_an_index():
    readings = ("h", "2o"), ("h2o",)
    for written in ("H_{2}O", r"H_{\mathrm{2}}O", r"H_\text{2}O"):
        assert text_term(written) == text_term("H_2O")
    assert text_term("H_2O") == Or(tuple(Words(tokens) for tokens in readings))
    assert field_term("title", "H_2O", today=TODAY) == Or(
        tuple(Words(tokens, "title") for tokens in readings)
    )
    assert text_term("_private_") == Words(("private",))


def test_is_field():
    assert is_field("Tag")
    assert is_field("authors")
    assert not is_field("MegaMath")


def test_nodes_are_joined_flat():
    assert all_of([A, all_of([B, C])]) == And((A, B, C))
    assert any_of([any_of([A, B]), C]) == Or((A, B, C))
    assert all_of([any_of([A, B]), C]) == And((Or((A, B)), C))
    assert all_of([A]) == any_of([A]) == A
    assert negate(A) == Not(A)
    assert negate(negate(A)) == A


def test_of_two_readings_one_may_hold_no_word():
    assert text_term("\\stract_ja") == Words(("ja",))
