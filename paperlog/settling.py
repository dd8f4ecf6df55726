"""Papers of like titles settled anew when another one comes (pure), so that the order of imports does not matter.

An entry that could be either's of two papers belongs to neither; where it came before the second one, the first has
taken it in. So whenever papers come to stand beside each other, all their entries are planned as if they had come at
once, which is what one import of all of them makes. An entry that goes elsewhere then is taken from its paper.
What a person has settled (by a merge, or in the fields that say what a paper is), and what came with a record of
theirs, stays as it is, and so do papers of which not all entries are kept (entryarchive.py).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from paperlog.apart import apart_in
from paperlog.entries import Located
from paperlog.model import Paper, Source
from paperlog.neighbours import neighbourhoods
from paperlog.parting import is_settled, part, placed
from paperlog.plandrafts import Draft, Known
from paperlog.planentries import MOST_ENTRIES, Drafts, Group
from paperlog.planrows import placing_order
from paperlog.provenance import gave_id
from paperlog.together import papers_of
from paperlog.uniting import is_untouched

# Entries by their hashes.
Entries = Mapping[str, Located]


class Moves(NamedTuple):
    """What becomes of entries that are settled anew.

    `papers`: those of the store from which entries are taken, by key, as they are without them; None for one of which
    nothing is left. `moved`: these entries, by hash, each with its paper's key. `groups`: to which paper entries, these
    and others, are to come, by hash. `drafts`: the papers as they were planned before, by their identities.
    """

    papers: Mapping[str, Paper | None]
    moved: Mapping[str, tuple[Located, str]]
    groups: Mapping[str, Group]
    drafts: Mapping[int, Draft]


class _Lot(NamedTuple):
    """Papers of like titles as they are planned, as the store has them, by key, and the new entries, by hash."""

    planned: Sequence[Draft]
    stored: Mapping[str, Paper]
    new: Entries


def moves(drafts: Drafts, store: Known, entries: Sequence[Located], now: str) -> Moves | None:
    """What is to be planned anew of a plan for some entries; None where nothing is."""
    around = [*neighbourhoods(drafts)]
    drafts.look_again(entries)
    lots = [lot for some in around if (lot := _lot_of(some, drafts, store, entries))]
    stored = {digest for lot in lots for paper in lot.stored.values() for digest in _digests(paper)}
    kept = store.entries(stored) if stored else {}
    found = [each for lot in lots if (each := _moves_of(lot, store, kept, now))]
    return _all(found) if found else None


def _all(found: Iterable[Moves]) -> Moves:
    papers, moved, groups, drafts = Moves({}, {}, {}, {})
    for each in found:
        papers, moved = {**papers, **each.papers}, {**moved, **each.moved}
        groups, drafts = {**groups, **each.groups}, {**drafts, **each.drafts}
    return Moves(papers, moved, groups, drafts)


def _lot_of(drafts: Sequence[Draft], plan: Drafts, store: Known, entries: Sequence[Located]) -> _Lot | None:
    """Papers of like titles; None where something of them is a record's, or one is settled by a person."""
    own = {id(draft) for draft in drafts}
    planned = [draft for draft in plan.papers.all if id(draft.final) in own]
    keys = [draft.key for draft in planned if draft.key]
    stored = {key: store.paper(key) for key in keys}
    new = [entries[step.place] for draft in drafts for step in draft.steps]
    if any(each.record for each in new) or any(map(is_settled, stored.values())):
        return None
    if any(apart_in(store.text(key)) for key in keys):
        return None
    return _Lot(planned, stored, {each.digest: each for each in new})


def _digests(paper: Paper) -> set[str]:
    return {source.digest for source in paper.sources}


def _moves_of(lot: _Lot, store: Known, kept: Entries, now: str) -> Moves | None:
    """What is to be planned anew of papers of like titles."""
    sources = [source for paper in lot.stored.values() for source in paper.sources]
    if any(source.digest not in kept for source in sources):
        return None
    own = {**lot.new, **{source.digest: placed(source, kept[source.digest]) for source in sources}}
    if len(own) > MOST_ENTRIES:
        return None
    made = papers_of([*own.values()], now)
    if _parts(made) == _parts(draft.paper for draft in lot.planned if draft.into is None):
        return None
    return _parted(lot, made, own, store, now)


def _parts(papers: Iterable[Paper]) -> set[frozenset[str]]:
    return {frozenset(_digests(paper)) for paper in papers}


def _parted(lot: _Lot, made: Sequence[Paper], own: Entries, store: Known, now: str) -> Moves | None:
    """The moves by which papers of the store, and new entries beside them, become what is made of all their entries.

    None where a paper of which nothing would be left holds something of a person's.
    """
    papers = lot.stored
    touched = {key for key, paper in papers.items() if not is_untouched(paper, store.text(key))}
    keys = _keys(papers, made, own, touched)
    if touched - keys.keys():
        return None
    left: dict[str, Paper | None] = {}
    moved: dict[str, tuple[Located, str]] = {}
    for key, paper in papers.items():
        gone = _digests(paper) - (_digests(made[keys[key]]) if key in keys else set())
        if gone:
            left[key] = part(paper, own, gone, now) if key in keys else None
            moved |= {
                source.digest: (own[source.digest], key) for source in paper.sources if source.digest in gone
            }
    named = {place: key for key, place in keys.items()}
    stays = {digest for paper in papers.values() for digest in _digests(paper)} - moved.keys()
    groups: dict[str, Group] = {}
    for place, paper in enumerate(made):
        group = Group(named.get(place))
        groups |= dict.fromkeys(_digests(paper) - stays, group)
    return Moves(left, moved, groups, {id(draft): draft for draft in lot.planned})


def _keys(
    papers: Mapping[str, Paper], made: Sequence[Paper], own: Entries, touched: Collection[str]
) -> dict[str, int]:
    """Which of the papers that are made has a key on, with what a person wrote there: that of its first entry.

    Of several keys of one paper that one stays in whose file a person wrote; the others are not among them.
    """
    homes = {digest: place for place, paper in enumerate(made) for digest in _digests(paper)}
    found: dict[int, str] = {}
    for key in sorted(papers, key=lambda key: (key not in touched, key != papers[key].arxiv_id, key)):
        found.setdefault(homes[_first(key, papers[key], own)], key)
    return {key: place for place, key in found.items()}


def _first(key: str, paper: Paper, own: Entries) -> str:
    """The hash of the entry that a paper was made of; of one whose key is its arXiv id, of an entry of that id."""

    def order(source: Source) -> tuple[Any, ...]:
        is_others = key == paper.arxiv_id and not gave_id(source)
        return is_others, source.imported or "", placing_order(own[source.digest])

    return min(paper.sources, key=order).digest
