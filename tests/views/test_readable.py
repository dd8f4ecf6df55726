import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.exports.formula import is_safe
from paperlog.text import search_form
from paperlog.views.readable import readable

COMMANDS = [
    *(r"\alpha", r"\le", r"\sum", r"\log", r"\frac{a}{b}", r"\sqrt{x}", r"\sqrt[3]{x}", r"\mathbb{R}", r"\|"),
    *(
        r"\text{if }",
        r"\hat{y}",
        r"\left(",
        r"\right)",
        r"\binom{n}{k}",
        r"\overline{ab}",
        r"\to",
        r"\,",
        r"\{",
    ),
    *("_", "^", "{", "}", " ", "x", "2", "n", "-1", "*", "(", ")", r"\}", r"\top", r"\operatorname{KL}", "&"),
]
FORMULAS = st.lists(st.sampled_from(COMMANDS), min_size=1, max_size=8).map("".join).filter(is_safe)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"VLM$^2$-Bench", "VLM²-Bench"),
        (r"$\alpha$-entmax", "α-entmax"),
        (r"$O(n \log n)$", "O(n log n)"),
        (r"$x_{ij}^{2}$ and $\ell_0$", "xᵢⱼ² and ℓ₀"),
        (r"$\mathbb{R}^{n}$, $\mathcal{L}_{\text{KL}}$", "ℝⁿ, ℒ_KL"),
        (r"BERT$_\text{base}$, $\text{DPO}_\mathrm{MAX}^\text{2}$", "BERT_base, DPO_MAX²"),
        (r"$2^{2^n}$", "2^(2ⁿ)"),
        (r"$_\frac{a}{b}2$, $x^\frac 12$", "_(a/b)2, x^(1/2)"),
        (r"$\tilde{O}(\sqrt{KT} + D)$", "Õ(√(KT) + D)"),
        (r"$\sum_{i=1}^n x_i$", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"$\mathbf{x}$, $\operatorname{KL}(p\|q)$", "x, KL(p‖q)"),
        (r"$\binom{n}{k}$, $\sqrt[3]{x}$", "C(n, k), ³√(x)"),
        (r"3.1$\times$, $90^\circ$, $x^\top$, Q$^*$", "3.1×, 90°, xᵀ, Q*"),
        (r"Erd\H{o}s, \emph{again}, \textbf{bold}, 50\%", "Erdős, again, bold, 50%"),
        (r"H\textsubscript{2}O", "H₂O"),
        (r"\href{https://example.org/}{the page}", "the page (https://example.org/)"),
        ("``so'' they say", "“so” they say"),
        ("$ \\ alpha $の値、$ \\ Theta（\\ varepsilon^{ - 2}）$", "αの値、Θ (ε ⁻²)"),
        ("VLM $^2 $ -Benchと$ \\alpha $ -entmax", "VLM²-Benchとα-entmax"),
    ],
)
def test_tex_becomes_what_it_means(text: str, shown: str) -> None:
    assert readable(text) == shown


@pytest.mark.parametrize(
    "title",
    [
        r"High-dimen\-sional auto\/encoder",
        r"H\(_2\)O splitting by VLM\(^2\)-Bench",
        r"BERT$_\text{base}$, W$_\text{q}$, $\text{DPO}_\text{MAX}$",
        r"Self\textendash supervised a\slash b",
        r"\LaTeX{} tricks, $R_{\max}$",
        r"$$x_2$$ and \[y_2\] and $z_2$",
    ],
)
def test_what_is_shown_of_a_title_is_found(title: str) -> None:
    assert search_form(readable(title, groups=True)) == search_form(title)


@pytest.mark.parametrize(
    "text",
    [
        "$5 to $10",
        "a {b} c",
        "C:\\temp\\new",
        "\\cite{x}",
        "a_b ^ c",
        "$",
        "推論を$高速化",
        "$\\input{x}$",
        "100%",
    ],
)
def test_what_is_no_tex_or_unknown_stays_as_it_is(text: str) -> None:
    assert readable(text) == text


def test_braces_of_a_title_are_tex() -> None:
    assert readable("{BERT} for {\\it all}", groups=True) == "BERT for all"


def test_lines_and_indents_stay() -> None:
    assert readable("  $\\beta$  \n\n- a $x^2$") == "  β\n\n- a x²"


@given(FORMULAS)
def test_a_formula_loses_no_letter_and_keeps_no_mark_of_ours(body: str) -> None:
    shown = readable(f"推${body}$論")
    assert shown[0] == "推"
    assert shown[-1] == "論"
    assert not any("\ufdd0" <= char <= "\ufdef" for char in shown)
    assert "2" not in body or set("2²₂") & set(shown)


@given(st.text("\\{}$^_'`\"aé2 推\n", max_size=30))
def test_japanese_is_never_lost(text: str) -> None:
    for groups in (False, True):
        assert readable(text, groups=groups).count("推") == text.count("推")
