"""The fields of a paper: their order, their kinds, and which of them are whose. One table for every room."""

from typing import Literal

Kind = Literal["text", "line", "id", "int", "number", "bool", "lines", "related", "sources"]

# text: many lines, a literal block in YAML; line: one line; id: one line that YAML must never take for a
# number or a date; lines: a list of single lines.
KINDS: dict[str, Kind] = {
    "key": "id",
    "arxiv_id": "id",
    "arxiv_version": "int",
    "doi": "id",
    "title": "line",
    "title_ja": "line",
    "authors": "lines",
    "authors_truncated": "bool",
    "year": "int",
    "published": "id",
    "noted": "id",
    "venue": "line",
    "categories": "lines",
    "tags": "lines",
    "abstract_en": "text",
    "abstract_ja": "text",
    "summary_ja": "text",
    "comment": "text",
    "score": "number",
    "related": "related",
    "links": "lines",
    "status": "line",
    "rating": "int",
    "note": "text",
    "aliases": "lines",
    "sources": "sources",
    "added": "id",
    "modified": "id",
}
LIST_KINDS: frozenset[Kind] = frozenset({"lines", "related", "sources"})
# What a file says of a related paper; its `key` is found anew each time, as papers come and go.
RELATED_KINDS: dict[str, Kind] = {
    "title": "line",
    "score": "number",
    "summary_ja": "text",
    "published": "id",
}
SOURCE_KINDS: dict[str, Kind] = {
    "format": "line",
    "file": "line",
    "line": "int",
    "digest": "id",
    "imported": "id",
    "gave": "line",
    "title": "line",
}

NAMES = tuple(KINDS)
LISTED = tuple(name for name, kind in KINDS.items() if kind in LIST_KINDS)
# Fields of a file that are no part of the paper: papers that it is not, and what a merge of two versions left open.
ASIDE = ("not_same_as", "conflicts")
RATINGS = range(1, 6)
STATUSES = ("unread", "reading", "read", "skipped")
USERS_OWN = frozenset({"status", "rating", "note"})

# What a query can ask for.
TEXT_FIELDS = (
    "title",
    "title_ja",
    "abstract",
    "abstract_en",
    "abstract_ja",
    "summary",
    "comment",
    "note",
    "venue",
)
LABEL_FIELDS = ("tag", "category", "key", "arxiv", "doi", "status", "source", "lang", "has")
FIELDS = (*TEXT_FIELDS, "author", *LABEL_FIELDS, "date", "since", "until", "added", "year", "rating", "score")


def _empty(name: str, kind: Kind) -> object:
    if kind in LIST_KINDS:
        return ()
    return {"authors_truncated": False, "title": "", "status": "unread"}.get(name)


# What a field is when nothing is known: it is then left out of the file.
DEFAULTS: dict[str, object] = {name: _empty(name, kind) for name, kind in KINDS.items() if name != "key"}
