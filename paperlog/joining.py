"""Two papers of the store that are one, made one (pure): what `merge KEEP OTHER` comes to."""

from typing import Any, NamedTuple

from paperlog.fields import DEFAULTS
from paperlog.merge import merge
from paperlog.model import Entry, Located, Paper, Source
from paperlog.text import fold

# Fields of one value: where the two papers say different things, only one of them can stay.
_SINGLE = tuple(
    name
    for name, empty in DEFAULTS.items()
    if empty != () and name not in ("arxiv_version", "authors_truncated", "note", "added", "modified")
)


class Joined(NamedTuple):
    """The paper that was kept, the fields that it gained, and those of which the other's value is not in it."""

    paper: Paper
    changed: tuple[str, ...]
    conflicts: tuple[str, ...]


def join(keep: Paper, other: Paper, now: str) -> Joined:
    """One paper with what is known of it from both; `now` is ISO 8601.

    What a digest tells goes by the rules of an import (`merge.merge`), as if the other paper were an entry that
    comes anew. Of the user's own, both notes stay, a blank line between them; status and rating are those of
    the kept paper unless it has none. The other's key and aliases become aliases.
    """
    told = merge(keep, _entry(other, keep), now).paper
    paper = told.with_(
        title=keep.title or other.title,
        status=other.status if keep.status == DEFAULTS["status"] else keep.status,
        rating=keep.rating or other.rating,
        note="\n\n".join(dict.fromkeys(filter(None, (keep.note, other.note)))) or None,
        aliases=_aliases(told, other),
        sources=_sources(keep.sources, other.sources),
        added=keep.added or other.added,
    )
    changed = tuple(
        name for name in DEFAULTS if name != "modified" and getattr(paper, name) != getattr(keep, name)
    )
    return Joined(paper, changed, _conflicts(paper, other))


def _entry(paper: Paper, keep: Paper) -> Located:
    """A paper as an entry of a digest, one that the kept paper has not seen."""
    told: dict[str, Any] = {name: getattr(paper, name) for name in Entry.__dataclass_fields__}
    seen = {source.digest for source in keep.sources}
    digest = next(name for name in (paper.key, f"{paper.key}-") if name not in seen)
    return Located(Entry(**told), "", "", 0, digest)


def _aliases(paper: Paper, other: Paper) -> tuple[str, ...]:
    names = (*paper.aliases, other.key, *other.aliases, other.arxiv_id)
    found = dict.fromkeys(name for name in names if name and name not in (paper.key, paper.arxiv_id))
    return tuple(found)


def _sources(some: tuple[Source, ...], others: tuple[Source, ...]) -> tuple[Source, ...]:
    known = {source[:4] if isinstance(source, tuple) else source for source in some}
    return some + tuple(source for source in others if source not in known)


def _conflicts(paper: Paper, other: Paper) -> tuple[str, ...]:
    return tuple(name for name in _SINGLE if _differs(getattr(paper, name), getattr(other, name), DEFAULTS[name]))


def _differs(kept: object, lost: object, empty: object) -> bool:
    return lost not in (empty, kept) and _form(kept) != _form(lost)


def _form(value: object) -> str:
    return "".join(fold(str(value)).split())
