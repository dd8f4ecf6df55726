"""How many papers there are of what: answers of the index for `paperlog stats`, of all papers or of some."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, groupby

from paperlog.index import Index
from paperlog.orders import COUNTED

# Also counted: tags that stand together, `A; B`, and ratings.
KINDS = ("tag", "pair", *COUNTED[1:], "rating")

# Of a paper with 10,000 tags there are 50,000,000 pairs.
MOST_TAGS = 100

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


def _paired(tags: list[str], often: Mapping[str, int]) -> list[str]:
    """Those of a paper's tags that are counted in pairs: where they are very many, those that most papers have."""
    if len(tags) <= MOST_TAGS:
        return tags
    return sorted(sorted(tags, key=lambda tag: (-often[tag], tag))[:MOST_TAGS])


def _pairs(index: Index, some: str, values: tuple[str, ...]) -> Counts:
    rows = index.rows(f"SELECT id, value FROM named WHERE kind = 'tag' {some} ORDER BY id, value", *values)
    often: dict[str, int] = {}
    tags = [[tag for _, tag in group] for _, group in groupby(rows, key=lambda row: row[0])]
    if any(len(each) > MOST_TAGS for each in tags):
        often = Counter(tag for each in tags for tag in each)
    found = Counter(pair for each in tags for pair in combinations(_paired(each, often), 2))
    return sorted(
        ((f"{a}; {b}", n) for (a, b), n in found.items() if n > 1), key=lambda row: (-row[1], row[0])
    )
