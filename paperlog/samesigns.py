"""The signs of a title's formulas and names, which its words leave out: `#P` is not `P`, `$x+y$` not `$x-y$` (pure)."""

import re
import unicodedata
from typing import NamedTuple

from paperlog.patterns import late
from paperlog.tex import detex
from paperlog.text import nfkc


class Signs(NamedTuple):
    """A title's signs, in order.

    `relations` are what a formula says between its letters, `marks` what stands on or at a letter or between two of
    them (`#`, `+`, a star, a dagger, a hat), `numbers` what makes another number of one (`-1`, `2^{10}`), `minuses` how
    many there are in formulas, None where no TeX tells a minus from a hyphen, and `levels` which indices are raised
    and which lowered, as far as that is told (`$H^2$`, `$H_2$`).
    """

    relations: str = ""
    marks: str = ""
    numbers: str = ""
    minuses: int | None = None
    levels: str = ""


# What a formula says between its letters; `->` is an arrow, too.
_RELATION = late("[√≤≥≠<>=≈∼→←↔⇒⇐⇔±∓∝∈∉⊂⊃⊆⊇∪∩¬∀∃∞∂∇∑∏∫]")
_SPELT = {"<->": "↔", "<=>": "⇔", "->": "→", "=>": "⇒", "<-": "←", "<=": "≤", ">=": "≥", "!=": "≠"}
_COMMAND = late(r"\\([A-Za-z]+)")
_RELATIONS = dict(
    part.split(":")
    for part in (
        "sqrt:√ leq:≤ le:≤ leqslant:≤ geq:≥ ge:≥ geqslant:≥ neq:≠ ne:≠ lt:< gt:> approx:≈ sim:∼ to:→ rightarrow:→"
        " leftarrow:← gets:← leftrightarrow:↔ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ iff:⇔ pm:± mp:∓ propto:∝ in:∈"
        " notin:∉ subset:⊂ supset:⊃ subseteq:⊆ supseteq:⊇ cup:∪ cap:∩ neg:¬ forall:∀ exists:∃ infty:∞ partial:∂"
        " nabla:∇ sum:∑ prod:∏ int:∫"
    ).split()
)
_MARKS = dict(
    part.split(":")
    for part in (
        "sharp:# flat:♭ ast:* star:* dagger:† dag:† ddagger:‡ ddag:‡ prime:′ oplus:⊕ ominus:⊖ otimes:⊗ odot:⊙ wedge:∧"
        " land:∧ vee:∨ lor:∨ perp:⊥ bot:⊥ setminus:∖ equiv:≡ cong:≅ ll:≪ gg:≫ div:÷ hat:‸ widehat:‸ bar:‾ overline:‾"
        " tilde:˜ widetilde:˜ dot:˙ vec:⇀"
    ).split()
)
# Without them a letter and the next word would be one: `$f^\dagger$ of`.
_RAISED = late(r"\\(sharp|flat|ast|star|d?dag(?:ger)?|prime)(?![A-Za-z])")
_ALIKE = str.maketrans("♯∗⋆⁎⸸⸹'’", "#***†‡′′")
# In a formula they are none but signs, whatever they stand at: in the place of each one that is nothing else.
_SURE = str.maketrans("*∗⋆†‡'’", "⁎⁎⁎⸸⸹′′")
# Combining signs, and those they are taken as.
_ACCENTS = dict(zip("\u0302\u0304\u0305\u0303\u0307\u20d7", "‸‾‾˜˙⇀", strict=True))
# Letters as names of formulas and methods have them, which no footnote is at and no possessive ends in (`LLMS'`).
_CAPITAL = "[A-ZΑ-ω]"
# As most titles are, in which there is nothing to look for.
_PLAIN = late(r"[\w\s:,.;?!()&/-]*", re.ASCII)
_FORMULA = late(r"\$([^$]+)\$|\\\((.+?)\\\)")
_MINUS = late(r"(?<=\b\w)\s*[-−–]\s*(?=\w\b)")
# What is less than nothing, and a number that is raised behind another one.
_NUMBER = late(
    r"(?<![^\s($\[{^=,])([-−])(?=\.?\d)|(?<=\d)(?:\$?\s*(\^)\s*[{$]*[-−]?(?=\d)|([⁰¹²³⁴-⁹]+))", re.ASCII
)
# Where an index of a formula stands.
_LEVEL = late(r"[_^](?=\s*\{?\s*[\w-])|[⁰¹²³⁴-⁹]+|[₀-₉]+")
# Patterns are compiled when a title calls for them, as few do.
_IN_FORMULAS = late(r"(?<=[^\W_])[*∗⋆†‡'’]+")
# Letters that stand alone, or twice, as in formulas, with an accent: `Q̂`, `pp̄`, but not `Erdős`.
_ACCENTED = late(f"(?<![^\\W_])(([^\\W_])\\2?)([{''.join(_ACCENTS)}])(?![^\\W_])")
# Words within quotation marks as they are typed, and as TeX has them.
_QUOTED = late(r"(?<![\w)′])[`'‘’]{1,2}(?=[^\s`'‘’])((?:[^`'‘’]|(?<=\w)['’](?=\w))*)['’]{1,2}(?!\w)")
# A star or dagger at a title's end is a footnote's, but for that of a letter, and a star of capitals (`RRT*`).
_MARK = late(
    r"[#♯+′⁎⸸⸹♭⊕⊖⊗⊙∧∨⊥∖≡≅≪≫÷‸‾˜˙⇀]|(?<=[\w*∗⋆†‡])[*∗⋆†‡](?![\s*∗⋆†‡]*$)|(?<=\b\w)[*∗⋆†‡]+"
    rf"|(?<={_CAPITAL})[*∗⋆]+|(?<![^\W_])(?:\w|(?![A-Z]{{2,}}S['’]){_CAPITAL}+)(['’]+)(?!\w)"
)


