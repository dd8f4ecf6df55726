"""TeX as people read it on a terminal: `$\\alpha$` as α, `VLM$^2$` as VLM², `Erd\\H{o}s` as Erdős.

What is TeX in a digest's text, and what is a price or a brace, is told by `paperlog.exports.markup`. Of a formula,
commands become Unicode by pylatexenc's table (imported where a formula holds one: 25 ms), raised and lowered parts
Unicode's own letters where it has all of them, else `^(…)` and `_(…)`: no letter is lost.
"""

import re
import unicodedata
from functools import lru_cache

from paperlog.exports.formula import is_symbol
from paperlog.exports.markup import Formula, Part, Styled, Text, parse

_RAISED = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθφχ⊤∘",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡᵀ°",
)
_LOWERED = str.maketrans("0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
_SCRIPTS = {"^": _RAISED, "_": _LOWERED}
# These stand high by themselves.
_HIGH = frozenset("*′∗†‡")
# Stand for a mark that stays, so that it is not read once more, and for nothing, between a command and a letter.
# They are noncharacters, which `markup` leaves in no text.
_MARKS = {"^": "\ufdd2", "_": "\ufdd3"}
_NOTHING = "\ufdd4"
_AS_SHOWN = str.maketrans({"\ufdd2": "^", "\ufdd3": "_", _NOTHING: "", "\u2212": "-"})

_HINTS = re.compile(r"[\\$]|\{|``")
_DOLLARS = re.compile(r"\$[^$\n]{1,500}\$")
# Machine translations put blanks into commands: `$ \ alpha $`.
_TORN = re.compile(r"\\ +([A-Za-z]+)")
# … and around formulas: `VLM $^2 $ -Bench`.
_TORN_OFF = re.compile(r"(?<=\w) +(?=\$\s*[\^_])|(?<= \$) +(?=-\w)")
_QUOTED = re.compile(r"``(.+?)''")
_SCRIPT = re.compile(r"([_^])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s\\{}]))")
# Commands that choose a letter's style alone.
_STYLED = re.compile(
    r"\\(?:text(?:rm|bf|it|sf|tt|sc)?|math(?:rm|bf|it|sf|tt|normal)|boldsymbol|bm|pmb|operatorname|mbox|emph)"
    r"\s*\{([^{}]*)\}"
)
_ARGUMENT = r"(?:\{([^{}]*)\}|(\w))"
# What pylatexenc would lose a part of, in words that it does not. A raised or lowered command is one with its letters.
_REWRITTEN = (
    (re.compile(rf"([_^])\s*\\[cdt]?frac\s*{_ARGUMENT}\s*{_ARGUMENT}"), r"\1{\2\3/\4\5}"),
    (re.compile(rf"([_^])\s*{_STYLED.pattern}"), r"\1{\2}"),
    (re.compile(r"\\\|"), "‖"),
    (re.compile(r"\\sqrt\s*\[([^\[\]]*)\]"), r"^{\1}\\sqrt"),
    (re.compile(r"\\[dt]?binom\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), r"C(\1, \2)"),
    (_STYLED, rf"{_NOTHING}\1{_NOTHING}"),
)
_STYLED_LETTER = re.compile("[\U0001d400-\U0001d7ff]")
_BLANKS = re.compile(r"\s+")


def readable(text: str, *, groups: bool = False) -> str:
    """A text of one or more lines with its TeX made readable; a text without TeX comes back as it is.

    With `groups`, braces are TeX's (in titles: `{BERT}`), else to be read (`{a, b}`).
    """
    if not _HINTS.search(text):
        return text
    return "\n".join(_line(line, groups) for line in text.split("\n"))


def _line(line: str, groups: bool) -> str:
    if not _HINTS.search(line):
        return line
    indent = line[: len(line) - len(line.lstrip())]
    mended = _QUOTED.sub(r"“\1”", _DOLLARS.sub(_mended, _TORN_OFF.sub("", line)))
    return indent + _written(parse(mended, groups=groups))


def _mended(formula: "re.Match[str]") -> str:
    """A formula that a machine translation tore, whole again, if it is one."""
    whole = _TORN.sub(_joined, unicodedata.normalize("NFKC", formula[0]))
    return "$" + whole[1:-1].strip() + "$" if whole != formula[0] else formula[0]


def _joined(torn: "re.Match[str]") -> str:
    for name in (torn[1], torn[1].lower()):
        if is_symbol(name):
            return f"\\{name} "
    return torn[0]


def _written(parts: tuple[Part, ...]) -> str:
    return "".join(map(_part, parts))


def _part(part: Part) -> str:
    match part:
        case Text(text):
            return text
        case Formula(body):
            return _formula(body)
        case Styled(command, parts):
            inside = _written(parts)
            mark = {"textsuperscript": "^", "textsubscript": "_"}.get(command)
            return _script(mark, inside).translate(_AS_SHOWN) if mark else inside


@lru_cache(maxsize=1024)
def _formula(body: str) -> str:
    """The inside of a formula in Unicode, from the innermost raised and lowered parts outwards."""
    for pattern, words in _REWRITTEN:
        body = pattern.sub(words, body)
    while (found := _SCRIPT.sub(_replaced, body)) != body:
        body = found
    return _BLANKS.sub(" ", _plain(body)).translate(_AS_SHOWN).strip()


def _replaced(part: "re.Match[str]") -> str:
    return _NOTHING + _script(part[1], _plain(part[2] or part[3] or ""))


def _script(mark: str, inside: str) -> str:
    """A raised (`^`) or lowered (`_`) part: in Unicode's letters where it has all of them."""
    inside = inside.replace(_NOTHING, "").strip()
    letters = inside.translate(_AS_SHOWN).replace(" ", "")
    moved = letters.translate(_SCRIPTS[mark])
    if all(new != old or new in _HIGH for new, old in zip(moved, letters, strict=True)):
        return moved
    return _MARKS[mark] + (inside if len(inside) == 1 or inside.isalnum() else f"({inside})")


def _plain(body: str) -> str:
    """TeX without raised and lowered parts in Unicode; letters of a style that few fonts have as plain ones."""
    if "\\" in body or "{" in body:
        from pylatexenc.latex2text import LatexNodes2Text

        body = LatexNodes2Text(math_mode="text").latex_to_text(f"${body}$")
    return _STYLED_LETTER.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), body)
