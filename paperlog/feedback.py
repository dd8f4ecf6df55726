"""What a person likes to read, learnt from what they made of their papers (pure): relevance feedback after Rocchio.

A paper that was rated, read or noted is evidence for or against what it is about. From the weights of its terms
(`paperlog.nearness`) comes one vector of what is wanted:

    q = sum v d / sum v over the papers liked  -  gamma * sum |v| d / sum |v| over those disliked

(Rocchio, "Relevance Feedback in Information Retrieval", in: Salton, The SMART Retrieval System, 1971; Manning, Raghavan
and Schütze, "Introduction to Information Retrieval", 2008, section 9.1.1, from which the ratio of the two parts is,
0.15 to 0.75). v is how much a paper was liked; the score of another paper is the product of its weights and q, which is
the mean of its nearness to the papers liked less gamma times that to those disliked. As in section 9.1.1, q keeps
only its strongest terms.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from paperlog.nearness import Weights, shared

GAMMA = 0.2
# How many terms the vector keeps.
MAX_TERMS = 500

_BY_RATING = {5: 2.0, 4: 1.5, 3: 0.5, 2: -1.0, 1: -2.0}
_BY_STATUS = {"read": 1.0, "reading": 1.0, "skipped": -1.0}
_NOTED = 0.5
_TAGGED = 0.5


class Evidence(NamedTuple):
    """A paper that tells of its reader's taste: how much it was liked (below 0: disliked), why, and its terms."""

    key: str
    liking: float
    why: str
    weights: Weights


def liking(status: str, rating: int | None, *, is_noted: bool, is_tagged: bool) -> tuple[float, str]:
    """How much a reader likes a paper, -2 to 2, and what tells so; 0 where nothing does.

    A rating says it all. Else reading counts for it and skipping against it, and so do, less, a note on it and
    tags that the reader gave it.
    """
    if rating in _BY_RATING:
        return _BY_RATING[rating], f"rated {rating}"
    told = {status: _BY_STATUS.get(status, 0), "noted": _NOTED * is_noted, "tagged": _TAGGED * is_tagged}
    signs = {name: value for name, value in told.items() if value}
    return sum(signs.values()), ", ".join(signs)


def shares(evidence: Sequence[Evidence]) -> dict[str, float]:
    """By key, what part each paper has in the vector of what is wanted."""
    liked = sum(each.liking for each in evidence if each.liking > 0)
    disliked = -sum(each.liking for each in evidence if each.liking < 0)
    return {
        each.key: each.liking / liked if each.liking > 0 else GAMMA * each.liking / disliked
        for each in evidence
        if each.liking
    }


def wanted(evidence: Sequence[Evidence]) -> Weights:
    """The vector of what is wanted: its strongest terms, ties by name."""
    found: Weights = {}
    parts = shares(evidence)
    for each in sorted(evidence, key=lambda each: each.key):
        for term, weight in each.weights.items():
            found[term] = found.get(term, 0) + parts.get(each.key, 0) * weight
    best = sorted(found.items(), key=lambda part: (-abs(part[1]), part[0]))
    return dict(best[:MAX_TERMS])


def by_term(vector: Weights, own: Evidence | None, share: float, weights: Weights) -> Weights:
    """What each term adds to a paper's score; what the paper itself gave the vector (`own`) does not count."""
    parts = shared(vector, weights)
    if own is not None:
        for term in parts:
            parts[term] -= share * own.weights.get(term, 0) * weights[term]
    return parts


def by_paper(
    evidence: Sequence[Evidence], terms: Mapping[str, float], key: str, weights: Weights
) -> dict[str, float]:
    """What each paper of the evidence, but the paper itself, adds to its score."""
    parts = shares(evidence)
    kept = {term: weight for term, weight in weights.items() if term in terms}
    return {
        each.key: parts[each.key] * sum(shared(kept, each.weights).values())
        for each in evidence
        if each.key != key and each.key in parts
    }
