"""The papers that entries make which come all at once (pure): what each is part of depends on nothing but all of them.

An entry that could be any of several papers is placed behind these; then it is of none, and stands alone.
"""

from collections.abc import Iterator, Sequence

from paperlog.entries import Located
from paperlog.merge import merge, new_paper
from paperlog.model import Paper
from paperlog.nothingknown import NOTHING
from paperlog.plandrafts import Draft
from paperlog.planentries import Drafts, Group, drafted
from paperlog.planrows import placing_order

# An entry that is placed late can leave another one uncertain, but not for ever.
_ROUNDS = 6
_LAST = 2


def papers_of(entries: Sequence[Located], now: str) -> list[Paper]:
    """The papers of some entries, of which none has a record; `now` is ISO 8601."""
    late: dict[str, int] = {}
    told = {each.digest: each for each in entries}
    for _ in range(_ROUNDS):
        alone = {digest: Group(None) for digest, level in late.items() if level == _LAST}
        drafts = drafted(entries, NOTHING, now, groups=alone, late=late)
        found = [draft for draft in drafts.papers.all if draft.into is None]
        strayed = {digest for draft in found for digest in _strayed(draft, drafts, told, now)}
        if not strayed:
            break
        late |= {digest: min(late.get(digest, 0) + 1, _LAST) for digest in strayed}
    return [draft.paper for draft in found]


def made_of(entries: Sequence[Located], now: str) -> Paper:
    """What some entries, each of which is of it, make of a paper."""
    first, *others = sorted(entries, key=placing_order)
    paper = new_paper("", first, now)
    for each in others:
        paper = merge(paper, each, now).paper
    return paper


def _strayed(draft: Draft, drafts: Drafts, entries: dict[str, Located], now: str) -> Iterator[str]:
    """The hashes of those entries of a paper that would not come to it if they came last; none that has an arXiv id."""
    own = [entries[source.digest] for source in draft.paper.sources]
    for each in own if len(own) > 1 else ():
        if each.entry.arxiv_id is None and not _is_drawn(each, own, draft, drafts, now):
            yield each.digest


def _is_drawn(located: Located, own: Sequence[Located], draft: Draft, drafts: Drafts, now: str) -> bool:
    """Whether an entry would come to its paper, had that all of its own entries but this one."""
    whole = draft.paper
    draft.paper = made_of([each for each in own if each is not located], now)
    try:
        return drafts.finder.find_anew(located).draft is draft
    finally:
        draft.paper = whole
