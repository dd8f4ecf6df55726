"""The TeX in a title, a name or an abstract, read into parts that LaTeX and plain text are written from.

arXiv's metadata is TeX by custom (https://info.arxiv.org/help/prep.html): formulas, accents, a few commands.
The rest of a digest's text is not TeX at all. So what is known here is read as TeX, and anything else (a
backslash, a dollar, a brace that closes nothing) is text, to be shown as it stands.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from paperlog.exports.formula import is_safe, is_symbol, with_fonts
from paperlog.exports.letters import ACCENT, accented, escaped, math_sign, symbol
from paperlog.patterns import late
from paperlog.text import clean


@dataclass(frozen=True, slots=True)
class Text:
    """Letters as they are to be read; no TeX is left in them."""

    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """The inside of `$…$`; safe to be handed on to TeX."""

    body: str


@dataclass(frozen=True, slots=True)
class Styled:
    """What stands in braces: behind a command such as `textbf`, or (command empty) by itself."""

    command: str
    parts: "tuple[Part, ...]"


Part = Text | Formula | Styled

# Deeper nesting than this is no markup, and is left as text.
_DEPTH = 8
_STYLES = frozenset({
    "textbf", "textit", "emph", "texttt", "textsc", "textsf", "textrm", "textsl", "textsuperscript",
    "textsubscript",
})  # fmt: skip
# Those that leave their text as it is, and those that put it in quotation marks (csquotes, biblatex).
_WRAPPERS = dict.fromkeys(
    "mbox text textnormal textup textmd underline uline".split(), ("", "")
) | dict.fromkeys(("enquote", "mkbibquote"), ("“", "”"))
_SWITCHES = {"bf": "textbf", "it": "textit", "em": "emph", "tt": "texttt", "sc": "textsc", "sl": "textsl"}

_TOKEN = late(
    rf"""
      (?P<accent> \{{{ACCENT}\}} | {ACCENT} )
    | \$\$ (?P<display> [^$]+ ) \$\$
    | \$ (?P<dollars> (?: \\. | [^$\\] )+ ) \$
    | \\\( (?P<parens> .{{1,500}}? ) \\\)
    | \\\[ (?P<brackets> .{{1,500}}? ) \\\]
    | \\ (?P<command> [A-Za-z]+ )
    | \\ (?P<escaped> [^A-Za-z] )
    | (?P<brace> \{{ )
    | (?P<text> [^\\$\{{]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_SWITCH = late(rf"\\({'|'.join(_SWITCHES)})(?![A-Za-z])\s*")
_BRACE = late(r"\\.|[{}]", re.DOTALL)
_LINK = late(r"\\(?:url\s*\{([^{}]*)\}|href\s*\{([^{}]*)\}\s*\{([^{}]*)\})")
_GAP = late(r"\s*(?:\{\})?")
# Not for texts to hold (Unicode 23.7): `latex` marks places with the first, Biber reads no file with the others.
_LAST_OF_PLANES = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
_NONCHARACTERS = late(f"[\ufdd0-\ufdef{_LAST_OF_PLANES}]")
_BLANK = late(r"[ \t\n]+")
_WRAPPED = late(r"(?<=[。、！？」）])[ \t]*\n\s*")


def one_line(text: str) -> str:
    """A text on one line, without control characters; after a Japanese sentence a line's end is no blank."""
    return _BLANK.sub(" ", _WRAPPED.sub("", _NONCHARACTERS.sub("", clean(text)))).strip()


def parse(text: str, *, groups: bool, read: Callable[[str], str] = str) -> tuple[Part, ...]:
    """The parts of a text, as one line.

    With `groups`, braces in the text are TeX's and group what is in them (titles and names, where `{BERT}`
    keeps its capitals); without, they are braces to be read (`{a, b}` in an abstract), except in `{\\it …}`.
    `read` is what letters that stand for themselves become; those of commands (`\\textasciitilde`) stay.
    """
    text = one_line(text)
    return _Reader(text, groups, read).parts(0, len(text))


class _Reader:
    def __init__(self, text: str, groups: bool, read: Callable[[str], str]) -> None:
        self.text = text
        self.groups = groups
        self.read = read
        self.closing = _closing(text)

    def parts(self, start: int, end: int, depth: int = 0) -> tuple[Part, ...]:
        """What stands from start to end, inside that many braces; neighbouring texts are made one."""
        found: list[Part] = []
        texts: list[str] = []
        while start < end:
            part, start = self._next(start, end, depth)
            if isinstance(part, Text):
                texts.append(part.text)
            else:
                found += [*_joined(texts), part]
                texts = []
        return (*found, *_joined(texts))

    def _next(self, start: int, end: int, depth: int) -> tuple[Part, int]:
        token = _TOKEN.match(self.text, start, end)
        assert token is not None  # the last alternative takes any character
        match token.lastgroup:
            case "text":
                return Text(self.read(token[0])), token.end()
            case "accent":
                return Text(accented(token[0])), token.end()
            case "escaped":
                return Text(escaped(token["escaped"])), token.end()
            case "brace":
                return self._group(start, end, depth)
            case "command":
                return self._command(token["command"], start, token.end(), depth)
            case kind:
                return self._formula(token, token[kind or 0])

    def _formula(self, token: "re.Match[str]", body: str) -> tuple[Part, int]:
        body = with_fonts(body)
        if is_safe(body) and _is_meant(body, self.text[token.end() : token.end() + 1]):
            return Formula(body), token.end()
        return Text(token[0][0]), token.start() + 1

    def _command(self, name: str, start: int, end: int, depth: int) -> tuple[Part, int]:
        if link := _LINK.match(self.text, start):
            return Text(f"{link[3]} ({link[2]})" if link[3] else link[1] or link[2] or ""), link.end()
        after = _end(_GAP, self.text, end)
        close = self.closing.get(after)
        if name in _STYLES and close and depth < _DEPTH:
            return Styled(name, self.parts(after + 1, close, depth + 1)), close + 1
        if name in _WRAPPERS and close and depth < _DEPTH:
            before, behind = (_joined([sign] if sign else []) for sign in _WRAPPERS[name])
            return Styled("", (*before, *self.parts(after + 1, close, depth + 1), *behind)), close + 1
        if name == "ensuremath" and close and (part := _ensured(self.text[after + 1 : close].strip())):
            return part, close + 1
        letter = "" if name in _SWITCHES else symbol(name)
        if letter is not None:
            return Text(letter), after
        if is_symbol(name):
            return Formula(f"\\{name}"), after
        while end in self.closing:
            end = self.closing[end] + 1
        return Text(self.text[start:end]), end

    def _group(self, start: int, end: int, depth: int) -> tuple[Part, int]:
        close = self.closing.get(start, end)
        switch = _SWITCH.match(self.text, start + 1, close)
        if close >= end or depth >= _DEPTH or not (self.groups or switch):
            return Text("{"), start + 1
        inside = switch.end() if switch else start + 1
        return Styled(_SWITCHES[switch[1]] if switch else "", self.parts(inside, close, depth + 1)), close + 1


def _ensured(body: str) -> Part | None:
    """The inside of `\\ensuremath{…}`: a sign, or a formula; None where it may be neither."""
    if sign := math_sign(body):
        return Text(sign)
    return Formula(with_fonts(body)) if is_safe(with_fonts(body)) else None


def _joined(texts: list[str]) -> list[Part]:
    return [Text("".join(texts))] if texts else []


def _end(pattern: "re.Pattern[str]", text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start


def _closing(text: str) -> dict[int, int]:
    """Where each opening brace of a text is closed."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif brace[0] == "}" and opened:
            pairs[opened.pop()] = brace.start()
    return pairs


def _is_meant(body: str, following: str) -> bool:
    """Whether what two dollars enclose is meant as a formula; not in `from $5 to $10` (Pandoc's rule)."""
    if re.search(r"[\\^_]", body) or body.strip() in ("<", ">", "|"):
        return True
    prose = " " in body and re.search("[A-Za-z]{2}", body)
    return body == body.strip() and not following.isdigit() and not prose
