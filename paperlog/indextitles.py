"""The titles that papers in the index have had beside their own."""

from typing import TYPE_CHECKING

from paperlog.indexdamage import paper_of
from paperlog.indexschema import EARLIER
from paperlog.titles import titles_of

if TYPE_CHECKING:
    from paperlog.indexfile import Connection

# Between these are the labels of earlier titles.
_LABELS = (f"{EARLIER}:", f"{EARLIER};")
_RETITLED = "SELECT id, json FROM record WHERE id IN (SELECT id FROM label WHERE value > ? AND value < ?)"


def retitled(db: "Connection") -> dict[int, tuple[str, ...]]:
    """All titles of the papers that have had others, by the papers' ids."""
    records = db.execute(_RETITLED, _LABELS)
    return {paper_id: titles_of(paper_of(record)) for paper_id, record in records}
