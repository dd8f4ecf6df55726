"""How the titles of two papers differ, and the keys by which titles that differ little find each other (pure)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import takewhile
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from paperlog.patterns import late
from paperlog.samedifference import Difference, compare_signs
from paperlog.samehidden import differ_hidden
from paperlog.samejapanese import without_okurigana
from paperlog.sameshort import spelt_out
from paperlog.samesigns import may_begin
from paperlog.sameslips import is_misspelt
from paperlog.samewords import (
    GENERIC,
    JAPANESE_MARK,
    MARKS,
    SERIES,
    WEAK,
    YEAR,
    TitleWords,
    Words,
    glued,
    has_tail,
    title_words,
)
from paperlog.text import is_japanese

# From how many letters on a title that is cut short tells enough.
_CUT_LENGTH = 30
# Up to how many words a title tells little when one of them is left out.
_FEW = 4
# So much of a word says which one it is: `finetuned`, `finetuning`.
_STEM = 5
# What one title has more, and the other may have lost, as a tag loses it: `C#` (but `LoRA+` and `A*` are others).
_HASH = ["#"]
_LETTERS = late(r"\w+")
_GENERIC_STARTS = {
    word[:4] for word in GENERIC | {"with", "from", "for", "and", "the", "towards", "using", "via", "through"}
}


def blocking_keys(title: str) -> frozenset[str]:
    """Hashes (12 hex digits) of which titles that `judge` may call same or near share one.

    They stand for the whole title, also with what it says short in full (`LLMs`) and without okurigana, for each side
    of its colon, for its first 30 letters, and for the set of its words' beginnings, whole and with each word left out:
    one word may differ, or be added, anywhere. Only an arXiv id says more: records that share one are found by it. Each
    key stands for so many words that few titles have it, and a title has about as many keys as words.
    """
    return hashed(_key_texts(title_words(title)))


def hashed(texts: Iterable[str]) -> frozenset[str]:
    """Texts as blocking keys."""
    return frozenset(blake2b(text.encode(), digest_size=6).hexdigest() for text in {*texts})


def _key_texts(title: TitleWords) -> Iterator[str]:
    yield title.whole
    content = glued(title.words)
    yield content
    yield _loosely(title.words)
    if "#" in content:
        yield content.replace("#", "")
    if len(content) >= _CUT_LENGTH:
        yield f"{content[:_CUT_LENGTH]}..."
    yield from (glued(part) for part in title.parts if _is_telling(part))
    if has_tail(title.parts):
        yield glued(word for part in title.parts[:-1] for word in part)
    yield from _word_set_keys(title.words)


@lru_cache(maxsize=1000)  # an entry is held against up to 100 papers, and these are in turn
def _key_set(title: TitleWords) -> frozenset[str]:
    return frozenset(_key_texts(title))


def _is_telling(part: Words) -> bool:
    """Whether a side of a colon says enough to find a paper by: a name, or some words of its own but a venue's year."""
    count = len(set(part) - GENERIC)
    return count > 0 if len(part) == 1 else count > 2 or (count == 2 and not YEAR.fullmatch(part[-1]))


def _word_set_keys(words: Words) -> Iterator[str]:
    starts = sorted({word[:4] for word in words})
    yield " ".join(starts)
    own = {word[:4] for word in words if word not in GENERIC}
    if len(starts) <= _FEW or len(own) == 1:
        yield " ".join(sorted(word[:2] for word in starts))
    for left in starts:
        if len(own - {left}) >= (1 if len(starts) > _FEW else 2):
            yield " ".join(start for start in starts if start != left)


def difference(a: TitleWords, b: TitleWords) -> Difference:
    """What two titles differ in, seen from `a`: give the two in a fixed order to have the same answer always."""
    if a.whole == b.whole and a.whole:
        return _unless_hidden(compare_signs(a.signs, b.signs), a, b)
    found = _unless_hidden(_compare(a, b), a, b)
    is_alike = found is Difference.ALL and _loosely(a.words) == _loosely(b.words) != ""
    return Difference.REWORDED if is_alike else found


def _unless_hidden(found: Difference, a: TitleWords, b: TitleWords) -> Difference:
    """The same; of titles that seem to be one, whether what their words do not show tells them apart."""
    is_same = found in (Difference.NONE, Difference.SLIGHT)
    return Difference.NAMED if is_same and differ_hidden(a.plain, b.plain) else found


