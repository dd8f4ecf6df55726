"""Entries added one by one to the papers of a plan (pure): each to the one it tells of, or it makes a new one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from paperlog.bounds import excess, overflow
from paperlog.entries import Located
from paperlog.foresight import Ahead, Foresee, unforeseen
from paperlog.given import Given
from paperlog.joinrecords import NOTHING_NEW, made, started
from paperlog.looks import facts_of
from paperlog.model import Paper
from paperlog.planclaims import Claim, Claims, Owner, owner_of
from paperlog.plandrafts import Draft, Found, Known, Step
from paperlog.planfinding import Finder
from paperlog.planrecords import beside, has_all, is_claimed, is_of_id
from paperlog.planrows import Left, placing_order
from paperlog.planshelf import Papers
from paperlog.provenance import FOLDED, LETTERS, letter_of, value_hash
from paperlog.sameness import Facts
from paperlog.samewords import title_words
from paperlog.text import title_key
from paperlog.tying import tie, with_doubt
from paperlog.watching import Watch, unwatched

# The fields by which a paper is found again.
_FOUND_BY = frozenset({"arxiv_id", "title", "authors", "year", "published", "doi", "venue"})

# Of which two values of one paper's entries may be of two papers.
_TELLING = (LETTERS["doi"], LETTERS[FOLDED])
# An entry beside more papers has a title that says nothing ("Introduction").
MOST_NEIGHBOURS = 20
# Papers of like titles with more entries in all are no matter of doubt.
MOST_ENTRIES = 40
NOT_LATE: Mapping[str, int] = MappingProxyType({})
NO_GROUPS: "Mapping[str, Group]" = MappingProxyType({})


class Group:
    """Entries that are to be one paper: the one of this key, or, where that is None, a new one."""

    def __init__(self, key: str | None) -> None:
        """`draft` is the paper, once the first of them has come to it."""
        self.key = key
        self.draft: Draft | None = None


def drafted(
    entries: Sequence[Located],
    known: Known,
    now: str,
    watch: Watch = unwatched,
    foresee: Foresee = unforeseen,
    groups: Mapping[str, Group] = NO_GROUPS,
    late: Mapping[str, int] = NOT_LATE,
    places: Sequence[int] | None = None,
) -> "Drafts":
    """The papers that some entries make, in whatever order they are: those of which most is known are placed first.

    `groups`: to which paper some entries, by their hashes, go, whatever they are like. `late`: which of them come
    behind all others, those with a greater number later. `places`: which of them, if not all.
    """
    drafts = Drafts(known, now)
    drafts.claim(entries if places is None else [entries[place] for place in places])
    levels = [late.get(each.digest, 0) for each in entries] if late else [0] * len(entries)
    wanted = range(len(entries)) if places is None else places
    order = sorted(wanted, key=lambda at: (levels[at], placing_order(entries[at])))
    foreseen = foresee([entries[place] for place in order])
    for place, ahead in zip(watch(order, len(order), "planning"), foreseen, strict=True):
        drafts.add(place, entries[place], ahead, groups.get(entries[place].digest))
    drafts.look_again(entries)
    return drafts


class Drafts:
    """The papers that the entries seen so far make, found again by arXiv id and by title."""

    def __init__(self, known: Known, now: str) -> None:
        """`now` is ISO 8601."""
        self._known, self._now = known, now
        self.papers = Papers(known)
        self.finder = Finder(self.papers, known, now)
        # The places of entries that are not taken in, each with its paper, which is full.
        self.left: dict[int, Left] = {}
        # Those of entries that papers have taken in which nobody has looked at, each with its paper's key.
        self.old: dict[int, str] = {}
        # Papers that stand beside each other, as their titles are alike; one beside itself, if its entries differ.
        self.neighbours: list[tuple[Draft, Draft]] = []

    def homes(self, papers: Iterable[Draft]) -> "list[Draft]":
        """Where each of some papers of another plan is in this one: its own, or that of its first entry."""
        own = {source.digest: draft.final for draft in self.papers.all for source in draft.paper.sources}
        return [self.papers.stored(draft.key) or _first(draft, own) for draft in papers]

    def claim(self, entries: Iterable[Located]) -> None:
        """Lets the records of other stores have the papers that have all of them, then those of their keys."""
        owned = ((located, owner_of(located.record)) for located in entries)
        named: dict[Owner, Draft] = {}
        wanted = {owner: self._having_all(located, owner, named) for located, owner in owned if owner}
        self.finder.claims = Claims(wanted).found()
        for (origin, key), claim in self.finder.claims.items():
            claim.draft.owners[origin] = key
        # Who is called so has it before those whose title is the same, whichever of them comes first.
        for origin, key in sorted(named, key=lambda owner: (named[owner].key != owner[1], owner)):
            if (origin, key) not in self.finder.claims:
                named[origin, key].owners.setdefault(origin, key)

    def _having_all(self, located: Located, owner: Owner, known: dict[Owner, Draft]) -> Iterator[Claim]:
        """The papers that have all of a record of another store, each looked at when it is asked for.

        The one of its key is put to those that are `known`.
        """
        named, entry = self.finder.named(located), located.entry
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

    def add(
        self, place: int, located: Located, ahead: Ahead | None = None, group: Group | None = None
    ) -> None:
        """Adds an entry to the paper it tells of, or makes a new one; a paper that is full takes no more.

        `group`: whose paper it is to come to. One that was taken in before needs no look at its paper.
        """
        if group is None and (key := self._home_of(located)):
            self.old[place] = key
            return
        if ahead:
            self.papers.keys.take(located.entry, ahead)
            located = located._replace(gave=ahead.gave)
        self.finder.neighbours = {}
        draft = self._placed(place, located, self._found(located, group))
        if draft and group:
            group.draft = draft
        elif draft:
            self._stand_beside(draft)

    def _home_of(self, located: Located) -> str | None:
        """The key of the paper that has taken in an entry, where nobody has looked at that yet."""
        key = None if located.record else self._known.by_digest(located.digest)
        is_old = key is not None and not (self._known.is_hidden(key) or self.papers.has_seen(key))
        return key if is_old else None

    def look_again(self, entries: Sequence[Located]) -> None:
        """Adds those old entries whose papers have been looked at since; `entries` are those of all places."""
        for place in [place for place, key in self.old.items() if self.papers.has_seen(key)]:
            del self.old[place]
            self.add(place, entries[place])

    def _found(self, located: Located, group: Group | None) -> Found:
        if group is None:
            return self.finder.find(located)
        draft = group.draft.final if group.draft else self.papers.stored(group.key)
        near = self.finder.find_near(located)
        return Found(draft, "title", beside([draft], near, "same") if draft else near, is_placed=True)

    def _stand_beside(self, draft: Draft) -> None:
        others = self.finder.neighbours.values()
        if len(others) <= MOST_NEIGHBOURS:
            self.neighbours += ((draft, other) for other in others if other is not draft)
        if 2 < len(draft.paper.sources) <= MOST_ENTRIES and _is_mixed(draft):
            self.neighbours.append((draft, draft))

    def _placed(self, place: int, located: Located, found: Found) -> Draft | None:
        """The paper to which an entry comes; None where that does not take it in."""
        if found.draft is None:
            if namesake := self.papers.hiding(located):
                self.left[place] = Left(namesake)
                return None
            found = self.finder.with_ids(found, located)
            draft = self.papers.remember(Draft(None, made(located, self._now), carry=started(located)))
            self.papers.name(draft, located, Given())
            draft.steps.append(Step(place, near=found.near, refused=draft.refused))
            return draft
        if what := excess(found.draft, located):
            self.left[place] = Left(found.draft, what)
            return None
        return self._take(found.draft, found, place, located)

    def _take(self, draft: Draft, found: Found, place: int, located: Located) -> Draft | None:
        """Adds an entry to the paper that was found, unless that would come to have too much."""
        merged, reason = draft.taking(located, self._now)
        brought, before = draft.brought(located, self._known), draft.looks.given
        if what := overflow(draft, merged, located, brought):
            self.left[place] = Left(draft, what)
            return None
        was = () if merged.is_no_news else draft.looks.faces()
        draft.become(merged)
        merged = merged.told
        draft.carry_along(brought)
        more = (*brought.fields, *self.papers.name(draft, located, before))
        if more:
            changed = tuple(dict.fromkeys((*merged.changed, *more)))
            merged = merged._replace(changed=changed, is_no_news=False)
            reason = None if reason == NOTHING_NEW else reason
        found = found if merged.is_no_news else self.finder.with_ids(found, located)
        draft.steps.append(Step(place, merged, found.matched_by, found.near, reason, draft.refused))
        is_renamed = located.entry.title != draft.paper.title or not _FOUND_BY.isdisjoint(merged.changed)
        self.papers.remember(draft, is_new=False, is_renamed=is_renamed)
        for other in found.also:
            draft = self._tie(draft, other)
        # What another store has as two papers stays two.
        is_whole = located.record is not None and located.record.is_whole
        if not merged.is_no_news and not is_whole and not found.is_placed:
            held = (facts_of(located.entry),) if found.is_settled else ()
            return self._tie_grown(draft, (*was, *held), found.also)
        return draft

    def _tie_grown(self, draft: Draft, was: Iterable[Facts], also: Sequence[Draft]) -> Draft:
        """Makes a paper one with those that are surely the same by now, beside those that the last entry tells of."""
        tried = {id(other) for other in also}
        while more := [each for each in self.finder.grown(draft, was) if id(each) not in tried]:
            was = draft.looks.faces()
            for other in more:
                tried.add(id(other))
                draft = self._tie(draft, other)
        return draft

    def _tie(self, draft: Draft, other: Draft) -> Draft:
        """One paper of two of which the last entry has told; where that is not safe, the first, and it says so."""
        keep = tie(draft, other, self._known, self._now)
        if keep is None:
            draft.steps[-1] = with_doubt(draft, other)
            return draft
        return self.papers.replace(other if keep is draft else draft, keep)


def _is_mixed(draft: Draft) -> bool:
    """Whether what the last entry has been added to says something else than that, or its entries do so together."""
    merged = draft.steps[-1].merged
    if merged is None or merged.is_no_news:
        return False
    words = title_words(draft.paper.title)
    apart = 0 if words.is_serial or words.is_generic else 1
    return any(each.field == "authors" for each in merged.conflicts) or _differ(draft.paper, apart)


def _first(draft: Draft, homes: Mapping[str, Draft]) -> Draft:
    return next(homes[source.digest] for source in draft.paper.sources if source.digest in homes)


def _differ(paper: Paper, apart: int) -> bool:
    """Whether sources of a paper gave different titles or DOIs, other years, or only some a year or authors.

    Then each of them may have been like what the paper was when it came, and yet not be like all others. `apart`: by
    how many years they may differ from that of the paper.
    """
    told = [{letter_of(token): token for token in (source.gave or "").split()} for source in paper.sources]
    if len({LETTERS["authors"] in each for each in told}) > 1:
        return True
    years = range(paper.year - apart, paper.year + apart + 1) if paper.year else ()
    near: set[str | None] = {value_hash("year", year) for year in years} or {None}
    if any(each.get(LETTERS["year"]) not in near for each in told):
        return True
    return any(len({each[letter] for each in told if letter in each}) > 1 for letter in _TELLING)
