"""Entries and what the store knows, made a plan (pure): what an import would create, update and leave alone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from paperlog.bounds import excess, overflow
from paperlog.entries import Entry, Located, entry_of
from paperlog.foresight import Ahead, Foresee, unforeseen
from paperlog.given import Given
from paperlog.joinrecords import NOTHING_NEW, made, started
from paperlog.looks import facts_of
from paperlog.planclaims import Claim, Claims, Owner, owner_of
from paperlog.plandrafts import Draft, Found, Known, Step, digests_of, is_contradicted, seniority
from paperlog.planleads import dois_of
from paperlog.planrecords import (
    UNSURE,
    Held,
    against,
    beside,
    has_all,
    has_unsure,
    is_claimed,
    is_known,
    is_of_id,
    is_rightly_named,
    is_told,
    nearest_of_id,
    of_one_moment,
    of_one_name,
    with_namesake,
)
from paperlog.planrows import Left, Plan, placing_order, plan_of
from paperlog.planshelf import Papers
from paperlog.relatednames import title_name
from paperlog.sameness import judge_all
from paperlog.text import title_key
from paperlog.tying import are_several, tie, with_doubt
from paperlog.watching import Watch, unwatched

# The fields by which a paper is found again.
_FOUND_BY = frozenset({"arxiv_id", "title", "authors", "year", "published", "doi"})


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
    drafts.claim(entries)
    order = sorted(range(len(entries)), key=lambda at: placing_order(entries[at]))
    foreseen = foresee([entries[place] for place in order])
    for place, ahead in zip(watch(order, len(order), "planning"), foreseen, strict=True):
        drafts.add(place, entries[place], ahead)
    return plan_of(entries, drafts.papers.all, drafts.left, known)


class _Drafts:
    """The papers that the entries seen so far make, found again by arXiv id and by title."""

    def __init__(self, known: Known, now: str) -> None:
        self._known, self._now = known, now
        self.papers = Papers(known)
        self._claims: dict[Owner, Claim] = {}
        # The places of entries that are not taken in, each with its paper, which is full.
        self.left: dict[int, Left] = {}

    def claim(self, entries: Iterable[Located]) -> None:
        """Lets the records of other stores have the papers that have all of them, then those of their keys."""
        owned = ((located, owner_of(located.record)) for located in entries)
        named: dict[Owner, Draft] = {}
        wanted = {owner: self._having_all(located, owner, named) for located, owner in owned if owner}
        self._claims = Claims(wanted).found()
        for (origin, key), claim in self._claims.items():
            claim.draft.owners[origin] = key
        # Who is called so has it before those whose title is the same, whichever of them comes first.
        for origin, key in sorted(named, key=lambda owner: (named[owner].key != owner[1], owner)):
            if (origin, key) not in self._claims:
                named[origin, key].owners.setdefault(origin, key)

    def _having_all(self, located: Located, owner: Owner, known: dict[Owner, Draft]) -> Iterator[Claim]:
        """The papers that have all of a record of another store, each looked at when it is asked for.

        The one of its key is put to those that are `known`.
        """
        named, entry = self._named(located), located.entry
        if named:
            known[owner] = named

        def claims(drafts: Iterable[Draft], matched_by: str) -> Iterator[Claim]:
            some = (draft for draft in drafts if is_claimed(draft, named, located, self._known, self._now))
            return (Claim(draft, matched_by) for draft in some)

        yield from claims([named] if named else [], "key")
        titled = self.papers.candidates(
            located, self._known.by_title(title_key(entry.title), entry.title), ()
        )
        yield from claims((draft for draft in titled if has_all(draft, located, self._now)), "title")
        yield from claims((draft for draft in self.papers.of_id(entry) if is_of_id(draft, entry)), "arxiv_id")

    def add(self, place: int, located: Located, ahead: Ahead | None = None) -> None:
        """Adds an entry to the paper it tells of, or makes a new one; a paper that is full takes no more."""
        if ahead:
            self.papers.keys.take(located.entry, ahead)
            located = located._replace(gave=ahead.gave)
        found = self._find(located)
        if found.draft is None:
            if namesake := self.papers.hiding(located):
                self.left[place] = Left(namesake)
                return
            found = self._with_ids(found, located)
            draft = self.papers.remember(Draft(None, made(located, self._now), carry=started(located)))
            self.papers.name(draft, located, Given())
            draft.steps.append(Step(place, near=found.near, refused=draft.refused))
            return
        if what := excess(found.draft, located):
            self.left[place] = Left(found.draft, what)
            return
        self._take(found.draft, found, place, located)

    def _take(self, draft: Draft, found: Found, place: int, located: Located) -> None:
        """Adds an entry to the paper that was found, unless that would come to have too much."""
        merged, reason = draft.taking(located, self._now)
        brought, before = draft.brought(located, self._known), draft.looks.given
        if what := overflow(draft, merged, located, brought):
            self.left[place] = Left(draft, what)
            return
        draft.become(merged)
        merged = merged.told
        draft.carry_along(brought)
        more = (*brought.fields, *self.papers.name(draft, located, before))
        if more:
            changed = tuple(dict.fromkeys((*merged.changed, *more)))
            merged = replace(merged, changed=changed, is_no_news=False)
            reason = None if reason == NOTHING_NEW else reason
        found = found if merged.is_no_news else self._with_ids(found, located)
        draft.steps.append(Step(place, merged, found.matched_by, found.near, reason, draft.refused))
        is_renamed = located.entry.title != draft.paper.title or not _FOUND_BY.isdisjoint(merged.changed)
        self.papers.remember(draft, is_new=False, is_renamed=is_renamed)
        for other in found.also:
            draft = self._tie(draft, other)

    def _tie(self, draft: Draft, other: Draft) -> Draft:
        """One paper of two of which the last entry has told; where that is not safe, the first, and it says so."""
        keep = tie(draft, other, self._known, self._now)
        if keep is None:
            draft.steps[-1] = with_doubt(draft, other)
            return draft
        return self.papers.replace(other if keep is draft else draft, keep)

    def _find(self, located: Located) -> Found:
        entry, record = located.entry, located.record
        is_whole = record is not None and record.is_whole
        owner = owner_of(record)
        claim = self._claims.get(owner) if owner else None
        if claim and is_known(claim.draft, located, self._now):
            return Found(*claim)
        named = self._named(located)
        # Also where another record of its store has that paper: here a person has made the two one.
        if named and not named.is_open(record):
            if is_known(named, located, self._now):
                return Found(named, "key")
            named = None
        if named and (is_whole or has_all(named, located, self._now)):
            return self._with_namesake(Found(named, "key"), located)
        key = title_key(entry.title)
        if record and (
            own := self._knowing(
                self.papers.candidates(located, self._known.by_title(key, entry.title), [key]), located
            )
        ):
            return Found(own, "title")
        # Whatever the user has made of its title and id since, this entry is that paper's.
        for digest in digests_of(located):
            own = self.papers.stored(self._known.by_digest(digest))
            if own and own.is_open(record) and not (is_whole and is_contradicted(own.paper, located)):
                return self._with_namesake(Found(own, "source"), located)
        if named:
            return self._with_others(self._with_namesake(Found(named, "key"), located), located, key)
        if draft := self._of_id(located):
            return self._with_others(Found(draft, "arxiv_id"), located, key)
        titled, held = self._known.by_title(key, entry.title), Held()
        found = self._judged(located, titled, [key], "title", held)
        if found.draft:
            found = self._with_alike(found, located, titled, held)
        found = found if found.draft else self._similar(located, titled, held)
        is_new = found.draft is None or (entry.arxiv_id and found.draft.paper.arxiv_id is None)
        return self._with_unsure(found, located, titled, key) if is_new else found

    def _with_alike(self, found: Found, located: Located, keys: Iterable[str], held: Held) -> Found:
        """The same with papers of other titles that are surely the entry's, which may say more than its paper did."""
        draft, facts = found.draft, facts_of(located.entry)
        if draft is None or (located.record and located.record.is_whole) or is_told(draft, facts):
            return found
        drafts = self.papers.candidates(located, *self.papers.alike(facts, keys))
        taken = {id(each) for each in (draft, *found.also, *(each for each, _ in found.near))}
        judged = against(drafts, located.entry, self._known, held)
        more = (each for each, judgement in judged if judgement.verdict == "same" and id(each) not in taken)
        return replace(found, also=(*found.also, *sorted(more, key=seniority)))

    def _with_unsure(self, found: Found, located: Located, keys: Iterable[str], key: str) -> Found:
        """The same with papers of the title that have taken in what may be of this one, which nobody told yet.

        It is new, or known by its arXiv id only now.
        """
        told = {id(draft) for draft in (found.draft, *found.also, *(draft for draft, _ in found.near))}
        some = self.papers.titled(keys, key, located.record)
        more = (draft for draft in some if id(draft) not in told and has_unsure(draft, located.entry))
        return replace(found, near=(*found.near, *((draft, UNSURE) for draft in more)))

    def _similar(self, located: Located, keys: Iterable[str], held: Held) -> Found:
        """The paper whose title differs in no more than spelling; else those that may be the entry's.

        `keys`: of papers that are looked at as well.
        """
        return self._judged(located, *self.papers.alike(facts_of(located.entry), keys), "similar title", held)

    def _of_id(self, located: Located) -> Draft | None:
        """The paper that has an entry's arXiv id."""
        some = (draft for draft in self.papers.of_id(located.entry) if draft.is_open(located.record))
        return nearest_of_id([draft for draft in some if is_of_id(draft, located.entry)], located.entry)

    def _with_namesake(self, found: Found, located: Located) -> Found:
        draft = found.draft
        is_told = draft is None or draft.paper.arxiv_id == located.entry.arxiv_id
        other = None if is_told else self._of_id(located)
        return with_namesake(found, other, located, self._known, self._now)

    def _with_others(self, found: Found, located: Located, key: str) -> Found:
        """The same with the papers that an entry's title leads to, where it is new to the paper that was found."""
        draft = found.draft
        titles = map(title_name, draft.looks.titles) if draft else ()
        if draft is None or title_name(located.entry.title) in titles:
            return found
        more = self._similar(located, self._known.by_title(key, located.entry.title), Held())
        held = {id(each) for each in (draft, *found.also)}
        near = tuple(each for each in more.near if id(each[0]) not in held)
        also = tuple(each for each in (more.draft, *more.also) if each and id(each) not in held)
        return replace(found, near=near, also=(*found.also, *also))

    def _with_ids(self, found: Found, located: Located) -> Found:
        """The same with what may be the paper of an entry as well, as it has its DOI or, of one store, its arXiv id."""
        own = located.entry.doi
        some = self.papers.candidates(located, self._known.by_doi(own), dois_of(located.entry)) if own else ()
        more = of_one_name(found, self.papers.of_id(located.entry), some, located.entry)
        return replace(found, near=(*found.near, *more))

    def _named(self, located: Located) -> Draft | None:
        """The paper that a record calls by its name, unless the two are two papers that have one name."""
        name = located.record.paper.key if located.record else ""
        draft = self.papers.named(name) if name else None
        return draft if draft and is_rightly_named(draft, located) else None

    def _judged(
        self, located: Located, keys: Iterable[str], names: Iterable[str], matched_by: str, held: Held
    ) -> Found:
        """The one paper among these that is surely the entry's; else those that may be.

        `held`: what came of papers that the entry has been held against before.
        """
        drafts = self.papers.candidates(located, keys, names)
        if own := self._knowing(drafts, located):
            return Found(own, matched_by)
        judged = against(drafts, located.entry, self._known, held)
        alike = [draft for draft, judgement in judged if judgement.verdict == "same"]
        sure = sorted(self._sure(alike, located.entry), key=seniority)
        near = beside(sure, judged, "same" if alike else "near")
        # What another store has as two papers stays two.
        also = () if located.record and located.record.is_whole else tuple(sure[1:])
        return Found(sure[0], matched_by, near, also) if sure else Found(near=near)

    def _sure(self, alike: list[Draft], entry: Entry) -> list[Draft]:
        """Those of some papers that an entry surely tells of: none, where it may be any of several (`Wang+`)."""
        if len(alike) < 2:
            return alike
        own = [draft for draft in alike if entry.arxiv_id and draft.paper.arxiv_id == entry.arxiv_id]
        others = [draft for draft in alike if draft.paper.arxiv_id is None or not own]
        if are_several(others, entry.title):
            return own or of_one_moment(others, entry)
        return [*own, *filter(self._is_one, others)]

    def _is_one(self, draft: Draft) -> bool:
        """Whether a paper is not itself one that may be any of several."""
        if draft.paper.arxiv_id:
            return True
        facts, entry = facts_of(draft.paper), entry_of(draft.paper)
        known = self._known.by_title(title_key(facts.title), facts.title)
        found = self.papers.candidates(Located(entry, "", "", 0, ""), *self.papers.alike(facts, known))
        judged = ((each, judge_all(each.looks.faces(), (facts,))) for each in found if each is not draft)
        alike = [each for each, judgement in judged if judgement.verdict == "same"]
        return not are_several(alike, facts.title)

    def _knowing(self, drafts: list[Draft], located: Located) -> Draft | None:
        return next((draft for draft in drafts if has_all(draft, located, self._now)), None)
