"""What paperlog speaks of: a paper in the store, and what stands in it.

Named tuples, as what a data class needs takes as long to load as it takes to show a paper.
"""

import re
from functools import lru_cache
from typing import NamedTuple

# A day, or as much of one as is known.
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


class Related(NamedTuple):
    """A paper that a digest names beside another one. `published` is ISO 8601, `score` the digest's own."""

    title: str
    score: float | None = None
    summary_ja: str | None = None
    published: str | None = None
    key: str | None = None


class Source(NamedTuple):
    """Where a paper was read: `digest` is a hash of the entry's content, `imported` ISO 8601.

    `gave`: what the entry gave the paper, as short hashes (paperlog.provenance). `title`: the entry's, where the
    paper has another one.
    """

    format: str
    file: str
    line: int
    digest: str
    imported: str | None = None
    gave: str | None = None
    title: str | None = None


class Paper(NamedTuple):
    """A paper of the store. The fields, in this order, are the contract with users (README, "The fields").

    `aliases` are keys and arXiv ids under which the paper is found as well: what it was called before a
    `rename`, and what the papers were called that a `merge` made part of it.
    """

    key: str
    arxiv_id: str | None = None
    arxiv_version: int | None = None
    doi: str | None = None
    title: str = ""
    title_ja: str | None = None
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    year: int | None = None
    published: str | None = None
    noted: str | None = None
    venue: str | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    abstract_en: str | None = None
    abstract_ja: str | None = None
    summary_ja: str | None = None
    comment: str | None = None
    score: float | None = None
    related: tuple[Related, ...] = ()
    links: tuple[str, ...] = ()
    status: str = "unread"
    rating: int | None = None
    note: str | None = None
    aliases: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    added: str | None = None
    modified: str | None = None

    def with_(self, **changes: object) -> "Paper":
        """The same paper with some fields changed."""
        return self._replace(**changes)  # type: ignore[arg-type]

    @property
    def date(self) -> str | None:
        """The best date there is, as far as it is known: `2025-02-17…`, `2025-07-10` or `2025`.

        What somebody typed there that is no date counts only where there is nothing else.
        """
        return _best_date(self.published, self.noted, self.year)


@lru_cache(maxsize=1000)  # asked several times of each paper
def _best_date(published: str | None, noted: str | None, year: int | None) -> str | None:
    typed = [text for text in (published, noted, str(year) if year else None) if text]
    return next((text for text in typed if _DATE.fullmatch(text[:10])), next(iter(typed), None))
