"""Which paper of a plan an entry tells of, or may tell of (pure): by its name, its arXiv id, its title and authors."""

from collections.abc import Iterable

from paperlog.entries import Entry, Located, entry_of
from paperlog.looks import facts_of
from paperlog.planclaims import Claim, Owner, owner_of
from paperlog.plandrafts import Draft, Found, Known, Near, digests_of, is_contradicted, seniority
from paperlog.planleads import dois_of
from paperlog.planrecords import (
    UNSURE,
    Held,
    against,
    beside,
    has_all,
    has_unsure,
    is_known,
    is_of_id,
    is_rightly_named,
    is_titled_like,
    is_told,
    nearest_of_id,
    of_one_moment,
    of_one_name,
    with_namesake,
)
from paperlog.planshelf import Papers
from paperlog.relatednames import title_name
from paperlog.sameness import Facts, Judgement, judge_all
from paperlog.text import title_key
from paperlog.tying import are_opposed, are_several, judgement_of


class Finder:
    """Finds the paper of each entry among those of the store and those that the entries before it made."""

    def __init__(self, papers: Papers, known: Known, now: str) -> None:
        """`now` is ISO 8601."""
        self._papers, self._known, self._now = papers, known, now
        # The papers that records of other stores have.
        self.claims: dict[Owner, Claim] = {}
        # The papers beside which the entries since the last look at it stand: of a title like theirs.
        self.neighbours: dict[int, Draft] = {}

    def find(self, located: Located) -> Found:
        """The paper that an entry tells of, or those that it may tell of."""
        entry, record = located.entry, located.record
        is_whole = record is not None and record.is_whole
        owner = owner_of(record)
        claim = self.claims.get(owner) if owner else None
        if claim and is_known(claim.draft, located, self._now):
            return Found(*claim)
        named = self.named(located)
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
                self._papers.candidates(located, self._known.by_title(key, entry.title), [key]), located
            )
        ):
            return Found(own, "title")
        # Whatever the user has made of its title and id since, this entry is that paper's.
        for digest in digests_of(located):
            own = self._papers.stored(self._known.by_digest(digest))
            if own and own.is_open(record) and not (is_whole and is_contradicted(own.paper, located)):
                return self._with_namesake(Found(own, "source"), located)
        if named:
            return self._with_others(self._with_namesake(Found(named, "key"), located), located, key)
        if draft := self._of_id(located):
            return self._with_others(Found(draft, "arxiv_id"), located, key)
        titled = self._known.by_title(key, entry.title)
        found = self._titled(located, titled)
        is_new = found.draft is None or (entry.arxiv_id and found.draft.paper.arxiv_id is None)
        return self._with_unsure(found, located, titled, key) if is_new else found

    def find_anew(self, located: Located) -> Found:
        """The paper that an entry tells of by its title, whatever paper has it."""
        title = located.entry.title
        return self._titled(located, self._known.by_title(title_key(title), title))

    def _titled(self, located: Located, titled: Iterable[str]) -> Found:
        """The same; `titled`: the keys of the papers of that title."""
        title, held = located.entry.title, Held()
        found = self._judged(located, (titled, [title_key(title)]), "title", held)
        if found.draft and found.draft.looks.has_title(title):
            return self._with_alike(found, located, titled, held)
        return self._similar(located, titled, held)

    def _with_alike(self, found: Found, located: Located, keys: Iterable[str], held: Held) -> Found:
        """The same with papers of other titles that are the entry's, or may be: it may say more than its paper did."""
        draft, facts = found.draft, facts_of(located.entry)
        if draft is None or (located.record and located.record.is_whole) or is_told(draft, facts):
            return found
        taken = {id(each) for each in (draft, *found.also, *(each for each, _ in found.near))}
        drafts, of_other_ids = self._papers.looked_at(located, *self._papers.alike(facts, keys))
        judged = against(drafts, located.entry, self._known, held)
        self._meet(judged, of_other_ids, facts.title)
        judged = [pair for pair in judged if id(pair[0]) not in taken]
        more = (each for each, judgement in judged if judgement.verdict == "same")
        near = (*found.near, *beside([draft], judged, "near"))
        return found._replace(near=near, also=(*found.also, *sorted(more, key=seniority)), is_held=True)

    def _with_unsure(self, found: Found, located: Located, keys: Iterable[str], key: str) -> Found:
        """The same with papers of the title that have taken in what may be of this one, which nobody told yet.

        It is new, or known by its arXiv id only now.
        """
        told = {id(draft) for draft in (found.draft, *found.also, *(draft for draft, _ in found.near))}
        some = self._papers.titled(keys, key, located.record)
        self.neighbours |= _by_identity(some)
        more = (draft for draft in some if id(draft) not in told and has_unsure(draft, located.entry))
        return found._replace(near=(*found.near, *((draft, UNSURE) for draft in more)))

    def _similar(self, located: Located, keys: Iterable[str], held: Held) -> Found:
        """The paper whose title differs in no more than spelling; else those that may be the entry's.

        `keys`: of papers that are looked at as well.
        """
        found = self._judged(
            located, self._papers.alike(facts_of(located.entry), keys), "similar title", held
        )
        return found._replace(is_held=True)

    def _of_id(self, located: Located) -> Draft | None:
        """The paper that has an entry's arXiv id."""
        some = (draft for draft in self._papers.of_id(located.entry) if draft.is_open(located.record))
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
        return found._replace(near=near, also=(*found.also, *also))

    def with_ids(self, found: Found, located: Located) -> Found:
        """The same with what may be the paper of an entry as well, as it has its DOI or, of one store, its arXiv id."""
        own = located.entry.doi
        some = (
            self._papers.candidates(located, self._known.by_doi(own), dois_of(located.entry)) if own else ()
        )
        more = of_one_name(found, self._papers.of_id(located.entry), some, located.entry)
        return found._replace(near=(*found.near, *more))

    def named(self, located: Located) -> Draft | None:
        """The paper that a record calls by its name, unless the two are two papers that have one name."""
        name = located.record.paper.key if located.record else ""
        draft = self._papers.named(name) if name else None
        return draft if draft and is_rightly_named(draft, located) else None

    def _judged(self, located: Located, leads: Iterable[Iterable[str]], matched_by: str, held: Held) -> Found:
        """The one paper among those that these lead to that is surely the entry's; else those that may be.

        `leads`: as `Papers.candidates` takes them. `held`: what came of papers that the entry has been held against
        before.
        """
        drafts, of_other_ids = self._papers.looked_at(located, *leads)
        if own := self._knowing(drafts, located):
            return Found(own, matched_by)
        judged = against(drafts, located.entry, self._known, held)
        self._meet(judged, of_other_ids, located.entry.title)
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

    def grown(self, draft: Draft, was: Iterable[Facts]) -> list[Draft]:
        """Those that are surely the same paper as one of which entries say more by now than it `was` (Looks.faces).

        Had these entries come first, each of those would have been held against all of it.
        """
        # An arXiv id alone makes no paper one with others, it only parts them.
        faces = _without_ids(draft.looks.faces())
        if faces <= _without_ids(was):
            return []
        entry = entry_of(draft.paper)
        some = self.beside(draft)
        self.neighbours |= _by_identity(some)
        alike = [each for each in some if judgement_of(draft, each).verdict == "same"]
        # Who has an arXiv id is one paper, whatever else those are of which it says more.
        is_unsure = are_opposed(alike) if entry.arxiv_id else are_several(alike, entry.title)
        return [] if is_unsure else sorted(filter(self._is_one, alike), key=seniority)

    def beside(self, draft: Draft) -> list[Draft]:
        """The papers that may be the same as one, or are of a title like one of its own."""
        found: dict[int, Draft] = {}
        for title in draft.looks.titles:
            some, of_other_ids = self._looked_at(entry_of(draft.paper)._replace(title=title))
            others = (each for each in of_other_ids if is_titled_like(each, title))
            found |= {id(each): each for each in (*some, *others) if each is not draft}
        return list(found.values())

    def find_near(self, located: Located) -> Near:
        """The papers that an entry may be of, whichever it is of."""
        entry = located.entry
        some = self._papers.alike(facts_of(entry), self._known.by_title(title_key(entry.title), entry.title))
        judged = against(self._papers.candidates(located, *some), entry, self._known, Held())
        return tuple(pair for pair in judged if pair[1].verdict != "different")

    def _meet(self, judged: Iterable[tuple[Draft, Judgement]], others: Iterable[Draft], title: str) -> None:
        """Remembers papers beside which an entry of this title stands, of those that it has been held against."""
        near = [draft for draft, judgement in judged if judgement.verdict != "different"]
        apart = (draft for draft, judgement in judged if judgement.verdict == "different")
        near += (draft for draft in (*others, *apart) if is_titled_like(draft, title))
        self.neighbours |= _by_identity(near)

    def _is_one(self, draft: Draft) -> bool:
        """Whether a paper is not itself one that may be any of several."""
        if draft.paper.arxiv_id:
            return True
        facts = facts_of(draft.paper)
        found = (each for each in self._like(entry_of(draft.paper)) if each is not draft)
        judged = ((each, judge_all(each.looks.faces(), (facts,))) for each in found)
        alike = [each for each, judgement in judged if judgement.verdict == "same"]
        return not are_several(alike, facts.title)

    def _like(self, entry: Entry) -> list[Draft]:
        """The papers that may be one of which all is known that an entry says."""
        return self._looked_at(entry)[0]

    def _looked_at(self, entry: Entry) -> tuple[list[Draft], list[Draft]]:
        """The same, and those of another arXiv id."""
        facts = facts_of(entry)
        known = self._known.by_title(title_key(facts.title), facts.title)
        leads = self._papers.alike(facts, known)
        return self._papers.looked_at(Located(entry, "", "", 0, ""), *leads, is_wide=True)

    def _knowing(self, drafts: list[Draft], located: Located) -> Draft | None:
        return next((draft for draft in drafts if has_all(draft, located, self._now)), None)


def _by_identity(drafts: Iterable[Draft]) -> dict[int, Draft]:
    return {id(draft): draft for draft in drafts}


def _without_ids(faces: Iterable[Facts]) -> set[Facts]:
    return {face._replace(arxiv_id=None) for face in faces}
