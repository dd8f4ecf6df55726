"""The related papers that digests name, and which of them are in the store: found anew for every answer.

A title leads to a paper as `relatednames.title_name` compares them, without regard to case, TeX, punctuation and
blanks; so links come and go with the papers. Of several papers with one title it is the one whose time is nearest to
the day that the digest gives, unless the two contradict (paperlog.relatedlinks); of these, one that has the title now
comes before one that had it, and then the first by key does. Last of all comes one in which a person has written
another title.
"""

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import count, tee
from typing import TYPE_CHECKING, NamedTuple

from paperlog.indexdamage import paper_of, there
from paperlog.indexschema import EARLIER, LOST
from paperlog.jsontext import json_text
from paperlog.relatedlinks import APART, DAY, IS_LINKED
from paperlog.relatednames import folded_in, title_name

if TYPE_CHECKING:
    from paperlog.index import Index
    from paperlog.model import Paper, Related

# A JSON record has a null for a related paper's key, and only there: a quote within a text has a backslash before it.
_NO_KEY = '"key": null}'
_LABEL = f"'{EARLIER}:' || relation.title_key"
_LINKS = f"""
SELECT place, key FROM (
    SELECT place, key, 1 AS rank, {APART} AS apart
    FROM relation JOIN paper USING (title_key)
    WHERE relation.id = ?1 AND title_key <> '' AND {IS_LINKED}
    UNION ALL
    SELECT place, key, 2, {APART}
    FROM relation JOIN label ON value = {_LABEL} JOIN paper ON paper.id = label.id
    WHERE relation.id = ?1 AND relation.title_key <> '' AND {IS_LINKED}
) ORDER BY apart DESC, rank DESC, key DESC
"""
_NAMED = "SELECT place, title_key, published FROM relation WHERE id = ? AND title_key <> ''"
_TITLED = f"""
SELECT key FROM (
    SELECT key, 1 AS rank, {APART} AS apart
    FROM (SELECT ?1 AS title_key, ?2 AS published) AS relation JOIN paper USING (title_key) WHERE {IS_LINKED}
    UNION ALL
    SELECT key, 2, {APART}
    FROM (SELECT ?1 AS title_key, ?2 AS published) AS relation JOIN label ON value = {_LABEL}
    JOIN paper ON paper.id = label.id WHERE {IS_LINKED}
) ORDER BY apart, rank, key LIMIT 1
"""
_OF_LABEL = f"""
SELECT key FROM (SELECT ?1 AS title_key, ?2 AS published) AS relation JOIN label ON value = ?3
JOIN paper ON paper.id = label.id WHERE {IS_LINKED} ORDER BY {APART}, key LIMIT 1
"""
_IS_MISSING = f"""
NOT EXISTS (SELECT 1 FROM paper WHERE paper.title_key = relation.title_key AND {IS_LINKED})
AND NOT EXISTS (SELECT 1 FROM label JOIN paper USING (id) WHERE value = {_LABEL} AND {IS_LINKED})
"""
_MISSING = f"""
SELECT title_key, {DAY} AS day FROM relation WHERE title_key <> '' AND {_IS_MISSING}
GROUP BY title_key, day ORDER BY count(DISTINCT id) DESC, max(score) DESC, title_key, day
"""
_NAMERS = f"""
SELECT relation.id, key, place FROM relation JOIN paper USING (id)
WHERE relation.title_key = ?1 AND {DAY} = ?2 AND {_IS_MISSING} ORDER BY relation.score DESC, key, place
"""
_RECORD = "SELECT json FROM record WHERE id = ?"
# Of so many papers what they name is at hand: one that names thousands is not to be read for each of them.
_AT_HAND = 256


class Missing(NamedTuple):
    """A related paper that is not in the store, as it is named with the highest score, and the keys of who names it."""

    related: "Related"
    named_by: tuple[str, ...]


def linked(index: "Index", paper: "Paper") -> "Paper":
    """A paper, from wherever it was read, with the key of each related paper that is in the store."""
    lost = _lost(index)
    return paper.with_(related=tuple(item._replace(key=_key(index, lost, item)) for item in paper.related))


def _key(index: "Index", lost: Container[str], item: "Related") -> str | None:
    named = title_name(item.title)
    if not named:
        return None
    found = (key for (key,) in index.rows(_TITLED, named, item.published or ""))
    return next(found, None) or _of_lost(index, lost, named, item.published)


def _of_lost(index: "Index", lost: Container[str], named: str, published: str | None) -> str | None:
    """The key of the paper that had a title of this name; `lost`: tokens of such titles."""
    if not lost:
        return None
    from paperlog.provenance import folded_token

    token = folded_token(folded_in(named))
    found = index.rows(_OF_LABEL, named, published or "", f"{LOST}:{token}") if token in lost else iter(())
    return next((key for (key,) in found), None)


def _lost(index: "Index") -> frozenset[str]:
    """The tokens of titles that persons have replaced."""
    return frozenset(labelled(index, LOST))


def labelled(index: "Index", label: str) -> dict[str, list[str]]:
    """What stands behind a label, each with the keys of the papers that have it, sorted."""
    sql = "SELECT value, key FROM label JOIN paper USING (id) WHERE value > ? AND value < ? ORDER BY key"
    found: dict[str, list[str]] = {}
    for value, key in index.rows(sql, f"{label}:", f"{label};"):
        found.setdefault(value.removeprefix(f"{label}:"), []).append(key)
    return found


def linked_records(index: "Index", ids: Iterable[int]) -> Iterator[str]:
    """Papers as JSON objects, with the keys of related papers."""
    ids, again = tee(ids)
    lost = _lost(index)
    for paper_id, record in zip(again, index.records(ids), strict=True):
        yield _linked(record, _links(index, lost, paper_id)) if _NO_KEY in record else record


def linked_papers(index: "Index", ids: Iterable[int]) -> "Iterator[Paper]":
    """Papers whole, with the keys of related papers."""
    return (paper_of(record) for record in linked_records(index, ids))


def missing(index: "Index", limit: int | None = None) -> Iterator[Missing]:
    """The papers that are named and not in the store.

    Those that most papers name come first, then those named with the highest score, then by title.
    """

    @lru_cache(_AT_HAND)
    def related(paper_id: int) -> "dict[int, Related]":
        (record,) = there(next(index.rows(_RECORD, paper_id), None))
        return dict(enumerate(paper_of(record).related))

    lost = _lost(index)
    named = (row for row in index.rows(_MISSING) if _of_lost(index, lost, *row) is None)
    for _, row in zip(count() if limit is None else range(limit), named, strict=False):
        rows = list(index.rows(_NAMERS, *row))
        first, _, place = there(next(iter(rows), None))
        yield Missing(there(related(first).get(place)), tuple(sorted({key for _, key, _ in rows})))


def _links(index: "Index", lost: Container[str], paper_id: int) -> dict[int, str]:
    named = list(index.rows(_NAMED, paper_id)) if lost else ()
    found = ((place, _of_lost(index, lost, *told)) for place, *told in named)
    return {place: key for place, key in found if key} | dict(index.rows(_LINKS, paper_id))


def _linked(record: str, links: dict[int, str]) -> str:
    if not links:
        return record
    first, *rest = record.split(_NO_KEY)
    keys = (json_text(links.get(place)) for place in range(len(rest)))
    return first + "".join(f'"key": {key}}}{piece}' for key, piece in zip(keys, rest, strict=True))
