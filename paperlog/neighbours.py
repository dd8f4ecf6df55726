"""Papers of a plan that stand beside each other, as their titles are alike (pure)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from paperlog.plandrafts import Draft
from paperlog.planentries import MOST_NEIGHBOURS, Drafts
from paperlog.sameness import Facts, judge
from paperlog.text import title_key

_SOMEBODY = ("Somebody Somewhere", "Anybody Anywhere")


def neighbourhoods(drafts: Drafts) -> Iterator[list[Draft]]:
    """The papers beside those of an import, in as many lots as there are that have nothing to do with each other.

    Left out are those that cannot be otherwise than they are, and those of a title that very many papers have.
    """
    met: dict[int, list[Draft]] = {}
    for one, other in drafts.neighbours:
        met.setdefault(id(one.final), []).append(other.final)
        met.setdefault(id(other.final), []).append(one.final)
    seen: set[int] = set()
    for start, _ in drafts.neighbours:
        if id(start.final) in seen:
            continue
        found = _around(start.final, drafts, met)
        seen.update(map(id, found))
        is_opposed = any(draft in met.get(id(draft), ()) for draft in found)
        if len(found) <= MOST_NEIGHBOURS and (is_opposed or (len(found) > 1 and _are_in_doubt(found))):
            yield found


def _around(start: Draft, drafts: Drafts, met: Mapping[int, Iterable[Draft]]) -> list[Draft]:
    """A paper, those beside it, those beside these, and so on, until there are too many."""
    found, seen = [start], {id(start)}
    for draft in found:
        for other in (*met.get(id(draft), ()), *drafts.finder.beside(draft)):
            if id(other) not in seen and len(found) <= MOST_NEIGHBOURS:
                seen.add(id(other))
                found.append(other)
    return found


def _are_in_doubt(drafts: Sequence[Draft]) -> bool:
    """Whether an entry of one of these papers may be of another one: not if each has one entry, and for certain."""
    near = (judgement for draft in drafts for step in draft.steps for _, judgement in step.near)
    if any(judgement.verdict == "same" for judgement in near):
        return True
    several = (draft for draft in drafts if len(draft.paper.sources) > 1)
    return any(_may_share(draft, other) for draft in several for other in drafts if other is not draft)


def _may_share(draft: Draft, other: Draft) -> bool:
    """Whether two papers have titles that are one, if all else speaks for it."""
    return any(_may_be_one(one, title) for one in draft.looks.titles for title in other.looks.titles)


def _may_be_one(*titles: str) -> bool:
    one, other = (Facts(title, _SOMEBODY, year=2000) for title in titles)
    # Of titles that are spelt alike but for case a paper shows one alone.
    return title_key(one.title) == title_key(other.title) or judge(one, other).verdict == "same"