def _loosely(words: Words) -> str:
    """Words without blanks, with what they say short in full, and of Japanese without okurigana."""
    text = glued(spelt_out(words))
    return without_okurigana(text) if is_japanese(text) else text


def differ_in_slips(one: str, other: str) -> bool:
    """Whether two titles differ in slips alone, also in so many that they share no key: both are like a third one."""
    a, b = (title_words(title) for title in sorted((one, other)))
    return not (a.is_cut or b.is_cut) and _unless_hidden(_compare_words(a, b), a, b) is Difference.SLIGHT


def _compare(a: TitleWords, b: TitleWords) -> Difference:
    if not a.words or not b.words:
        return Difference.ALL
    if a.is_cut != b.is_cut:
        return _compare_cut(*sorted((a, b), key=lambda title: not title.is_cut))
    if _key_set(a).isdisjoint(_key_set(b)):
        return Difference.ALL
    if len(a.parts) != len(b.parts) and (found := _compare_added(*sorted((a.parts, b.parts), key=len))):
        return found
    return _compare_words(a, b)


def may_be_kin(one: str, other: str) -> bool:
    """Whether two titles may share two words of their own, at a glance, as it takes a tenth of the time."""
    return len(_glance(one) & _glance(other)) > 1 or is_japanese(one) or is_japanese(other)


@lru_cache(maxsize=10_000)  # of one title and each of those that its authors have, which others have, too
def _glance(title: str) -> frozenset[str]:
    return frozenset(word[:4] for word in _LETTERS.findall(title.lower())) - _GENERIC_STARTS


class Kinship(NamedTuple):
    """How many words of their own two titles share, if two at least, and what part of theirs that is (0 to 1)."""

    shared: int
    share: float


def kinship(a: TitleWords, b: TitleWords) -> Kinship:
    """How far two titles are made of the same words, in whatever order and form: Dice's coefficient of the two sets.

    None in common, where something tells them apart as papers of a series: a number, a version or other mark, or two
    names before the colon.
    (Dice, "Measures of the Amount of Ecologic Association Between Species", Ecology 26, 1945.)
    """
    some, others = _stems(a), _stems(b)
    count = len(some & others)
    if count < 2:
        return Kinship(0, 0.0)
    removed, added, _ = _differences(a.words, b.words)
    if _tells_apart(removed, added) or _are_named_apart(a.parts, b.parts):
        return Kinship(0, 0.0)
    return Kinship(count, 2 * count / (len(some) + len(others)))


def weak_kinship(a: TitleWords, b: TitleWords) -> Kinship:
    """The same, without the words that part two titles (`without`, `zero-shot`), and that a title may also lose."""
    return kinship(_strong(a), _strong(b))


def _strong(title: TitleWords) -> TitleWords:
    if WEAK.isdisjoint(title.words):
        return title
    parts = (tuple(word for word in part if word not in WEAK) for part in title.parts)
    return title._replace(parts=tuple(filter(None, parts)))


def _are_named_apart(some: tuple[Words, ...], others: tuple[Words, ...]) -> bool:
    """Whether each has a name before the colon, and not the same one: `WizardCoder: …`, `WizardMath: …`."""
    names = [parts[0] for parts in (some, others) if len(parts) > 1 and len(parts[0]) <= 2]
    return len(names) == 2 and names[0] != names[1]


def _stems(title: TitleWords) -> set[str]:
    """The beginnings of a title's own words; of Japanese, which has no blanks, all pairs of letters."""
    words = [word for word in title.words if word not in GENERIC]
    pairs = {word[at : at + 2] for word in words if is_japanese(word) for at in range(max(1, len(word) - 1))}
    return pairs | {word[:_STEM] for word in words if not is_japanese(word)}


def _compare_cut(cut: TitleWords, full: TitleWords) -> Difference:
    """A title that ends in `...` inside a word, against one that may be the whole of it."""
    start, whole = glued(cut.words), glued(full.words)
    if len(start) < _CUT_LENGTH or not whole.startswith(start):
        return Difference.ALL
    if not may_begin(cut.signs, full.signs):
        return Difference.SIGNED
    return Difference.SUBTITLE if SERIES & set(full.words) else Difference.CUT


