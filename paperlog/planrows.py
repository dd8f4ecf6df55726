"""What becomes of entries, once each has come to its paper (pure): the papers with their keys, and a row an entry."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from paperlog.citekey import citekey, key_forms
from paperlog.entries import Located, Problem
from paperlog.joinrecords import Carry
from paperlog.model import Paper
from paperlog.plandrafts import Draft, Known, Step, naming_order
from paperlog.sameness import Judgement
from paperlog.text import label_form
from paperlog.uniting import says_apart

Action = Literal["created", "updated", "unchanged"]
IMPORTED_BEFORE = "this entry was imported before"


class Duplicate(NamedTuple):
    """Another paper that may be an entry's: its key, how alike the titles are (0 to 100), and why it may be."""

    key: str
    score: float
    reason: str

    def __str__(self) -> str:
        """As a report names it: `zhou2025culture (91.2: the same title, …)`."""
        return f"{self.key} ({self.score:g}: {self.reason})"


class Row(NamedTuple):
    """What becomes of one entry; the fields of `import --json` in their order."""

    file: str
    line: int
    key: str
    action: Action
    fields: tuple[str, ...] = ()
    matched_by: str | None = None
    reason: str | None = None
    duplicates: tuple[Duplicate, ...] = ()


class Left(NamedTuple):
    """The paper of an entry that is not taken in, and of what it would come to have too much (paperlog.bounds).

    Where that is "", it is another paper, whose name the entry's record has (planshelf.Papers.hiding).
    """

    draft: Draft
    excess: str = ""


class Plan(NamedTuple):
    """The papers as they will be, of which those in `created` are new, and one row an entry in reading order.

    `carried`: what their files get beside the fields, where that is anything; `joined`: the keys of papers of the
    store that have become part of another, each with that one's; `problems`: the entries that no paper takes in.
    `parted`: the keys of papers of the store from which entries are taken, `moved` a row for each of these.
    """

    papers: dict[str, Paper]
    created: list[str]
    rows: list[Row]
    carried: dict[str, Carry]
    joined: dict[str, str]
    problems: list[Problem]
    parted: tuple[str, ...] = ()
    moved: tuple[Row, ...] = ()

    @property
    def changed(self) -> list[Paper]:
        """The papers that the store does not have as they are here."""
        touched = [row.key for row in (*self.rows, *self.moved) if row.action != "unchanged"]
        return [self.papers[key] for key in dict.fromkeys((*touched, *self.parted))]


def placing_order(located: Located) -> tuple[bool, bool, bool, str, str, str, int]:
    """Which entries come first: those that name all authors, and of these those with an arXiv id.

    What says less may be of any of several, so these are to be there by then. Last come papers that pages only name.
    """
    entry = located.entry
    is_whole = bool(entry.authors) and not entry.authors_truncated
    ids = (entry.arxiv_id is None, entry.arxiv_id or "")
    return (located.is_named, not is_whole, *ids, located.digest, located.file, located.line)


def plan_of(
    entries: list[Located], drafts: list[Draft], left: dict[int, Left], old: dict[int, str], known: Known
) -> Plan:
    """The plan that drafts make, for these entries.

    `left`: the places of those that their papers do not take in; `old`: of those that papers of these keys have.
    """
    told = sorted((draft for draft in drafts if draft.steps), key=naming_order)
    keys = _NewKeys(known, told)
    papers: dict[str, Paper] = {}
    created: list[str] = []
    carried: dict[str, Carry] = {}
    for draft in told:
        if draft.key is None:
            draft.key = keys.next(draft)
            if draft.key in draft.paper.aliases:
                others = tuple(name for name in draft.paper.aliases if name != draft.key)
                draft.paper = draft.paper.with_(aliases=others)
            created.append(draft.key)
        keys.give(draft.key, draft)
        papers[draft.key] = draft.paper.with_(key=draft.key)
        if draft.carry != Carry():
            carried[draft.key] = draft.carry
    joined = {gone.key: gone.final.key or "" for gone in drafts if gone.key and gone.into}
    new = frozenset(created)
    rows = {
        step.place: _row(entries[step.place], draft, _undoubted(draft, step, new, known))
        for draft in told
        for step in draft.steps
    }
    rows |= {place: _old_row(entries[place], key) for place, key in old.items()}
    problems = [_too_much(entries[place], left[place]) for place in sorted(left)]
    return Plan(papers, created, [rows[place] for place in sorted(rows)], carried, joined, problems)


