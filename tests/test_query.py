import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.errors import EXIT_USAGE
from paperlog.query import MAX_DEPTH, MAX_LENGTH, parse
from paperlog.querynodes import (
    And,
    Days,
    Label,
    Name,
    Node,
    Not,
    Numbers,
    Or,
    QueryError,
    Words,
    all_of,
    any_of,
    negate,
)

TODAY = date(2025, 3, 31)
SINCE = Days("date", date(2025, 3, 17), date.max)
MONTHS = Days("date", date(2025, 2, 1), date(2025, 3, 31))
A, B, C = Words(("a",)), Words(("b",)), Words(("c",))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("", And(())),
        (" 　\n", And(())),
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a NOT b", And((A, Not(B)))),
        ("a -b", And((A, Not(B)))),
        ("-(a b)", Not(And((A, B)))),
        ('-"a b"', Not(Words(("a", "b")))),
        ("NOT NOT a", A),
        ("-NOT a", A),
        ("((a))", A),
        ("a and or not", And((A, Words(("and",)), Words(("or",)), Words(("not",))))),
        ('"OR"', Words(("or",))),
        ("test-time", Words(("test", "time"))),
        ('a – b / & : ... "-"', And((A, B))),
        ("a --- b & c", And((A, B, C))),
        ("Zero(-shot)", Words(("zero", "shot"))),
        ("(a LoRA(r=8))", And((A, Words(("lora", "r", "8"))))),
        ("a(b c)", And((A, B, C))),
        ('"chain of thought"', Words(("chain", "of", "thought"))),
        ('"say ""hi"""', Words(("say", "hi"))),
        (r"Schr\"odinger", Words(("schrodinger",))),
        ("VLM$^2$-Bench", Words(("vlm2", "bench"))),
        ("LLM推論", Words(("llm", "推論"))),
        ("推論：高速化", Words(("推論", "高速化"))),
        ("MegaMath: a", And((Words(("megamath",)), A))),
        ("T5:a", Words(("t5", "a"))),
        ("tag:RL*", Label("tag", "rl*")),
        ('tag:"Selected Papers/Blogs"', Label("tag", "selected papers/blogs")),
        ("tag:SFT(lora)", Label("tag", "sft(lora)")),
        ("-has:arxiv_id", Not(Label("has", "arxiv_id"))),
        ('since:"2 weeks"', Days("date", date(2025, 3, 17), date.max)),
        ("date:..2024", Days("date", date.min, date(2024, 12, 31))),
        ('date:"2 weeks"..', SINCE),
        ('date:"2 weeks.."', SINCE),
        ('date:>="2 weeks"', SINCE),
        ('date:"last month".."this month"', MONTHS),
        ('date:2025-02.."this month"', MONTHS),
        ('date:"last month"..2025-03 a', And((MONTHS, A))),
        ('(date:.."last month")', Days("date", date.min, date(2025, 2, 28))),
        ("ｄａｔｅ：＜＝“last month”", Days("date", date.min, date(2025, 2, 28))),
        ('-year:"2025"..', Not(Numbers("year", 2025, math.inf))),
        ('title:"a" "b"', And((Words(("a",), "title"), B))),
        ('a.."b"', And((A, B))),
        ("https://arxiv.org/abs/2411.16579v2", Label("arxiv", "2411.16579")),
        ("https://example.org", Words(("https", "example", "org"))),
        ("（a　ＯＲ　b）　－c", And((Or((A, B)), Not(C)))),
        ("ｔａｇ：“a　b”", Label("tag", "a b")),
        ("author：周 ”a b”", And((Name(("周",)), Words(("a", "b"))))),
    ],
)
def test_parse(text, node):
    assert parse(text, today=TODAY) == node


