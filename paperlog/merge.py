"""A paper and an entry that tells of it, made one (pure).

Merging fills what is empty, unites lists, takes the whole author list over a truncated one and the texts of a
newer arXiv version over those of an older. A text that differs otherwise stays as it is and is a conflict to
be told. What belongs to the user (status, rating, note) is never touched.
"""

from dataclasses import dataclass
from typing import Any

from paperlog.fields import DEFAULTS, USERS_OWN
from paperlog.model import Entry, Located, Paper, Related, Source
from paperlog.text import fold, title_key

_UNITED = ("categories", "tags", "links")
_OF_A_VERSION = ("abstract_en", "abstract_ja")
_FILLED = (
    "arxiv_id",
    "doi",
    "title_ja",
    "year",
    "published",
    "noted",
    "venue",
    "abstract_en",
    "abstract_ja",
    "summary_ja",
    "comment",
    "score",
)
_TEXTS = ("title_ja", "abstract_en", "abstract_ja", "summary_ja", "comment")


@dataclass(frozen=True, slots=True)
class Merged:
    """The paper after a merge, the fields that changed (sources apart), and those that were kept against news."""

    paper: Paper
    changed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    is_no_news: bool = False


def source_of(located: Located, now: str) -> Source:
    """An entry's place as a paper keeps it."""
    return Source(located.format, located.file, located.line, located.digest, now)


def new_paper(key: str, located: Located, now: str) -> Paper:
    """The paper that an entry tells of, when the store has none yet."""
    entry = located.entry
    fields = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    return Paper(key=key, **fields, sources=(source_of(located, now),), added=now)


def knows(paper: Paper, located: Located) -> bool:
    """Whether a paper has taken in just this entry before: then it is no news, whatever the user changed since."""
    return any(source.digest == located.digest for source in paper.sources)


def merge(paper: Paper, located: Located, now: str) -> Merged:
    """The paper with what an entry adds to it; the same paper where the entry is no news."""
    if knows(paper, located):
        return Merged(paper, is_no_news=True)
    entry = located.entry
    changes: dict[str, Any] = _filled(paper, entry) | _united(paper, entry) | _authors(paper, entry)
    changes |= _newer_version(paper, entry)
    conflicts = tuple(name for name in _TEXTS if name not in changes and _differs(paper, entry, name))
    changed = tuple(name for name in changes if name not in USERS_OWN)
    sources = (*paper.sources, source_of(located, now))
    return Merged(paper.with_(**changes, sources=sources, modified=now), changed, conflicts)


def _filled(paper: Paper, entry: Entry) -> dict[str, Any]:
    changes = {
        name: getattr(entry, name)
        for name in _FILLED
        if getattr(paper, name) == DEFAULTS[name] and getattr(entry, name) != DEFAULTS[name]
    }
    if "arxiv_id" in changes and entry.arxiv_version not in (None, paper.arxiv_version):
        changes["arxiv_version"] = entry.arxiv_version
    return changes


def _united(paper: Paper, entry: Entry) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in _UNITED:
        old = getattr(paper, name)
        more = tuple(dict.fromkeys(item for item in getattr(entry, name) if item not in old))
        if more:
            changes[name] = old + more
    related = _related(paper.related, entry.related)
    return changes | ({"related": related} if related != paper.related else {})


def _related(old: tuple[Related, ...], new: tuple[Related, ...]) -> tuple[Related, ...]:
    known = {title_key(item.title) for item in old}
    return old + tuple(item for item in new if title_key(item.title) not in known)


def _authors(paper: Paper, entry: Entry) -> dict[str, Any]:
    if not entry.authors or (paper.authors and not (paper.authors_truncated and not entry.authors_truncated)):
        return {}
    return {"authors": entry.authors, "authors_truncated": entry.authors_truncated}


def _newer_version(paper: Paper, entry: Entry) -> dict[str, Any]:
    newer = (entry.arxiv_version or 0) > (paper.arxiv_version or 0)
    if not newer or entry.arxiv_id is None or entry.arxiv_id != paper.arxiv_id:
        return {}
    texts = {name: getattr(entry, name) for name in _OF_A_VERSION if getattr(entry, name)}
    return {"arxiv_version": entry.arxiv_version} | {k: v for k, v in texts.items() if v != getattr(paper, k)}


def _differs(paper: Paper, entry: Entry, name: str) -> bool:
    old, new = getattr(paper, name), getattr(entry, name)
    return bool(old and new and old != new) and "".join(fold(old).split()) != "".join(fold(new).split())
