"""An English and a Japanese text side by side: which sentences say the same.

Gale and Church, A Program for Aligning Sentences in Bilingual Corpora (Computational Linguistics 19, 1993): the
cheapest row of beads, found by dynamic programming, where a bead costs the more the less likely its shape and the
less its two lengths fit. With e and j the lengths of its sides, and m their mean (e + j/c) / 2 in English characters,

    delta = (j - c e) / sqrt(m s2),   cost = -log P(shape) - log 2 (1 - Phi(|delta|))

Theirs are c = 1 and s2 = 6.8 for European languages, and P(1-1) = 0.89, P(1-0 or 0-1) = 0.0099,
P(2-1 or 1-2) = 0.089, P(2-2) = 0.011. Here English is measured in characters and Japanese in cells, which fit
better than characters (a Latin word in a Japanese sentence is as long as in the English one): c = 0.86 and s2 = 2.0.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import erfc, log, sqrt
from typing import NamedTuple

from paperlog.anchors import is_faint, shared_anchors
from paperlog.cells import cell_width
from paperlog.sentences import split_en, split_ja

_CELLS_PER_CHARACTER = 0.86
_VARIANCE = 2.0

# Gale and Church's table 5; the two shapes of a row share its probability.
_THEIR_SHAPES = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
# Machine translations drop and split more than the Canadian parliament's translators did, and add next to nothing.
_SHAPES = {
    (1, 1): 0.80, (1, 0): 0.06, (0, 1): 0.003, (2, 1): 0.05, (1, 2): 0.06, (2, 2): 0.01, (1, 3): 0.01, (3, 1): 0.007,
}  # fmt: skip

# How often a translated sentence shows an anchor of the original that the translation has; a faint one; a stray one.
_SHOWN, _SHOWN_FAINT, _STRAY = 0.9, 0.5, 0.05

_Shape = tuple[int, int]
_Cost = Callable[[slice, slice], float]


class Bead(NamedTuple):
    """Sentences that translate each other, in the order of their texts; one side may be empty."""

    en: tuple[str, ...]
    ja: tuple[str, ...]


def align(en: str, ja: str) -> list[Bead]:
    """The beads of two texts in order, by the lengths of sentences and by what they share.

    To the cost of a bead by its lengths comes that of its anchors (see `paperlog.anchors`), as if the translator had
    written each anchor of the English side with probability 0.9 and each other one with 0.05. A sentence
    without a partner costs, in place of a length that does not fit, what a fitting one costs on average (1).
    Every sentence is in one bead. Beads are 1-1, 1-0, 0-1, 2-1, 1-2, 2-2, 1-3 or 3-1.
    """
    left, right = split_en(en), split_ja(ja)
    by_length, by_anchors = _length_cost(left, right), _anchor_cost(left, right)

    def cost(i: slice, j: slice) -> float:
        paired = left[i] and right[j]
        return by_anchors(i, j) + (by_length(i, j) if paired else 1.0)

    return _cheapest(left, right, _SHAPES, cost)


def align_by_length(en: str, ja: str) -> list[Bead]:
    """The beads of two texts in order, by the method of Gale and Church alone."""
    left, right = split_en(en), split_ja(ja)
    return _cheapest(left, right, _THEIR_SHAPES, _length_cost(left, right))


def _length_cost(en: Sequence[str], ja: Sequence[str]) -> _Cost:
    en_lengths, ja_lengths = [len(text) for text in en], [cell_width(text) for text in ja]

    def cost(i: slice, j: slice) -> float:
        e, c = sum(en_lengths[i]), sum(ja_lengths[j])
        mean = (e + c / _CELLS_PER_CHARACTER) / 2
        delta = (c - _CELLS_PER_CHARACTER * e) / sqrt(mean * _VARIANCE)
        return -log(max(erfc(abs(delta) / sqrt(2)), 1e-300))

    return cost


def _anchor_cost(en: Sequence[str], ja: Sequence[str]) -> _Cost:
    en_anchors, ja_anchors = shared_anchors(en, ja)
    shown = _shown(
        Counter(a for found in en_anchors for a in found), Counter(a for found in ja_anchors for a in found)
    )

    def cost(i: slice, j: slice) -> float:
        if not ja_anchors[j]:
            return 0.0
        source = frozenset[str]().union(*en_anchors[i])
        target = frozenset[str]().union(*ja_anchors[j])
        rendered = sum(-log(shown[a] if a in target else 1 - shown[a]) for a in source)
        return rendered - log(_STRAY) * len(target - source)

    return cost


def _shown(en: Counter[str], ja: Counter[str]) -> dict[str, float]:
    """How likely the translation of a sentence with an anchor shows it, seeing how often each text does."""
    return {
        anchor: (_SHOWN_FAINT if is_faint(anchor) else _SHOWN) * min(1, ja[anchor] / count)
        for anchor, count in en.items()
    }


def _cheapest(
    en: Sequence[str], ja: Sequence[str], shapes: Mapping[_Shape, float], cost: _Cost
) -> list[Bead]:
    """The row of beads of these shapes, with these probabilities, that costs least in all."""
    best: dict[_Shape, tuple[float, _Shape]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(en) + 1):
        for j in range(len(ja) + 1):
            ways = (
                (best[i - m, j - n][0] - log(prior) + cost(slice(i - m, i), slice(j - n, j)), (m, n))
                for (m, n), prior in shapes.items()
                if m <= i and n <= j
            )
            if i or j:
                best[i, j] = min(ways)
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
