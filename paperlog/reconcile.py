"""Entries and what the store knows, made a plan (pure): what an import would create, update and leave alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Literal

from paperlog.citekey import citekey, free_key, is_key
from paperlog.entries import Located, Record
from paperlog.joinrecords import NOTHING_NEW, Carry, extended, made, started, taken_in
from paperlog.merge import knows
from paperlog.model import Paper
from paperlog.plandrafts import Draft, Found, Known, Step, digests_of, facts_of, naming_order, seniority
from paperlog.sameness import Judgement, blocking_keys, judge
from paperlog.text import title_key

# With so many papers of one title ("Introduction", "Editorial") an entry is compared, so that a million take no hours.
_MOST = 100
Action = Literal["created", "updated", "unchanged"]
IMPORTED_BEFORE = "this entry was imported before"


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
    """The papers as they will be, of which those in `created` are new, and one row an entry in reading order.

    `carried`: what their files get beside the fields, where that is anything.
    """

    papers: dict[str, Paper] = field(default_factory=dict)
    created: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    carried: dict[str, Carry] = field(default_factory=dict)

    @property
    def changed(self) -> list[Paper]:
        """The papers that the store does not have as they are here."""
        touched = dict.fromkeys(row.key for row in self.rows if row.action != "unchanged")
        return [self.papers[key] for key in touched]


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
        self.all: list[Draft] = []
        self._by_key: dict[str, Draft] = {}
        self._by_id: dict[str, Draft] = {}
        self._by_title: dict[str, list[Draft]] = {}
        self._without_id: dict[str, list[Draft]] = {}
        self._by_name: dict[str, Draft] = {}
        self._blocks: dict[str, frozenset[str]] = {}

    def add(self, place: int, located: Located) -> None:
        """Adds an entry to the paper it tells of, or makes a new one."""
        found = self._find(located)
        if found.draft is None:
            draft = self._remember(Draft(None, made(located, self._now), carry=started(located)))
            self._name(draft, located.record)
            draft.steps.append(Step(place, near=found.near))
            return
        draft = found.draft
        merged, reason = taken_in(draft.paper, located, self._now)
        draft.paper = merged.paper
        more = (*self._carry(draft, located), *self._name(draft, located.record))
        if more:
            changed = tuple(dict.fromkeys((*merged.changed, *more)))
            merged = replace(merged, changed=changed, is_no_news=False)
            reason = None if reason == NOTHING_NEW else reason
        draft.steps.append(Step(place, merged, found.matched_by, reason=reason))
        self._remember(draft, is_new=False, has_title="title" in merged.changed)

    def _carry(self, draft: Draft, located: Located) -> tuple[str, ...]:
        """Takes along what only the record's user knows; the names of the fields that come new."""
        has_file = draft.key is not None and located.record is not None and located.record.text
        stored = self._known.text(draft.key) if has_file and draft.key else ""
        draft.carry, fields = extended(draft.carry, stored, located)
        return fields

    def _name(self, draft: Draft, record: Record | None) -> tuple[str, ...]:
        """Lets a paper be found under its record's key; the fields that this changes."""
        name = record.paper.key if record else ""
        if not name or record is None:
            return ()
        draft.owners.setdefault(record.origin, name)
        is_ours = self._owner(name) in (None, draft)
        if is_ours:
            self._by_name[name] = draft
        if draft.key is None and not draft.wanted and is_key(name):
            draft.wanted = name
        names = (draft.key, draft.wanted, draft.paper.arxiv_id, *draft.paper.aliases)
        if name in names or not is_ours:
            return ()
        draft.paper = draft.paper.with_(aliases=(*draft.paper.aliases, name))
        return ("aliases",)

    def _owner(self, name: str) -> Draft | None:
        """The paper that has this name."""
        return self._by_name.get(name) or self._stored(self._known.by_name(name))

    def _remember(self, draft: Draft, *, is_new: bool = True, has_title: bool = True) -> Draft:
        """Finds a paper again by its id, and by its title where that is a new one."""
        if is_new:
            self.all.append(draft)
        if has_title:
            for name in (title_key(draft.paper.title), *self._blocks_of(draft.paper.title)):
                self._by_title.setdefault(name, []).append(draft)
                if not draft.paper.arxiv_id:
                    self._without_id.setdefault(name, []).append(draft)
        if draft.paper.arxiv_id:
            self._by_id.setdefault(draft.paper.arxiv_id, draft)
        return draft

    def _find(self, located: Located) -> Found:
        entry, record = located.entry, located.record
        named = self._named(located)
        if named and (record is None or record.is_whole or self._has_all(named.paper, located)):
            return Found(named, "key")
        key = title_key(entry.title)
        if record and (
            own := self._knowing(self._candidates(located, self._known.by_title(key), [key]), located)
        ):
            return Found(own, "title")
        # Whatever the user has made of its title and id since, this entry is that paper's.
        for digest in digests_of(located):
            own = self._stored(self._known.by_digest(digest))
            if own and own.is_open(record) and not (record and _is_contradicted(own.paper, located)):
                return Found(own, "source")
        if named:
            return Found(named, "key")
        if entry.arxiv_id:
            draft = self._by_id.get(entry.arxiv_id) or self._stored(self._known.by_arxiv_id(entry.arxiv_id))
            if draft and draft.is_open(record):
                return Found(draft, "arxiv_id")
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

    def _named(self, located: Located) -> Draft | None:
        """The paper that a record calls by its name, unless the two are two papers that have one name."""
        name = located.record.paper.key if located.record else ""
        draft = self._owner(name) if name else None
        if draft is None or not draft.is_open(located.record):
            return None
        if _is_contradicted(draft.paper, located):
            return None
        is_alike = draft.paper.title == located.entry.title
        verdict = judge(facts_of(draft.paper), facts_of(located.entry)).verdict
        return draft if is_alike or verdict != "different" else None

    def _judged(self, located: Located, keys: Iterable[str], names: Iterable[str], matched_by: str) -> Found:
        """The one paper among these that is surely the entry's; else those that may be."""
        drafts = self._candidates(located, keys, names)
        if own := self._knowing(drafts, located):
            return Found(own, matched_by)
        facts = facts_of(located.entry)
        judged = [(draft, judge(facts_of(draft.paper), facts)) for draft in drafts]
        sure = [draft for draft, judgement in judged if judgement.verdict == "same"]
        if len({draft.paper.arxiv_id for draft in sure if draft.paper.arxiv_id}) > 1:
            return Found(near=tuple((draft, judgement) for draft, judgement in judged if draft in sure))
        if sure:
            return Found(min(sure, key=seniority), matched_by)
        return Found(
            near=tuple((draft, judgement) for draft, judgement in judged if judgement.verdict == "near")
        )

    def _candidates(self, located: Located, keys: Iterable[str], names: Iterable[str]) -> list[Draft]:
        own = located.entry.arxiv_id
        # Those of another arXiv id are other papers, whatever they are called: they are not even looked at.
        titles = self._without_id if own else self._by_title
        fresh = (draft for name in names for draft in titles.get(name, ()))
        found: dict[int, Draft] = {}
        for draft in filter(None, chain(map(self._stored, keys), fresh)):
            is_other = own and draft.paper.arxiv_id not in (None, own)
            if not is_other and draft.is_open(located.record):
                found[id(draft)] = draft
            if len(found) == _MOST:
                break
        return list(found.values())

    def _knowing(self, drafts: list[Draft], located: Located) -> Draft | None:
        return next((draft for draft in drafts if self._has_all(draft.paper, located)), None)

    def _has_all(self, paper: Paper, located: Located) -> bool:
        """Whether an entry or a record, which was imported before, is no news to a paper."""
        if located.record is None or not located.record.is_whole:
            return knows(paper, located)
        if paper.title != located.entry.title or _is_contradicted(paper, located):
            return False
        return taken_in(paper, located, self._now)[0].is_no_news

    def _stored(self, key: str | None) -> Draft | None:
        if key is None:
            return None
        if key not in self._by_key:
            self._by_key[key] = self._remember(Draft(key, self._known.paper(key)))
        return self._by_key[key]


