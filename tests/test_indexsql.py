import re
from datetime import date

import pytest
from hypothesis import given, settings
from strategies import nodes, papers, small_papers

from paperlog import indexsql
from paperlog.dates import moments
from paperlog.document import document
from paperlog.indexsql import condition, fts_query, fts_terms
from paperlog.match import matches
from paperlog.querynodes import And, Days, Label, Name, Not, Numbers, Or, Words, leaves

DAY = date(2024, 1, 1)


def finds(query: str, text: str) -> bool:
    """What FTS5 does with these queries: a term in quotes, or with a star the beginning of one."""
    terms = fts_terms(text).split()
    wanted = [re.fullmatch(r'"([^"]+)"(\*?)', part) for part in query.split(" AND ")]
    return all(
        any(term.startswith(one[1]) if one[2] else term == one[1] for term in terms) for one in wanted if one
    )


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (" vlm2 bench \n\n a ", "a bench vlm2"),
        (" llm 推論を \t 論 ", "llm 推論 論 論を を"),
        (" 𠮷野家 ", "家 野家 𠮷野"),
        (" 推 論 推論 ", "推 論 推論"),
        ("", ""),
    ],
)
def test_terms(text, terms):
    assert sorted(fts_terms(text).split()) == sorted(terms.split())


@pytest.mark.parametrize(
    ("tokens", "query"),
    [
        (("vlm2",), '"vlm2"*'),
        (("vlm2", "bench"), '"vlm2" AND "bench"*'),
        (("推",), '"推"*'),
        (("推論",), '"推論"'),
        (("高速な推論", "llm"), '"高速" AND "速な" AND "な推" AND "推論" AND "llm"*'),
    ],
)
def test_queries(tokens, query):
    assert fts_query(tokens) == query


@pytest.mark.parametrize(
    ("node", "sql", "values", "is_exact"),
    [
        (Words(("a",)), "paper.id IN (SELECT rowid FROM words WHERE words MATCH ?)", ('"a"*',), False),
        (Label("tag", "x"), "paper.id IN (SELECT id FROM label WHERE value = ?)", ("tag:x",), True),
        (Not(Label("tag", "x")), "NOT paper.id IN (SELECT id FROM label WHERE value = ?)", ("tag:x",), True),
        (Not(Words(("a",))), "1", (), False),
        (Days("added", DAY, DAY), indexsql._ADDED, (*moments(DAY, DAY), "2024-01-01", "2024-01-01"), True),
        (Numbers("year", 1, 2), "ifnull(paper.year BETWEEN ? AND ?, 0)", (1, 2), True),
        (And(()), "1", (), True),
        (Or(()), "0", (), True),
    ],
)  # fmt: skip
def test_conditions(node, sql, values, is_exact):
    found = condition(node)
    assert (found.sql, found.values, found.is_exact) == (sql, values, is_exact)


@pytest.mark.parametrize(
    ("pattern", "start", "is_exact"),
    [("rl*", "tag:rl", True), ("*", "tag:", True), ("r*x", "tag:r", False), ("r**", "tag:r", False)],
)
def test_globs_are_ranges(pattern, start, is_exact):
    found = condition(Label("tag", pattern))
    assert found.values == (start, start + "\U0010ffff")
    assert found.is_exact is is_exact


@given(nodes, small_papers | papers)
@settings(max_examples=100)
def test_the_words_of_every_paper_that_matches_are_found(node, paper):
    seen = document(paper)
    for leaf in leaves(node):
        if isinstance(leaf, Words | Name) and matches(leaf, seen):
            (query,) = condition(leaf).values
            assert finds(query, seen.text)


@given(small_papers)
@settings(max_examples=50)
def test_an_author_is_found_by_the_beginnings_of_names_in_any_order(paper):
    seen = document(paper)
    for name in (Name(("f", "zho")), Name(("zhou", "fan")), Name(("帆",)), Name(("sh", "f"))):
        if matches(name, seen):
            assert finds(*condition(name).values, seen.text)
