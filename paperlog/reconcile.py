"""Entries and what the store knows, made a plan (pure): what an import would create, update and leave alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from paperlog.citekey import citekey, free_key
from paperlog.merge import Merged, knows, merge, new_paper
from paperlog.model import Entry, Located, Paper
from paperlog.sameness import Facts, Judgement, blocking_keys, judge
from paperlog.text import title_key

Action = Literal["created", "updated", "unchanged"]


class Known(Protocol):
    """What reconciling asks of a store."""

    def by_arxiv_id(self, arxiv_id: str) -> str | None:
        """The key of the paper with this arXiv id."""

    def by_digest(self, digest: str) -> str | None:
        """The key of the paper that has taken in the entry of this hash."""

    def by_title(self, key: str) -> Iterable[str]:
        """The keys of the papers whose folded title is this."""

    def by_blocks(self, blocks: Iterable[str]) -> Iterable[str]:
        """The keys of the papers that share a blocking key of their title (paperlog.sameness)."""

    def paper(self, key: str) -> Paper:
        """The paper of a key."""

    def is_taken(self, key: str) -> bool:
        """Whether a key has a paper."""


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of one entry; the fields of `import --json` in their order."""

    file: str
    line: int
    key: str
    action: Action
    fields: tuple[str, ...] = ()
    matched_by: str | None = None
    reason: str | None = None


@dataclass(slots=True)
class Plan:
    """The papers as they will be, of which those in `created` are new, and one row an entry in reading order."""

    papers: dict[str, Paper] = field(default_factory=dict)
    created: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def changed(self) -> list[Paper]:
        """The papers that the store does not have as they are here."""
        touched = dict.fromkeys(row.key for row in self.rows if row.action != "unchanged")
        return [self.papers[key] for key in touched]


@dataclass(slots=True)
class _Draft:
    """A paper while entries are still being added to it; `key` is None until the last one gave its best."""

    key: str | None
    paper: Paper
    steps: "list[_Step]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Step:
    """One entry of a paper: its place among the entries, and what merging it gave (None: it made the paper)."""

    place: int
    merged: Merged | None = None
    matched_by: str | None = None
    near: "tuple[tuple[_Draft, Judgement], ...]" = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """The paper that an entry tells of, or those that it may tell of."""

    draft: _Draft | None = None
    matched_by: str | None = None
    near: tuple[tuple[_Draft, Judgement], ...] = ()


def reconcile(entries: list[Located], known: Known, now: str) -> Plan:
    """The plan for some entries. Their order does not matter: those with an arXiv id are placed first.

    Papers that pages only name come last: they have less to tell.
    """
    drafts = _Drafts(known, now)
    order = sorted(range(len(entries)), key=lambda at: _rank(entries[at]))
    for place in order:
        drafts.add(place, entries[place])
    return _plan(entries, drafts.all, known)


def _rank(located: Located) -> tuple[bool, bool, str, str, str, int]:
    entry = located.entry
    ids = (entry.arxiv_id is None, entry.arxiv_id or "")
    return (located.is_named, *ids, located.digest, located.file, located.line)


