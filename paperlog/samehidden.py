"""What tells two titles apart of which all words are the same once they are folded (pure).

`Vitamin A Deficiency` and `Vitamin Deficiency`, `News` and `New Recommendation`, `CO` and `Co`, Ω and ω.
"""

import re
from collections import Counter

from paperlog.patterns import late
from paperlog.text import nfkc

_ARTICLE = late(r"(?<![A-Za-z0-9])an?(?![A-Za-z0-9])", re.IGNORECASE)
# `LLM-as-a-Judge`.
_WITHIN_HYPHENS = late("-(an?)-", re.IGNORECASE)
# The beginning of a title or subtitle, and words behind which no name stands.
_BEFORE_ARTICLES = late(
    r"(?:^|[:?!.–—]|\s-|\b(?:as|at|by|for|from|in|into|is|of|on|through|to|towards?|using|via|with))[\s\"“‘'(]*$",
    re.IGNORECASE,
)
# What makes one word of a letter and the next: `A-Mem`, `A/B`.
_BEHIND_NAMES = ("-", "/", ")", "]")
# A review of a paper, whose title stands in quotes.
_OF_ANOTHER = late(r"\b(?:critique|discussion|review) of\s+[\"“‘'「『]", re.IGNORECASE)
_WORD = late(r"[^\W\d_]+")
# Of which the plural is another word, and so of all words in -ic but those that follow.
_OTHERS = frozenset(
    "arm art custom damage earning future glass good hive manner minute moral new odd premise proceeding provision"
    " remain right saving spectacle spirit standing water wood".split()
)
_SAME_IN_IC = frozenset(
    "antibiotic characteristic clinic critic epidemic fabric heuristic metric music pandemic topic traffic".split()
)
# So long are symbols (elements, particles) that are others with a small letter, whatever they are.
_SYMBOL = 2


def differ_hidden(one: str, other: str) -> bool:
    """Whether two titles, as they are written but without TeX, differ in a letter A, a plural or a symbol's case.

    Or in the quotes around the title of another paper.
    """
    one, other = (nfkc(title).replace("\u2010", "-") for title in (one, other))
    if one == other:
        return False
    is_of_another = bool(_OF_ANOTHER.search(one)) != bool(_OF_ANOTHER.search(other))
    return (
        is_of_another
        or _named_as(one) != _named_as(other)
        or _are_two_plurals(one, other)
        or _differ_in_case(one, other)
    )


def _named_as(title: str) -> int:
    """How many `a` and `an` may be names: all that do not stand where an article stands, or are part of a word."""
    title = _WITHIN_HYPHENS.sub(r" \1 ", title)
    return sum(not _is_article(title, at) for at in _ARTICLE.finditer(title))


def _is_article(title: str, at: "re.Match[str]") -> bool:
    is_part = title[at.end() :].startswith(_BEHIND_NAMES)
    return not is_part and _BEFORE_ARTICLES.search(title[: at.start()]) is not None


def _are_two_plurals(one: str, other: str) -> bool:
    some, others = (Counter(_WORD.findall(title.casefold())) for title in (one, other))
    return any(map(_has_two_in, (some - others, others - some), (others - some, some - others)))


def _has_two_in(some: Counter[str], others: Counter[str]) -> bool:
    """Whether the plural of a word is among others, and another word."""
    return any(f"{word}s" in others and _is_other(word) for word in some)


def _is_other(word: str) -> bool:
    return word in _OTHERS or (word.endswith("ic") and word not in _SAME_IN_IC)


def _differ_in_case(one: str, other: str) -> bool:
    """Whether nothing but the case of one symbol differs, or of a letter that is not Latin."""
    some, others = _WORD.findall(one), _WORD.findall(other)
    if [word.casefold() for word in some] != [word.casefold() for word in others]:
        return False
    pairs = [pair for pair in zip(some, others, strict=True) if pair[0] != pair[1]]
    return any(map(_is_greek, pairs)) or (len(pairs) == 1 and _are_symbols(*pairs[0]))


def _is_greek(pair: tuple[str, str]) -> bool:
    return len(pair[0]) == 1 and not pair[0].isascii()


def _are_symbols(one: str, other: str) -> bool:
    """`CO` and `Co`, `meV` and `MeV`; not what begins a sentence, as `AI` and `ai` may."""
    if one.islower() or other.islower():
        return False
    return len(one) <= _SYMBOL or (one[1:] == other[1:] and not one[1:].islower())