def _too_much(located: Located, left: Left) -> Problem:
    key = left.draft.final.key
    if not left.excess:
        what = f"too many papers have its title, and its key is {key}'s already: it would not be found again"
        return Problem(located.file, located.line, what, "give it a key of its own, and import again")
    what = f"its paper {key} has all that one paper may take in: {left.excess}"
    room = f"make room with `paperlog edit {key}`, and import again"
    advice = f"if it is another paper, give it its authors, year or arXiv id there; if not, {room}"
    return Problem(located.file, located.line, what, advice)


def _undoubted(draft: Draft, step: Step, new: frozenset[str], known: Known) -> Step:
    """A step without the papers that a person has said to be others (`not_same_as`); `new`: keys of no file yet."""

    def says(one: Draft, other: Draft) -> bool:
        is_there = one.key is not None and one.key not in new
        return is_there and says_apart(known.text(one.key or ""), other.paper.with_(key=other.key or ""))

    near = tuple(
        (other, why)
        for other, why in step.near
        if not says(draft, other.final) and not says(other.final, draft)
    )
    return step if near == step.near else step._replace(near=near)


class _NewKeys:
    """The keys of new papers. Of many that want the same one, each is looked for from the last that was given."""

    def __init__(self, known: Known, drafts: list[Draft]) -> None:
        """`drafts`: those of which the plan is made; their other names are theirs already."""
        self._known = known
        self._forms: dict[str, Iterator[str]] = {}
        self._given: dict[str, Draft] = {}
        for draft in drafts:
            for name in draft.paper.aliases:
                self.give(name, draft)

    def give(self, name: str, draft: Draft) -> None:
        """A name is a paper's, and in no other case another one's: not every file system can hold both."""
        self._given.setdefault(label_form(name), draft)

    def next(self, draft: Draft) -> str:
        """The key of a paper: the one that it wants, or with the first number that nobody has."""
        paper = draft.paper
        wanted = draft.wanted or paper.arxiv_id or citekey(paper.title, paper.authors, paper.year)
        forms = self._forms.setdefault(wanted, key_forms(wanted))
        return next(key for key in forms if not self._is_taken(key, draft))

    def _is_taken(self, key: str, draft: Draft) -> bool:
        return self._given.get(label_form(key), draft) is not draft or self._known.is_taken(key)


def _row(located: Located, draft: Draft, step: Step) -> Row:
    place = (located.file, located.line, draft.key or "")
    merged = step.merged
    near = tuple(_duplicate(each.final, why) for each, why in step.near if each.final is not draft)
    doubtful = f"possible duplicate of {'; '.join(map(str, near))}" if near else None
    if merged is None:
        return Row(*place, "created", reason=_sentence([doubtful, _renamed(draft, step)]), duplicates=near)
    if merged.is_no_news:
        return Row(*place, "unchanged", (), step.matched_by, step.reason or IMPORTED_BEFORE)
    doubtful = f"is a {doubtful}" if doubtful else None
    reason = _sentence([*map(str, merged.conflicts), step.reason, doubtful, _refused(draft, step)])
    return Row(*place, "updated", merged.changed or ("sources",), step.matched_by, reason, near)


def _old_row(located: Located, key: str) -> Row:
    return Row(located.file, located.line, key, "unchanged", (), "source", IMPORTED_BEFORE)


def _renamed(draft: Draft, step: Step) -> str | None:
    if draft.wanted not in ("", draft.key):
        return f"paper apart from the one whose key is {draft.wanted}"
    name = step.refused[0] if step.refused else draft.key
    return f"paper apart from the one that is called '{name}'" if name != draft.key else None


def _refused(draft: Draft, step: Step) -> str | None:
    """What is to be said of a name that is another paper's, unless the two have become one since."""
    if step.refused is None or step.refused[1].final is draft:
        return None
    name, owner = step.refused
    return f"gets no name '{name}', which is {owner.final.key}'s already"


def _sentence(reasons: "list[str | None]") -> str | None:
    return "; ".join(filter(None, reasons)) or None


def _duplicate(draft: Draft, judgement: Judgement) -> Duplicate:
    return Duplicate(draft.key or "", judgement.score, judgement.reason)
