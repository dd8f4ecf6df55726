"""What a library has to answer, told from a full reading of the store's YAML files: no index, no SQL."""

import json
from collections import Counter

from fullnearness import check_nearness
from fullrelations import keys_of

from paperlog import relations
from paperlog.codec import to_json
from paperlog.document import document
from paperlog.errors import UnreadableError
from paperlog.exporting import exported
from paperlog.exports import get
from paperlog.exports.base import Options
from paperlog.library import Library
from paperlog.match import matches, relevance
from paperlog.model import Paper
from paperlog.orders import COUNTED, NEWEST_FIRST, ORDERS
from paperlog.querynodes import Node
from paperlog.rows import line, names, sort_values
from paperlog.store import Store
from paperlog.text import title_key


def readable(store: Store) -> dict[str, Paper]:
    """The papers of all files that stand where their key says and can be read, by key."""
    found = {}
    for key, path in store.files():
        try:
            found[key] = store.read(path if path == store.path(key) else path / "elsewhere")
        except UnreadableError:
            continue
    return found


def selected(papers: dict[str, Paper], node: Node, order: str, *, reverse: bool) -> list[str]:
    """The keys of the papers that match, sorted in Python."""
    found = [key for key in sorted(papers) if matches(node, document(papers[key]))]
    if order == "key":
        return found[:: -1 if reverse else 1]
    if order == "relevance":
        scores = {key: relevance(node, document(papers[key])) for key in found}
        return sorted(found, key=lambda key: scores[key] * (1 if reverse else -1))
    values = {key: sort_values(papers[key])[ORDERS.index(order)] for key in found}
    known = [key for key in found if values[key] is not None]
    known.sort(key=values.__getitem__, reverse=(order in NEWEST_FIRST) != reverse)
    return known + [key for key in found if values[key] is None]


def linked(papers: dict[str, Paper], key: str) -> dict[str, object]:
    """A paper as JSON, with the keys of its related papers."""
    values = to_json(papers[key])
    for item, found in zip(values["related"], keys_of(papers, papers[key].related), strict=True):
        item["key"] = found
    return values


def check_query(library: Library, node: Node, order: str, *, reverse: bool, limit: int | None) -> None:
    """Holds everything that a query can be answered with against the full reading."""
    papers = readable(library.store)
    expected = selected(papers, node, order, reverse=reverse)[:limit]
    ids = list(library.select(node, order, reverse=reverse, limit=limit))
    assert list(library.keys(ids)) == expected
    assert list(library.lines(ids)) == [line(papers[key]) for key in expected]
    assert list(map(json.loads, library.json(ids))) == [linked(papers, key) for key in expected]
    assert list(map(to_json, library.papers(ids))) == [linked(papers, key) for key in expected]
    for name in ("bibtex", "jsonl", "csv"):
        whole = "".join(get(name).render([relations.linked(library.index, papers[key]) for key in expected]))
        assert name == "jsonl" or "".join(exported(library, get(name), ids, Options())) == whole


def check_rest(library: Library) -> None:
    """Holds what a library says without a query against the full reading."""
    papers = readable(library.store)
    assert library.all_keys() == sorted(papers)
    assert library.size() == len(papers)
    assert len(library.problems()) == sum(1 for _ in library.store.files()) - len(papers)
    for kind in COUNTED:
        counts = Counter(value for paper in papers.values() for name, value in names(paper) if name == kind)
        assert library.counts(kind) == sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    check_nearness(library, papers)
    for key, paper in papers.items():
        assert library.key_of(key) == key
        assert key in library.index.by_title(title_key(paper.title))
        if paper.arxiv_id and not library.store.exists(paper.arxiv_id):
            assert papers[library.key_of(paper.arxiv_id)].arxiv_id == paper.arxiv_id
