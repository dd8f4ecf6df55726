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
from paperlog.joining import both_notes
from paperlog.merge import Conflict, Merged, conflicts, extend
from paperlog.mergelists import Rules
from paperlog.model import Paper
from paperlog.provenance import LISTS, NOTE, OWN, SINGLE, is_cut, note_tokens, told, united_sources
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
    own = {name: value for name, value in own_news(keep, gone).items() if value != getattr(keep, name)}
    paper = found.paper.with_(sources=sources, modified=now, **more, **own)
    is_renamed = paper.aliases != keep.aliases
    changed = (*found.changed, *own, *(("aliases",) if is_renamed else ()))
    return Merged(paper, changed, tuple(conflicts(keep, entry_of(gone), paper, given)))


def own_news(keep: Paper, gone: Paper) -> dict[str, Any]:
    """What a paper gives the other one of its user's own, by name: what that has not, and none of its sources gave.

    A note comes behind that one's, as each record's does; one that was given before stays as it was left.
    """
    given = Given(keep.sources)
    items = [source for source in gone.sources if OWN in (source.gave or "").split()]
    gave = {name for item in items for name in given.own(item.format)}
    names = [name for name in sorted(USERS_OWN - gave - {NOTE}) if getattr(keep, name) == DEFAULTS[name]]
    news = {name: value for name in names if (value := getattr(gone, name)) != DEFAULTS[name]}
    known = {given.has_note(item.format, token) for item in items for token in note_tokens(item)}
    if gone.note and len(known) <= 1:  # of several notes in one nobody can part those that were given before
        news[NOTE] = keep.note if any(known) else both_notes(keep.note, gone.note)
    return news


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
