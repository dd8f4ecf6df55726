"""What is near, missing and suggested, told from a full reading of the store's YAML files: no index, no SQL."""

from collections import Counter

from fullrelations import Relations

from paperlog.document import Document, document
from paperlog.feedback import Evidence, by_term, liking, shares, wanted
from paperlog.indexnear import nearest
from paperlog.indexsql import fts_terms
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.nearness import Collection, Weights, shared, total, weights
from paperlog.nearterms import counts
from paperlog.provenance import has_own_tags
from paperlog.relatednames import title_name
from paperlog.relations import missing
from paperlog.suggestions import suggested
from paperlog.text import is_japanese

Scores = list[tuple[str, float]]
MANY = 100


class Shelf:
    """Every paper of a store by key, with the weights of its terms."""

    def __init__(self, papers: dict[str, Paper]) -> None:
        self.papers = papers
        documents = {key: document(paper) for key, paper in papers.items()}
        terms = {key: set(fts_terms(found.text).split()) for key, found in documents.items()}
        lengths = {key: max(1, len(found)) for key, found in terms.items()}
        frequencies = self._frequencies(documents, Counter(term for some in terms.values() for term in some))
        mean = sum(lengths.values()) / (len(papers) or 1)
        all = Collection(len(papers), mean, frequencies)
        self.weights = {
            key: weights(counts(found.text, found.labels), lengths[key], all)
            for key, found in documents.items()
        }

    def _frequencies(self, documents: dict[str, Document], parts: Counter[str]) -> dict[str, int]:
        labels = Counter(label for found in documents.values() for label in set(found.labels.split("\n")))
        known = {term for found in documents.values() for term in counts(found.text, found.labels)}
        return {
            term: labels[term] if ":" in term else min(map(parts.__getitem__, _parts(term))) for term in known
        }

    def nearest(self, key: str) -> Scores:
        own = self.weights[key]
        return _ranked({other: shared(own, each) for other, each in self.weights.items() if other != key})

    def suggested(self) -> Scores:
        evidence = {key: told for key, paper in self.papers.items() if (told := self._evidence(paper)).liking}
        if not any(told.liking > 0 for told in evidence.values()):
            return []
        every = list(evidence.values())
        vector, parts = wanted(every), shares(every)
        return _ranked(
            {
                key: by_term(vector, evidence.get(key), parts.get(key, 0), self.weights[key])
                for key, paper in self.papers.items()
                if paper.status == "unread" and (paper.rating or 3) > 2
            }
        )

    def _evidence(self, paper: Paper) -> Evidence:
        told = liking(paper.status, paper.rating, is_noted=bool(paper.note), is_tagged=has_own_tags(paper))
        return Evidence(paper.key, *told, self.weights[paper.key])


def _parts(term: str) -> list[str]:
    return [term[at : at + 2] for at in range(len(term) - 1)] if is_japanese(term) else [term]


def _ranked(terms: dict[str, Weights]) -> Scores:
    scores = {key: total(parts.values()) for key, parts in terms.items()}
    return sorted(
        ((key, score) for key, score in scores.items() if score > 0), key=lambda pair: (-pair[1], pair[0])
    )


def check_nearness(library: Library, papers: dict[str, Paper]) -> None:
    """Holds what the index says of papers that are near, missing and suggested against the full reading."""
    shelf = Shelf(papers)
    for key in papers:
        found = nearest(library.with_texts(), key, MANY)
        assert [(near.key, near.score) for near in found] == shelf.nearest(key)
    assert [
        (near.key, near.score) for near in suggested(library.with_texts(), MANY).papers
    ] == shelf.suggested()
    lacking = [(title_name(each.related.title), each.named_by) for each in missing(library.index)]
    assert sorted(lacking) == Relations(papers).missing()
    assert [len(namers) for _, namers in lacking] == sorted(
        (len(namers) for _, namers in lacking), reverse=True
    )
