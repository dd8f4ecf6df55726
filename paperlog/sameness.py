"""Whether two records tell of one paper (pure), and the keys by which an importer finds whom to compare.

A wrong merge eats data and a missed one only leaves two records, so "same" asks for titles that differ in no
more than spelling; reworded titles of the same authors are "near", to be reported; and whatever tells papers of
a series apart (a number, a version, a size, a letter, a negation) makes them "different".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum
from hashlib import blake2b
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, LCSseq

from paperlog.arxiv import parse_id
from paperlog.tex import detex
from paperlog.text import JAPANESE, fold, is_japanese, title_key


@dataclass(frozen=True, slots=True)
class Facts:
    """What a record says of a paper, as far as it helps to recognise it; `date` is ISO 8601."""

    title: str
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    year: int | None = None
    date: str | None = None
    arxiv_id: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on two records, how alike their titles are (0 to 100), and why in a few words."""

    verdict: Literal["same", "near", "different"]
    score: float
    reason: str


class _Authors(IntEnum):
    CONTRADICTED = 0
    UNKNOWN = 1
    PARTLY = 2
    FAMILY = 3  # the first author's family name or initials, all that is known, agree
    AGREED = 4


class _Titles(Enum):
    EQUAL = "the same title"
    SLIGHT = "titles that differ in a typing slip or a small word"
    CUT = "a title cut short"
    SUBTITLE = "titles that differ in a subtitle"
    REWORDED = "titles that differ in a few words"
    MARKED = "titles that differ in a number, version or other mark"
    FAR = "other titles"


_SUREST, _LONG, _CUT_LENGTH = 100.0, 6, 30
_Words = tuple[str, ...]

_GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon"
_LETTERS = str.maketrans(
    dict(zip("αβγδεζηθικλμνξοπρστυ", _GREEK.split(), strict=True))
    | {"φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"}
    | {"đ": "d", "ð": "d", "þ": "th", "ı": "i", "×": " x ", "&": " and ", "'": "", "’": "", "‘": "", "ʼ": ""}
)
_WORD = re.compile(
    rf"\d+(?:\.\d+)*|[{JAPANESE}]+|[^\W\d_{JAPANESE}]+|(?<=[^\W_])(?:\++|#|\*(?!$))(?![^\W_])"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SEPARATOR = re.compile(r"\s*:(?!\d)\s*|\s+[-–]+\s+|\s*—\s*|(?<=[?!])\s+")
_CUT = re.compile(r"\s*\.{3,}$")
_COINED = re.compile(r"\w+[A-Z]|\d")
_YEAR = re.compile(r"(?:19|20)\d\d")

_NUMBERS = (
    dict(zip("zero one two three four five six seven eight nine ten".split(), map(str, range(11)), strict=True))
    | dict(zip("first second third fourth fifth".split(), "12345", strict=True))
    | dict(zip("ii iii iv vi vii viii ix xi xii".split(), "2 3 4 6 7 8 9 11 12".split(), strict=True))
)
_SINGLE_ROMAN = {"i": "1", "v": "5", "x": "10"}
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_ARTICLES = frozenset({"a", "an", "the", "and"})
_SMALL = frozenset("of on for in via with by using through at into to from as towards toward".split())
_JOINED = frozenset(
    "pre post multi non co re un sub semi anti auto bi tri inter intra meta micro macro mini hyper super cross".split()
    + "fine over under bio neuro cyber".split()
)
_SERIES = frozenset("part volume vol chapter section phase type edition version task track subtask".split())
_MARKS = _SERIES | frozenset(
    "no not never neither without vs revisited reloaded redux erratum corrigendum addendum reply response comment"
    " rebuttal supplement supplementary appendix retracted retraction sequel continued extended".split()
)
_SURVEYS = frozenset(
    "survey review overview introduction tutorial primer roadmap perspective challenge advance trend opportunity"
    " editorial preface foreword proceeding finding workshop".split()
)
_GENERIC = _SURVEYS | frozenset(
    "technical report systematic literature comprehensive brief short study analysis approach method learning deep"
    " large language model neural network machine attention paper research".split()
)
_SERIAL = frozenset("overview finding proceeding preface foreword editorial workshop track".split())

_SPELLINGS = [
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"(?<=\w\w\w)is(?=(?:e[drs]?|ers|ing|able|ations?|ational)$)", "iz"),
        (r"(?<=\w\w)ys(?=(?:e[drs]?|ers|ing)$)", "yz"),
        (r"(?<=\w\w)our(?=(?:s|ed|ing|al|ally|hood|hoods|able|ful|less|ite|ites|ist)?$)", "or"),
        (r"(?<=\w\w\w)ll(?=(?:ing|ings|ed|er|ers|or)$)", "l"),
        (r"^(cent|met|fib|lit|theat|calib|spect)re(?=[sd]?$)", r"\1er"),
        (r"(?<=\wog)ue(?=s?$)", ""),
        (r"(?<=\w)[ao]e(?=\w{3})", "e"),
        (r"(?<=def|ffe)en[cs]e|(?<=lic)en[cs]e", "ense"),
        (r"^program{1,2}e(?=s?$)", "program"),
        (r"^artefact", "artifact"),
        (r"dgement", "dgment"),
        (r"^grey(?=$|s)", "gray"),
        (r"^sceptic", "skeptic"),
        (r"ageing", "aging"),
        (r"sulph", "sulf"),
        (r"^(fulfil|enrol|instal|skil)l?(?=ment|ful|s?$)", r"\1"),
        (r"^versus$", "vs"),
    )
]