def _is_contradicted(paper: Paper, located: Located) -> bool:
    """Whether the two have arXiv ids, and different ones."""
    ids = {paper.arxiv_id, located.entry.arxiv_id} - {None}
    return len(ids) > 1


def _plan(entries: list[Located], drafts: list[Draft], known: Known) -> Plan:
    plan = Plan()
    told = sorted((draft for draft in drafts if draft.steps), key=naming_order)
    taken: set[str] = set()
    for draft in told:
        if draft.key is None:
            draft.key = _new_key(draft, taken, known)
            plan.created.append(draft.key)
        taken.add(draft.key)
        plan.papers[draft.key] = draft.paper.with_(key=draft.key)
        if draft.carry != Carry():
            plan.carried[draft.key] = draft.carry
    rows = {step.place: _row(entries[step.place], draft, step) for draft in told for step in draft.steps}
    plan.rows = [rows[place] for place in sorted(rows)]
    return plan


def _new_key(draft: Draft, taken: set[str], known: Known) -> str:
    paper = draft.paper
    wanted = draft.wanted or paper.arxiv_id or citekey(paper.title, paper.authors, paper.year)
    return free_key(wanted, lambda key: key in taken or known.is_taken(key))


def _row(located: Located, draft: Draft, step: Step) -> Row:
    place = (located.file, located.line, draft.key or "")
    merged = step.merged
    if merged is None:
        possible = "; ".join(_possible(near, judgement) for near, judgement in step.near)
        reasons = [f"possible duplicate of {possible}" if possible else None, _renamed(draft)]
        return Row(*place, "created", reason=_sentence(reasons))
    if merged.is_no_news:
        return Row(*place, "unchanged", (), step.matched_by, step.reason or IMPORTED_BEFORE)
    reason = _sentence([*map(str, merged.conflicts), step.reason])
    return Row(*place, "updated", merged.changed or ("sources",), step.matched_by, reason)


def _renamed(draft: Draft) -> str | None:
    if draft.wanted in ("", draft.key):
        return None
    return f"paper apart from the one whose key is {draft.wanted}"


def _sentence(reasons: "list[str | None]") -> str | None:
    return "; ".join(filter(None, reasons)) or None


def _possible(draft: Draft, judgement: Judgement) -> str:
    return f"{draft.key} ({judgement.score:g}: {judgement.reason})"
