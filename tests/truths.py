"""What test pages are written from (truths.yaml), and how what a reader found is held against it."""

import json
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from paperlog.entries import Entry, Reading

Truth = dict[str, Any]
_TEXTS = (
    "title_ja",
    "arxiv_id",
    "published",
    "noted",
    "venue",
    "abstract_en",
    "abstract_ja",
    "summary_ja",
    "comment",
)
NOTHING: Truth = {
    **dict.fromkeys([*_TEXTS, "arxiv_version", "score"]),
    "authors_truncated": False,
    "categories": [],
    "tags": [],
    "related": [],
}


@cache
def _load() -> dict[str, list[Truth]]:
    truths: dict[str, list[Truth]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return truths


def papers() -> list[Truth]:
    """The papers that have abstracts."""
    return [paper | {"year": int(paper["published"][:4])} for paper in _load()["papers"]]


def notes() -> list[Truth]:
    """The papers that a researcher has noted something of."""
    return _load()["notes"]


def only(truth: Truth, *fields: str) -> Truth:
    """What a page tells of a paper: title, authors, year and these fields; of all others, nothing."""
    return NOTHING | {field: truth[field] for field in ("title", "authors", "year", *fields)}


def each_text(truth: Any, change: Callable[[str], str]) -> Any:
    """The truth with every text in it changed."""
    if isinstance(truth, dict):
        return {key: each_text(value, change) for key, value in truth.items()}
    if isinstance(truth, list):
        return [each_text(value, change) for value in truth]
    return change(truth) if isinstance(truth, str) else truth


def misses(truths: list[Truth], reading: Reading) -> list[str]:
    """Every field that is not as it should be, every paper lost or invented; white space counts nothing."""
    found: dict[str, Entry] = {}
    out = []
    for line, entry in reading.entries:
        if _fold(entry.title) in found:
            out.append(f"twice: {entry.title} (line {line})")
        found[_fold(entry.title)] = entry
    for truth in truths:
        entry_found = found.pop(_fold(truth["title"]), None)
        if entry_found is None:
            out.append(f"lost: {truth['title']}")
            continue
        out += [
            f"{truth['title'][:24]}: {field}: want {_short(want)} got {_short(getattr(entry_found, field))}"
            for field, want in truth.items()
            if _form(field, want) != _form(field, getattr(entry_found, field))
        ]
    return out + [f"invented: {entry.title}" for entry in found.values()]


def _form(field: str, value: Any) -> Any:
    """A field's value as it is compared."""
    if field == "authors":
        return "".join(map(_fold, value))
    if field in ("tags", "categories"):
        return sorted(map(_fold, value))
    if field == "related":
        names = "title", "score", "summary_ja", "published"
        rows = (
            one if isinstance(one, dict) else {name: getattr(one, name) for name in names} for one in value
        )
        return [[_form(name, row[name]) for name in names] for row in rows]
    if field == "published" and value:
        return datetime.fromisoformat(value).astimezone(UTC)
    return _fold(value) if isinstance(value, str) else value


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) < 120 else f"{text[:70]} … {text[-44:]}"
