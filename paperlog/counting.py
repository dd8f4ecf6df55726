"""How many papers there are of what: answers of the index for `paperlog stats`, of all papers or of some."""

import json
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, groupby

from paperlog.index import Index
from paperlog.orders import COUNTED

# Also counted: tags that stand together, `A; B`, and ratings.
KINDS = ("tag", "pair", *COUNTED[1:], "rating")

Counts = list[tuple[str, int]]

_SOME = "AND id IN (SELECT value FROM json_each(?))"


def counted(index: Index, kind: str, ids: Sequence[int] | None = None) -> Counts:
    """How many papers have each value of one of KINDS: the most frequent first, ties by value; months newest first.

    `ids`: of these papers alone. A pair is two tags in their alphabetical order, joined by `; `.
    """
    some, values = ("", ()) if ids is None else (_SOME, (json.dumps(ids),))
    if kind == "pair":
        return _pairs(index, some, values)
    if kind == "rating":
        sql = f"SELECT CAST(rating AS TEXT), count(*) FROM paper WHERE rating NOT NULL {some} GROUP BY rating"
        return sorted(index.rows(sql, *values), reverse=True)
    sql = f"SELECT value, count(*) FROM named WHERE kind = ? {some} GROUP BY value ORDER BY count(*) DESC, value"
    found = list(index.rows(sql, kind, *values))
    return sorted(found, reverse=True) if kind == "month" else found


def _pairs(index: Index, some: str, values: tuple[str, ...]) -> Counts:
    rows = index.rows(f"SELECT id, value FROM named WHERE kind = 'tag' {some} ORDER BY id, value", *values)
    tags = ([tag for _, tag in group] for _, group in groupby(rows, key=lambda row: row[0]))
    found = Counter(pair for each in tags for pair in combinations(each, 2))
    return sorted(
        ((f"{a}; {b}", n) for (a, b), n in found.items() if n > 1), key=lambda row: (-row[1], row[0])
    )
