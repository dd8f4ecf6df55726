"""TeX in titles and abstracts, made plain: `VLM$^2$-Bench` to `VLM2-Bench`, `Erd\\H{o}s` to `Erdos`.

Only what arXiv's titles and abstracts really hold is known here; anything else keeps its letters.
"""

import re

from paperlog.patterns import late

_GREEK = dict(
    zip(
        (
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma "
            "tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
        ).split(),
        "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ",
        strict=True,
    )
)
_LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
}
_MATHS = {"varepsilon": "ε", "varphi": "φ", "ell": "ℓ", "infty": "∞", "times": "×"}
# Of these, what stands before and behind them are two words.
_PARTING = dict.fromkeys(
    (
        "textendash textemdash slash textbackslash ldots dots cdots textellipsis quad qquad newline linebreak to "
        "rightarrow leftarrow leftrightarrow Rightarrow le leq ge geq ne neq approx sim cdot pm in ll gg"
    ).split(),
    " ",
)
# Commands and what they become.
SYMBOLS = _GREEK | _LETTERS | _MATHS | _PARTING
# Commands that are words: what is typeset is their name.
NAMES = frozenset(
    (
        "TeX LaTeX BibTeX arg det dim exp gcd inf ker lim ln log max min sup sin cos tan sinh cosh tanh Pr"
    ).split()
)

_LINK = late(r"\\(?:href|hyperlink)\s*\{[^{}]*\}\s*\{")
_ACCENT = late(r"""\\(?:["'`^~=.]\s*|[Hcuvbdkrt](?=[\s{])\s*)\{?\\?([A-Za-z])\}?""")
_COMMAND = late(r"\\([A-Za-z]+)\*?(\s*)")
# Where a word may be parted, or a ligature; nothing is to be seen there.
_UNSEEN = late(r"\\[-/]")
_DELIMITED = late(r"\\\((.{1,500}?)\\\)|\\\[(.{1,500}?)\\\]")
_ESCAPED = late(r"\\([%&$#_{}~^\s,;:!])")
_MARKUP = late(r"[${}]")
_FORMULA = late(r"\$[^$\n]{1,500}\$")
# An index that has letters of its own in Unicode, as it is shown: H₂O. Others are words by themselves: BERT_base.
_LOWERED = r"[0-9+=()aehijklmnoprstuvxβγρφχ-]"
_INDEX = late(rf"_(?=\s*(?:{_LOWERED}|\{{[{{\s]*(?:{_LOWERED}|\s)+\}}))")
_POWER = late(r"(?<=\w) ?\^ ?(?=\w)")


def _command(match: "re.Match[str]") -> str:
    return match[1] + match[2] if match[1] in NAMES else SYMBOLS.get(match[1], "")


def _in_dollars(formula: "re.Match[str]") -> str:
    return f"${formula[1] or formula[2]}$"


def detex(text: str, *, indices: bool = False) -> str:
    """The text as one would read it aloud: commands, braces and dollar signs gone, their letters kept.

    Accents are dropped with their command (`\\"{o}` is o); Greek commands become Greek letters; a link
    keeps its words and loses its address. What is raised stands at what it belongs to; with `indices`, so do a
    formula's indices: `H$_2$O` is H2O.
    """
    if not ("\\" in text or "$" in text or "^" in text or "{" in text):
        return text
    if "\\" in text:
        text = _without_commands(text)
    if indices and "_" in text:
        text = _FORMULA.sub(_with_indices, text.replace("$$", "$"))
    return _POWER.sub("", _MARKUP.sub("", text))


def _without_commands(text: str) -> str:
    """A text without backslashes but those that stand for themselves; formulas stand in dollar signs."""
    text = _DELIMITED.sub(_in_dollars, text.replace(r"\\", " "))
    text = _LINK.sub("{", text)
    text = _ACCENT.sub(r"\1", text)
    text = _ESCAPED.sub(r"\1", _UNSEEN.sub("", text))
    return _COMMAND.sub(_command, text)


def _with_indices(formula: "re.Match[str]") -> str:
    """A formula in which such an index is written as a raised part is."""
    return _INDEX.sub("^", formula[0])