def _compare_added(short: tuple[Words, ...], long: tuple[Words, ...]) -> Difference | None:
    """A subtitle, a name before a colon, or a venue behind, that one of the titles lacks."""
    own = {*map(glued, short)}
    left = [part for part in long if glued(part) not in own]
    is_tail = left == [long[-1]] and has_tail(long)
    if len(left) != len(long) - len(short) or not (is_tail or any(map(_is_telling, short))):
        return None
    is_marked = any(part[0] in MARKS | SERIES or YEAR.fullmatch(part[0]) for part in left)
    return Difference.MARKED if is_marked else Difference.SUBTITLE


def _compare_words(a: TitleWords, b: TitleWords) -> Difference:
    removed, added, is_moved = _differences(a.words, b.words)
    if _tells_apart(removed, added):
        is_lost = _HASH in (removed, added) and [] in (removed, added)
        return Difference.SIGNED if is_lost else Difference.MARKED
    if not removed and not added:
        is_slight = not is_moved and a.small == b.small
        signs = compare_signs(a.signs, b.signs) if is_slight else Difference.REWORDED
        return Difference.SLIGHT if signs is Difference.NONE else signs
    if len(a.parts) == len(b.parts) > 1 and _shares_part(a.parts, b.parts):
        return Difference.SUBTITLE
    return Difference.REWORDED if _is_reworded(a, b, removed, added) else Difference.ALL


def _is_reworded(a: TitleWords, b: TitleWords, removed: list[str], added: list[str]) -> bool:
    """Whether most words that matter are in both titles, or only one is spelt otherwise."""
    shared = set(a.words) & set(b.words) - GENERIC
    is_one = len(removed) == len(added) == 1 and _is_kin(removed[0], added[0])
    return is_one or (len(shared) >= 4 and max(len(removed), len(added)) <= 2)


def _is_kin(one: str, other: str) -> bool:
    """Whether words may stand for each other in a title: `visual` and `vision`, `optimise` and `optimal`."""
    return not is_japanese(one + other) and (one[:3] == other[:3] or fuzz.ratio(one, other) >= 65)


def _shares_part(some: tuple[Words, ...], others: tuple[Words, ...]) -> bool:
    return any(one == other and _is_telling(one) for one, other in zip(some, others, strict=True))


def _tells_apart(removed: list[str], added: list[str]) -> bool:
    return any(map(_is_mark, removed + added)) or _are_opposed(removed, added) or _are_parts(removed, added)


def _is_mark(word: str) -> bool:
    is_part = JAPANESE_MARK.fullmatch(word) is not None
    return len(word) == 1 or word[0].isdigit() or word in MARKS or not word.isalnum() or is_part


def _are_parts(removed: list[str], added: list[str]) -> bool:
    """Whether Japanese words, which have no blanks between them, differ in a mark at their end: 入門前編, 入門後編."""
    return any(all(map(JAPANESE_MARK.fullmatch, _ends(*pair))) for pair in zip(removed, added, strict=False))


def _ends(one: str, other: str) -> tuple[str, str]:
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one[same:], other[same:]


def _are_opposed(removed: list[str], added: list[str]) -> bool:
    """Whether a word stands against itself with something before it: `supervised` and `unsupervised`."""
    pairs = [sorted(pair, key=len) for pair in zip(removed, added, strict=False)]
    return any(len(short) > 3 and long.endswith(short) for short, long in pairs)


def _differences(a: Words, b: Words) -> tuple[list[str], list[str], bool]:
    """The words of one title only and of the other only, slips forgiven, and whether words changed places."""
    removed: list[str] = []
    added: list[str] = []
    for one, other in _unequal_runs(a, b):
        if not _is_slip(one, other):
            removed += one
            added += other
    moved = Counter(removed) & Counter(added)
    return list((Counter(removed) - moved).elements()), list((Counter(added) - moved).elements()), bool(moved)


def _unequal_runs(a: Words, b: Words) -> Iterator[tuple[Words, Words]]:
    start = (0, 0)
    for block in LCSseq.opcodes(a, b).as_matching_blocks():
        if start != (block.a, block.b):
            yield a[start[0] : block.a], b[start[1] : block.b]
        start = (block.a + block.size, block.b + block.size)


def _is_slip(one: Words, other: Words) -> bool:
    """Whether words differ in blanks and hyphens only, or by a slip in one word."""
    if glued(one) == glued(other):
        return True
    return len(one) == len(other) == 1 and is_misspelt(one[0], other[0])
