"""What an import plans for the papers of a store, and the plan made changes of their files."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from paperlog import dates
from paperlog.known import KnownPapers
from paperlog.reconcile import reconcile
from paperlog.store import Change, Removal
from paperlog.watching import Watch, unwatched

if TYPE_CHECKING:
    from paperlog.entries import Located
    from paperlog.model import Paper
    from paperlog.planrows import Plan


def plan_of(entries: "list[Located]", known: KnownPapers, watch: Watch = unwatched) -> "Plan":
    """What an import of these entries would do to the papers of a store, now; `watch` shows how far it is."""
    return reconcile(entries, known, dates.now(), watch)


def edits(plan: "Plan", read: "Mapping[str, Paper]") -> list[Change | Removal]:
    """The changes that carry a plan out; `read`: the papers of the store that it changes, by key, as they are."""
    changes = [_edit(plan, paper, read.get(paper.key)) for paper in plan.changed]
    return [*changes, *map(Removal, plan.joined)]


def _edit(plan: "Plan", paper: "Paper", before: "Paper | None") -> Change:
    carry = plan.carried.get(paper.key)
    if carry is None:
        return Change(paper, before)
    return Change(paper, before or carry.base, carry.tail, None if before else carry.text)
