"""Entries and what the store knows, made a plan (pure): what an import would create, update and leave alone."""

from collections.abc import Iterable, Iterator, Sequence

from paperlog.bounds import excess, overflow
from paperlog.entries import Located
from paperlog.foresight import Ahead, Foresee, unforeseen
from paperlog.given import Given
from paperlog.joinrecords import NOTHING_NEW, made, started
from paperlog.looks import facts_of
from paperlog.planclaims import Claim, Claims, Owner, owner_of
from paperlog.plandrafts import Draft, Found, Known, Step
from paperlog.planfinding import Finder
from paperlog.planrecords import has_all, is_claimed, is_of_id
from paperlog.planrows import Left, Plan, placing_order, plan_of
from paperlog.planshelf import Papers
from paperlog.sameness import Facts
from paperlog.text import title_key
from paperlog.tying import tie, with_doubt
from paperlog.watching import Watch, unwatched

# The fields by which a paper is found again.
_FOUND_BY = frozenset({"arxiv_id", "title", "authors", "year", "published", "doi", "venue"})


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
        self._finder = Finder(self.papers, known, now)
        # The places of entries that are not taken in, each with its paper, which is full.
        self.left: dict[int, Left] = {}

    def claim(self, entries: Iterable[Located]) -> None:
        """Lets the records of other stores have the papers that have all of them, then those of their keys."""
        owned = ((located, owner_of(located.record)) for located in entries)
        named: dict[Owner, Draft] = {}
        wanted = {owner: self._having_all(located, owner, named) for located, owner in owned if owner}
        self._finder.claims = Claims(wanted).found()
        for (origin, key), claim in self._finder.claims.items():
            claim.draft.owners[origin] = key
        # Who is called so has it before those whose title is the same, whichever of them comes first.
        for origin, key in sorted(named, key=lambda owner: (named[owner].key != owner[1], owner)):
            if (origin, key) not in self._finder.claims:
                named[origin, key].owners.setdefault(origin, key)

    def _having_all(self, located: Located, owner: Owner, known: dict[Owner, Draft]) -> Iterator[Claim]:
        """The papers that have all of a record of another store, each looked at when it is asked for.

        The one of its key is put to those that are `known`.
        """
        named, entry = self._finder.named(located), located.entry
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
        found = self._finder.find(located)
        if found.draft is None:
            if namesake := self.papers.hiding(located):
                self.left[place] = Left(namesake)
                return
            found = self._finder.with_ids(found, located)
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
        was = () if merged.is_no_news else draft.looks.faces()
        draft.become(merged)
        merged = merged.told
        draft.carry_along(brought)
        more = (*brought.fields, *self.papers.name(draft, located, before))
        if more:
            changed = tuple(dict.fromkeys((*merged.changed, *more)))
            merged = merged._replace(changed=changed, is_no_news=False)
            reason = None if reason == NOTHING_NEW else reason
        found = found if merged.is_no_news else self._finder.with_ids(found, located)
        draft.steps.append(Step(place, merged, found.matched_by, found.near, reason, draft.refused))
        is_renamed = located.entry.title != draft.paper.title or not _FOUND_BY.isdisjoint(merged.changed)
        self.papers.remember(draft, is_new=False, is_renamed=is_renamed)
        for other in found.also:
            draft = self._tie(draft, other)
        # What another store has as two papers stays two.
        if not merged.is_no_news and not (located.record and located.record.is_whole):
            held = (facts_of(located.entry),) if found.is_settled else ()
            self._tie_grown(draft, (*was, *held), found.also)

    def _tie_grown(self, draft: Draft, was: Iterable[Facts], also: Sequence[Draft]) -> None:
        """Makes a paper one with those that are surely the same by now, beside those that the last entry tells of."""
        tried = {id(other) for other in also}
        while more := [each for each in self._finder.grown(draft, was) if id(each) not in tried]:
            was = draft.looks.faces()
            for other in more:
                tried.add(id(other))
                draft = self._tie(draft, other)

    def _tie(self, draft: Draft, other: Draft) -> Draft:
        """One paper of two of which the last entry has told; where that is not safe, the first, and it says so."""
        keep = tie(draft, other, self._known, self._now)
        if keep is None:
            draft.steps[-1] = with_doubt(draft, other)
            return draft
        return self.papers.replace(other if keep is draft else draft, keep)
