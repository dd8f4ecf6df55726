import re

import pytest
from exports.bibreader import decoded
from exports.papers import texts
from hypothesis import given

from paperlog.exports.latex import escape, latex, latex_title
from paperlog.exports.plain import plain_title

# All that may stand behind a backslash where no formula is.
KNOWN = re.compile(r"\\(?:textbackslash|textasciitilde|textasciicircum|textbf|textit|[$&%#_{}])")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("A Study of LLMs", "A Study of {LLMs}"),
        ("VLM$^2$-Bench: A Look", "{VLM$^2$-Bench}: A Look"),
        ("GPT-3からQwen2.5まで", "{GPT-3}から{Qwen2.5}まで"),
        ("Test-Time and K-Means", "Test-Time and {K-Means}"),
        ("Large $N$ and $n$", "Large {$N$} and $n$"),
        ("{BERT}-like, {Plain} word", "{BERT}-like, {Plain} word"),
        ("50% & $5_a #1 ~ ^ | <b>", r"50\% \& \$5\_a \#1 \textasciitilde{} \textasciicircum{} $|$ $<$b$>$"),
        (r"\write18{rm} \emph{x}", r"\textbackslash{}write18{rm} \emph{x}"),
        ("open { only", r"open $\lbrace$ only"),
    ],
)
def test_title(title: str, written: str) -> None:
    assert latex_title(title) == written


def test_text() -> None:
    assert latex("BERT in {a, b} at $x_i$\nand 5%") == r"BERT in \{a, b\} at $x_i$ and 5\%"
    assert latex(r"$\{x\}$") == r"$\lbrace x\rbrace $"


def test_braces_pair_up_or_are_no_braces() -> None:
    assert escape("}{a}{") == r"$\rbrace$\{a\}$\lbrace$"


@given(texts)
def test_braces_balance_at_every_place(text: str) -> None:
    for written in (latex(text), latex_title(text)):
        depth = 0
        for sign in written:
            depth += (sign == "{") - (sign == "}")
            assert depth >= 0
        assert depth == 0


@given(texts)
def test_only_known_commands_come_through(text: str) -> None:
    written = latex(text)
    for formula in re.findall(r"(?<!\\)\$[^$]*\$", written):
        assert not re.search("write|input|end|[^^]\\^\\^", formula)
    assert "\\" not in KNOWN.sub("", re.sub(r"(?<!\\)\$[^$]*(?<!\\)\$", "", written))


@given(texts)
def test_a_reader_gets_the_title_back(text: str) -> None:
    if not re.search(r"[$]|\\[(\[]|\\[a-z]", text):
        assert decoded(latex_title(text)).split() == plain_title(text).split()


def test_a_small_greek_letter_stays_small() -> None:
    assert latex_title("µs of α-Divergences") == "{µs} of {α-Divergences}"