class _Drafts:
    """The papers that the entries seen so far make, found again by arXiv id and by title."""

    def __init__(self, known: Known, now: str) -> None:
        self._known, self._now = known, now
        self.all: list[_Draft] = []
        self._by_key: dict[str, _Draft] = {}
        self._by_id: dict[str, _Draft] = {}
        self._by_title: dict[str, list[_Draft]] = {}
        self._blocks: dict[str, frozenset[str]] = {}

    def add(self, place: int, located: Located) -> None:
        """Adds an entry to the paper it tells of, or makes a new one."""
        found = self._find(located)
        if found.draft is None:
            draft = self._remember(_Draft(None, new_paper("", located, self._now)))
            draft.steps.append(_Step(place, near=found.near))
            return
        merged = merge(found.draft.paper, located, self._now)
        found.draft.paper = merged.paper
        found.draft.steps.append(_Step(place, merged, found.matched_by))
        self._remember(found.draft, is_new=False, has_title="title" in merged.changed)

    def _remember(self, draft: _Draft, *, is_new: bool = True, has_title: bool = True) -> _Draft:
        """Finds a paper again by its id, and by its title where that is a new one."""
        if is_new:
            self.all.append(draft)
        if has_title:
            for name in (title_key(draft.paper.title), *self._blocks_of(draft.paper.title)):
                self._by_title.setdefault(name, []).append(draft)
        if draft.paper.arxiv_id:
            self._by_id.setdefault(draft.paper.arxiv_id, draft)
        return draft

    def _find(self, located: Located) -> _Found:
        entry = located.entry
        # Whatever the user has made of its title and id since, this entry is that paper's.
        own = self._stored(self._known.by_digest(located.digest))
        if own:
            return _Found(own, "source")
        if entry.arxiv_id:
            draft = self._by_id.get(entry.arxiv_id) or self._stored(self._known.by_arxiv_id(entry.arxiv_id))
            if draft:
                return _Found(draft, "arxiv_id")
        key = title_key(entry.title)
        found = self._judged(located, self._known.by_title(key), [key], "title")
        if found.draft is not None:
            return found
        blocks = self._blocks_of(entry.title)
        return self._judged(located, self._known.by_blocks(blocks), blocks, "similar title")

    def _blocks_of(self, title: str) -> frozenset[str]:
        """A title's blocking keys, made once: of all that an import does they take the longest."""
        if title not in self._blocks:
            self._blocks[title] = blocking_keys(title)
        return self._blocks[title]

    def _judged(self, located: Located, keys: Iterable[str], names: Iterable[str], matched_by: str) -> _Found:
        """The one paper among these that is surely the entry's; else those that may be."""
        stored = [self._stored(key) for key in keys]
        fresh = [draft for name in names for draft in self._by_title.get(name, ())]
        drafts = list({id(draft): draft for draft in [*stored, *fresh] if draft}.values())
        own = next((draft for draft in drafts if knows(draft.paper, located)), None)
        if own is not None:
            return _Found(own, matched_by)
        facts = facts_of(located.entry)
        judged = [(draft, judge(facts_of(draft.paper), facts)) for draft in drafts]
        sure = [draft for draft, judgement in judged if judgement.verdict == "same"]
        if len({draft.paper.arxiv_id for draft in sure if draft.paper.arxiv_id}) > 1:
            return _Found(near=tuple((draft, judgement) for draft, judgement in judged if draft in sure))
        if sure:
            return _Found(min(sure, key=_seniority), matched_by)
        return _Found(
            near=tuple((draft, judgement) for draft, judgement in judged if judgement.verdict == "near")
        )

    def _stored(self, key: str | None) -> _Draft | None:
        if key is None:
            return None
        if key not in self._by_key:
            self._by_key[key] = self._remember(_Draft(key, self._known.paper(key)))
        return self._by_key[key]


def facts_of(record: Entry | Paper) -> Facts:
    """What a record says that helps to recognise its paper."""
    return Facts(
        record.title, record.authors, record.authors_truncated, record.year, record.published, record.arxiv_id
    )


def _seniority(draft: _Draft) -> tuple[bool, bool, str, str]:
    """Which of several papers an entry goes to: one with an arXiv id, one of the store, the first by key or title."""
    paper = draft.paper
    return paper.arxiv_id is None, draft.key is None, draft.key or "", title_key(paper.title)


def _plan(entries: list[Located], drafts: list[_Draft], known: Known) -> Plan:
    plan = Plan()
    told = sorted((draft for draft in drafts if draft.steps), key=_naming_order)
    taken: set[str] = set()
    for draft in told:
        if draft.key is None:
            draft.key = _new_key(draft.paper, taken, known)
            plan.created.append(draft.key)
        taken.add(draft.key)
        plan.papers[draft.key] = draft.paper.with_(key=draft.key)
    rows = {
        step.place: _row(entries[step.place], draft.key or "", step) for draft in told for step in draft.steps
    }
    plan.rows = [rows[place] for place in sorted(rows)]
    return plan


def _naming_order(draft: _Draft) -> tuple[bool, str]:
    return draft.paper.arxiv_id is None, title_key(draft.paper.title)


def _new_key(paper: Paper, taken: set[str], known: Known) -> str:
    wanted = paper.arxiv_id or citekey(paper.title, paper.authors, paper.year)
    return free_key(wanted, lambda key: key in taken or known.is_taken(key))


def _row(located: Located, key: str, step: _Step) -> Row:
    place = (located.file, located.line, key)
    merged = step.merged
    if merged is None:
        possible = "; ".join(_possible(draft, judgement) for draft, judgement in step.near)
        return Row(*place, "created", reason=f"possible duplicate of {possible}" if possible else None)
    if merged.is_no_news:
        return Row(*place, "unchanged", (), step.matched_by, "this entry was imported before")
    reason = "; ".join(map(str, merged.conflicts)) or None
    return Row(*place, "updated", merged.changed or ("sources",), step.matched_by, reason)


def _possible(draft: _Draft, judgement: Judgement) -> str:
    return f"{draft.key} ({judgement.score:g}: {judgement.reason})"
