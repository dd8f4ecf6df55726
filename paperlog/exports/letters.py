"""Letters and signs that TeX writes as commands: `\\"{o}`, `\\ss`, `\\ldots`.

Of the many that reference managers write (`\\textdegree`, LaTeX's textcomp), most are in pylatexenc's table, which is
imported where a text holds one (25 ms).
"""

import re
import unicodedata
from functools import cache

from paperlog.patterns import late
from paperlog.tex import detex

_MARKS = dict(
    zip(
        ('"', *"'`^~=.Hcuvbdkrh", "textcommabelow"),
        "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u030b\u0327\u0306\u030c\u0331\u0323\u0328\u030a\u0309\u0326",
        strict=True,
    )
)
_SYMBOLS = {
    "j": "ȷ", "oe": "œ", "OE": "Œ", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "dh": "ð", "DH": "Ð", "ng": "ŋ",
    "NG": "Ŋ", "dots": "…", "ldots": "…", "textellipsis": "…", "textendash": "–",
    "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textless": "<", "textgreater": ">", "textbar": "|", "textbraceleft": "{", "textbraceright": "}",
    "S": "§", "P": "¶", "dag": "†", "copyright": "©", "pounds": "£", "euro": "€", "texteuro": "€",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "newline": " ", "quad": " ", "linebreak": " ",
    "ddag": "‡", "slash": "/", "lq": "‘", "rq": "’", "cprime": "ʹ", "nobreakspace": " ", "nobreakdash": "",
    "textquotedbl": '"', "textunderscore": "_", "textminus": "−", "textprime": "′", "textdollar": "$",
    "textperiodcentered": "·", "guillemetleft": "«", "guillemetright": "»",
}  # fmt: skip
_INVISIBLE = frozenset({"normalfont", "rm", "sf", "small", "large", "xspace", "protect", "noindent", "relax"})
_LATIN = frozenset("ßøØłŁæÆåÅı")
_ESCAPED = {",": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "", "\\": " "}

# Vietnamese stacks two: `\\'{\\^e}`. Deeper is nothing that a name holds.
_STACKED = 3
_LATIN_LETTER = "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
_COMMAND = r"\\(?:[\"'`^~=.]|(?:[Hcuvbdkrh]|textcommabelow)(?![A-Za-z]))\s*"
_MARK = late(r"\\(textcommabelow|[\"'`^~=.Hcuvbdkrh])")
# What of pylatexenc's table stands in texts; the rest is for formulas, and for a document.
_TEXT_COMMAND = late(r"text[A-Za-z]+|guil[a-z]+")
_GREEK = late("[\u0391-\u03f6]")
_BASE = late(rf"({_LATIN_LETTER})[\s}}]*\Z")


def _pattern(stacked: int) -> str:
    """A letter with at most that many accents above and below it."""
    letter = rf"(?:\\[ij](?![A-Za-z])\s*|{_LATIN_LETTER})"
    base = rf"(?:{letter}|{_pattern(stacked - 1)})" if stacked > 1 else letter
    return rf"{_COMMAND}(?:\{{\s*{base}\s*\}}|{base})"


ACCENT = rf"(?:{_pattern(_STACKED)})"
"""A pattern for a letter with accent commands, as TeX writes it: `\\"o`, `\\"{o}`, `\\c c`, `\\'{\\i}`, `\\'{\\^e}`."""


def accented(source: str) -> str:
    """What matches ACCENT, as one letter; i and j get their dot back, which Unicode itself takes away.

    The innermost accent is the first of the letter's: so Unicode has their order too.
    """
    base = _BASE.search(source)
    marks = "".join(_MARKS[name] for name in reversed(_MARK.findall(source)))
    return unicodedata.normalize("NFC", base[1] + marks) if base else source


def escaped(sign: str) -> str:
    """What a backslash and a sign stand for: `\\%` is %, `\\,` a blank, `\\-` nothing."""
    return _ESCAPED.get(sign, sign)


def symbol(name: str) -> str | None:
    """What a command stands for in a text: `ss` is ß, `ldots` …, `rm` nothing; None for any other command."""
    if name in _INVISIBLE:
        return ""
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    letter = detex(f"\\{name}")
    if letter in _LATIN:
        return letter
    return _text_symbol(name) if _TEXT_COMMAND.fullmatch(name) else None


def _text_symbol(name: str) -> str | None:
    """`textdegree` is °, `textalpha` α; None for what sets a text, such as `textbf`."""
    greek = detex(f"\\{name.removeprefix('text')}")
    return _sign(name) or (greek if _GREEK.fullmatch(greek) else None)


def math_sign(body: str) -> str | None:
    """The inside of `\\ensuremath{…}`, where it is one sign: `\\alpha` is α, `<` itself; None for a formula."""
    if len(body) == 1:
        return None if body.isalnum() or body in "\\{}$" else body
    return _sign(body[1:]) if re.fullmatch(r"\\[A-Za-z]+", body) else None


@cache
def _sign(name: str) -> str | None:
    from pylatexenc.latex2text import get_default_latex_context_db

    spec = get_default_latex_context_db().get_macro_spec(name)
    sign = getattr(spec, "simplify_repl", None)
    return sign if isinstance(sign, str) and len(sign) == 1 and sign.isprintable() else None
