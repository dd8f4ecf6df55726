"""Entries and what the store knows, made a plan (pure): what an import would create, update and leave alone."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from paperlog.bounds import excess, overflow
from paperlog.citekey import is_key
from paperlog.entries import Entry, Located, Record, entry_of
from paperlog.foresight import Ahead, Foresee, Keys, unforeseen
from paperlog.joinrecords import NOTHING_NEW, made, started
from paperlog.looks import facts_of
from paperlog.plandrafts import Draft, Found, Known, Step, digests_of, is_contradicted, seniority
from paperlog.planleads import Leads, dois_of
from paperlog.planrecords import has_all, is_of_id, is_rightly_named, of_one_name, with_namesake
from paperlog.planrows import Left, Plan, placing_order, plan_of
from paperlog.sameness import Facts, Judgement, judge_all
from paperlog.text import label_form, title_key
from paperlog.tying import are_several, is_said_apart, tie, with_doubt
from paperlog.watching import Watch, unwatched

# With so many papers of one title ("Introduction", "Editorial") an entry is compared, so that a million take no hours.
_MOST = 100
# The fields by which a paper without an id is found again.
_FOUND_BY = frozenset({"title", "authors", "year", "published", "doi"})


def reconcile(
    entries: list[Located],
    known: Known,
    now: str,
    watch: Watch = unwatched,
    foresee: Foresee = unforeseen,
) -> Plan:
    """The plan for some entries. Their order does not matter: those with an arXiv id are placed first.

    Papers that pages only name come last: they have less to tell.
    """
    drafts = _Drafts(known, now)
    order = sorted(range(len(entries)), key=lambda at: placing_order(entries[at]))
    foreseen = foresee([entries[place] for place in order])
    for place, ahead in zip(watch(order, len(order), "planning"), foreseen, strict=True):
        drafts.add(place, entries[place], ahead)
    return plan_of(entries, drafts.all, drafts.left, known)


# What came of holding an entry against papers, by their identities.
_Held = dict[int, Judgement]


class _Drafts:
    """The papers that the entries seen so far make, found again by arXiv id and by title."""

    def __init__(self, known: Known, now: str) -> None:
        self._known, self._now = known, now
        self.all: list[Draft] = []
        # The places of entries that are not taken in, each with its paper, which is full.
        self.left: dict[int, Left] = {}
        self._by_key: dict[str, Draft] = {}
        self._by_id: dict[str, Draft] = {}
        self._by_name: dict[str, Draft] = {}
        self._keys = Keys()
        self._leads = Leads(self._keys)

    def add(self, place: int, located: Located, ahead: Ahead | None = None) -> None:
        """Adds an entry to the paper it tells of, or makes a new one; a paper that is full takes no more."""
        if ahead:
            self._keys.take(located.entry, ahead)
            located = located._replace(gave=ahead.gave)
        found = self._find(located)
        if found.draft is None:
            found = self._with_ids(found, located)
            draft = self._remember(Draft(None, made(located, self._now), carry=started(located)))
            self._name(draft, located.record)
            draft.steps.append(Step(place, near=found.near, refused=draft.refused))
            return
        if what := excess(found.draft, located):
            self.left[place] = Left(found.draft, what)
            return
        self._take(found.draft, found, place, located)

    def _take(self, draft: Draft, found: Found, place: int, located: Located) -> None:
        """Adds an entry to the paper that was found, unless that would come to have too much."""
        merged, reason = draft.taking(located, self._now)
        brought = draft.brought(located, self._known)
        if what := overflow(draft, merged, located, brought):
            self.left[place] = Left(draft, what)
            return
        draft.become(merged)
        merged = merged.told
        draft.carry_along(brought)
        more = (*brought.fields, *self._name(draft, located.record))
        if more:
            changed = tuple(dict.fromkeys((*merged.changed, *more)))
            merged = replace(merged, changed=changed, is_no_news=False)
            reason = None if reason == NOTHING_NEW else reason
        found = found if merged.is_no_news else self._with_ids(found, located)
        draft.steps.append(Step(place, merged, found.matched_by, found.near, reason, draft.refused))
        is_renamed = located.entry.title != draft.paper.title or not _FOUND_BY.isdisjoint(merged.changed)
        self._remember(draft, is_new=False, is_renamed=is_renamed)
        for other in found.also:
            draft = self._tie(draft, other)

    def _tie(self, draft: Draft, other: Draft) -> Draft:
        """One paper of two of which the last entry has told; where that is not safe, the first, and it says so."""
        keep = tie(draft, other, self._known, self._now)
        if keep is None:
            draft.steps[-1] = with_doubt(draft, other)
            return draft
        gone = other if keep is draft else draft
        if gone.key:
            self._by_key[gone.key] = keep
        if keep.paper.arxiv_id:
            self._by_id[keep.paper.arxiv_id] = keep
        return self._remember(keep, is_new=False)

    def _name(self, draft: Draft, record: Record | None) -> tuple[str, ...]:
        """Lets a paper be found under its record's key and other names; the fields that this changes."""
        draft.refused = None
        if record is None:
            return ()
        key = record.paper.key
        if key:
            if record.is_whole:
                draft.owners.setdefault(record.origin, key)
            if draft.key is None and not draft.wanted and is_key(key):
                draft.wanted = key
        names = dict.fromkeys((key, *record.paper.aliases))
        new = tuple(name for name in names if name and self._is_new(draft, name, record))
        draft.paper = draft.paper.with_(aliases=(*draft.paper.aliases, *new))
        return ("aliases",) if new else ()

    def _is_new(self, draft: Draft, name: str, record: Record) -> bool:
        """Whether a name, which finds a paper from now on where it is no other paper's, is not among its names yet."""
        owner = self._owner(name)
        if owner and owner is not draft:
            draft.refused = draft.refused or (name, owner)
            return False
        self._by_name[label_form(name)] = draft
        is_kept = record.is_whole and name in record.paper.aliases
        implied = None if is_kept else draft.paper.arxiv_id
        return name not in (draft.key, draft.wanted, implied, *draft.paper.aliases)

    def _owner(self, name: str) -> Draft | None:
        """The paper that has this name."""
        draft = self._by_name.get(label_form(name))
        return draft.final if draft else self._stored(self._known.by_name(name))

    def _remember(self, draft: Draft, *, is_new: bool = True, is_renamed: bool = True) -> Draft:
        """Finds a paper again by its id, and by its title and authors where these are new."""
        if is_new:
            self.all.append(draft)
        if is_renamed:
            self._leads.enter(draft)
        if draft.paper.arxiv_id:
            self._by_id.setdefault(draft.paper.arxiv_id, draft)
        return draft

    def _find(self, located: Located) -> Found:
        entry, record = located.entry, located.record
        is_whole = record is not None and record.is_whole
        named = self._named(located)
        if named and (is_whole or has_all(named, located, self._now)):
            return self._with_namesake(Found(named, "key"), located)
        key = title_key(entry.title)
        if record and (
            own := self._knowing(
                self._candidates(located, self._known.by_title(key, entry.title), [key]), located
            )
        ):
            return Found(own, "title")
        # Whatever the user has made of its title and id since, this entry is that paper's.
        for digest in digests_of(located):
            own = self._stored(self._known.by_digest(digest))
            if own and own.is_open(record) and not (record and is_contradicted(own.paper, located)):
                return self._with_namesake(Found(own, "source"), located)
        if named:
            return self._with_others(self._with_namesake(Found(named, "key"), located), located, key)
        if draft := self._of_id(located):
            return self._with_others(Found(draft, "arxiv_id"), located, key)
        titled, held = self._known.by_title(key, entry.title), _Held()
        found = self._judged(located, titled, [key], "title", held)
        return found if found.draft else self._similar(located, titled, held)

    def _similar(self, located: Located, keys: Iterable[str], held: _Held) -> Found:
        """The paper whose title differs in no more than spelling; else those that may be the entry's.

        `keys`: of papers that are looked at as well.
        """
        return self._judged(located, *self._alike(facts_of(located.entry), keys), "similar title", held)

    def _alike(self, facts: Facts, keys: Iterable[str]) -> tuple[Iterable[str], list[str]]:
        """What leads to papers of a title and authors like these: keys, beside those given, and names of drafts."""
        blocks, authors = self._keys.blocks(facts.title), self._keys.authors(facts)
        keys = chain(keys, self._known.by_blocks(blocks), self._known.by_authors(facts, authors))
        return keys, [*blocks, *authors]

    def _of_id(self, located: Located) -> Draft | None:
        """The paper that has an entry's arXiv id."""
        draft = self._with_id(located.entry)
        return draft if draft and draft.is_open(located.record) and is_of_id(draft, located.entry) else None

    def _with_id(self, entry: Entry) -> Draft | None:
        own = entry.arxiv_id
        return (self._by_id.get(own) or self._stored(self._known.by_arxiv_id(own))) if own else None

    def _with_namesake(self, found: Found, located: Located) -> Found:
        draft = found.draft
        is_told = draft is None or draft.paper.arxiv_id == located.entry.arxiv_id
        other = None if is_told else self._of_id(located)
        return with_namesake(found, other, located, self._known, self._now)

    def _with_others(self, found: Found, located: Located, key: str) -> Found:
        """The same with the papers that an entry's title leads to, where it is new to the paper that was found."""
        draft = found.draft
        if draft is None or key in map(title_key, (draft.paper.title, *draft.looks.titles)):
            return found
        more = self._similar(located, self._known.by_title(key, located.entry.title), _Held())
        held = {id(each) for each in (draft, *found.also)}
        near = tuple(each for each in more.near if id(each[0]) not in held)
        also = tuple(each for each in (more.draft, *more.also) if each and id(each) not in held)
        return replace(found, near=near, also=(*found.also, *also))

    def _with_ids(self, found: Found, located: Located) -> Found:
        """The same with what may be the paper of an entry as well, as it has its DOI or, of one store, its arXiv id."""
        own = located.entry.doi
        some = self._candidates(located, self._known.by_doi(own), dois_of(located.entry)) if own else ()
        more = of_one_name(found, self._with_id(located.entry), some, located.entry)
        return replace(found, near=(*found.near, *more))

    def _named(self, located: Located) -> Draft | None:
        """The paper that a record calls by its name, unless the two are two papers that have one name."""
        name = located.record.paper.key if located.record else ""
        draft = self._owner(name) if name else None
        return draft if draft and is_rightly_named(draft, located) else None

    def _judged(
        self, located: Located, keys: Iterable[str], names: Iterable[str], matched_by: str, held: _Held
    ) -> Found:
        """The one paper among these that is surely the entry's; else those that may be.

        `held`: what came of papers that the entry has been held against before.
        """
        drafts = self._candidates(located, keys, names)
        if own := self._knowing(drafts, located):
            return Found(own, matched_by)
        facts = facts_of(located.entry)
        for draft in drafts:
            if id(draft) not in held:
                held[id(draft)] = judge_all(draft.looks.faces(facts.title), (facts,))
        judged = [(draft, held[id(draft)]) for draft in drafts]
        judged = [each for each in judged if not is_said_apart(each[0], located.entry, self._known)]
        alike = [draft for draft, judgement in judged if judgement.verdict == "same"]
        sure = sorted(self._sure(alike, located.entry), key=seniority)
        verdict = "same" if alike else "near"
        taken = {id(draft) for draft in sure}
        near = tuple(pair for pair in judged if pair[1].verdict == verdict and id(pair[0]) not in taken)
        # What another store has as two papers stays two.
        also = () if located.record and located.record.is_whole else tuple(sure[1:])
        return Found(sure[0], matched_by, near, also) if sure else Found(near=near)

    def _sure(self, alike: list[Draft], entry: Entry) -> list[Draft]:
        """Those of some papers that an entry surely tells of: none, where it may be any of several (`Wang+`)."""
        if len(alike) < 2:
            return alike
        own = [draft for draft in alike if entry.arxiv_id and draft.paper.arxiv_id == entry.arxiv_id]
        others = [draft for draft in alike if draft.paper.arxiv_id is None or not own]
        return own if are_several(others) else [*own, *filter(self._is_one, others)]

    def _is_one(self, draft: Draft) -> bool:
        """Whether a paper is not itself one that may be any of several."""
        if draft.paper.arxiv_id:
            return True
        facts, entry = facts_of(draft.paper), entry_of(draft.paper)
        known = self._known.by_title(title_key(facts.title), facts.title)
        found = self._candidates(Located(entry, "", "", 0, ""), *self._alike(facts, known))
        judged = ((each, judge_all(each.looks.faces(), (facts,))) for each in found if each is not draft)
        return not are_several([each for each, judgement in judged if judgement.verdict == "same"])

    def _candidates(self, located: Located, keys: Iterable[str], names: Iterable[str]) -> list[Draft]:
        own = located.entry.arxiv_id
        found: dict[int, Draft] = {}
        for draft in filter(None, chain(map(self._stored, keys), self._leads.under(names, own))):
            is_other = own and draft.paper.arxiv_id not in (None, own)
            if not is_other and draft.into is None and draft.is_open(located.record):
                found[id(draft)] = draft
            if len(found) == _MOST:
                break
        return list(found.values())

    def _knowing(self, drafts: list[Draft], located: Located) -> Draft | None:
        return next((draft for draft in drafts if has_all(draft, located, self._now)), None)

    def _stored(self, key: str | None) -> Draft | None:
        if key is None:
            return None
        if key not in self._by_key:
            self._by_key[key] = self._remember(Draft(key, self._known.paper(key)))
        return self._by_key[key].final
