"""The unread papers that a reader may like most: `feedback` on what the index knows of those they read and rated."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from paperlog.feedback import Evidence, by_paper, by_term, liking, shares, wanted
from paperlog.indexnear import Near, best_of, candidates, term_parts
from paperlog.indexsql import has
from paperlog.indexterms import Told, collection, told
from paperlog.nearness import Collection, Weights, strongest

if TYPE_CHECKING:
    from paperlog.index import Index

# How many papers tell of a taste, those liked or disliked most and of these the last that were added; and by how many
# of their terms, those that most of them have.
_EVIDENCE = 100
_TERMS = 2000

_SIGNS = f"""
SELECT id, key, rating, added,
  (SELECT substr(value, 8) FROM label WHERE label.id = paper.id AND value LIKE 'status:%'),
  {has("note")},
  EXISTS (SELECT 1 FROM label WHERE label.id = paper.id AND value = 'own:tags')
FROM paper WHERE {has("rating", "note")} OR id IN (
  SELECT id FROM label WHERE value IN ('status:read', 'status:reading', 'status:skipped', 'own:tags'))
ORDER BY key
"""
_OPEN = """
SELECT id FROM label JOIN paper USING (id) WHERE value = 'status:unread' AND (rating IS NULL OR rating > 2)
"""


class _Sign(NamedTuple):
    """A paper that tells what its reader likes."""

    id: int
    liking: float
    why: str
    added: str


class Suggestions(NamedTuple):
    """Papers to read next, the best first, and by key why each paper of the evidence counts: `rated 5`.

    `open`: how many unread papers there are.
    """

    papers: list[Near]
    reasons: dict[str, str]
    open: int


def suggested(index: "Index", limit: int, *, why: bool = True) -> Suggestions:
    """The unread papers that come nearest to what the reader liked. Without a reason, nothing is known of that.

    `why`: with what each paper of the evidence adds to a score.
    """
    unread = {row[0] for row in index.rows(_OPEN)}
    signs = _signs(index)
    if not any(sign.liking > 0 for sign in signs):
        return Suggestions([], {}, len(unread))
    all, evidence = _evidence(index, signs)
    every = list(evidence.values())
    vector, parts = wanted(every), shares(every)

    def scoring(paper_id: int, weights: Weights) -> Weights:
        own = evidence.get(paper_id)
        return by_term(vector, own, parts[own.key] if own else 0, weights)

    best = best_of(index, candidates(index, vector, all, unread), all, scoring)
    papers = [
        Near(
            each.id,
            each.told.key,
            each.score,
            term_parts(each),
            _papers(every if why else [], each.told.key, each.terms, each.weights),
        )
        for each in best[: max(0, limit)]
    ]
    return Suggestions(papers, {each.key: each.why for each in every}, len(unread))


def _papers(
    evidence: list[Evidence], key: str, terms: Weights, weights: Weights
) -> tuple[tuple[str, float], ...]:
    return tuple(strongest(by_paper(evidence, terms, key, weights)))


def _evidence(index: "Index", signs: list[_Sign]) -> tuple[Collection, dict[int, Evidence]]:
    """The papers of signs with the weights of their terms, by id, and the store that these go by."""
    read = [told(index, sign.id) for sign in signs]
    all = collection(index, _common_terms(read))
    pairs = zip(signs, read, strict=True)
    return all, {
        sign.id: Evidence(paper.key, sign.liking, sign.why, paper.weights(all)) for sign, paper in pairs
    }


def _signs(index: "Index") -> list[_Sign]:
    """The papers that tell what a reader likes, those that tell most first, then the last added, then by key."""
    found = []
    for paper_id, _, rating, added, status, is_noted, is_tagged in index.rows(_SIGNS):
        liked, why = liking(status, rating, is_noted=bool(is_noted), is_tagged=bool(is_tagged))
        if liked:
            found.append(_Sign(paper_id, liked, why, added or ""))
    return sorted(found, key=lambda sign: (abs(sign.liking), sign.added), reverse=True)[:_EVIDENCE]


def _common_terms(papers: list[Told]) -> list[str]:
    found = Counter(term for paper in papers for term in paper.counts)
    return sorted(found, key=lambda term: (-found[term], term))[:_TERMS]
