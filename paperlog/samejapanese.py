"""A Japanese title in one spelling: its kanji, its signs for long vowels, its numbers in kanji (pure)."""

import re
from functools import cache

from paperlog.kanji import with_common_kanji
from paperlog.patterns import late
from paperlog.text import JAPANESE, nfkc

# `デ-タ`, `エネルギ-の`: a dash in the place of the sign for a long vowel. Between two long words it parts these.
_DASH = late(
    rf"(?<=[ァ-ヺ])(?:[-‐−─](?:(?<![ァ-ヺー]{{3}}.)|(?![ァ-ヺー]{{3}}))(?=[{JAPANESE}])|[―–—](?=[ァ-ヺ]))"
)
# At the end of a word of three sounds or more one may write it or not (サーバー, サーバ; so JIS Z 8301 has it);
# in others it makes another word (ビール, ビル).
_LAST = late("(?<=[ァ-ヺー]{3})ー(?![ァ-ヺー])")
_DIGITS = "〇一二三四五六七八九"
# What is counted (三次元, 二段階). 一 stands before many in words that count nothing (一者, 一段と).
_COUNTERS = "次元|段階|世紀|回|章|種類|人称|つ"
_MORE_COUNTERS = "次(?!市)|段(?!下)|値|者|層|相|軸|点|人|項|方向|言語|変数|クラス"
_COUNTED = late(f"([{_DIGITS}十百]+)({_COUNTERS})?({_MORE_COUNTERS})?")
# A kanji is a letter that is no kana, and none of ours (its own range takes a millisecond to compile).
_BEHIND_KANJI = r"(?<=\w)(?<![0-9A-Za-zぁ-ヿ])"
_SMALL = str.maketrans("イエオ", "ィェォ")
# What has ー at its end or not, also before another word (ユーザーインターフェース); in other words it counts.
_LONG = (
    "ユーザ|サーバ|インタ|コンピュータ|センサ|レーザ|モータ|ルータ|フィルタ|クラスタ|パラメータ|プロセッサ|メモリ|プリンタ"
    "|エンコーダ|デコーダ|トランスフォーマ|コントローラ|シミュレータ|アクチュエータ|オペレータ|エネルギ|カテゴリ"
)


@cache  # compiled when Japanese titles are compared
def _vowels() -> "tuple[re.Pattern[str], re.Pattern[str]]":
    """Vowels that are small or not (ウエブ, ウェブ), or long (フェイス, フェース); and `_LONG` before a word."""
    return re.compile("ウ[イエオ]|フエ|フイ(?=ル)|(?<=フェ)イ(?=ス)"), re.compile(f"({_LONG})ー(?=[ァ-ヺ])")


@cache  # compiled when Japanese titles are compared
def _okurigana() -> "tuple[re.Pattern[str], re.Pattern[str]]":
    """What may stand behind a kanji or not (埋め込み, 埋込), and what is written for 付け (重みづけ).

    Particles are none of it (に, で, へ, も; の, を, は, と, が), nor is what ends a verb (て, た, る).
    """
    often = "(?:わ(?=[せり])|た(?=り))?[いきぎしじちびみりえけげせぜねべめれ]"
    return (
        re.compile(f"{_BEHIND_KANJI}{often}|(?<=[当立])て"),
        re.compile(f"{_BEHIND_KANJI}づけ|(?<=重み)[つづ]け"),
    )


def without_okurigana(title: str) -> str:
    """A title (`in_one_spelling`) without what one may leave out behind a kanji: two that are alike so may be one."""
    left_out, attached = _okurigana()
    return left_out.sub("", attached.sub("付け", title))


def in_one_spelling(title: str) -> str:
    """The title with ー in its place, none at the end of a word; as ウェブ, 3次元, 国語学 (ウエブ, 三次元, 國語學)."""
    small, long = _vowels()
    plain = _DASH.sub("ー", with_common_kanji(nfkc(title)).replace("篇", "編"))
    plain = _LAST.sub("", long.sub(r"\1", small.sub(_in_small, plain)))
    return _COUNTED.sub(_in_figures, plain)


def _in_small(found: "re.Match[str]") -> str:
    return "ー" if found[0] == "イ" else found[0].translate(_SMALL)


def _in_figures(found: "re.Match[str]") -> str:
    """What is counted, or has its place (第二十回, その一), in figures, where it is surely a number."""
    number, counter, other = found.groups(default="")
    before = found.string[max(0, found.start() - 2) : found.start()]
    if before[-1:] == "第" or before == "その":
        is_number = found.string[found.end() :][:1] != "千"
    elif number == "一":
        is_number = bool(counter) and _may_begin_behind(before[-1:])
    else:
        is_number = bool(counter or other) and _is_counting(number, before[-1:])
    return f"{_number(number) if is_number else number}{counter}{other}"


def _may_begin_behind(letter: str) -> bool:
    """Whether a word may begin behind a letter: not in 同一次元, 統一回路."""
    return not letter.isalnum() or "ぁ" <= letter <= "ヿ"


def _is_counting(number: str, before: str) -> bool:
    """Whether so many are meant: about so many in 二三回, nobody knows how many in 数十回; `GPT二段階` is not GPT2."""
    is_single = len(number) == 1 or ("十" in number and "百" not in number)
    is_behind = (before.isascii() and before.isalnum()) or before in {*"千万億数何幾"}
    return is_single and number not in ("〇", "百") and not is_behind


def _number(kanji: str) -> str:
    """The figures of a number up to 999, or of one that is written digit by digit (二〇); any other as it is."""
    if "十" not in kanji and "百" not in kanji:
        return "".join(str(_DIGITS.index(digit)) for digit in kanji)
    hundreds, hundred, rest = kanji.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    if not {hundreds, tens, ones} <= {"", *_DIGITS[1:]}:
        return kanji
    return str(100 * _times(hundreds, hundred) + 10 * _times(tens, ten) + _times(ones, ""))


def _times(digit: str, unit: str) -> int:
    """How often a unit is counted: once where it stands alone, never where it does not stand."""
    return _DIGITS.index(digit) if digit else len(unit)
