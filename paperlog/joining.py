"""Two papers of the store that are one, made one (pure): what `merge KEEP OTHER` comes to."""

from typing import Any, NamedTuple

from paperlog.choosing import completes
from paperlog.entries import entry_of
from paperlog.fields import DEFAULTS, USERS_OWN
from paperlog.given import Given, confirming
from paperlog.merge import extend
from paperlog.mergelists import Rules
from paperlog.model import Paper, Source
from paperlog.provenance import JOINED, SINGLE, more_sources, published_year, source_order, without_version
from paperlog.text import clean, letters
from paperlog.titles import titled, titles_of

# Where the papers say different things in these, only one of the two can stay.
_SINGLE = (
    *("arxiv_id", "doi", "title", "title_ja", "authors", "year", "published", "noted", "venue"),
    *("abstract_en", "abstract_ja", "summary_ja", "comment", "score", "status", "rating"),
)

# Of which the text of a newer arXiv version is taken.
_VERSIONED = frozenset({"abstract_en", "abstract_ja"})


class Joined(NamedTuple):
    """The paper that was kept, the fields that it gained, and those of which the other's value is not in it.

    `taken`: the fields that a person had written into the other one, while a digest had given the kept one's;
    `own`: those of `conflicts` that a person had written into both; `given`: what the paper's sources gave it.
    """

    paper: Paper
    changed: tuple[str, ...]
    conflicts: tuple[str, ...]
    taken: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    given: Given | None = None


def join(
    keep: Paper, other: Paper, now: str, *, is_chosen: bool = True, given: Given | None = None
) -> Joined:
    """One paper with what is known of it from both; `now` is ISO 8601.

    What is empty is filled, lists are united, and the texts of a newer arXiv version are taken where nobody
    edited the older ones; all else is as the kept paper has it, but for what a person wrote into the other one in the
    place of what digests gave the kept one. Of the user's own, both notes stay, a blank
    line between them; status and rating are those of the kept paper unless it has none. The other's key, arXiv
    id and aliases become aliases. Versions of two arXiv ids are not compared.

    What was taken out of the kept paper, although its sources gave it, stays out. `is_chosen`: a person says that the
    two are one; then what a person wrote into the other one is wanted all the same. `given`: what the kept paper's
    sources gave, where that is known.
    """
    are_two = None not in (keep.arxiv_id, other.arxiv_id) and keep.arxiv_id != other.arxiv_id
    if are_two:
        other = other.with_(sources=tuple(map(without_version, other.sources)))
    taken = _persons(keep, other) if is_chosen else {}
    before, keep = keep, keep.with_(**taken)
    title, given = keep.title or other.title, given or Given(before.sources)
    own = keep.sources if before.title == title else titled(keep.sources, before.title, title)
    news = more_sources(own, confirming(titled(other.sources, other.title, title), keep, given))
    after, sources = given.plus(*news), (*own, *news)
    rules = _rules(given, after, Given(other.sources) if is_chosen else None, are_two=are_two)
    extended = extend(keep, entry_of(other), rules, titles_of(other)).paper
    paper = extended.with_(
        title=title,
        year=keep.year if keep.year and extended.published == keep.published else extended.year,
        status=other.status if keep.status == DEFAULTS["status"] else keep.status,
        rating=keep.rating or other.rating,
        note=both_notes(keep.note, other.note),
        aliases=_aliases(extended, other),
        sources=tuple(sorted(map(_as_joined, sources) if is_chosen else sources, key=source_order)),
        added=keep.added or other.added,
        modified=now,
    )
    changed = (name for name in DEFAULTS if getattr(paper, name) != getattr(before, name))
    conflicts = tuple(name for name in _SINGLE if _is_lost(paper, other, name))
    mine = tuple(name for name in conflicts if name in USERS_OWN or not _is_given(other, name, after))
    told = tuple(name for name in changed if name != "modified")
    return Joined(paper, told, conflicts, (*taken,), mine, after)


def _as_joined(source: Source) -> Source:
    """A source of a paper that a person has made one with another."""
    tokens = (source.gave or "").split()
    if not tokens or JOINED in tokens:
        return source
    return source._replace(gave=" ".join([*tokens, JOINED]))


def _rules(given: Given, after: Given, others: Given | None, *, are_two: bool) -> Rules:
    """By what rules a paper takes in another one; `are_two`: they have two arXiv ids.

    `given`: what digests gave the paper, `after`: what they gave both. `others`: what they gave the other one, where a
    person makes the two one; what else it says is a person's.
    """

    def is_removed(name: str, value: Any) -> bool:
        return given.is_removed(name, value) and (others is None or others.has(name, value))

    return Rules(given, after, completes, is_removed, versioned=frozenset() if are_two else _VERSIONED)


def _persons(keep: Paper, other: Paper) -> dict[str, Any]:
    """What a person wrote into the other paper where the kept one has what digests gave it."""
    given, of_both = Given(keep.sources), Given((*keep.sources, *other.sources))
    names = [
        name
        for name in (*SINGLE, "authors")
        if name != "arxiv_id"
        and _is_lost(keep, other, name)
        and _is_given(keep, name, given)
        and not _is_given(other, name, of_both)
    ]
    found = {name: getattr(other, name) for name in names}
    if "authors" in found:
        found["authors_truncated"] = other.authors_truncated
    if "published" in found and "year" not in found:
        found["year"] = published_year(other.published) or keep.year
    return found


def _is_given(paper: Paper, name: str, given: Given) -> bool:
    """Whether a digest gave a paper the value of a field."""
    value = (paper.authors, paper.authors_truncated) if name == "authors" else getattr(paper, name)
    return given.has(name, value)


def _aliases(paper: Paper, other: Paper) -> tuple[str, ...]:
    other_id = other.arxiv_id if other.arxiv_id != paper.arxiv_id else None
    names = dict.fromkeys((*paper.aliases, other.key, *other.aliases, other_id))
    return tuple(name for name in names if name and name != paper.key)


def both_notes(kept: str | None, other: str | None) -> str | None:
    """Both notes; one that is part of the other already, as lines of its own, is not written again."""
    for whole, part in ((kept, other), (other, kept)):
        if not part or f"\n{clean(part)}\n" in f"\n{clean(whole or '')}\n":
            return whole
    return f"{kept}\n\n{other}"


def _is_lost(paper: Paper, other: Paper, name: str) -> bool:
    kept, lost = getattr(paper, name), getattr(other, name)
    if name == "authors" and other.authors_truncated:
        kept = kept[: len(lost)]
    return lost != DEFAULTS[name] and letters(str(kept)) != letters(str(lost))
