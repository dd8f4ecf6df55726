import pytest
from exports.papers import texts
from hypothesis import given

from paperlog.exports.markup import Formula, Part, Styled, Text, one_line, parse


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("no TeX at all", (Text("no TeX at all"),)),
        ("VLM$^2$-Bench", (Text("VLM"), Formula("^2"), Text("-Bench"))),
        (r"G{\"o}del na\"\i ve", (Text("Gödel naïve"),)),
        (r"a \textbf{b} c", (Text("a "), Styled("textbf", (Text("b"),)), Text(" c"))),
        (r"{\it a} b", (Styled("textit", (Text("a"),)), Text(" b"))),
        ("{BERT} x", (Styled("", (Text("BERT"),)), Text(" x"))),
        (r"\alpha-stable", (Formula(r"\alpha"), Text("-stable"))),
        (r"50\% \& more", (Text("50% & more"),)),
        (r"\(x\) $$y$$ \[z\]", (Formula("x"), Text(" "), Formula("y"), Text(" "), Formula("z"))),
        (r"\url{http://a.b/_c}", (Text("http://a.b/_c"),)),
        (r"\url{}x", (Text("x"),)),
        (r"\href{http://a.b}{this}", (Text("this (http://a.b)"),)),
        (r"\input{a}{b} c", (Text(r"\input{a}{b} c"),)),
        (r"$\input{a}$", (Text(r"$\input{a}$"),)),
        ("from $5 to $10", (Text("from $5 to $10"),)),
        ("US$ and A$ and", (Text("US$ and A$ and"),)),
        ("a } b { c", (Text("a } b { c"),)),
        ("$N$-gram, $k$", (Formula("N"), Text("-gram, "), Formula("k"))),
    ],
)
def test_title(text: str, parts: tuple[Part, ...]) -> None:
    assert parse(text, groups=True) == parts


def test_braces_of_a_text_are_to_be_read() -> None:
    assert parse("{a, b}", groups=False) == (Text("{a, b}"),)
    assert parse(r"{\em a}", groups=False) == (Styled("emph", (Text("a"),)),)


def test_one_line() -> None:
    assert one_line(" a\tb\r\nc ") == "a b c"
    assert one_line("一文目。\n二文目。\u202e") == "一文目。二文目。"


def test_deep_nesting_is_text() -> None:
    text = "{" * 3000 + "x" + "}" * 3000
    assert "x" in repr(parse(text, groups=True)[0])


@given(texts)
def test_anything_is_read(text: str) -> None:
    for groups in (True, False):
        parts = parse(text, groups=groups)
        assert all(isinstance(part, Text | Formula | Styled) for part in parts)
