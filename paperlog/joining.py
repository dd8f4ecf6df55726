"""Two papers of the store that are one, made one (pure): what `merge KEEP OTHER` comes to."""

from typing import Any, NamedTuple

from paperlog.fields import DEFAULTS
from paperlog.merge import merge
from paperlog.model import Entry, Located, Paper, Source
from paperlog.text import fold

# Where the papers say different things in these, only one of the two can stay.
_SINGLE = (
    *("arxiv_id", "doi", "title", "title_ja", "authors", "year", "published", "noted", "venue"),
    *("abstract_en", "abstract_ja", "summary_ja", "comment", "score", "status", "rating"),
)
# No source has this digest: those in files are read without blanks around them.
_UNSEEN = " "


class Joined(NamedTuple):
    """The paper that was kept, the fields that it gained, and those of which the other's value is not in it."""

    paper: Paper
    changed: tuple[str, ...]
    conflicts: tuple[str, ...]


def join(keep: Paper, other: Paper, now: str) -> Joined:
    """One paper with what is known of it from both; `now` is ISO 8601.

    What digests tell goes by the rules of an import (`merge.merge`), as if the other paper were an entry that
    comes anew. Of the user's own, both notes stay, a blank line between them; status and rating are those of
    the kept paper unless it has none. The other's key, arXiv id and aliases become aliases.
    """
    told = merge(keep, _entry(other), now).paper
    paper = told.with_(
        title=keep.title or other.title,
        status=other.status if keep.status == DEFAULTS["status"] else keep.status,
        rating=keep.rating or other.rating,
        note="\n\n".join(dict.fromkeys(filter(None, (keep.note, other.note)))) or None,
        aliases=_aliases(told, other),
        sources=_sources(keep.sources, other.sources),
        added=keep.added or other.added,
    )
    changed = (name for name in DEFAULTS if getattr(paper, name) != getattr(keep, name))
    conflicts = tuple(name for name in _SINGLE if _is_lost(paper, other, name))
    return Joined(paper, tuple(name for name in changed if name != "modified"), conflicts)


def _entry(paper: Paper) -> Located:
    """A paper as an entry of a digest that nobody has seen."""
    told: dict[str, Any] = {name: getattr(paper, name) for name in Entry.__dataclass_fields__}
    return Located(Entry(**told), "", "", 0, _UNSEEN)


def _aliases(paper: Paper, other: Paper) -> tuple[str, ...]:
    other_id = other.arxiv_id if other.arxiv_id != paper.arxiv_id else None
    names = dict.fromkeys((*paper.aliases, other.key, *other.aliases, other_id))
    return tuple(name for name in names if name and name != paper.key)


def _sources(some: tuple[Source, ...], others: tuple[Source, ...]) -> tuple[Source, ...]:
    known = {_place(source) for source in some}
    return some + tuple(source for source in others if _place(source) not in known)


def _place(source: Source) -> tuple[str, str, int, str]:
    return source.format, source.file, source.line, source.digest


def _is_lost(paper: Paper, other: Paper, name: str) -> bool:
    kept, lost = getattr(paper, name), getattr(other, name)
    if name == "authors" and other.authors_truncated:
        kept = kept[: len(lost)]
    return lost != DEFAULTS[name] and _form(kept) != _form(lost)


def _form(value: object) -> str:
    return "".join(fold(str(value)).split())
