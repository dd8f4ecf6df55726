import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.exports.formula import is_safe, is_symbol, with_fonts

SAFE = (
    "x",
    "^2",
    "x_{i}^{2}",
    r"O(n \log n)",
    r"\mathcal{O}(n)",
    r"\frac{1}{2}",
    r"\left( x \right)",
    r"50\%",
    r"\{a\}",
)
UNSAFE = (
    r"\input{x}", r"\write18{ls}", r"\immediate\write", r"\csname input\endcsname", r"\def\a{b}", "^^5cinput", "^ ^5c",
    "a%b", "a#b", "a&b", "a$b", "{", "}{", "a}", r"\left(", "x^", "x_^2", r"\frac", r"\mathbf}", "推論", "", " ", r"\\",
    r"\begin{x}", "a\nb",
)  # fmt: skip


@pytest.mark.parametrize("body", SAFE)
def test_formulas(body: str) -> None:
    assert is_safe(body)


@pytest.mark.parametrize("body", UNSAFE)
def test_what_is_no_formula(body: str) -> None:
    assert not is_safe(body)


@given(st.text("\\{}^_$%#& abcxinputwr18", max_size=30))
def test_no_unknown_command_and_no_second_way_to_a_backslash(body: str) -> None:
    if is_safe(body):
        assert not any(f"\\{name}" in body for name in ("input", "write", "catcode", "def"))
        assert "^^" not in body


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (r"{\cal N}=4", r"{\mathcal{N}}=4"),
        (r"{\cal{N}}", r"{\mathcal{N}}"),
        (r"\bf x_{\rm max}", r"\mathbf{x}_{\mathrm{max}}"),
        (r"\cal", r"\cal"),
        (r"\item", r"\item"),
    ],
)
def test_switches_of_plain_tex(body: str, written: str) -> None:
    assert with_fonts(body) == written


def test_symbols_are_formulas_by_themselves() -> None:
    assert is_symbol("alpha")
    assert not is_symbol("frac")
    assert not is_symbol("left")
    assert not is_symbol("input")
