"""The papers of a plan, old and new (pure): found by key, name, arXiv id, and by what leads to them."""

from collections.abc import Iterable
from itertools import chain, islice

from paperlog.citekey import is_key
from paperlog.entries import Entry, Located, Record
from paperlog.foresight import Keys
from paperlog.given import Given
from paperlog.plandrafts import Draft, Known
from paperlog.planleads import Leads, id_name
from paperlog.sameness import Facts
from paperlog.text import label_form, title_key

# With so many papers of one title ("Introduction", "Editorial") an entry is compared, so that a million take no hours.
_MOST = 100


class Papers:
    """The papers that an import has to do with so far: each is there once, whatever it is found by."""

    def __init__(self, known: Known) -> None:
        """Those of the store come in when they are first asked for."""
        self._known = known
        self.all: list[Draft] = []
        self.keys = Keys()
        self._by_key: dict[str, Draft] = {}
        self._by_name: dict[str, Draft] = {}
        self._leads = Leads(self.keys)

    def remember(self, draft: Draft, *, is_new: bool = True, is_renamed: bool = True) -> Draft:
        """Finds a paper again by its ids, title and authors where these are new."""
        if is_new:
            self.all.append(draft)
        if is_renamed:
            self._leads.enter(draft)
        return draft

    def replace(self, gone: Draft, keep: Draft) -> Draft:
        """Finds the paper that another one has become part of in the place of that one."""
        if gone.key:
            self._by_key[gone.key] = keep
        return self.remember(keep, is_new=False)

    def stored(self, key: str | None) -> Draft | None:
        """The paper of the store with this key, or the one that it has become part of."""
        if key is None or self._known.is_hidden(key):
            return None
        if key not in self._by_key:
            self._by_key[key] = self.remember(Draft(key, self._known.paper(key)))
        return self._by_key[key].final

    def has_seen(self, key: str) -> bool:
        """Whether anybody has looked at the paper of the store with this key."""
        return key in self._by_key

    def named(self, name: str) -> Draft | None:
        """The paper that has this name."""
        draft = self._by_name.get(label_form(name))
        return draft.final if draft else self.stored(self._known.by_name(name))

    def name(self, draft: Draft, located: Located, before: Given) -> tuple[str, ...]:
        """Lets a paper be found under its record's key and other names; the fields that this changes.

        `before`: what its sources had given it. A name of these that it does not have any more, a person took away.
        """
        draft.refused = None
        record = located.record
        if record is None or (record.is_by_hand and before.knows(located.digest)):
            return ()
        key = record.paper.key
        if key:
            if record.is_whole:
                draft.owners.setdefault(record.origin, key)
            if draft.key is None and not draft.wanted and is_key(key):
                draft.wanted = key
        names = [name for name in dict.fromkeys((key, *record.paper.aliases)) if name]
        left = [name for name in names if not draft.has_lost(name, before)]
        refused = [name for name in left if self._is_refused(draft, name)]
        new = tuple(name for name in left if name not in refused and self._is_new(draft, name, record))
        draft.get_names(new, refused, located)
        return ("aliases",) if new else ()

    def _is_refused(self, draft: Draft, name: str) -> bool:
        """Whether a name is another paper's."""
        owner = self.named(name)
        if owner is None or owner is draft:
            return False
        draft.refused = draft.refused or (name, owner)
        return True

    def _is_new(self, draft: Draft, name: str, record: Record) -> bool:
        """Whether a name, which finds a paper from now on, is not among its names yet."""
        self._by_name[label_form(name)] = draft
        is_kept = record.is_whole and name in record.paper.aliases
        implied = None if is_kept else draft.paper.arxiv_id
        return name not in (draft.key, draft.wanted, implied, *draft.paper.aliases)

    def hiding(self, located: Located) -> Draft | None:
        """The paper that has the name of a record which would be a new one and not be found again by anything.

        So it is where its title is that of as many as an entry is compared with.
        """
        record = located.record
        if record is None or not record.is_whole or not record.paper.key:
            return None
        owner, title = self.named(record.paper.key), located.entry.title
        if owner is None:
            return None
        folded = title_key(title)
        new = (draft for draft in self._leads.under([folded], None) if draft.key is None)
        some = chain(self._known.by_title(folded, title), new)
        return owner if sum(1 for _ in islice(some, _MOST)) == _MOST else None

    def of_id(self, entry: Entry) -> list[Draft]:
        """The papers that an entry's arXiv id leads to: another store may have two of one id."""
        if not (own := entry.arxiv_id):
            return []
        stored, names = map(self.stored, self._known.by_arxiv_id(own)), [id_name(own)]
        found = filter(None, chain(stored, self._leads.under(names, None)))
        some = (draft for draft in found if draft.into is None)
        return list({id(draft): draft for draft in islice(some, _MOST)}.values())

    def alike(self, facts: Facts, keys: Iterable[str]) -> tuple[Iterable[str], ...]:
        """What leads to papers of authors and a title like these (`candidates`), beside the keys that are given.

        The authors come first: very many papers may share words of the title.
        """
        blocks, authors = self.keys.blocks(facts.title), self.keys.authors(facts)
        own = chain(keys, self._known.by_authors(facts, authors))
        return own, authors, self._known.by_blocks(blocks), blocks

    def titled(self, keys: Iterable[str], key: str, record: Record | None) -> list[Draft]:
        """The papers of one title, given as titles are compared (`key`), of whatever arXiv id; `keys`: those stored."""
        some = filter(None, chain(map(self.stored, keys), self._leads.under([key], None)))
        found = (draft for draft in some if draft.into is None and draft.is_open(record))
        return list({id(draft): draft for draft in islice(found, _MOST)}.values())

    def candidates(self, located: Located, *leads: Iterable[str]) -> list[Draft]:
        """Those papers of which an entry may tell; `leads`: keys of stored ones and names of new ones, in turns."""
        return self.looked_at(located, *leads)[0]

    def looked_at(
        self, located: Located, *leads: Iterable[str], is_wide: bool = False
    ) -> tuple[list[Draft], list[Draft]]:
        """The same, and those to which the leads lead as well, but which have another arXiv id.

        Of new papers with another one only if that `is_wide`: there can be very many.
        """
        own = located.entry.arxiv_id
        wanted = None if is_wide else own
        found: dict[int, Draft] = {}
        others: dict[int, Draft] = {}
        pairs = zip(leads[::2], leads[1::2], strict=True)
        some = (chain(map(self.stored, keys), self._leads.under(names, wanted)) for keys, names in pairs)
        for draft in filter(None, chain.from_iterable(some)):
            if draft.into is None and draft.is_open(located.record):
                is_other = own and draft.paper.arxiv_id not in (None, own)
                (others if is_other else found)[id(draft)] = draft
            if len(found) == _MOST:
                break
        return list(found.values()), list(others.values())