@pytest.mark.parametrize(
    ("text", "column", "what"),
    [
        ("a tagg:b", 3, "unknown field 'tagg': did you mean 'tag'?"),
        ("a tag: b", 3, "tag: a value is missing"),
        ("tag:(a OR b)", 1, "tag: a value is missing"),
        ("a since:soon", 3, "since: 'soon' is no date"),
        ('a "b c', 3, "this quote is never closed"),
        ('tag:"b', 5, "this quote is never closed"),
        ("a (b", 3, "this '(' is never closed"),
        ("a) b", 2, "nothing opens this ')'"),
        ("()", 2, "a word is missing before ')'"),
        ("a OR", 5, "a word is missing after 'OR'"),
        ("OR a", 1, "a word is missing before 'OR'"),
        ("a AND OR b", 7, "a word is missing before 'OR'"),
        ("a AND", 6, "a word is missing after 'AND'"),
        ("&", 1, "'&' holds no letter or digit"),
        ("a -&", 4, "'&' holds no letter or digit"),
        ("a - b", 3, "'-' stands alone"),
        ("a －　b", 3, "'－' stands alone"),
        ("(-) a", 2, "'-' stands alone"),
        ("a OR -", 6, "'-' stands alone"),
        ('date:"last month" .. a', 19, "'..' stands alone"),
        ("year ＞＝ 2023", 6, "'＞＝' stands alone"),
        ("a\n\nOR", 6, "a word is missing after 'OR'"),
        ("推論　（", 5, "a word is missing after '（'"),
        ("title:…", 1, "title: '…' holds no letter or digit"),
        ('date:"soon"..', 1, "date: 'soon' is no date"),
        ('since:"2 weeks"..', 1, "since: '2 weeks..' is no date"),
        ('date:>= "2 weeks"', 1, "date: '>=' needs a value right behind it"),
        ('date:>="b', 8, "this quote is never closed"),
    ],
)
def test_a_wrong_query_points_at_the_place(text, column, what):
    with pytest.raises(QueryError) as error:
        parse(text, today=TODAY)
    assert str(error.value).startswith(f"query, column {column}: {what}")
    assert error.value.exit_status == EXIT_USAGE


def test_the_length_is_bounded():
    assert parse("a" * MAX_LENGTH, today=TODAY) == Words(("a" * MAX_LENGTH,))
    with pytest.raises(QueryError, match="10001 characters: at most 10000"):
        parse("a" * (MAX_LENGTH + 1), today=TODAY)


def test_the_depth_is_bounded():
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH, today=TODAY) == A
    with pytest.raises(QueryError, match=f"column {MAX_DEPTH + 1}: more than {MAX_DEPTH} parentheses"):
        parse("(" * MAX_LENGTH, today=TODAY)
    assert parse("NOT " * 2400 + "a", today=TODAY) == A


def error_of(text: str) -> str:
    try:
        parse(text, today=TODAY)
    except QueryError as error:
        return str(error)
    return ""


PIECES = st.sampled_from(
    [
        *'()":-*&\\$（）：“”　 \n',
        *("AND", "OR", "NOT", "tag:", "since:", "year:", "date:", "has:", "author:", "arxiv:", "lang:"),
        *("a", "推論", "..", ">=", "2025", "-1", "://"),
    ]
)


@given(
    st.one_of(
        st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES).map(" ".join)
    )
)
def test_any_text_is_a_query_or_a_query_error_of_one_line(text):
    assert len(error_of(text).splitlines()) <= 1


def written(node: Node) -> str:
    """The query that asks for a node of labels, AND, OR and NOT."""
    match node:
        case And(nodes):
            return " ".join(f"({written(each)})" for each in nodes)
        case Or(nodes):
            return " OR ".join(f"({written(each)})" for each in nodes)
        case Not(inner):
            return f"-({written(inner)})"
        case Label(field, pattern):
            quoted = pattern.replace('"', '""')
            return f'{field}:"{quoted}"'
    raise AssertionError(node)


LABELS = st.builds(
    Label, st.sampled_from(["category", "key", "doi"]), st.text('ab*()":- 推', min_size=1).map(str.strip)
).filter(lambda label: label.pattern == " ".join(label.pattern.split()) != "")
NODES = st.recursive(
    LABELS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(all_of),
        st.lists(inner, min_size=1, max_size=3).map(any_of),
        inner.map(negate),
    ),
    max_leaves=8,
)


@given(NODES)
def test_a_node_written_as_a_query_is_that_node(node):
    assert parse(written(node), today=TODAY) == node
