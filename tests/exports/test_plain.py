import pytest
from exports.papers import texts
from hypothesis import given

from paperlog.exports.plain import plain, plain_title, simple_formula


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("VLM$^2$-Bench", "VLM²-Bench"),
        (r"{\'E}tude of Erd\H{o}s \& {BERT}", "Étude of Erdős & BERT"),
        (r"$\alpha$-divergence, 50\%", "α-divergence, 50%"),
        (r"\textbf{Bold} {\it moves}", "Bold moves"),
        (r"$\frac{1}{2}$ of $n$", r"$\frac{1}{2}$ of n"),
        ("from $5 to $10", "from $5 to $10"),
        (r"${\cal N}=4$ SYM", "𝒩=4 SYM"),
    ],
)
def test_title(title: str, written: str) -> None:
    assert plain_title(title) == written


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("x_{i}^{2}", "xᵢ²"), (r"\mathcal{O}(n)", "𝒪(n)"), (r"\mathbb R", "ℝ"), (r"n \times m", "n × m"),
        (r"\mathrm{A}", "A"), ("10^{-3}", "10⁻³"), (r"A^*", "A*"), (r"90^\circ", "90°"), (r"50\%", "50%"),
        (r"\frac{1}{2}", None), (r"\sqrt{2}", None), ("x^{2^{3}}", None), ("x^Q", None), (r"\hat{x}", None),
        (r"\mathfrak{C}", "ℭ"),
    ],
)  # fmt: skip
def test_formula(body: str, written: str | None) -> None:
    assert simple_formula(body) == written


def test_only_text_is_escaped() -> None:
    assert plain(r"a $\frac{1}{2}$ b", escape=str.upper) == r"A $\frac{1}{2}$ B"


def test_braces_of_an_abstract_stay() -> None:
    assert plain("{a, b}\nof c") == "{a, b} of c"


@given(texts)
def test_anything_is_one_line(text: str) -> None:
    assert len(plain(text).split("\n")) == 1