@dataclass(frozen=True, slots=True)
class _Title:
    """A title's words in one spelling: `parts` without small words and plurals, split before the subtitle."""

    whole: str
    parts: tuple[_Words, ...]
    is_coined: bool
    is_cut: bool

    @property
    def words(self) -> _Words:
        return tuple(word for part in self.parts for word in part)

    @property
    def is_survey(self) -> bool:
        return not _SURVEYS.isdisjoint(self.words)

    @property
    def is_generic(self) -> bool:
        """Whether papers of others may well have the same title."""
        return self.is_survey or (not self.is_coined and len(set(self.words) - _GENERIC) <= 2)


def _read(title: str) -> _Title:
    plain = detex(title.replace("&amp;", "&"))
    folded = _THOUSANDS.sub("", fold(plain).translate(_LETTERS)).strip()
    is_cut = _CUT.search(folded) is not None
    segments = [_spelled(part) for part in _SEPARATOR.split(_CUT.sub("", folded), maxsplit=1)]
    contents = [tuple(_content(words)) for words in segments]
    whole = _glued(word for words in segments for word in words if word not in _ARTICLES)
    return _Title(whole, tuple(part for part in contents if part), _is_coined(plain), is_cut)


def _is_coined(plain: str) -> bool:
    return not plain.isupper() and _COINED.search(plain) is not None


def _spelled(text: str) -> list[str]:
    """The words of a part of a title: numbers apart from letters, in figures; American spelling."""
    found = _WORD.findall(text)
    words: list[str] = []
    for place, word in enumerate(found):
        before = found[place - 1] if place else ""
        if word in _ORDINALS and before.isdigit():
            continue
        is_label = before in _SERIES or (place and place == len(found) - 1)
        words.append(_label(word) if is_label and len(word) == 1 else _american(_figure(word)))
    return words


def _label(word: str) -> str:
    """A letter that counts: `I` is 1, and `A` is no article (written in capitals, to be told from one)."""
    return _SINGLE_ROMAN.get(word, "A" if word == "a" else word)


def _figure(word: str) -> str:
    return re.sub(r"(?<=\d)(?:\.0)+$", "", _NUMBERS.get(word, word))


def _american(word: str) -> str:
    if len(word) > 3:
        for pattern, spelling in _SPELLINGS:
            word = pattern.sub(spelling, word)
    return word


def _content(words: list[str]) -> Iterator[str]:
    """The words that matter, singular, with `pre training` as one word."""
    prefix = ""
    for word in words:
        if word in _JOINED:
            prefix += word
        elif prefix or word not in _ARTICLES | _SMALL:
            yield prefix + _singular(word)
            prefix = ""
    if prefix:
        yield prefix


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _glued(words: Iterable[str]) -> str:
    """Words without blanks, but for those between two numbers: `2 7b` is not `27b`."""
    return re.sub(r"(?<!\d) | (?!\d)", "", " ".join(words))


def blocking_keys(title: str) -> frozenset[str]:
    """Hashes (12 hex digits) of which titles that `judge` may call same or near share one.

    They stand for the whole title, for each side of its colon, for its first 30 letters, and for the set of its
    words' beginnings, whole and with each word left out: one word may differ, or be added, anywhere. Only an
    arXiv id says more: records that share one are found by it. Each key stands for so many words that few
    titles have it, and a title has about as many keys as words.
    """
    return _keys(_read(title))


def _keys(title: _Title) -> frozenset[str]:
    return frozenset(blake2b(text.encode(), digest_size=6).hexdigest() for text in _key_texts(title))


def _key_texts(title: _Title) -> Iterator[str]:
    yield title.whole
    glued = _glued(title.words)
    yield glued
    if len(glued) >= _CUT_LENGTH:
        yield f"{glued[:_CUT_LENGTH]}..."
    yield from (_glued(part) for part in title.parts if _is_telling(part))
    yield from _word_set_keys(title.words)


