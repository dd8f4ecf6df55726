import re

import pytest

from paperlog.exports.letters import ACCENT, accented, escaped, math_sign, symbol


@pytest.mark.parametrize(
    ("source", "letter"),
    [
        (r"\"o", "ö"), (r"\"{o}", "ö"), (r"\'\i", "í"), (r"\'{\i}", "í"), (r"\c c", "ç"), (r"\c{c}", "ç"),
        (r"\v{S}", "Š"),
        (r"\H{o}", "ő"), (r"\r a", "å"), (r"\~n", "ñ"), (r"\.z", "ż"), (r"\k{e}", "ę"), (r"\u g", "ğ"),
        (r"\~{\^e}", "ễ"), (r"\~{\^{e}}", "ễ"), (r"\`\^a", "ầ"), (r"\'{\u{a}}", "ắ"), (r"\h{\^e}", "ể"),
        (r"\d{\^e}", "ệ"), (r"\={\"u}", "ǖ"), (r"\^{\'e}", "é\u0302"), (r"\d{\'{\^e}}", "ệ\u0301"), (r"\'ê", "ế"),
        (r"\textcommabelow{s}", "ș"), (r"\textcommabelow T", "Ț"),
    ],
)  # fmt: skip
def test_accents(source: str, letter: str) -> None:
    assert re.fullmatch(ACCENT, source)
    assert accented(source) == letter


def test_a_command_is_no_accent() -> None:
    assert not re.match(ACCENT, r"\cite")
    assert not re.match(ACCENT, r"\"")


def test_symbols() -> None:
    assert [symbol(name) for name in ("ss", "dj", "ldots", "LaTeX", "rm")] == ["ß", "đ", "…", "LaTeX", ""]
    assert [symbol(name) for name in ("alpha", "input", "cite")] == [None, None, None]


def test_escaped_signs() -> None:
    assert [escaped(sign) for sign in "%&{,-"] == ["%", "&", "{", " ", ""]


def test_what_reference_managers_write() -> None:
    names = (
        "textdegree texttimes textmu textnumero textalpha textperiodcentered guillemotleft ddag textquotedbl"
    )
    assert "".join(symbol(name) or "?" for name in names.split()) == '°×µ№α·«‡"'
    assert [symbol(name) for name in ("textbf", "textcolor", "textwidth")] == [None, None, None]


def test_a_sign_of_formulas() -> None:
    assert [math_sign(body) for body in (r"\alpha", "<", r"\geq")] == ["α", "<", "≥"]
    assert [math_sign(body) for body in ("x", r"\frac", "x^2", r"\sin")] == [None, None, None, None]
