"""A paper as it goes into the index, and what differs from the entry that it had before its file changed (pure).

Folding an abstract, and entering its words, is most of the work. Who gives 10,000 papers a tag is not to wait for
all their abstracts.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from paperlog.codec import to_json
from paperlog.document import TEXT_LINES, Document, document
from paperlog.indexsql import fts_terms
from paperlog.model import Paper
from paperlog.text import title_key


class Before(NamedTuple):
    """The entry of a paper before its file changed: its folded title and text (`Document.text`), its JSON fields.

    `size`: under how many terms it was found.
    """

    title_key: str
    text: str
    values: dict[str, Any]
    size: int


class Entry(NamedTuple):
    """What is entered of a paper: `values` are its JSON fields; it is found under `size` terms.

    `new` and `lost` are the terms that it has more and less than before, with blanks between them.
    """

    paper: Paper
    values: dict[str, Any]
    document: Document
    size: int
    new: str
    lost: str = ""
    is_retitled: bool = True


def entry(paper: Paper, before: Before | None = None) -> Entry:
    """The entry of a paper; fields that are as before are not folded again."""
    values = to_json(paper)
    if before is None:
        found = document(paper)
        terms = fts_terms(found.text)
        return Entry(paper, values, found, terms.count(" ") + 1, terms)
    old = _lines(before.text)
    same = {field: line for field, line in old.items() if before.values[field] == values[field]}
    found = document(paper, same)
    new, lost = _changed(old, _lines(found.text), same)
    size = before.size + len(new) - len(lost)
    is_retitled = title_key(paper.title) != before.title_key
    return Entry(paper, values, found, size, " ".join(new), " ".join(lost), is_retitled)


def _lines(text: str) -> dict[str, str]:
    return dict(zip(TEXT_LINES, text.split("\n"), strict=True))


def _changed(
    old: Mapping[str, str], new: Mapping[str, str], same: Mapping[str, str]
) -> tuple[set[str], set[str]]:
    """The terms that came and those that went; one that stands in a line that is the same did neither."""
    before, after = (
        set(fts_terms("\n".join(line for field, line in lines.items() if field not in same)).split())
        for lines in (old, new)
    )
    rest = "\n".join(same.values())
    # Most terms are no part of the rest at all, which is sooner seen than all of its terms are told.
    is_near = any(term in rest for term in before ^ after)
    inside = set(fts_terms(rest).split()) if is_near else set()
    return after - before - inside, before - after - inside
