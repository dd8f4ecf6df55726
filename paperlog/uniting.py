"""Two papers of the store of which an entry tells that they are one, made one by the rules of an import (pure).

`merge KEEP OTHER` is a person's word, and keeps what KEEP says; here nobody has chosen, so what comes out is what would
have come out had all their entries come to one paper. Only a paper that holds nothing of a person's goes into another.
"""

from typing import Any

from paperlog.apart import apart_in, is_named_by
from paperlog.choosing import better
from paperlog.entries import entry_of
from paperlog.errors import UnreadableError
from paperlog.fields import DEFAULTS, NAMES, USERS_OWN
from paperlog.given import Given, confirming
from paperlog.merge import Conflict, Merged, conflicts, extend
from paperlog.mergelists import Rules
from paperlog.model import Paper
from paperlog.provenance import LISTS, OWN, SINGLE, is_cut, told, united_sources
from paperlog.titles import titled, titles_of
from paperlog.yamlcarry import own_lines
from paperlog.yamlitems import has_own
from paperlog.yamltext import load


def unite(keep: Paper, gone: Paper, now: str) -> Merged:
    """The paper with all that the other has taken in, found under the other's key as well; `now` is ISO 8601."""
    given = Given(keep.sources)
    after = given.plus(*gone.sources)
    # As of no version, and least of all: each value has the version that a source gave it with.
    rules = Rules(given, after, better, given.is_removed, is_named=True)
    found = extend(keep, entry_of(gone), rules, titles_of(gone))
    title = found.paper.title
    theirs = confirming(titled(gone.sources, gone.title, title), keep, given)
    sources = united_sources(titled(keep.sources, keep.title, title), theirs)
    more: dict[str, Any] = {
        "aliases": tuple(dict.fromkeys((*keep.aliases, *filter(None, (gone.key, *gone.aliases))))),
        "added": min(filter(None, (keep.added, gone.added)), default=None),
    }
    own = own_news(keep, gone)
    paper = found.paper.with_(sources=sources, modified=now, **more, **own)
    is_renamed = paper.aliases != keep.aliases
    changed = (*found.changed, *own, *(("aliases",) if is_renamed else ()))
    return Merged(paper, changed, tuple(conflicts(keep, entry_of(gone), paper, given)))


def own_news(keep: Paper, gone: Paper) -> dict[str, Any]:
    """What a paper has of its user's own that the other has not and none of its sources gave; those values by name."""
    given = Given(keep.sources)
    items = (source for source in gone.sources if OWN in (source.gave or "").split())
    gave = {name for item in items for name in given.own(item.format)}
    names = (name for name in sorted(USERS_OWN - gave) if getattr(keep, name) == DEFAULTS[name])
    return {name: value for name in names if (value := getattr(gone, name)) != DEFAULTS[name]}


def kept(united: Merged) -> str:
    """Where two papers differed, what the one paper has: `title as a.txt:1 has it, your comment`."""
    given = Given(united.paper.sources)
    return ", ".join(_kept(conflict, united.paper, given) for conflict in united.conflicts)


def _kept(conflict: Conflict, paper: Paper, given: Given) -> str:
    if conflict.is_empty:
        return f"{conflict.field} empty, as you left it"
    name, is_authors = conflict.field, conflict.field == "authors"
    value = (paper.authors, paper.authors_truncated) if is_authors else getattr(paper, name)
    source = given.source(name, value)
    return f"{name} as {source.file}:{source.line} has it" if source else f"your {name}"


def is_untouched(paper: Paper, text: str) -> bool:
    """Whether a paper and its file's text say what digests gave, no more and no less: nothing of it is a person's."""
    given = Given(paper.sources)
    values = [(name, getattr(paper, name)) for name in SINGLE]
    values += [(name, item) for name in LISTS for item in getattr(paper, name)]
    values += [("related", told(item)) for item in paper.related]
    if paper.authors:
        values.append(("authors", (paper.authors, paper.authors_truncated)))
    is_told = all(value == DEFAULTS[name] or given.has(name, value) for name, value in values)
    has_own = any(getattr(paper, name) != DEFAULTS[name] for name in USERS_OWN)
    return is_told and not has_own and not is_cut(paper) and not _has_own(text)


def _has_own(text: str) -> bool:
    """Whether a text has comments or fields of a person's, in its items, too."""
    try:
        return bool(own_lines(text, NAMES)) or (bool(text) and has_own(load(text).values))
    except UnreadableError:
        return True


def says_apart(text: str, other: Paper) -> bool:
    """Whether a file's text says (`not_same_as`) that its paper and another one are two."""
    return any(is_named_by(other, name) for name in apart_in(text))
