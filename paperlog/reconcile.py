"""Entries and what the store knows, made a plan (pure): what an import would create, update and leave alone."""

from paperlog.entries import Located
from paperlog.foresight import Foresee, unforeseen
from paperlog.plandrafts import Known
from paperlog.planentries import Drafts, drafted
from paperlog.planmoves import with_moves
from paperlog.planrows import Plan, plan_of
from paperlog.settling import Moves, moves
from paperlog.watching import Watch, unwatched


def reconcile(
    entries: list[Located],
    known: Known,
    now: str,
    watch: Watch = unwatched,
    foresee: Foresee = unforeseen,
) -> Plan:
    """The plan for some entries, whatever their order, and whichever of them came in imports before."""
    drafts = drafted(entries, known, now, watch, foresee)
    settled = moves(drafts, known, entries, now)
    anew = settled and _settled(entries, drafts, settled, known, now)
    return anew or plan_of(entries, drafts.papers.all, drafts.left, drafts.old, known)


def _settled(entries: list[Located], drafts: Drafts, settled: Moves, known: Known, now: str) -> Plan | None:
    """The plan in which some papers of like titles are planned anew; None where they would have too much."""
    own = {each.digest for each in entries}
    moved = {digest: told for digest, told in settled.moved.items() if digest not in own}
    together = [*entries, *(each for each, _ in moved.values())]
    places = [step.place for draft in settled.drafts.values() for step in draft.steps]
    places += range(len(entries), len(together))
    view = known.without(settled.papers, settled.moved)
    anew = drafted(together, view, now, groups=settled.groups, places=places)
    if anew.left:
        return None
    others = [draft for draft in drafts.papers.all if id(draft) not in settled.drafts]
    before = settled.drafts.values()
    for draft, home in zip(before, anew.homes(before), strict=True):
        draft.into = home
    plan = plan_of(together, [*others, *anew.papers.all], drafts.left, {**drafts.old, **anew.old}, view)
    told = [each for place, each in enumerate(together) if place not in drafts.left]
    return with_moves(plan, told, len(entries) - len(drafts.left), settled, known)
