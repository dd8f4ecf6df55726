"""A Japanese title in one spelling: its signs for long vowels, its numbers in kanji (pure)."""

import re

from paperlog.text import JAPANESE, nfkc

# `デ-タ`, `エネルギ-の`: a dash in the place of the sign for a long vowel. Between two long words it parts these.
_DASH = re.compile(
    rf"(?<=[ァ-ヺ])(?:[-‐−─](?:(?<![ァ-ヺー]{{3}}.)|(?![ァ-ヺー]{{3}}))(?=[{JAPANESE}])|[―–—](?=[ァ-ヺ]))"
)
# At the end of a word of three sounds or more one may write it or not (サーバー, サーバ; so JIS Z 8301 has it);
# in others it makes another word (ビール, ビル).
_LAST = re.compile("(?<=[ァ-ヺー]{3})ー(?![ァ-ヺー])")
_DIGITS = "〇一二三四五六七八九"
_COUNTED = re.compile(f"(第|その)([{_DIGITS}十]+)(?![百千])")


def in_one_spelling(title: str) -> str:
    """The title with ー for dashes in its place and none at the end of a word, 第二十回 as 第20回, 篇 as 編."""
    plain = _LAST.sub("", _DASH.sub("ー", nfkc(title))).replace("篇", "編")
    return _COUNTED.sub(lambda found: f"{found[1]}{_number(found[2])}", plain)


def _number(kanji: str) -> str:
    """The figures of a number up to 99, or of one that is written digit by digit (二〇); any other as it is."""
    tens, ten, ones = kanji.partition("十")
    if not ten:
        return "".join(map(_figure, kanji))
    if len(tens) > 1 or len(ones) > 1:
        return kanji
    return f"{_figure(tens) if tens else 1}{_figure(ones) if ones else 0}"


def _figure(kanji: str) -> str:
    return str(_DIGITS.index(kanji))
