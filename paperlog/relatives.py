"""The relatives of a paper: those that its digests name, and those in the store that are nearest by content."""

from typing import TYPE_CHECKING, NamedTuple

from paperlog.indexnear import Near, nearest

if TYPE_CHECKING:
    from paperlog.library import Library
    from paperlog.model import Paper, Related

NEAREST = 10


class Relative(NamedTuple):
    """A paper beside another one. The fields, in this order, are those of `related --json`.

    `kind`: `named` by a digest, with the digest's own score, or `near` by content, with that of
    `paperlog.nearness`; `key`: None for a paper that is not in the store; `date`: the best that is known, ISO 8601;
    `shared`: what the two have in common, each with what it adds to the score.
    """

    kind: str
    key: str | None
    title: str
    title_ja: str | None
    score: float | None
    date: str | None
    summary_ja: str | None
    shared: tuple[tuple[str, float], ...] = ()


def named(library: "Library", paper: "Paper") -> list[Relative]:
    """The papers that a paper's digests name, in their order."""
    keys = [item.key for item in paper.related if item.key]
    stored = {found.key: found for found in library.papers(library.index.ids_of(keys))}
    return [_named(item, stored.get(item.key or "")) for item in paper.related]


def _named(item: "Related", stored: "Paper | None") -> Relative:
    title_ja = stored.title_ja if stored else None
    return Relative("named", item.key, item.title, title_ja, item.score, item.published, item.summary_ja)


def near(library: "Library", paper: "Paper", limit: int = NEAREST) -> list[Relative]:
    """The papers of the store that are nearest to a paper by content."""
    found = nearest(library.with_texts(), paper.key, limit)
    papers = library.papers(each.id for each in found)
    return [_near(each, stored) for each, stored in zip(found, papers, strict=True)]


def _near(found: Near, stored: "Paper") -> Relative:
    facts = (stored.title, stored.title_ja, found.score, stored.date, stored.summary_ja)
    return Relative("near", found.key, *facts, shared=spelt(found.terms, stored))


def spelt(terms: tuple[tuple[str, float], ...], paper: "Paper") -> tuple[tuple[str, float], ...]:
    """The parts of a score with tags (behind a #) and categories as the paper spells them."""
    from paperlog.queryterms import label_form

    names = {f"tag:{label_form(tag)}": f"#{tag}" for tag in paper.tags}
    names |= {f"category:{label_form(name)}": name for name in paper.categories}
    return tuple((names.get(term, term), value) for term, value in terms)
