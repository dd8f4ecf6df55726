"""Pairs of papers to hold against each other, from the index: never all pairs, only those near enough to be one.

Papers that `sameness.judge` may call same or near share a blocking key of their titles or of their authors; few papers
have one key, so the pairs are about as many as the papers.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from paperlog.index import Index
from paperlog.indexdamage import columns_of
from paperlog.orders import LINE_COLUMNS
from paperlog.sameness import AUTHORS
from paperlog.sametitles import may_be_kin

# Of a key that very many papers have, each is compared with so many that follow it by title: the cost stays linear.
_MOST = 40
_TITLE = LINE_COLUMNS.index("title")
# Papers of two arXiv ids are two papers; of an id that is written otherwise, nobody knows.
_SHARED = """
SELECT value, key, line, CASE WHEN arxiv_id GLOB '[0-9][0-9][0-9][0-9].[0-9]*[0-9]' THEN arxiv_id END
FROM block JOIN paper USING (id) WHERE value IN
(SELECT value FROM block WHERE value <> '' GROUP BY value HAVING count(*) > 1) ORDER BY value, title_key, key
"""


class _Row(NamedTuple):
    value: str
    key: str
    line: str
    arxiv_id: str | None


def near_pairs(index: Index) -> list[tuple[str, str]]:
    """The keys of papers that share a blocking key, each pair once and in order, sorted."""
    index.enter_blocks()
    groups = groupby(map(_Row._make, index.rows(_SHARED)), key=lambda row: row.value)
    return sorted({pair for value, rows in groups for pair in _pairs(value, rows)})


def _pairs(value: str, rows: Iterable[_Row]) -> Iterator[tuple[str, str]]:
    found = list(rows)
    for at, one in enumerate(found):
        for other in found[at + 1 : at + 1 + _MOST]:
            if one.key != other.key and not _are_two(value, one, other):
                yield min(one.key, other.key), max(one.key, other.key)


def _are_two(value: str, one: _Row, other: _Row) -> bool:
    """Whether two papers that share a key are two at a glance."""
    if one.arxiv_id and other.arxiv_id:
        return one.arxiv_id != other.arxiv_id
    return value.startswith(AUTHORS) and not may_be_kin(
        *(columns_of(row.line)[_TITLE] for row in (one, other))
    )
