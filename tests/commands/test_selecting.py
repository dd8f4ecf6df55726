from datetime import date
from pathlib import Path

import pytest
from running import Home

from paperlog.commands.options import Filters, Sorting
from paperlog.commands.selecting import nearest, order_of, query_of
from paperlog.errors import UsageError
from paperlog.library import Library
from paperlog.query import parse
from paperlog.querynodes import And, Node, QueryError


def said(text: str) -> Node:
    return parse(text, today=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("filters", "text"),
    [
        (Filters(), ""),
        (Filters(tag=["RLVR", "NLP"]), "tag:RLVR tag:NLP"),
        (Filters(any_tag=["a, b,c"]), "tag:a OR tag:b OR tag:c"),
        (Filters(any_tag=["推論、学習"]), "tag:推論 OR tag:学習"),
        (Filters(any_tag=["a,b", "c,d"]), "(tag:a OR tag:b) (tag:c OR tag:d)"),
        (Filters(not_tag=["a"]), "-tag:a"),
        (Filters(not_tag=["a", "b"]), "-tag:a -tag:b"),
        (Filters(author=["ermon"], year=["2020.."]), "author:ermon year:2020.."),
        (Filters(since=["2025-01"], until=["2025-03"]), "since:2025-01 until:2025-03"),
        (Filters(tag=["One-Line Notes"]), 'tag:"One-Line Notes"'),
        (Filters(category=["cs.*"], venue=["ACL"], source=["fugumt"], status=["read"]),
         "category:cs.* venue:ACL source:fugumt status:read"),
    ],
)  # fmt: skip
def test_options_say_what_the_query_language_says(filters: Filters, text: str) -> None:
    assert query_of(filters) == said(text)


def test_options_and_a_query_must_both_hold() -> None:
    assert query_of(Filters(tag=["a"]), "推論 OR plan") == said("(推論 OR plan) tag:a")


def test_no_options_and_no_query_hold_for_every_paper() -> None:
    assert query_of(Filters(), "  ") == And(())


def test_words_are_ranked_and_everything_else_is_sorted_by_date() -> None:
    assert order_of(Sorting(), said("推論 tag:a")) == "relevance"
    assert order_of(Sorting(), said("tag:a")) == "date"
    assert order_of(Sorting(), said("-survey tag:a")) == "date"
    assert order_of(Sorting(sort="title"), said("推論")) == "title"


def test_an_unknown_order_names_those_that_there_are() -> None:
    with pytest.raises(UsageError, match=r"cannot sort by 'moon'; choose one of date, title, .*relevance"):
        order_of(Sorting(sort="moon"), And(()))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    home = Home(tmp_path)
    home.write("ada2020engine", "title: Reasoning engines\nauthors:\n- Ada Lovelace\ntags:\n- Reasoning\n")
    return Library.open(home.store)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("tag:Reasonning", "nothing matches; no tag 'reasonning'; nearest: Reasoning"),
        ("tag:zzzz", "nothing matches; no tag 'zzzz'"),
        ("author:Lovelase", "nothing matches; no author 'lovelase'; nearest: Ada Lovelace"),
        ("reasoning engins", "nothing matches; no word 'engins'; nearest: engines"),
        ("author:lovelace tag:zz*", "nothing matches"),
        ("reasoning -ada", "nothing matches"),
        ("year:1900", "nothing matches"),
        ("推論", "nothing matches"),
        ("tag:zz*", "nothing matches"),
        ("key:ada2020engin", "nothing matches; no key 'ada2020engin'; nearest: ada2020engine"),
        ("key:zhou2025words", "nothing matches; no key 'zhou2025words'"),
        ("key:ada2020engine year:1900", "nothing matches"),
        ("key:ada2020b*", "nothing matches"),
    ],
)
def test_what_is_nowhere_is_named_with_its_nearest(library: Library, query: str, words: str) -> None:
    assert nearest(library, said(query)) == words


def test_a_query_of_words_with_bytes_that_are_no_utf8_is_refused() -> None:
    with pytest.raises(QueryError, match="column 8: holds bytes that are no UTF-8"):
        query_of(Filters(), "a rewar\udce9 b")
