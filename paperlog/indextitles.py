"""The titles that papers in the index have had beside their own."""

import json
from typing import TYPE_CHECKING

from paperlog.codec import from_json
from paperlog.indexschema import EARLIER
from paperlog.titles import titles_of

if TYPE_CHECKING:
    from paperlog.indexfile import Connection

_LABELS = (f"{EARLIER}:", f"{EARLIER};")
_RETITLED = "SELECT id, json FROM record WHERE id IN (SELECT id FROM label WHERE value > ? AND value < ?)"


def earlier_titles(db: "Connection") -> dict[str, list[str]]:
    """Titles, folded, that papers have had beside their own, each with the papers' keys, sorted."""
    sql = "SELECT value, key FROM label JOIN paper USING (id) WHERE value > ? AND value < ? ORDER BY key"
    found: dict[str, list[str]] = {}
    for value, key in db.execute(sql, _LABELS):
        found.setdefault(value.removeprefix(_LABELS[0]), []).append(key)
    return found


def retitled(db: "Connection") -> dict[int, tuple[str, ...]]:
    """All titles of the papers that have had others, by the papers' ids."""
    records = db.execute(_RETITLED, _LABELS)
    return {paper_id: titles_of(from_json(json.loads(record))) for paper_id, record in records}
