"""What the index has of a paper's text, and what of it differs from before its file changed (pure).

Folding an abstract, and entering its words, is most of the work. Who gives 10,000 papers a tag is not to wait for
all their abstracts.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from paperlog.document import TEXT_LINES, document
from paperlog.indexsql import fts_terms
from paperlog.model import Paper


class Before(NamedTuple):
    """What was entered of a paper before its file changed: its folded title and text (`Document.text`), JSON fields.

    `size`: under how many terms it was found. `text` is None where nobody has asked for its text yet.
    """

    title_key: str
    values: Mapping[str, Any]
    text: str | None
    size: int | None


class Body(NamedTuple):
    """A paper's text and labels, as `Document` has them; it is found under `size` terms.

    `new` and `lost` are the terms that it has more and less than before, with blanks between them.
    """

    text: str
    labels: str
    size: int
    new: str
    lost: str = ""


def body(paper: Paper) -> Body:
    """The body of a paper that has none yet."""
    found = document(paper)
    terms = fts_terms(found.text)
    return Body(found.text, found.labels, terms.count(" ") + 1, terms)


def changed_body(paper: Paper, values: Mapping[str, Any], before: Before) -> Body | None:
    """The body of a paper that was another one before; None where that had none. `values`: its JSON fields.

    Those that are as before are not folded again.
    """
    if before.text is None:
        return None
    old = _lines(before.text)
    same = {field: line for field, line in old.items() if before.values[field] == values[field]}
    found = document(paper, same)
    new, lost = _changed(old, _lines(found.text), same)
    size = (before.size or 0) + len(new) - len(lost)
    return Body(found.text, found.labels, size, " ".join(new), " ".join(lost))


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
