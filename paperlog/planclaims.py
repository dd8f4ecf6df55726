"""Which papers of the store are another store's records, from an import before (pure): each record has its own."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from paperlog.entries import Record
from paperlog.plandrafts import Draft

# Whose a record is: the store or file that it comes from, and its key there.
Owner = tuple[str, str]
# A paper, by its identity, as one of a store has it.
_Place = tuple[str, int]


class Claim(NamedTuple):
    """A paper that has all of a record, and by what that was found."""

    draft: Draft
    matched_by: str


def owner_of(record: Record | None) -> Owner | None:
    """Whose a record of another store is; None where it has no key there, and of what is no store's."""
    is_owned = record is not None and record.is_whole and record.paper.key
    return (record.origin, record.paper.key) if record and is_owned else None


class Claims:
    """The papers that records have, of those that have all of them: as many records as can have one that no other has.

    So those of two papers of one arXiv id each find their own again, whichever of them comes first. They are found
    by augmenting paths, as by Berge, "Two Theorems in Graph Theory", PNAS 43, 1957.
    """

    def __init__(self, wanted: Mapping[Owner, Iterable[Claim]]) -> None:
        """`wanted`: the papers that have all of a record, those first that are most likely its own.

        No more of them are looked at than it takes: mostly the first is free.
        """
        self._left = {owner: iter(some) for owner, some in wanted.items()}
        self._wanted: dict[Owner, dict[_Place, Claim]] = {owner: {} for owner in wanted}
        self._owners: dict[_Place, Owner] = {}
        self._places: dict[Owner, _Place] = {}
        for owner in wanted:
            self._settle(owner)

    def found(self) -> dict[Owner, Claim]:
        """Each record's paper; none of those that have no paper, or whose papers are all others'."""
        return {owner: self._wanted[owner][place] for owner, place in self._places.items()}

    def _settle(self, new: Owner) -> None:
        """Gives a record a paper that is free, maybe as those who have its papers each take another one."""
        seekers, seen = [new], dict[_Place, Owner]()
        for seeker in seekers:
            for place in self._wanted_by(seeker):
                if place in seen:
                    continue
                seen[place] = seeker
                if place not in self._owners:
                    self._take(place, seen, new)
                    return
                seekers.append(self._owners[place])

    def _wanted_by(self, owner: Owner) -> Iterator[_Place]:
        known = self._wanted[owner]
        yield from [*known]
        for claim in self._left[owner]:
            place = (owner[0], id(claim.draft))
            if place not in known:
                known[place] = claim
                yield place

    def _take(self, place: _Place | None, seen: Mapping[_Place, Owner], new: Owner) -> None:
        while place:
            owner = seen[place]
            left = self._places.get(owner)
            self._owners[place], self._places[owner] = owner, place
            place = left if owner != new else None
