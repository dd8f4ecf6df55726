import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.completion.quoting import Typed, going_on, split

BREAKS = " \t\n\"'@><=;|&(:"
texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("line", "words", "typed"),
    [
        ("", [], Typed("")),
        ("paperlog ", ["paperlog"], Typed("")),
        ("paperlog show 23", ["paperlog", "show"], Typed("23")),
        ("a 'b c' \"d e\" f\\ g", ["a", "b c", "d e"], Typed("f g")),
        ("a 'b c", ["a"], Typed("b c", "'", 0)),
        ('a "b\\"\\c', ["a"], Typed('b"\\c', '"', 0)),
        ("a tag:R", ["a"], Typed("tag:R", "", 4)),
        ("a tag:'R", ["a"], Typed("tag:R", "'", 4)),
        ("a --tag=R", ["a"], Typed("--tag=R", "", 6)),
        ("a @we", ["a"], Typed("@we", "", 0)),
        ("a x\\:y", ["a"], Typed("x:y", "", 0)),
        ("a '' b", ["a", ""], Typed("b")),
        ("a 全角\u3000の空白", ["a"], Typed("全角\u3000の空白")),
        ("a \\", ["a"], Typed("")),
    ],
)
def test_a_line_is_read_as_a_shell_reads_it(line: str, words: list[str], typed: Typed) -> None:
    assert split(line, BREAKS) == (words, typed)


@given(st.lists(texts, max_size=4), texts)
def test_words_that_are_quoted_come_back(words: list[str], last: str) -> None:
    line = shlex.join([*words, last])
    found, typed = split(line)
    assert (found, typed.value) == (words, last)


@pytest.mark.parametrize(
    ("typed", "value", "end"),
    [
        (Typed("Su"), "Supervised-FineTuning (SFT)", "Supervised-FineTuning\\ \\(SFT\\)"),
        (Typed("tag:Su", "", 4), 'tag:"S (T)"', '\\"S\\ \\(T\\)\\"'),
        (Typed("Su", "'"), "S (T)", "S (T)"),
        (Typed("i", "'"), "it's", "it'\\''s"),
        (Typed("i", '"'), 'a "$x"', 'a \\"\\$x\\""'),
        (Typed("推"), "推論 高速", "推論\\ 高速"),
        (Typed("TAG:r", "", 4), "tag:RLVR", "RLVR"),
        (Typed("tag:r", "", 4), "xyz:RLVR", None),
    ],
)
def test_how_a_word_goes_on(typed: Typed, value: str, end: str | None) -> None:
    assert going_on(value, typed) == end


@given(texts, st.sampled_from(["", "'", '"']))
def test_what_is_put_in_reads_as_the_value_that_was_meant(value: str, quote: str) -> None:
    end = going_on(value, Typed("", quote))
    assert end is not None
    closing = "" if quote and end.endswith(quote) else quote
    assert split(f"{quote}{end}{closing} ") == ([value], Typed(""))
