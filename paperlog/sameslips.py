"""Whether two words of titles are one with a typing slip, or two words that look alike (pure).

A slip makes of a word what is none. Where a dictionary of English (pyspellchecker's, of 160,000 words) has both, or
neither, as of names, or where it has another word that the slip may have been made of, nobody can tell.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from paperlog.patterns import late
from paperlog.samewords import JOINED
from paperlog.text import is_japanese

if TYPE_CHECKING:
    from spellchecker import SpellChecker

# `dependant` and `dependent`, `reproducable` and `reproducible`.
_ENDING = late(r"(?<=\w{4})[aei](?=n(?:t|ce|cy)$|ble$)")
# `abilites`, of which the singular is made, for `abilities`.
_PLURAL = late(r"(?<=\w{3}[dlnrv])ite$")
# What is mistaken for each other where it is not stressed; o and i are not (`ferromagnetic`, `ferrimagnetic`).
_VOWELS = frozenset("aei")
# So long are words in which a vowel that is another one makes no other word, at so many letters from their ends.
_LONG, _FROM_START, _FROM_END = 9, 3, 5
# From how many letters on a word without one of its letters is no other word.
_SHORTEST = 6
# No English word is longer, and to look for those that are like it would take long.
_LONGEST = 40
# Words of titles that the dictionary lacks, and that are a letter from one that it may have.
_MORE_WORDS = frozenset(
    "allotopic anomia areolar areology axino axion basanite bassanite bazel borane bornane brachial branchial"
    " carian categorial cistron clonic conation conative convformer dgraph digonal digram dilaton doublon"
    " entoptic estriol estrol eutropic fascial ferrimagnetic folate foliate fracton hoffmann inflaton lucene"
    " mensual menthyl mistral mitral operad polyamide polyimide prise prize prothetic rhematic stelar styrian"
    " symbiontic thermite weiner".split()
)
# What makes other words of a word, of which the dictionary has not all; and operations, which all end so.
_SUFFIXES = ("s", "ly", "al", "ally", "ness", "ity", "ality", "ability", "ism", "ize", "ization")
_OPERATION = "tomy"
_STEM = 5


def is_misspelt(one: str, other: str) -> bool:
    """Whether two words are one: one lacks a letter, but not at its ends, or two letters changed places.

    So where a vowel well inside is another one (`probabilistic`, `probabalistic`), but not at the end of a word
    (`alkane`, `alkene`), and where one of them alone is a word. Other slips make other words too often to tell:
    `typical`, `atypical`; `modal`, `model`.
    """
    if is_japanese(one + other) or min(len(one), len(other)) < 5:
        return one == other
    some, others = map(_spelt, (one, other))
    if one.replace("z", "s") == other.replace("z", "s"):
        return _MORE_WORDS.isdisjoint((one, other))
    if some == others:
        return not (is_word(one) and is_word(other))
    return not _is_protein(one, other) and _is_slip(some, others) and _is_made_of(one, other)


def _is_protein(one: str, other: str) -> bool:
    """Whether one is as proteins are called beside a noun, `statin` and `station`."""
    return any(
        some.endswith("in") and noun == f"{some[:-1]}on" for some, noun in ((one, other), (other, one))
    )


def _spelt(word: str) -> str:
    """A word, whatever of these endings it has, and of z and s."""
    return _PLURAL.sub("ity", _ENDING.sub("a", word)).replace("z", "s")


def _is_slip(one: str, other: str) -> bool:
    if max(len(one), len(other)) > _LONGEST or OSA.distance(one, other) > 1:
        return False
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        is_inside = short[0] == long[0] and (short != long[:-1] or long[-1] == long[-2])
        return is_inside and len(short) >= _SHORTEST
    return sorted(one) == sorted(other) or _is_in_a_vowel(one, other)


def _is_in_a_vowel(one: str, other: str) -> bool:
    is_inside = one[:_FROM_START] == other[:_FROM_START] and one[-_FROM_END:] == other[-_FROM_END:]
    differing = {letter for pair in zip(one, other, strict=True) if pair[0] != pair[1] for letter in pair}
    return len(one) >= _LONG and is_inside and differing <= _VOWELS


def _is_made_of(one: str, other: str) -> bool:
    """Whether of two words that are a slip apart one is a word, and the only one that this slip may be made of."""
    if is_word(one) == is_word(other):
        return False
    word, slip = (one, other) if is_word(one) else (other, one)
    near = _dictionary().known(_dictionary().edit_distance_1(slip)) | _MORE_WORDS
    return not any(_is_slip(slip, each) and _kind(slip, each) == _kind(slip, word) for each in near - {word})


def _kind(slip: str, word: str) -> tuple[int, bool]:
    """By what a slip was made: so many letters more or less, or the same ones."""
    return len(word) - len(slip), sorted(word) == sorted(slip)


@lru_cache(maxsize=10_000)
def is_word(word: str) -> bool:
    """Whether a dictionary of English has a word (in small letters), or one that it is made of."""
    forms = [word, f"{word}s", f"{word}e"]
    stems = (word.removesuffix(suffix) for suffix in _SUFFIXES if word.endswith(suffix))
    forms += (form for stem in stems if len(stem) >= _STEM for form in (stem, f"{stem}e"))
    forms += (word.removeprefix(prefix) for prefix in JOINED if word.startswith(prefix))
    is_known = any(len(form) >= _STEM and form in _dictionary() for form in forms)
    return is_known or word.endswith(_OPERATION) or not _MORE_WORDS.isdisjoint(forms)


@cache
def _dictionary() -> "SpellChecker":
    """Loaded when two titles differ in a slip: that takes a fifth of a second."""
    from spellchecker import SpellChecker

    return SpellChecker()