def _is_telling(part: _Words) -> bool:
    """Whether a side of a colon says enough to find a paper by: a name, or some words of its own."""
    return len(set(part) - _GENERIC) >= (1 if len(part) == 1 else 2)


def _word_set_keys(words: _Words) -> Iterator[str]:
    starts = sorted({word[:4] for word in words})
    yield " ".join(starts)
    if len(starts) > 4:
        yield from (" ".join(starts[:place] + starts[place + 1 :]) for place in range(len(starts)))
    elif len(starts) > 2:
        yield " ".join(sorted(word[:2] for word in starts))


def _compare(a: _Title, b: _Title) -> _Titles:
    if a.whole == b.whole and a.whole:
        return _Titles.EQUAL
    if a.is_cut != b.is_cut:
        return _compare_cut(*sorted((a, b), key=lambda title: not title.is_cut))
    if _keys(a).isdisjoint(_keys(b)):
        return _Titles.FAR
    if len(a.parts) != len(b.parts) and (found := _compare_added(*sorted((a.parts, b.parts), key=len))):
        return found
    return _compare_words(a, b)


def _compare_cut(cut: _Title, full: _Title) -> _Titles:
    """A title that ends in `...` inside a word, against one that may be the whole of it."""
    start, whole = _glued(cut.words), _glued(full.words)
    if len(start) < _CUT_LENGTH or not whole.startswith(start):
        return _Titles.FAR
    return _Titles.SUBTITLE if _SERIES & set(full.words) else _Titles.CUT


def _compare_added(short: tuple[_Words, ...], long: tuple[_Words, ...]) -> _Titles | None:
    """One part against two: a subtitle, or a name before a colon, that one of the titles lacks."""
    if not short or _glued(short[0]) not in {_glued(part) for part in long if _is_telling(part)}:
        return None
    begins = long[-1][0]
    return _Titles.MARKED if begins in _MARKS or _YEAR.fullmatch(begins) else _Titles.SUBTITLE


def _compare_words(a: _Title, b: _Title) -> _Titles:
    removed, added, is_moved = _differences(a.words, b.words)
    if any(map(_is_mark, removed + added)) or _are_opposed(removed, added):
        return _Titles.MARKED
    if not removed and not added:
        return _Titles.REWORDED if is_moved else _Titles.SLIGHT
    if len(a.parts) == len(b.parts) == 2 and _shares_part(a.parts, b.parts):
        return _Titles.SUBTITLE
    shared = set(a.words) & set(b.words) - _GENERIC
    is_reworded = len(shared) >= 4 and max(len(removed), len(added)) <= 2
    return _Titles.REWORDED if is_reworded else _Titles.FAR


def _shares_part(some: tuple[_Words, ...], others: tuple[_Words, ...]) -> bool:
    return any(one == other and _is_telling(one) for one, other in zip(some, others, strict=True))


def _is_mark(word: str) -> bool:
    return len(word) == 1 or word[0].isdigit() or word in _MARKS or not word.isalnum()


def _are_opposed(removed: list[str], added: list[str]) -> bool:
    """Whether a word stands against itself with something before it: `supervised` and `unsupervised`."""
    pairs = [sorted(pair, key=len) for pair in zip(removed, added, strict=False)]
    return any(len(short) > 3 and long.endswith(short) for short, long in pairs)


def _differences(a: _Words, b: _Words) -> tuple[list[str], list[str], bool]:
    """The words of one title only and of the other only, slips forgiven, and whether words changed places."""
    removed: list[str] = []
    added: list[str] = []
    for one, other in _unequal_runs(a, b):
        if not _is_slip(one, other):
            removed += one
            added += other
    moved = Counter(removed) & Counter(added)
    return list((Counter(removed) - moved).elements()), list((Counter(added) - moved).elements()), bool(moved)


def _unequal_runs(a: _Words, b: _Words) -> Iterator[tuple[_Words, _Words]]:
    start = (0, 0)
    for block in LCSseq.opcodes(a, b).as_matching_blocks():
        if start != (block.a, block.b):
            yield a[start[0] : block.a], b[start[1] : block.b]
        start = (block.a + block.size, block.b + block.size)


def _is_slip(one: _Words, other: _Words) -> bool:
    """Whether words differ in blanks and hyphens, or in one wrong letter behind the second of a long word."""
    if _glued(one) == _glued(other):
        return True
    if len(one) != 1 or len(other) != 1 or is_japanese(one[0] + other[0]) or not one[0][:2] == other[0][:2]:
        return False
    return min(len(one[0]), len(other[0])) > 4 and OSA.distance(one[0], other[0]) == 1