def with_raised(text: str) -> str:
    """A text in which what is raised behind a letter stands as a sign and not as TeX's command: `A^*`."""
    return _RAISED.sub(lambda found: _MARKS[found[1]], text)


def signs_of(title: str) -> Signs:
    """The signs of a title as it is written, with or without TeX."""
    if _PLAIN.fullmatch(title) and ("-" not in title or not _NUMBER.search(title)):
        return Signs()
    numbers, levels, title = _numbers(title), _levels(title), nfkc(title)
    return Signs(_relations(title), _marks(title), numbers, _minuses(title), levels)


def _numbers(title: str) -> str:
    return "".join("-" if minus else "^" for minus, *_ in _NUMBER.findall(title))


def _levels(title: str) -> str:
    """Of formulas, and of figures that are written raised or lowered."""
    plain = _FORMULA.sub("", title).replace("_", "")
    found = [*_LEVEL.findall(" ".join(map(max, _FORMULA.findall(title)))), *_LEVEL.findall(plain)]
    return "".join("_" if level[0] in "_₀₁₂₃₄₅₆₇₈₉" else "^" for level in found)


def _relations(title: str) -> str:
    title = _COMMAND.sub(lambda found: _RELATIONS.get(found[1], ""), title)
    for spelt, sign in _SPELT.items():
        title = title.replace(spelt, sign)
    return "".join(_RELATION.findall(title))


def _marks(title: str) -> str:
    title = _FORMULA.sub(_sure, _COMMAND.sub(lambda found: _MARKS.get(found[1], found[0]), title))
    plain = _QUOTED.sub(r"\1", detex(title).replace("^", ""))
    if not plain.isascii():
        plain = _ACCENTED.sub(
            lambda found: found[1] + _ACCENTS[found[3]], unicodedata.normalize("NFD", plain)
        )
    is_shouted = plain.isupper() and len(plain.split()) > 2
    found = _MARK.finditer(plain.lower() if is_shouted else plain)
    return "".join(mark[mark.lastindex or 0] for mark in found).translate(_ALIKE)


def _sure(formula: "re.Match[str]") -> str:
    """A formula in which primes, stars and daggers behind letters are nothing else."""
    plain = detex(formula[1] or formula[2]).replace("^", "")
    return _IN_FORMULAS.sub(lambda found: found[0].translate(_SURE), plain)


def _minuses(title: str) -> int | None:
    formulas = [detex(found[1] or found[2]) for found in _FORMULA.finditer(title)]
    return sum(len(_MINUS.findall(formula)) for formula in formulas) if formulas else None


def are_same(one: Signs, other: Signs) -> bool:
    """Whether two titles have the same signs, as far as their spelling tells."""
    is_told = one.minuses is not None and other.minuses is not None
    is_moved = len(one.levels) == len(other.levels) and one.levels != other.levels
    return one[:3] == other[:3] and not (is_told and one.minuses != other.minuses) and not is_moved


def may_begin(start: Signs, whole: Signs) -> bool:
    """Whether a title that is cut short may be the beginning of one with these signs."""
    is_within = start.minuses is None or whole.minuses is None or start.minuses <= whole.minuses
    some = zip(whole[:3], start[:3], strict=True)
    return is_within and all(long.startswith(short) for long, short in some)
