"""The papers that are nearest to a paper, or to what is wanted, found in the index.

Two steps keep that fast at any size: the strongest terms bring up candidates, of which only is asked which of those
terms they have; these are then scored in full, from their texts.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from paperlog.indexterms import Told, collection, having, told
from paperlog.nearness import Collection, Weights, idf, shared, strongest, total
from paperlog.nearterms import words_again

if TYPE_CHECKING:
    from paperlog.index import Index

# How many papers are scored in full; as many can be asked for.
CANDIDATES = 200
# By how many terms they are found at least.
_SOUGHT = 40


class Near(NamedTuple):
    """A paper that is near: its score, and what terms and papers add to it, those of most weight first."""

    id: int
    key: str
    score: float
    terms: tuple[tuple[str, float], ...]
    papers: tuple[tuple[str, float], ...] = ()


class Parts(NamedTuple):
    """A candidate, the weights of its terms, and what each of them adds to its score."""

    id: int
    told: Told
    weights: Weights
    terms: Weights

    @property
    def score(self) -> float:
        """The sum of what the terms add."""
        return total(self.terms.values())


# What each term adds to the score of a paper, by its id and the weights of its terms.
Scoring = Callable[[int, Weights], Weights]


def nearest(index: "Index", key: str, limit: int) -> list[Near]:
    """The papers that are nearest to a paper by what they are about, the nearest first, ties by key."""
    own_id = next(index.ids_of([key]), None)
    if own_id is None:
        return []
    own = told(index, own_id)
    all = collection(index, own.counts)
    vector = own.weights(all)
    others = {row[0] for row in index.rows("SELECT id FROM paper")} - {own_id}
    found = candidates(index, vector, all, others)
    best = best_of(index, found, all, lambda _, weights: shared(vector, weights))
    return [Near(parts.id, parts.told.key, parts.score, term_parts(parts)) for parts in best[: max(0, limit)]]


def term_parts(parts: Parts) -> tuple[tuple[str, float], ...]:
    """What each word, tag and category adds to a paper's score; Japanese words whole."""
    return tuple(strongest(words_again(parts.terms, parts.told.text)))


def candidates(index: "Index", vector: Weights, all: Collection, among: set[int]) -> list[int]:
    """Of some papers (ids) those that have most of the strongest terms: CANDIDATES, or all where there are no more."""
    if len(among) <= CANDIDATES:
        return list(among)
    gains = {
        term: weight * idf(all.papers, all.frequencies[term]) ** 0.5
        for term, weight in vector.items()
        if weight > 0
    }
    found: dict[int, float] = {}
    for place, term in enumerate(sorted(gains, key=lambda term: (-gains[term], term))):
        if place >= _SOUGHT and len(found) >= CANDIDATES:
            break
        for (paper_id,) in having(index, term):
            if paper_id in among:
                found[paper_id] = found.get(paper_id, 0) + gains[term]
    return _first(index, sorted((-round(gain, 6), paper_id) for paper_id, gain in found.items()))


def _first(index: "Index", best: list[tuple[float, int]]) -> list[int]:
    """The first CANDIDATES ids; of those that tie at the end the first by key, as a rebuilt index has other ids."""
    if len(best) <= CANDIDATES:
        return [paper_id for _, paper_id in best]
    last = best[CANDIDATES - 1][0]
    sure = [paper_id for gain, paper_id in best if gain < last]
    ties = [paper_id for gain, paper_id in best if gain == last]
    keyed = sorted(zip(index.keys(ties), ties, strict=True))
    return [*sure, *(paper_id for _, paper_id in keyed)][:CANDIDATES]


def best_of(index: "Index", ids: list[int], all: Collection, scoring: Scoring) -> list[Parts]:
    """Those of the papers that score above 0, the best first, ties by key."""
    found = []
    for paper_id in ids:
        paper = told(index, paper_id)
        weights = paper.weights(all)
        parts = Parts(paper_id, paper, weights, scoring(paper_id, weights))
        if parts.score > 0:
            found.append(parts)
    return sorted(found, key=lambda parts: (-parts.score, parts.told.key))
