"""What the index knows of the terms by which papers are near to each other (nearterms): which papers have them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from paperlog.indexdamage import DamagedError, text_of, there
from paperlog.nearness import Collection, Weights, weights
from paperlog.nearterms import counts
from paperlog.text import is_japanese

if TYPE_CHECKING:
    from paperlog.index import Index

_OF_A_PAPER = "SELECT key, text, labels, terms FROM paper JOIN body USING (id) WHERE id = ?"


class Told(NamedTuple):
    """What the index tells of one paper: its folded text, how often each term stands in it, and its length."""

    key: str
    text: str
    counts: dict[str, float]
    length: int

    def weights(self, all: Collection) -> Weights:
        """The weights of its terms among those that the collection speaks of."""
        return weights(self.counts, self.length, all)


def told(index: "Index", paper_id: int) -> Told:
    """What the index tells of a paper."""
    key, text, labels, length = there(next(index.rows(_OF_A_PAPER, paper_id), None))
    if not isinstance(length, int):
        raise DamagedError("a count of no paper")
    return Told(key, text, counts(text_of(text), labels), length)


def collection(index: "Index", terms: Iterable[str]) -> Collection:
    """The store as it is now, with how many of its papers have each of these terms."""
    ((papers, mean),) = index.rows("SELECT count(*), avg(terms) FROM body")
    frequencies = {term: count for term in terms if (count := _frequency(index, term))}
    if max(frequencies.values(), default=0) > papers:
        raise DamagedError("more texts than papers")
    return Collection(papers, mean or 1, frequencies)


def _frequency(index: "Index", term: str) -> int:
    """How many papers have a term; a word in katakana counts as often as the rarest pair of its letters."""
    if _is_label(term):
        return _count(index, "SELECT count(*) FROM label WHERE value = ?", term)
    return min(_count(index, "SELECT doc FROM vocabulary WHERE term = ?", part) for part in _parts(term))


def _count(index: "Index", sql: str, value: str) -> int:
    return next((int(row[0]) for row in index.rows(sql, value)), 0)


def having(index: "Index", term: str) -> Iterator[tuple[int]]:
    """The ids of the papers that have a term; of a word in katakana, of all that have its pairs of letters."""
    if _is_label(term):
        return index.rows("SELECT id FROM label WHERE value = ?", term)
    query = " AND ".join(f'"{part}"' for part in _parts(term))
    return index.rows("SELECT rowid FROM words WHERE words MATCH ?", query)


def _is_label(term: str) -> bool:
    """Whether a term is a tag or a category: no word has a colon."""
    return ":" in term


def _parts(term: str) -> list[str]:
    """The terms of the index (indexsql.fts_terms) that a word is made of."""
    if not is_japanese(term):
        return [term]
    return list(dict.fromkeys(term[at : at + 2] for at in range(len(term) - 1)))
