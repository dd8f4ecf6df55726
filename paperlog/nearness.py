"""How near two papers are by what they are about (pure): a score in which both papers count alike.

The weight of a term in a paper is that of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25
and Beyond", 2009, section 3.4), its counts summed over weighted fields before they are damped, as in BM25F (section
3.6):

    s(t, d) = c (k1 + 1) / (c + k1 (1 - b + b l / L))          k1 = 1.2, b = 0.75

with c the count of the term t in the paper d, l the paper's length, L that of the average paper. A paper's length is
the number of its different words (Singhal, Buckley and Mitra, "Pivoted Document Length Normalization", SIGIR 1996).
The nearness of two papers sums, over the terms that both have,

    idf(t) s(t, d) s(t, e)          idf(t) = ln(1 + (N - n + 0.5) / (n + 0.5))

with N papers in the store, n of which have the term; this idf never falls below 0. Where BM25 asks how well a
document answers a query, here each of the papers is both, as Whissell and Clarke do ("Effective Measures for
Inter-Document Similarity", CIKM 2013), so that it is the same from either side. It has no greatest value.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import fsum, log, sqrt
from typing import NamedTuple

K1, B = 1.2, 0.75
# Letters behind the point that scores are compared and told with.
DIGITS = 3

Weights = dict[str, float]


class Collection(NamedTuple):
    """All papers of a store: how many, of what length on the average, and how many have each term."""

    papers: int
    mean_length: float
    frequencies: Mapping[str, int]


def idf(papers: int, frequency: int) -> float:
    """How much a term tells that so many of the papers have."""
    return log(1 + (papers - frequency + 0.5) / (frequency + 0.5))


@lru_cache(maxsize=10_000)
def _root(papers: int, frequency: int) -> float:
    """Either paper's share in an idf: many terms are as frequent as each other."""
    return sqrt(idf(papers, frequency))


def weights(counts: Mapping[str, float], length: int, all: Collection) -> Weights:
    """The weight of each of a paper's terms whose frequency is known; nearness is the product of two such vectors."""
    norm = K1 * (1 - B + B * length / (all.mean_length or 1))
    return {
        term: _root(all.papers, all.frequencies[term]) * count * (K1 + 1) / (count + norm)
        for term, count in counts.items()
        if term in all.frequencies
    }


def shared(one: Mapping[str, float], other: Mapping[str, float]) -> Weights:
    """What each term that both have adds to their nearness."""
    if len(other) < len(one):
        one, other = other, one
    return {term: weight * other[term] for term, weight in one.items() if term in other}


def total(parts: Iterable[float]) -> float:
    """A score: the exact sum, so that it does not depend on the order of the terms."""
    return round(fsum(parts), DIGITS)


def strongest(parts: Mapping[str, float]) -> list[tuple[str, float]]:
    """The parts of a score that show in it, those of most weight first, ties by name."""
    told = ((name, round(value, DIGITS)) for name, value in parts.items())
    return sorted((part for part in told if part[1]), key=lambda part: (-abs(part[1]), part[0]))
