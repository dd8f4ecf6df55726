"""What a paper is about, as terms with their counts (pure): its words in both languages, its tags and categories.

They are read from a `paperlog.document.Document`, which the index keeps. English words and those in katakana count as
they are written; of kanji every pair of letters does, as the index splits Japanese: that needs no dictionary.
Hiragana is left out: it is endings and particles most of the time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from paperlog.document import TEXT_LINES
from paperlog.patterns import late
from paperlog.text import JAPANESE

# How much a word counts by where it stands; authors, venue and key say little of what a paper is about.
_TEXT_WEIGHTS = {
    "title": 3,
    "title_ja": 3,
    "summary_ja": 2,
    "abstract_en": 1,
    "abstract_ja": 1,
    "comment": 1,
    "note": 1,
}
_LABEL_WEIGHTS = {"tag": 3, "category": 2}
_LINES = tuple((TEXT_LINES.index(name), weight) for name, weight in _TEXT_WEIGHTS.items())
_LABELS = tuple(f"{name}:" for name in _LABEL_WEIGHTS)

# Words of grammar, and those that every abstract has. (Rare words count more, but in a small store no word is rare.)
_STOP_WORDS = frozenset(
    (
        "a an the this that these those it its we our us they their them he she his her you your i my one"
        " ones all any both each every few more most much many other others another some such same own several"
        " various and or nor but if then than because so as while although though however thus therefore hence"
        " also too only just even still yet already very well not no never without of in on for to from with"
        " by at into onto over under above below between among through during before after against across"
        " within toward towards upon per via about around is are was were be been being am do does did done"
        " doing have has had having can could may might must shall should will would there here where when"
        " which who whom whose what why how use used uses using based paper papers show shows shown propose"
        " proposes proposed present presents presented introduce introduces approach approaches method methods"
        " result results novel new first two three recent recently existing work works study make makes made often"
        " better"
        " 本稿 本研 研究 本論 論文 提案 手法 結果 可能 必要 既存 従来 以上 以下"
    ).split()
)


def counts(text: str, labels: str) -> dict[str, float]:
    """The terms of a paper, each with how often it stands there, the better places counting more.

    `text` and `labels` are those of its Document. A tag and a category are terms as a whole: `tag:rlhf`.
    """
    found: dict[str, float] = {}
    lines = text.split("\n")
    for place, weight in _LINES:
        for term, count in Counter(_all_words(lines[place])).items():
            found[term] = found.get(term, 0) + weight * count
    for label in labels.split("\n"):
        if label.startswith(_LABELS):
            found[label] = _LABEL_WEIGHTS[label.partition(":")[0]]
    return {term: count for term, count in found.items() if term not in _STOP_WORDS and not term.isdecimal()}


def _all_words(line: str) -> list[str]:
    """The words of a folded line, of two letters and more, and its pairs of kanji."""
    if line.isascii():
        return _LATIN.findall(line)
    return _LATIN.findall(line) + _LOANWORDS.findall(line) + _PAIRS.findall(line)


def words_again(pairs: Mapping[str, float], text: str) -> dict[str, float]:
    """Terms with their values, pairs of kanji put together as they stand in a text: 強化 and 化学 to 強化学.

    No value is lost: each pair's is added to that of the first stretch of pairs in which it stands.
    """
    left = dict(pairs)
    found: dict[str, float] = {}
    for run in _RUNS.findall(text):
        for stretch in _stretches(run, pairs):
            value = sum(left.pop(pair, 0) for pair in _pairs_of(stretch))
            if value:
                found[stretch] = found.get(stretch, 0) + value
    return left | found


def _stretches(run: str, pairs: Mapping[str, float]) -> Iterator[str]:
    """The longest parts of a run of letters of which every pair is among these."""
    start = 0
    for place in range(len(run)):
        if run[place : place + 2] not in pairs:
            if place > start:
                yield run[start : place + 1]
            start = place + 1


def _pairs_of(stretch: str) -> Iterable[str]:
    return (stretch[at : at + 2] for at in range(len(stretch) - 1))


_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
_KANJI = JAPANESE.replace("\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff", "")
_LATIN = late(rf"[^\W_{JAPANESE}]{{2,}}")
_LOANWORDS = late(f"[{_KATAKANA}]{{2,}}")
_PAIRS = late(f"(?=([{_KANJI}]{{2}}))")
_RUNS = late(f"[{_KANJI}]{{2,}}")
