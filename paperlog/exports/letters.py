"""Letters and signs that TeX writes as commands: `\\"{o}`, `\\ss`, `\\ldots`."""

import re
import unicodedata

from paperlog.tex import detex

_MARKS = dict(
    zip(
        "\"'`^~=.Hcuvbdkr",
        "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u030b\u0327\u0306\u030c\u0331\u0323\u0328\u030a",
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
}  # fmt: skip
_INVISIBLE = frozenset({"normalfont", "rm", "sf", "small", "large", "xspace", "protect", "noindent", "relax"})
_LATIN = frozenset("ßøØłŁæÆåÅı")
_ESCAPED = {",": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "", "\\": " "}

_LETTER = r"(?:\\[ij](?![A-Za-z])\s*|[A-Za-z])"
_BRACED = rf"\s*\{{\s*{_LETTER}\s*\}}"
_SIGN_MARK = rf"[\"'`^~=.](?:{_BRACED}|\s*{_LETTER})"
_LETTER_MARK = rf"[Hcuvbdkr](?:{_BRACED}|\s+{_LETTER})"
_PARTS = re.compile(r"\\([\"'`^~=.Hcuvbdkr])[\s{]*\\?([A-Za-z])")

ACCENT = rf"\\(?:{_SIGN_MARK}|{_LETTER_MARK})"
"""A pattern for a letter with an accent command, as TeX writes it: `\\"o`, `\\"{o}`, `\\c c`, `\\'{\\i}`."""


def accented(source: str) -> str:
    """What matches ACCENT, as one letter; i and j get their dot back, which Unicode itself takes away."""
    parts = _PARTS.search(source)
    return unicodedata.normalize("NFC", parts[2] + _MARKS[parts[1]]) if parts else source


def escaped(sign: str) -> str:
    """What a backslash and a sign stand for: `\\%` is %, `\\,` a blank, `\\-` nothing."""
    return _ESCAPED.get(sign, sign)


def symbol(name: str) -> str | None:
    """What a command stands for in a text: `ss` is ß, `ldots` …, `rm` nothing; None for any other command."""
    if name in _INVISIBLE:
        return ""
    letter = _SYMBOLS.get(name) or detex(f"\\{name}")
    return letter if name in _SYMBOLS or letter in _LATIN else None
