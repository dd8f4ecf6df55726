"""The fields of a paper: their order, their kinds, and which of them are whose. One table for every room."""

from dataclasses import fields
from typing import Literal

from paperlog.model import Paper

Kind = Literal["text", "line", "id", "int", "number", "bool", "lines", "related", "sources"]

NAMES: tuple[str, ...] = tuple(field.name for field in fields(Paper))

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
    "sources": "sources",
    "added": "id",
    "modified": "id",
}
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
}

USERS_OWN = frozenset({"status", "rating", "note"})
DEFAULTS: dict[str, object] = {
    field.name: field.default for field in fields(Paper) if field.name not in ("key", "title")
} | {"title": ""}
