"""Text for formats that know no TeX: accents as letters, simple formulas in Unicode, the rest as it is."""

import re
import unicodedata
from collections.abc import Callable

from paperlog.exports.markup import Formula, Part, Styled, Text, one_line, parse
from paperlog.patterns import late
from paperlog.tex import detex

_RAISED = dict(
    zip("0123456789+-=()niabcdefghjklmoprstuvwxyz*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ*", strict=True)
)
_LOWERED = dict(zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_SIGNS = {
    "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "le": "≤",
    "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "sim": "~", "cdot": "·",
    "ldots": "…", "dots": "…", "cdots": "…", "pm": "±", "in": "∈", "ll": "≪", "gg": "≫", "circ": "°",
    "dagger": "†", "star": "⋆", "ast": "*", "quad": " ",
}  # fmt: skip
_FONTS = frozenset(
    {"mathrm", "mathbf", "mathit", "mathsf", "mathtt", "text", "textrm", "textbf", "textit", "mbox"}
)
_SPACES = {",": " ", ";": " ", ":": " ", " ": " ", ">": " ", "!": ""}
_ALPHABETS = {"mathcal": "SCRIPT", "mathscr": "SCRIPT", "mathbb": "DOUBLE-STRUCK", "mathfrak": "FRAKTUR"}
_ALPHABET = late(rf"\\({'|'.join(_ALPHABETS)})\s*(?:\{{([A-Z])\}}|\s([A-Z]))")
_TOKEN = late(r"([_^])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\\{}\s]))|\\([A-Za-z]+)|\\(.)|([{}])|(.)")


def plain(text: str, *, groups: bool = False, escape: Callable[[str], str] = str) -> str:
    """A text without its TeX, on one line; formulas that Unicode cannot write stay as `$…$`.

    `groups` as in `markup.parse`: True for titles and names. `escape` is applied to all but such formulas.
    """
    return one_line("".join(plain_part(part, escape) for part in parse(text, groups=groups)))


def plain_title(title: str) -> str:
    """A title without its TeX: `VLM$^2$-Bench` is VLM²-Bench."""
    return plain(title, groups=True)


def plain_part(part: Part, escape: Callable[[str], str] = str) -> str:
    """One part of a text without its TeX, as `plain` writes it."""
    match part:
        case Text(text):
            return escape(text)
        case Formula(body):
            simple = simple_formula(body)
            return f"${body}$" if simple is None else escape(simple)
        case Styled(_, parts):
            return "".join(plain_part(inner, escape) for inner in parts)


def simple_formula(body: str) -> str | None:
    """The inside of `$…$` in Unicode, or None where that would lose something (fractions, roots)."""
    pieces = [_piece(token) for token in _TOKEN.finditer(_ALPHABET.sub(_letter, body))]
    return None if None in pieces else "".join(piece or "" for piece in pieces)


def _letter(command: "re.Match[str]") -> str:
    """`\\mathbb{R}` as ℝ. The letters that Unicode had before it had alphabets have names of their own."""
    name = f"{_ALPHABETS[command[1]]} CAPITAL {command[2] or command[3]}"
    try:
        return unicodedata.lookup(f"MATHEMATICAL {name}")
    except KeyError:
        return unicodedata.lookup(name.replace("FRAKTUR", "BLACK-LETTER"))


def _piece(token: "re.Match[str]") -> str | None:
    shift, group, single, command, sign, brace, other = token.groups()
    if shift:
        return _shifted(group or single or "", _RAISED if shift == "^" else _LOWERED)
    if command:
        return "" if command in _FONTS else _SIGNS.get(command) or detex(f"\\{command}") or None
    if sign:
        return _SPACES.get(sign, sign)
    if brace:
        return ""
    return None if other in "^_" else other


def _shifted(body: str, table: dict[str, str]) -> str | None:
    inner = simple_formula(body) or ""
    if inner in ("°", "†", "⋆"):
        return inner
    letters = [table.get(letter) for letter in inner]
    return "".join(letter or "" for letter in letters) if inner and None not in letters else None
