"""How much entries may give one paper (pure), so that what an entry costs does not grow with what came before it.

What a person types into a paper's file has none of these bounds. Of what digests give it counts for nothing, but of
what records of other stores give nobody can tell it any more.
"""

from itertools import chain

from paperlog.entries import Located
from paperlog.given import Given
from paperlog.merge import Merged
from paperlog.model import Paper
from paperlog.plandrafts import Draft, digests_of
from paperlog.provenance import LISTS
from paperlog.text import title_key
from paperlog.yamlcarry import Carried

# No digests name one paper so often, by so many names, so differently, or beside so many others.
MOST_SOURCES, MOST_NAMES, MOST_TITLES, MOST_ITEMS = 1_000, 1_000, 20, 1_000
# Of the notes of several stores and reference managers, and of what their files hold beside the fields.
MOST_LETTERS = 100_000
# Of all that a paper says, and of what its sources keep of what they gave: its file is to be read again.
MOST_CHARACTERS = 1_000_000

_CALLED = {**dict(zip(LISTS, LISTS, strict=True)), "related": "related papers"}


def excess(draft: Draft, located: Located) -> str:
    """Of what a paper has as much as it may take in, where an entry brings more: `1,000 tags`; "" where of nothing."""
    is_known = all(map(draft.looks.given.knows, digests_of(located)))
    if not is_known and len(draft.paper.sources) >= MOST_SOURCES:
        return f"{MOST_SOURCES:,} sources"
    if not is_known and _is_full_of_titles(draft, located.entry.title):
        return f"{MOST_TITLES} titles"
    if _has_more_names(draft, located):
        return f"{MOST_NAMES:,} other names"
    is_whole = located.record is not None and located.record.is_whole
    return _list_of(draft, located) if is_whole or not is_known else ""


def _is_full_of_titles(draft: Draft, title: str) -> bool:
    titles = draft.looks.titles
    return len(titles) >= MOST_TITLES and title_key(title) not in map(title_key, titles)


def _has_more_names(draft: Draft, located: Located) -> bool:
    if located.record is None:
        return False
    paper, record = draft.paper, located.record.paper
    count = len(paper.aliases)
    if count + 1 + len(record.aliases) <= MOST_NAMES:
        return False
    known = {None, "", draft.key, draft.wanted, paper.arxiv_id, *paper.aliases}
    new = {record.key, *record.aliases} - known
    return bool(new) and count + len(new) > MOST_NAMES


def _list_of(draft: Draft, located: Located) -> str:
    """The list that would come to have too many items."""
    for name, called in _CALLED.items():
        items, others = getattr(draft.paper, name), getattr(located.entry, name)
        if others and len(items) + len(others) > MOST_ITEMS:
            new = draft.looks.new_items(name, others)
            is_whole = located.record is not None and located.record.is_whole
            count = len(items) if is_whole else draft.looks.count_given(name)
            if new and count + len(new) > MOST_ITEMS:
                return f"{MOST_ITEMS:,} {called}"
    return ""


def overflow(draft: Draft, merged: Merged, located: Located, carried: Carried) -> str:
    """The same of what is known only when an entry is `merged`; `carried`: what it brings for the paper's file."""
    before, after, record = draft.paper, merged.paper, located.record
    is_noted = record is not None and before.note and after.note != before.note
    if is_noted and len(after.note or "") > MOST_LETTERS:
        return f"notes of {MOST_LETTERS:,} characters"
    if carried.lines and len(draft.carry.tail) + len(carried.lines) > MOST_LETTERS:
        return f"{MOST_LETTERS:,} characters of fields and comments of your own"
    size = 0 if merged.is_no_news else _size(after, merged.given)
    if size > MOST_CHARACTERS and size > _size(before, draft.looks.given):
        return f"{MOST_CHARACTERS:,} characters"
    return ""


def _size(paper: Paper, given: Given | None) -> int:
    """How many characters the lists of a paper hold, and what its sources say that they gave."""
    related = sum(len(item.title) + len(item.summary_ja or "") for item in paper.related)
    texts = chain.from_iterable(getattr(paper, name) for name in LISTS)
    return related + sum(map(len, texts)) + (given or Given(paper.sources)).size


def are_too_many(draft: Draft, other: Draft) -> bool:
    """Whether one paper of two would have more sources, titles or items of a list than it may have."""
    one, two = draft.paper, other.paper
    if len(one.sources) + len(two.sources) > MOST_SOURCES:
        return True
    if len(draft.looks.titles) + len(other.looks.titles) > MOST_TITLES:
        return True
    return any(_are_too_many(name, draft, other) for name in _CALLED)


def _are_too_many(name: str, draft: Draft, other: Draft) -> bool:
    some, others = getattr(draft.paper, name), getattr(other.paper, name)
    if not some or not others or len(some) + len(others) <= MOST_ITEMS:
        return False
    return draft.looks.count_given(name) + other.looks.count_given(name) > MOST_ITEMS
