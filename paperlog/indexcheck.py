"""What the index says of a paper, held against what it would say if it read the paper now."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from paperlog.indexdamage import text_of, there
from paperlog.indexentry import body
from paperlog.indexfile import DAMAGE, is_damage
from paperlog.indexrows import blocks_of, rows
from paperlog.indexsql import fts_terms
from paperlog.paths import file_of

if TYPE_CHECKING:
    from paperlog.index import Index
    from paperlog.model import Paper

_ID = "SELECT id FROM file WHERE shard = ? AND name = ? AND problem IS NULL"
_PAPERS = "SELECT id FROM file WHERE problem IS NULL"
_OF_PAPERS = ("paper", "record", "label", "named", "relation", "body", "block", "waiting")
# Under how many terms the texts say that papers are found, and under how many they are.
_TERMS = "SELECT ifnull(sum(terms), 0), (SELECT ifnull(sum(doc), 0) FROM vocabulary) FROM body"

_LOOKED_UP = "SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?"
# Some hundreds of words are looked up, however large the store is.
_PAPERS_LOOKED_UP, _TERMS_OF_EACH = 20, 20
# The kinds of columns are called as those of values: https://sqlite.org/datatype3.html
_COLUMNS = """
SELECT held.name, part.name, lower(part.type) FROM sqlite_master AS held, pragma_table_info(held.name) AS part
WHERE held.type = 'table' AND part.type IN ('TEXT', 'INTEGER', 'REAL')
"""
_OTHER = """SELECT 1 FROM "{}" WHERE typeof("{}") NOT IN ('{}', 'null') LIMIT 1"""
T = TypeVar("T")


def is_as_now(index: "Index", paper: "Paper") -> bool:
    """Whether all that is entered of a paper, which stands where its key says, is what would be entered now.

    Texts and blocking keys that nobody has asked for yet are not there to be compared.
    """
    place = PurePosixPath(file_of(paper.key))

    def is_found() -> bool:
        found = next(index.rows(_ID, str(place.parent), place.name), None)
        return found is not None and all(_agreements(index, found[0], paper))

    return _is_whole(is_found)


def _is_whole(holds: Callable[[], bool]) -> bool:
    """Whether something holds of an index; where that cannot even be read, it does not."""
    try:
        return holds()
    except DAMAGE as error:
        if not is_damage(error):
            raise
        return False


def _agreements(index: "Index", paper_id: int, paper: "Paper") -> Iterator[bool]:
    """One for each table, the cheapest first."""

    def held(table: str, columns: str = "*") -> list[tuple[Any, ...]]:
        return list(index.rows(f"SELECT {columns} FROM {table} WHERE id = ?", paper_id))

    now = rows(paper)
    yield held("record", "json") == [(now.record.decode(),)]
    yield held("paper") == [(paper_id, *now.paper)]
    yield _sorted(held("label", "value")) == _sorted((value,) for value in now.label)
    yield _sorted(held("named", "kind, value")) == _sorted(now.named)
    yield _sorted(held("relation", "place, title_key, score, published")) == _sorted(now.relation)
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
    return not _is_whole(lambda: _counts_agree(index) and _words_lead(index))


def _counts_agree(index: "Index") -> bool:
    orphans = (f"SELECT EXISTS (SELECT 1 FROM {table} WHERE id NOT IN ({_PAPERS}))" for table in _OF_PAPERS)
    ((told, found),) = index.rows(_TERMS)
    return bool(told == found) and not any(next(index.rows(sql))[0] for sql in orphans)


def _words_lead(index: "Index") -> bool:
    """Whether some papers, from all over the index, are found by some terms of their texts."""
    ids = [row[0] for row in index.rows("SELECT id FROM body")]
    for paper_id in _some(ids, _PAPERS_LOOKED_UP):
        (text,) = there(next(index.rows("SELECT text FROM body WHERE id = ?", paper_id), None))
        terms = _some(sorted(fts_terms(text_of(text)).split()), _TERMS_OF_EACH)
        if any(next(index.rows(_LOOKED_UP, f'"{term}"', paper_id), None) is None for term in terms):
            return False
    return True


def _some(items: Sequence[T], count: int) -> Sequence[T]:
    """About so many of the items, evenly spread."""
    return items[:: max(1, len(items) // count)]


def has_other_kinds(index: "Index") -> bool:
    """Whether a value is of another kind than its column: only strict tables (SQLite 3.37 and later) keep that out."""
    return any(next(index.rows(_OTHER.format(*column)), None) for column in [*index.rows(_COLUMNS)])
