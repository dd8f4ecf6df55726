"""What reconciling works with: papers while entries are still being added to them, and what it asks of a store."""

from collections.abc import Collection, Container, Iterable, Mapping
from functools import partial
from typing import NamedTuple, Protocol, Self

from paperlog.entries import Located, Record
from paperlog.given import Given
from paperlog.joinrecords import NOTHING_OWN, Carry, brought, held_by, own_of, taken_in
from paperlog.looks import Looks
from paperlog.merge import Merged
from paperlog.model import Paper
from paperlog.provenance import name_token, with_changed, with_names
from paperlog.sameness import Facts, Judgement
from paperlog.text import label_form, title_key
from paperlog.yamlcarry import Carried, Held


class Known(Protocol):
    """What reconciling asks of a store."""

    def by_arxiv_id(self, arxiv_id: str) -> Iterable[str]:
        """The keys of the papers with this arXiv id, then of the one with this alias."""

    def by_digest(self, digest: str) -> str | None:
        """The key of the paper that has taken in the entry of this hash."""

    def by_title(self, key: str, title: str) -> Iterable[str]:
        """The keys of the papers of which a title, now or earlier, folds to this, or was this before a person's."""

    def by_blocks(self, blocks: Iterable[str]) -> Iterable[str]:
        """The keys of the papers that share a blocking key of a title (paperlog.sameness)."""

    def by_doi(self, doi: str) -> Iterable[str]:
        """The keys of the papers with this DOI, in whatever case."""

    def by_authors(self, facts: Facts, authors: Iterable[str]) -> Iterable[str]:
        """The keys of papers of the same authors (sameness.keys_of_authors) whose title may be a form of this one."""

    def by_name(self, name: str) -> str | None:
        """The key of the paper with this key or alias."""

    def paper(self, key: str) -> Paper:
        """The paper of a key."""

    def text(self, key: str) -> str:
        """The text of the file of a key."""

    def is_taken(self, key: str) -> bool:
        """Whether a key, in whatever case, is a paper's or its alias."""

    def entries(self, digests: Collection[str]) -> Mapping[str, Located]:
        """What the entries of these hashes said when they were taken in, as far as that is kept."""

    def without(self, papers: Mapping[str, Paper | None], gone: Container[str]) -> Self:
        """The same, but for papers, by key, without some of their entries, or (None) without the paper itself.

        `gone`: the hashes of these entries, which no paper has.
        """

    def is_hidden(self, key: str) -> bool:
        """Whether the paper of a key is one of those that are not there."""


_NO_CARRY = Carry()
# A merge, and what a person should know of it beside conflicts.
Taken = tuple[Merged, str | None]


class Draft:
    """A paper while entries are still being added to it; `key` is None until the last one gave its best.

    `wanted`: the key that a record gives it; `owners`: by which key each store, of which it has taken in a record,
    knows it. `into`: the paper that it has become part of. `refused`: a name that its last record gives it, and the
    other paper that has it.
    """

    __slots__ = (
        "_held",
        "_looks",
        "_taking",
        "carry",
        "into",
        "key",
        "owners",
        "paper",
        "refused",
        "steps",
        "wanted",
    )

    def __init__(self, key: str | None, paper: Paper, carry: Carry = _NO_CARRY) -> None:
        """A paper of the store, or a new one; `carry`: what its file gets beside its fields."""
        self.key, self.paper, self.carry = key, paper, carry
        self.steps: list[Step] = []
        self.wanted = ""
        self.owners: dict[str, str] = {}
        self.into: Draft | None = None
        self.refused: tuple[str, Draft] | None = None
        self._looks: Looks | None = None
        self._held: Held | None = None
        self._taking: tuple[Located, Paper, Taken] | None = None

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
        self._looks, self._taking = Looks(merged.paper, merged.given), None

    def taking(self, located: Located, now: str) -> Taken:
        """What comes of an entry (joinrecords.taken_in): asked for again of the same paper, the same answer."""
        if self._taking is None or self._taking[0] is not located or self._taking[1] is not self.paper:
            taken = taken_in(self.paper, located, now, self.looks.given)
            self._taking = (located, self.paper, taken)
        return self._taking[2]

    def is_again(self, located: Located) -> bool:
        """Whether the paper has taken in this record by hand: what was made of all that it says since, stays."""
        is_by_hand = located.record is not None and located.record.is_by_hand
        return is_by_hand and self.looks.given.knows(located.digest)

    def brought(self, located: Located, known: Known) -> Carried:
        """What only a record's user knows and the paper's file does not hold yet."""
        record = located.record
        if record is None or not own_of(record) or self.is_again(located):
            return NOTHING_OWN
        if self._held is None:
            self._held = held_by(self.carry, known.text(self.key) if self.key else "")
        return brought(self._held, record.text) if self._held else NOTHING_OWN

    def has_lost(self, name: str, before: Given) -> bool:
        """Whether a person took a name away; `before`: what the paper's sources had given it."""
        if not before.has_token([name_token(name)]):
            return False
        own = filter(None, (self.key, self.wanted, self.paper.arxiv_id, *self.paper.aliases))
        return label_form(name) not in map(label_form, own)

    def get_names(self, new: tuple[str, ...], refused: Iterable[str], located: Located) -> None:
        """Takes in new names, which a record's source has given from now on, but for those that are another paper's."""
        given = self.looks.given
        self.paper = self.paper.with_(aliases=(*self.paper.aliases, *new))
        if located.record and not located.record.is_whole and (new or refused):
            change = partial(with_names, names=new, refused=refused)
            self.paper = self.paper.with_(sources=with_changed(self.paper.sources, located.digest, change))
            # What else the sources gave is the same: not to be read again for each of thousands.
            self._looks = Looks(self.paper, given)

    def carry_along(self, found: Carried) -> None:
        """Lets the paper's file have what was brought."""
        if self._held and found.lines:
            self.carry = self.carry._replace(tail=self.carry.tail + found.lines)
            self._held.take(found.lines)

    @property
    def final(self) -> "Draft":
        """The paper, or the one that it has become part of."""
        return self.into.final if self.into else self

    def is_open(self, record: Record | None) -> bool:
        """Whether a record may be of this paper: its own store may have it as another one."""
        if record is None or not record.is_whole or not (record.origin and record.paper.key):
            return True
        return self.owners.get(record.origin, record.paper.key) == record.paper.key


# Papers that may be an entry's, and why.
Near = tuple[tuple[Draft, Judgement], ...]


class Step(NamedTuple):
    """One entry of a paper: its place among the entries, and what merging it gave (None: it made the paper).

    `refused`: a name that it gives the paper, and the other one that has it.
    """

    place: int
    merged: Merged | None = None
    matched_by: str | None = None
    near: Near = ()
    reason: str | None = None
    refused: "tuple[str, Draft] | None" = None


class Found(NamedTuple):
    """The paper that an entry tells of, or those that it may tell of; `also`: those that it surely tells of as well.

    `is_held`: it has been held against all papers whose titles or authors are like its own; `is_placed`: it was told
    beforehand to which paper it comes.
    """

    draft: Draft | None = None
    matched_by: str | None = None
    near: Near = ()
    also: tuple[Draft, ...] = ()
    is_held: bool = False
    is_placed: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether it is held, and none is left that is surely the same if it is not several."""
        return self.is_held and not any(judgement.verdict == "same" for _, judgement in self.near)


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


def is_contradicted(paper: Paper, located: Located) -> bool:
    """Whether the two have arXiv ids, and different ones."""
    ids = {paper.arxiv_id, located.entry.arxiv_id} - {None}
    return len(ids) > 1
