"""What English and Japanese sentences share: addresses, formulas, numbers, names, loan words by sound, common words.

Translations keep the first four as they are; loan words are written in katakana as they sound (they are cognates,
as Simard, Foster and Isabelle used them in 1992, across two scripts). A sound is a row of consonants, in which those
that katakana cannot tell apart are one: データセット and dataset are both `dtst`. An anchor is a text: a number in
plain digits, a word or an address in lower case, a formula after `$`, a sound after `/`, the name of a group of the
lexicon after `=`.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from paperlog.lexicon import groups_en, groups_ja

_URL = re.compile(r"https?://[\w./%~?=&#+-]*[\w/]", re.ASCII)
_FORMULA = re.compile(r"\$([^$]{1,200})\$|\\\((.{1,200}?)\\\)")
_NUMBER = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)[ -]?(thousand|million|billion|[千万億])?")
_POWER = {"thousand": 3, "million": 6, "billion": 9, "千": 3, "万": 4, "億": 8}
_LATIN = re.compile(r"[a-z]{2,}")
_KATAKANA = re.compile(r"[ァ-ヴー]{3,}")
_EN_NUMBERS = re.compile(r"\b(?:(two)|(three)|(four)|(five)|(six)|(seven)|(eight)|(nine)|(ten))\b")
_JA_NUMBERS = re.compile(r"(?:(二)|(三)|(四)|(五)|(六)|(七)|(八)|(九)|(十))(?=[つ種段者人層語])")

_KANA = {
    "カキクケコ": "k", "ガギグゲゴ": "g", "サシスセソザズゼゾ": "s", "ジ": "j", "タチツテトヂヅ": "t", "ダデド": "d",
    "ナニヌネノン": "n", "ハヒヘホ": "h", "フ": "f", "バビブベボヴ": "b", "パピプペポ": "p", "マミムメモ": "m",
    "ラリルレロ": "r",
}  # fmt: skip
_CONSONANT = {kana: consonant for kanas, consonant in _KANA.items() for kana in kanas}

# Applied in this order: how English spellings sound in katakana.
_SPELLINGS = [
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"(?<=[a-z]{4})(?<!s)s$", ""),
        (r"[st]ion|cian", "sn"),
        (r"tch|ch", "t"),
        (r"ph", "f"),
        (r"[st]h|z|c(?=[eiy])", "s"),
        (r"g(?=[eiy])", "j"),
        (r"x", "ks"),
        (r"ck|qu|c|q", "k"),
        (r"r(?![aeiouy])", ""),
        (r"m(?=[bp])", "n"),
        (r"l", "r"),
        (r"v", "b"),
        (r"([a-z])\1", r"\1"),
        (r"[aeiouwy]", ""),
    )
]


def shared_anchors(en: Sequence[str], ja: Sequence[str]) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """For each English and each Japanese sentence, its anchors that the other text holds too."""
    en, ja = [_folded(text) for text in en], [_folded(text) for text in ja]
    sounds = [_sounds_en(text) for text in en]
    en_found = [
        _kept(text) | _numbers(_EN_NUMBERS, text) | _words_en(text) | own
        for text, own in zip(en, sounds, strict=True)
    ]
    ja_found = [_found_ja(text, frozenset[str]().union(*sounds)) for text in ja]
    both = frozenset[str]().union(*en_found) & frozenset[str]().union(*ja_found)
    return [found & both for found in en_found], [found & both for found in ja_found]


def is_word(anchor: str) -> bool:
    """Whether an anchor is a common word of the lexicon, which has other translations too."""
    return anchor[0] == "="


def is_faint(anchor: str) -> bool:
    """Whether an anchor proves little: a sound of two consonants."""
    return len(anchor) == 3 and anchor[0] == "/"


def _found_ja(text: str, sounds: frozenset[str]) -> frozenset[str]:
    """The anchors of a Japanese sentence, where the sounds are those of the English text."""
    words = _sounds_ja(text)
    found = {sound for sound in sounds if _sounds_in(sound, words)} if words else frozenset[str]()
    return _kept(text) | _numbers(_JA_NUMBERS, text) | _words_ja(text) | found


def _words_en(text: str) -> frozenset[str]:
    return frozenset(f"={group}" for group in groups_en(_LATIN.findall(text)))


def _words_ja(text: str) -> frozenset[str]:
    return frozenset(f"={group}" for group in groups_ja(text))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _kept(text: str) -> frozenset[str]:
    """What a translation keeps as it is: addresses, formulas, numbers, Latin words."""
    urls = _URL.findall(text)
    text = _URL.sub(" ", text)
    formulas = ("$" + "".join(formula).replace(" ", "") for formula in _FORMULA.findall(text))
    numbers = (_value(*number) for number in _NUMBER.findall(text))
    words = (word.removesuffix("s") for word in _LATIN.findall(text))
    return frozenset([*urls, *formulas, *numbers, *words])


def _value(digits: str, unit: str) -> str:
    """A number in plain digits: `1.2 million` and `120万` are `1200000`."""
    return f"{float(digits.replace(',', '')) * 10 ** _POWER.get(unit, 0):.12g}"


def _numbers(words: "re.Pattern[str]", text: str) -> frozenset[str]:
    """The numbers from 2 to 10 that a text spells out, each being a group of the pattern."""
    return frozenset(str(found.lastindex + 1) for found in words.finditer(text) if found.lastindex)


def _sounds_en(text: str) -> frozenset[str]:
    sounds = (_english_sound(word) for word in _LATIN.findall(text) if len(word) > 3)
    return frozenset(f"/{sound}" for sound in sounds if len(sound) > 1)


@lru_cache(maxsize=8192)  # words come again, in this paper and in others
def _english_sound(word: str) -> str:
    for spelling, sound in _SPELLINGS:
        word = spelling.sub(sound, word)
    return word


def _sounds_ja(text: str) -> frozenset[str]:
    return frozenset(
        "/" + "".join(_CONSONANT.get(kana, "") for kana in word) for word in _KATAKANA.findall(text)
    )


def _sounds_in(sound: str, words: frozenset[str]) -> bool:
    """Whether one of the Japanese words sounds so, or is a compound in which a part does.

    What is left of a compound is a word too: learning (`rnng`) is no part of クローニング (`krnng`).
    """
    if sound in words or len(sound) < 5:
        return sound in words
    part = sound[1:]
    return any(len(word) - len(sound) > 1 for word in words if part in word)
