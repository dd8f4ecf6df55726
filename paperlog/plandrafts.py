"""What reconciling works with: papers while entries are still being added to them, and what it asks of a store."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from paperlog.entries import Entry, Located, Record
from paperlog.joinrecords import Carry
from paperlog.merge import Merged
from paperlog.model import Paper
from paperlog.provenance import is_lost_title
from paperlog.sameness import Facts, Judgement
from paperlog.text import title_key
from paperlog.titles import titles_of


class Known(Protocol):
    """What reconciling asks of a store."""

    def by_arxiv_id(self, arxiv_id: str) -> str | None:
        """The key of the paper with this arXiv id."""

    def by_digest(self, digest: str) -> str | None:
        """The key of the paper that has taken in the entry of this hash."""

    def by_title(self, key: str, title: str) -> Iterable[str]:
        """The keys of the papers of which a title, now or earlier, folds to this, or was this before a person's."""

    def by_blocks(self, blocks: Iterable[str]) -> Iterable[str]:
        """The keys of the papers that share a blocking key of a title (paperlog.sameness)."""

    def by_authors(self, facts: Facts) -> Iterable[str]:
        """The keys of papers of the same authors whose title may be another form of this one."""

    def by_name(self, name: str) -> str | None:
        """The key of the paper with this key or alias."""

    def paper(self, key: str) -> Paper:
        """The paper of a key."""

    def text(self, key: str) -> str:
        """The text of the file of a key."""

    def is_taken(self, key: str) -> bool:
        """Whether a key has a paper."""


@dataclass(slots=True)
class Draft:
    """A paper while entries are still being added to it; `key` is None until the last one gave its best.

    `wanted`: the key that a record gives it; `owners`: by which key each store, of which it has taken in a record,
    knows it. `into`: the paper that it has become part of.
    """

    key: str | None
    paper: Paper
    steps: "list[Step]" = field(default_factory=list)
    wanted: str = ""
    owners: dict[str, str] = field(default_factory=dict)
    carry: Carry = field(default_factory=Carry)
    into: "Draft | None" = None

    @property
    def final(self) -> "Draft":
        """The paper, or the one that it has become part of."""
        return self.into.final if self.into else self

    def is_open(self, record: Record | None) -> bool:
        """Whether a record may be of this paper: its own store may have it as another one."""
        if record is None or not record.is_whole or not record.origin:
            return True
        return self.owners.get(record.origin, record.paper.key) == record.paper.key


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a paper: its place among the entries, and what merging it gave (None: it made the paper)."""

    place: int
    merged: Merged | None = None
    matched_by: str | None = None
    near: "tuple[tuple[Draft, Judgement], ...]" = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The paper that an entry tells of, or those that it may tell of; `also`: those that it surely tells of as well."""

    draft: Draft | None = None
    matched_by: str | None = None
    near: tuple[tuple[Draft, Judgement], ...] = ()
    also: tuple[Draft, ...] = ()


def facts_of(record: Entry | Paper) -> Facts:
    """What of a paper or an entry decides whether two are the same."""
    return Facts(
        record.title, record.authors, record.authors_truncated, record.year, record.published, record.arxiv_id
    )


def faces_of(paper: Paper, title: str = "") -> tuple[Facts, ...]:
    """The same under each title that a paper has had; under this one, too, if a person has replaced it."""
    facts = facts_of(paper)
    lost = [title] if title and is_lost_title(paper, title) else []
    return (facts, *(replace(facts, title=title) for title in (*titles_of(paper)[1:], *lost)))


def seniority(draft: Draft) -> tuple[bool, bool, str, str]:
    """Which of several papers an entry goes to: one with an arXiv id, one of the store, the first by key or title."""
    paper = draft.paper
    return paper.arxiv_id is None, draft.key is None, draft.key or "", title_key(paper.title)


def naming_order(draft: Draft) -> tuple[bool, int, bool, str]:
    """Which of two new papers that want one key gets it: the first that a record names so, then one with an arXiv id.

    Of two entries with one citekey BibTeX, too, knows the first.
    """
    first = min((step.place for step in draft.steps), default=0) if draft.wanted else 0
    return not draft.wanted, first, draft.paper.arxiv_id is None, title_key(draft.paper.title)


def digests_of(located: Located) -> list[str]:
    """The hashes of the entries that an entry or a record is made of."""
    record = located.record
    if record is None or not record.is_whole:
        return [located.digest]
    return [source.digest for source in record.paper.sources if source.digest]
