"""An English and a Japanese text side by side: which sentences say the same.

Gale and Church, A Program for Aligning Sentences in Bilingual Corpora (Computational Linguistics 19, 1993): the
cheapest row of beads, found by dynamic programming. A bead costs the more, the rarer its shape is and the
worse its lengths fit. With e and j the lengths of its two sides and m their mean (e + j/c) / 2 in English terms:

    delta = (j - c e) / sqrt(m s2)      cost = -log P(shape) - log 2 (1 - Phi(|delta|))

They count characters and give, for English with French or German, c = 1 and s2 = 6.8. Here Japanese is counted in
cells, which fit better (a Latin word is as long in both texts): c = 0.86 and s2 = 2.0, from some 450 beads, where c
was 0.77 to 0.90, and s2 was 1.4 to 5.3, which is less without the sentences that lost a part.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import accumulate, product
from math import erfc, fsum, inf, log, sqrt
from typing import NamedTuple

from paperlog.anchors import is_faint, is_word, shared_anchors
from paperlog.cells import cell_width
from paperlog.sentences import split_en, split_ja

_CELLS_PER_CHARACTER = 0.86
_VARIANCE = 2.0

_Shape = tuple[int, int]

# Gale and Church's table 5; the two shapes of a row share its probability.
_THEIR_SHAPES: Mapping[_Shape, float] = {
    (1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011,
}  # fmt: skip
# Machine translations go sentence by sentence: they drop and split more, mix two seldom, add next to nothing.
_SHAPES: Mapping[_Shape, float] = {
    (1, 1): 0.75, (1, 0): 0.10, (0, 1): 0.003, (2, 1): 0.05, (1, 2): 0.07, (2, 2): 0.002, (1, 3): 0.015, (3, 1): 0.01,
}  # fmt: skip

# The least probability of a length: a translation may lose any part of a sentence, but adds none.
_LOST, _NONE = 0.01, 1e-300
# The probabilities that a translated sentence shows an anchor that its original and the translation have, a faint
# one, and one that the translation has, but not its original.
_SHOWN, _FAINT, _STRAY = 0.9, 0.5, 0.1
# The same of a common word, which another word may translate as well.
_WORD, _WORD_STRAY = 0.7, 0.25
# How much it tells against a bead that its anchors have several pairs of sentences to stand in: what is pooled
# agrees more often by chance.
_PLACES = 0.4
# What that is for each anchor of a bead with so many pairs of sentences.
_PLACED = (0.0, *(_PLACES * log(count) for count in range(1, 10)))

_MOST_SENTENCES = 150
# Of a bead: the sentences of the first text from one place to another, and those of the second.
_Cost = Callable[[int, int, int, int], float]


class Bead(NamedTuple):
    """Sentences that translate each other, in the order of their texts; one side may be empty."""

    en: tuple[str, ...]
    ja: tuple[str, ...]


def align(en: str, ja: str) -> list[Bead]:
    """The beads of two texts in order, by the lengths of sentences and by what they share.

    To the cost of a bead by its lengths comes that of its anchors (see `paperlog.anchors`): minus the logarithm of
    the probability that a translator wrote those of the Japanese side, seeing the English one, and that they stand
    in these sentences. A sentence without a partner costs 1 in place of a length, which is what a fitting one costs
    on average. Every sentence is in one bead; beads are 1-1, 1-0, 0-1, 2-1, 1-2, 2-2, 1-3 or 3-1. Of texts of more than
    150 sentences all are one bead: each would be held against each.
    """
    left, right = split_en(en), split_ja(ja)
    if max(len(left), len(right)) > _MOST_SENTENCES:
        return [Bead(tuple(left), tuple(right))]
    by_length, by_anchors = _length_cost(left, right, _LOST), _anchor_cost(left, right)

    def cost(e: int, to_e: int, j: int, to_j: int) -> float:
        if j == to_j:
            return 1.0
        return (by_length(e, to_e, j, to_j) if e < to_e else 1.0) + by_anchors(e, to_e, j, to_j)

    return _cheapest(left, right, _SHAPES, cost)


def align_by_length(en: str, ja: str) -> list[Bead]:
    """The beads of two texts in order, by the method of Gale and Church alone."""
    left, right = split_en(en), split_ja(ja)
    return _cheapest(left, right, _THEIR_SHAPES, _length_cost(left, right, _NONE))


def _length_cost(en: Sequence[str], ja: Sequence[str], lost: float) -> _Cost:
    characters = [*accumulate(map(len, en), initial=0)]
    cells = [*accumulate(map(cell_width, ja), initial=0)]
    twice = 2 * _VARIANCE  # 2 (1 - Phi(x)) is erfc(x / sqrt(2))

    def cost(e: int, to_e: int, j: int, to_j: int) -> float:
        length, width = characters[to_e] - characters[e], cells[to_j] - cells[j]
        mean = (length + width / _CELLS_PER_CHARACTER) / 2
        too_long = width - _CELLS_PER_CHARACTER * length
        return -log(max(erfc(abs(too_long) / sqrt(mean * twice)), lost if too_long < 0 else _NONE))

    return cost


def _anchor_cost(en: Sequence[str], ja: Sequence[str]) -> _Cost:
    en_anchors, ja_anchors = shared_anchors(en, ja)
    shown = _shown(
        Counter(a for found in en_anchors for a in found), Counter(a for found in ja_anchors for a in found)
    )
    lost = {a: -log(1 - p) for a, p in shown.items()}
    stray = {a: -log(_WORD_STRAY if is_word(a) else _STRAY) for a in shown}
    kept = {a: -log(p) - lost[a] - stray[a] for a, p in shown.items()}
    source_of, target_of = _united(en_anchors, lost), _united(ja_anchors, stray)

    def cost(e: int, to_e: int, j: int, to_j: int) -> float:
        (source, all_lost), (target, all_stray) = source_of(e, to_e), target_of(j, to_j)
        both = source & target
        shared = fsum(map(kept.__getitem__, both)) if both else 0.0
        return all_lost + all_stray + shared + len(target) * _PLACED[(to_e - e or 1) * (to_j - j)]

    return cost


def _united(
    anchors: Sequence[frozenset[str]], weights: Mapping[str, float]
) -> Callable[[int, int], tuple[frozenset[str], float]]:
    """The anchors of a row of sentences, each row made once, and what they weigh in all."""

    @cache
    def united(start: int, stop: int) -> tuple[frozenset[str], float]:
        found = frozenset[str]().union(*anchors[start:stop])
        # fsum: the same whatever the order of a set is in this process, or equal ways would change places.
        return found, fsum(map(weights.__getitem__, found))

    return united


def _shown(en: Counter[str], ja: Counter[str]) -> dict[str, float]:
    """How likely the translation of a sentence with an anchor shows it, seeing how often each text does."""
    return {a: _rendered(a) * min(1, ja[a] / count) for a, count in en.items()}


def _rendered(anchor: str) -> float:
    return _WORD if is_word(anchor) else _FAINT if is_faint(anchor) else _SHOWN


def _cheapest(
    en: Sequence[str], ja: Sequence[str], shapes: Mapping[_Shape, float], cost: _Cost
) -> list[Bead]:
    """The row of beads of these shapes, with these probabilities, that costs least in all.

    No cost is below 0: a way that costs more than another one before its last bead is looked at is left out.
    """
    priors = sorted((-log(prior), *shape) for shape, prior in shapes.items())
    best: dict[_Shape, tuple[float, _Shape]] = {(0, 0): (0.0, (0, 0))}
    for i, j in product(range(len(en) + 1), range(len(ja) + 1)):
        found = best.get((i, j), (inf, (0, 0)))
        for prior, m, n in priors:
            if m <= i and n <= j and (least := best[i - m, j - n][0] + prior) <= found[0]:
                found = min(found, (least + cost(i - m, i, j - n, j), (m, n)))
        best[i, j] = found
    return _traced(en, ja, {place: shape for place, (_, shape) in best.items()})


def _traced(en: Sequence[str], ja: Sequence[str], shapes: Mapping[_Shape, _Shape]) -> list[Bead]:
    """The beads on the way back from the end, where each place knows the shape of the bead before it."""
    i, j = len(en), len(ja)
    beads = []
    while i or j:
        m, n = shapes[i, j]
        beads.append(Bead(tuple(en[i - m : i]), tuple(ja[j - n : j])))
        i, j = i - m, j - n
    return beads[::-1]
