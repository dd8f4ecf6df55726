"""What reconciling works with: papers while entries are still being added to them, and what it asks of a store."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from paperlog.entries import Located, Record
from paperlog.joinrecords import Carry
from paperlog.looks import MOST_SOURCES, Looks
from paperlog.merge import Merged
from paperlog.model import Paper
from paperlog.sameness import Facts, Judgement
from paperlog.text import title_key


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
        """Whether a key, in whatever case, is a paper's or its alias."""


@dataclass(slots=True)
class Draft:
    """A paper while entries are still being added to it; `key` is None until the last one gave its best.

    `wanted`: the key that a record gives it; `owners`: by which key each store, of which it has taken in a record,
    knows it. `into`: the paper that it has become part of. `refused`: a name that a record gives it and another has.
    """

    key: str | None
    paper: Paper
    steps: "list[Step]" = field(default_factory=list)
    wanted: str = ""
    owners: dict[str, str] = field(default_factory=dict)
    carry: Carry = field(default_factory=Carry)
    into: "Draft | None" = None
    refused: str = ""
    _looks: Looks | None = field(default=None, compare=False, repr=False)

    @property
    def looks(self) -> Looks:
        """The paper as entries are held against it, as it is now."""
        if self._looks is None:
            self._looks = Looks(self.paper)
        elif self._looks.paper is not self.paper:
            self._looks = self._looks.of(self.paper)
        return self._looks

    def become(self, merged: Merged) -> None:
        """Takes over what a merge made of the paper."""
        self.paper = merged.paper
        self._looks = Looks(merged.paper, merged.given)

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


def is_full_for(draft: Draft, located: Located) -> bool:
    """Whether a paper has as many sources, titles or other names as it may have, and not those of an entry."""
    looks, record = draft.looks, located.record
    if looks.is_full(located.entry.title) and not all(map(looks.given.knows, digests_of(located))):
        return True
    names = (draft.key, draft.wanted, *draft.paper.aliases)
    return record is not None and len(names) >= MOST_SOURCES + 2 and record.paper.key not in names


def is_contradicted(paper: Paper, located: Located) -> bool:
    """Whether the two have arXiv ids, and different ones."""
    ids = {paper.arxiv_id, located.entry.arxiv_id} - {None}
    return len(ids) > 1
