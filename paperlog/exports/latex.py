"""Text for LaTeX: what TeX would act on is escaped, formulas and known markup are kept.

What is written here can be read by BibTeX, Biber and every parser of their files: braces are balanced (also
for readers that count escaped ones), and no command but those of `markup` and `formula` comes through.
"""

import re
from collections.abc import Callable, Sequence

from paperlog.exports.markup import Formula, Part, Styled, Text, one_line, parse
from paperlog.patterns import late
from paperlog.text import JAPANESE

# < > | are other signs in TeX's old font encoding, but not in formulas. What is chosen here is what LaTeX sets
# right and what pylatexenc and Pandoc read back right.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"${sign}$" for sign in "<>|"},
        **{sign: f"\\{sign}" for sign in "$&%#_"},
    }
)
_BRACE = late(r"[{}]")
# A brace that has no partner must not be written as one: BibTeX counts escaped braces too.
_LONE_BRACES = {"{": r"$\lbrace$", "}": r"$\rbrace$"}
# Dashes and quotation marks to TeX, with braces behind them, by which an import knows that our text has them so; but
# hyphens in `<!--`, `-->` and longer rows.
_LIGATURE = late(r"((?<=!)-{2,}|-{2,}(?=\$>\$)|-{4,})|---?|``|''")
# Stand for a formula and for another part in a text: noncharacters, which `markup` leaves in no text.
_FORMULA, _STYLED = "\ufdd0", "\ufdd1"
_MARKERS = late(f"([{_FORMULA}{_STYLED}])")
_LETTER = rf"(?:[^\W_{JAPANESE}]|{_FORMULA})"
_WORD = late(rf"{_LETTER}+(?:[-.'’/+]{_LETTER}+)*")
_SMALL_GREEK = late("[µα-ω]")
_JOINTS = late(rf"[-.'’/+{_FORMULA}]")


def escape(text: str) -> str:
    """A text that is no TeX, for LaTeX; Japanese and accented letters stay as they are."""
    if not _BRACE.search(text):
        return _LIGATURE.sub(_ligature, text.translate(_ESCAPES))
    partners = _partners(text)
    escaped = "".join(
        _LONE_BRACES.get(letter, letter.translate(_ESCAPES)) if place not in partners else f"\\{letter}"
        for place, letter in enumerate(text)
    )
    return _LIGATURE.sub(_ligature, escaped)


def _ligature(found: "re.Match[str]") -> str:
    return "{}".join(found[0]) if found[1] else f"{found[0]}{{}}"


def _partners(text: str) -> set[int]:
    """The places of all braces that open or close a pair."""
    opened: list[int] = []
    pairs: set[int] = set()
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            pairs |= {opened.pop(), brace.start()}
    return pairs


def latex(text: str) -> str:
    """An abstract or another text of a digest, for LaTeX."""
    return one_line("".join(map(_write, parse(text, groups=False))))


def latex_title(title: str) -> str:
    """A title for LaTeX, in braces what a style must not write small: `{BERT}`, `{VLM$^2$-Bench}`."""
    return one_line(protect(parse(title, groups=True), escape, _write))


def protect(parts: Sequence[Part], escape: Callable[[str], str], write: Callable[[Part], str]) -> str:
    """Parts written as one text, in braces each word that has its own capitals: acronyms, names with digits.

    `escape` writes text, `write` any other part; a formula is a letter of the word that it stands in.
    """
    flat = "".join(map(_flat, parts))
    others = iter([part for part in parts if not isinstance(part, Text)])

    def written(text: str) -> str:
        pieces = _MARKERS.split(text)
        return "".join(write(next(others)) if _MARKERS.match(piece) else escape(piece) for piece in pieces)

    found, end = [], 0
    for word in _WORD.finditer(flat):
        found.append(written(flat[end : word.start()]))
        inside = written(word[0])
        found.append(f"{{{inside}}}" if _is_marked(word[0], inside) else inside)
        end = word.end()
    return "".join(found) + written(flat[end:])


def _flat(part: Part) -> str:
    match part:
        case Text(text):
            return text
        case Formula():
            return _FORMULA
        case Styled():
            return _STYLED


def _is_marked(word: str, written: str) -> bool:
    """Whether a word has capitals of its own. BibTeX takes those of a formula away as well."""
    if _FORMULA in word and re.search("[A-Z]", written):
        return True
    return any(_own_capitals(part) for part in _JOINTS.split(word))


def _own_capitals(part: str) -> bool:
    """Whether part of a word has other capitals than a title gives it: `LLMs`, `Qwen2`, `K`, `µs`, but not `A`."""
    if any(letter.isupper() for letter in part[1:]) or _SMALL_GREEK.match(part):
        return True
    return part[:1].isupper() and (any(map(str.isdigit, part)) or (len(part) == 1 and part != "A"))


def _write(part: Part) -> str:
    match part:
        case Text(text):
            return escape(text)
        case Formula("<" | ">" | "|" as sign):
            return f"$ {sign} $"  # not as `escape` writes the sign by itself: an import tells the two apart
        case Formula(body):
            # Escaped braces are counted by some readers and not by others.
            return f"${body}$".replace(r"\{", r"\lbrace ").replace(r"\}", r"\rbrace ")
        case Styled(command, parts):
            inside = "".join(map(_write, parts))
            return f"\\{command}{{{inside}}}" if command else f"{{{inside}}}"
