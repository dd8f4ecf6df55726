"""Entries and what the store knows, made a plan (pure): what an import would create, update and leave alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from paperlog.citekey import citekey, free_key
from paperlog.merge import Merged, knows, merge, new_paper
from paperlog.model import Located, Paper
from paperlog.text import title_key, words

Action = Literal["created", "updated", "unchanged"]


class Known(Protocol):
    """What reconciling asks of a store."""

    def by_arxiv_id(self, arxiv_id: str) -> str | None:
        """The key of the paper with this arXiv id."""

    def by_title(self, key: str) -> Iterable[str]:
        """The keys of the papers whose folded title is this."""

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
    steps: list[tuple[int, Merged | None, str | None]] = field(default_factory=list)


def reconcile(entries: list[Located], known: Known, now: str) -> Plan:
    """The plan for some entries. Their order does not matter: those with an arXiv id are placed first."""
    drafts = _Drafts(known, now)
    order = sorted(range(len(entries)), key=lambda at: _rank(entries[at]))
    for place in order:
        drafts.add(place, entries[place])
    return _plan(entries, drafts.all, known)


def _rank(located: Located) -> tuple[bool, str, str, str, int]:
    entry = located.entry
    return (entry.arxiv_id is None, entry.arxiv_id or "", located.digest, located.file, located.line)


class _Drafts:
    """The papers that the entries seen so far make, found again by arXiv id and by title."""

    def __init__(self, known: Known, now: str) -> None:
        self._known, self._now = known, now
        self.all: list[_Draft] = []
        self._by_key: dict[str, _Draft] = {}
        self._by_id: dict[str, _Draft] = {}
        self._by_title: dict[str, list[_Draft]] = {}

    def add(self, place: int, located: Located) -> None:
        """Adds an entry to the paper it tells of, or makes a new one."""
        draft, matched_by = self._find(located)
        if draft is None:
            draft = self._remember(_Draft(None, new_paper("", located, self._now)))
            draft.steps.append((place, None, None))
            return
        merged = merge(draft.paper, located, self._now)
        draft.paper = merged.paper
        draft.steps.append((place, merged, matched_by))
        self._remember(draft, is_new=False)

    def _remember(self, draft: _Draft, *, is_new: bool = True) -> _Draft:
        if is_new:
            self.all.append(draft)
            self._by_title.setdefault(title_key(draft.paper.title), []).append(draft)
        if draft.paper.arxiv_id:
            self._by_id.setdefault(draft.paper.arxiv_id, draft)
        return draft

    def _find(self, located: Located) -> tuple[_Draft | None, str | None]:
        entry = located.entry
        if entry.arxiv_id:
            draft = self._by_id.get(entry.arxiv_id) or self._stored(self._known.by_arxiv_id(entry.arxiv_id))
            if draft:
                return draft, "arxiv_id"
        key = title_key(entry.title)
        stored = [self._stored(found) for found in self._known.by_title(key)]
        drafts = {id(draft): draft for draft in [*stored, *self._by_title.get(key, [])] if draft}
        fitting = [draft for draft in drafts.values() if _may_be_same(draft.paper, located)]
        # Several can fit an entry without authors; the one that took it in before is its own.
        fitting.sort(key=lambda draft: not knows(draft.paper, located))
        return (fitting[0], "title") if fitting else (None, None)

    def _stored(self, key: str | None) -> _Draft | None:
        if key is None:
            return None
        if key not in self._by_key:
            self._by_key[key] = self._remember(_Draft(key, self._known.paper(key)))
        return self._by_key[key]


def _may_be_same(paper: Paper, located: Located) -> bool:
    """Whether nothing speaks against it that two of the same title are one: two ids do, and other authors."""
    entry = located.entry
    if paper.arxiv_id and entry.arxiv_id and paper.arxiv_id != entry.arxiv_id:
        return knows(paper, located)
    return not _are_disjoint(paper.authors, entry.authors)


def _are_disjoint(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    if not some or not others:
        return False
    families = [{word for name in names for word in _name_words(name)} for names in (some, others)]
    return not families[0] & families[1]


def _name_words(name: str) -> list[str]:
    return [word for word in words(name) if len(word) > 1]


def _plan(entries: list[Located], drafts: list[_Draft], known: Known) -> Plan:
    plan = Plan()
    rows: dict[int, Row] = {}
    taken: set[str] = set()
    for draft in sorted(
        drafts, key=lambda draft: (draft.paper.arxiv_id is None, title_key(draft.paper.title))
    ):
        key = draft.key or _new_key(draft.paper, taken, known)
        taken.add(key)
        if draft.key is None:
            plan.created.append(key)
        plan.papers[key] = draft.paper.with_(key=key)
        rows |= {place: _row(entries[place], key, merged, by) for place, merged, by in draft.steps}
    plan.rows = [rows[place] for place in sorted(rows)]
    return plan


def _new_key(paper: Paper, taken: set[str], known: Known) -> str:
    wanted = paper.arxiv_id or citekey(paper.title, paper.authors, paper.year)
    return free_key(wanted, lambda key: key in taken or known.is_taken(key))


def _row(located: Located, key: str, merged: Merged | None, matched_by: str | None) -> Row:
    if merged is None:
        return Row(located.file, located.line, key, "created")
    if merged.is_no_news:
        return Row(
            located.file, located.line, key, "unchanged", (), matched_by, "this entry was imported before"
        )
    reason = f"kept its own {', '.join(merged.conflicts)}" if merged.conflicts else None
    return Row(located.file, located.line, key, "updated", merged.changed or ("sources",), matched_by, reason)
