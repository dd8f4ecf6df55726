"""The related papers that digests name, and which of them are in the store: found anew for every answer.

A title leads to a paper as `text.title_key` compares them, without regard to case, TeX, punctuation and blanks; so
links come and go with the papers. Of several papers with one title it is one that came out on the day that the digest
gives, else in that year, else any; of these, one that has the title now comes before one that had it, and then the
first by key does. Last of all comes one in which a person has written another title instead.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count, tee
from typing import TYPE_CHECKING, NamedTuple

from paperlog.indexdamage import paper_of, there
from paperlog.indexschema import EARLIER, LOST
from paperlog.jsontext import json_text
from paperlog.text import title_key

if TYPE_CHECKING:
    from paperlog.index import Index
    from paperlog.model import Paper, Related

# A JSON record has a null for a related paper's key, and only there: a quote within a text has a backslash before it.
_NO_KEY = '"key": null}'
_LABEL = f"'{EARLIER}:' || relation.title_key"
# How far the time that a digest gives is from a paper's.
_APART = """
CASE WHEN substr(told, 1, 10) = substr(published, 1, 10) THEN 0 WHEN substr(told, 1, 4) = CAST(year AS TEXT) THEN 1
ELSE 2 END
"""
_LINKS = f"""
SELECT place, key FROM (
    SELECT place, key, relation.published AS told, paper.published, year, 1 AS rank
    FROM relation JOIN paper USING (title_key)
    WHERE relation.id = ?1 AND title_key <> ''
    UNION ALL
    SELECT place, key, relation.published, paper.published, year, 2
    FROM relation JOIN label ON value = {_LABEL} JOIN paper ON paper.id = label.id
    WHERE relation.id = ?1 AND relation.title_key <> ''
) ORDER BY {_APART} DESC, rank DESC, key DESC
"""
_NAMED = "SELECT place, title_key FROM relation WHERE id = ? AND title_key <> ''"
_TITLED = f"""
SELECT key FROM (
    SELECT key, ?2 AS told, published, year, 1 AS rank FROM paper WHERE title_key = ?1
    UNION ALL
    SELECT key, ?2, published, year, 2 FROM label JOIN paper USING (id) WHERE value = '{EARLIER}:' || ?1
) ORDER BY {_APART}, rank, key LIMIT 1
"""
_MISSING = f"""
SELECT title_key FROM relation
WHERE title_key <> '' AND NOT EXISTS (SELECT 1 FROM paper WHERE paper.title_key = relation.title_key)
AND NOT EXISTS (SELECT 1 FROM label WHERE value = {_LABEL})
GROUP BY title_key ORDER BY count(DISTINCT id) DESC, max(score) DESC, title_key
"""
_NAMERS = """
SELECT id, key, place FROM relation JOIN paper USING (id) WHERE relation.title_key = ?
ORDER BY relation.score DESC, key, place
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


def _key(index: "Index", lost: dict[str, str], item: "Related") -> str | None:
    folded = title_key(item.title)
    if not folded:
        return None
    found = (key for (key,) in index.rows(_TITLED, folded, item.published or ""))
    return next(found, None) or _of_lost(lost, folded)


def _of_lost(lost: dict[str, str], folded: str) -> str | None:
    """The key of the paper that had a title, given as titles are compared."""
    if not lost:
        return None
    from paperlog.provenance import folded_token

    return lost.get(folded_token(folded))


def _lost(index: "Index") -> dict[str, str]:
    """The tokens of titles that persons have replaced, each with the first key of a paper that had it."""
    return {token: keys[0] for token, keys in labelled(index, LOST).items()}


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
    titles = (title for (title,) in index.rows(_MISSING) if _of_lost(lost, title) is None)
    for _, title in zip(count() if limit is None else range(limit), titles, strict=False):
        rows = list(index.rows(_NAMERS, title))
        first, _, place = there(next(iter(rows), None))
        yield Missing(there(related(first).get(place)), tuple(sorted({key for _, key, _ in rows})))


def _links(index: "Index", lost: dict[str, str], paper_id: int) -> dict[int, str]:
    named = index.rows(_NAMED, paper_id) if lost else ()
    found = ((place, _of_lost(lost, folded)) for place, folded in named)
    return {place: key for place, key in found if key} | dict(index.rows(_LINKS, paper_id))


def _linked(record: str, links: dict[int, str]) -> str:
    if not links:
        return record
    first, *rest = record.split(_NO_KEY)
    keys = (json_text(links.get(place)) for place in range(len(rest)))
    return first + "".join(f'"key": {key}}}{piece}' for key, piece in zip(keys, rest, strict=True))
