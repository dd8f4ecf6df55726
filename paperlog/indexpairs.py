"""Pairs of papers to hold against each other, from the index: never all pairs, only those near enough to be one.

Titles that `sameness.judge` may call same or near share a blocking key; few titles have one key, so the pairs are
about as many as the papers.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from paperlog.index import Index

# Of a key that very many titles have, each is compared with so many that follow it by title: the cost stays linear.
_MOST = 40
_SHARED = """
SELECT value, key FROM block JOIN paper USING (id) WHERE value IN
(SELECT value FROM block WHERE value <> '' GROUP BY value HAVING count(*) > 1) ORDER BY value, title_key, key
"""


def near_pairs(index: Index) -> list[tuple[str, str]]:
    """The keys of papers that share a blocking key of their titles, each pair once and in order, sorted."""
    index.enter_blocks()
    groups = groupby(index.rows(_SHARED), key=lambda row: row[0])
    return sorted({pair for _, rows in groups for pair in _pairs(row[1] for row in rows)})


def _pairs(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    found = list(keys)
    for at, one in enumerate(found):
        for other in found[at + 1 : at + 1 + _MOST]:
            if one != other:
                yield min(one, other), max(one, other)
