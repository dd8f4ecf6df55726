"""What the index says of a paper, held against what it would say if it read the paper now."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from paperlog.indexentry import body
from paperlog.indexrows import blocks_of, rows
from paperlog.paths import file_of

if TYPE_CHECKING:
    from paperlog.index import Index
    from paperlog.model import Paper

_ID = "SELECT id FROM file WHERE shard = ? AND name = ? AND problem IS NULL"
_PAPERS = "SELECT id FROM file WHERE problem IS NULL"
_OF_PAPERS = ("paper", "record", "label", "named", "relation", "body", "block", "waiting")
# Under how many terms the texts say that papers are found, and under how many they are.
_TERMS = "SELECT ifnull(sum(terms), 0), (SELECT ifnull(sum(doc), 0) FROM vocabulary) FROM body"


def is_as_now(index: "Index", paper: "Paper") -> bool:
    """Whether all that is entered of a paper, which stands where its key says, is what would be entered now.

    Texts and blocking keys that nobody has asked for yet are not there to be compared.
    """
    place = PurePosixPath(file_of(paper.key))
    found = next(index.rows(_ID, str(place.parent), place.name), None)
    return found is not None and all(_agreements(index, found[0], paper))


def _agreements(index: "Index", paper_id: int, paper: "Paper") -> Iterator[bool]:
    """One for each table, the cheapest first."""

    def held(table: str, columns: str = "*") -> list[tuple[Any, ...]]:
        return list(index.rows(f"SELECT {columns} FROM {table} WHERE id = ?", paper_id))

    now = rows(paper)
    yield held("record", "json") == [(now.record,)]
    yield held("paper") == [(paper_id, *now.paper)]
    yield _sorted(held("label", "value")) == _sorted((value,) for value in now.label)
    yield _sorted(held("named", "kind, value")) == _sorted(now.named)
    yield _sorted(held("relation", "place, title_key, score")) == _sorted(now.relation)
    entered = held("body", "text, labels, terms")
    yield not entered or _unordered(*entered[0]) == _unordered(*body(paper)[:3])
    yield bool(entered) != bool(held("waiting"))
    keys = held("block", "value")
    yield not keys or _sorted(keys) == _sorted((value,) for value in blocks_of(paper))


def _sorted(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows in one order, whatever stands in them."""
    return sorted(rows, key=repr)


def _unordered(text: str, labels: str, terms: int) -> tuple[str, list[str], int]:
    """A body with its labels sorted: the names of its sources are in any order."""
    return text, sorted(str(labels).split("\n")), terms


def has_rest(index: "Index") -> bool:
    """Whether there are rows of papers that no file is of, or other words to find papers by than their texts have."""
    orphans = (f"SELECT EXISTS (SELECT 1 FROM {table} WHERE id NOT IN ({_PAPERS}))" for table in _OF_PAPERS)
    ((told, found),) = index.rows(_TERMS)
    return told != found or any(next(index.rows(sql))[0] for sql in orphans)
