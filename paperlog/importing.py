"""What an import plans for the papers of a store, and the plan made changes of their files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from paperlog import dates
from paperlog.foresight import Ahead, ahead_of, unforeseen
from paperlog.forked import in_order
from paperlog.known import KnownPapers
from paperlog.patterns import compile_all
from paperlog.reconcile import reconcile
from paperlog.store import Change, Removal
from paperlog.watching import Watch, unwatched

if TYPE_CHECKING:
    from paperlog.entries import Located
    from paperlog.model import Paper
    from paperlog.planrows import Plan

# Of so many new entries on, all cores take part in planning.
_MANY = 400


def plan_of(entries: "list[Located]", known: KnownPapers, watch: Watch = unwatched) -> "Plan":
    """What an import of these entries would do to the papers of a store, now; `watch` shows how far it is."""
    return reconcile(entries, known, dates.now(), watch, lambda some: _foreseen(some, known))


def _foreseen(entries: "Sequence[Located]", known: KnownPapers) -> Iterator[Ahead | None]:
    """What copies of this process make ahead for entries that are new, where these are many."""
    are_new = [known.by_digest(each.digest) is None for each in entries] if len(entries) >= _MANY else []
    if sum(are_new) < _MANY:
        return unforeseen(entries)
    new = [each for each, is_new in zip(entries, are_new, strict=True) if is_new]
    compile_all("paperlog.same")
    found = in_order(ahead_of, new, at_a_time=20, is_long=True, spare=1)
    return (next(found) if is_new else None for is_new in are_new)


def keeping(entries: "Iterable[Located]", known: KnownPapers, root: Path) -> AbstractContextManager[None]:
    """Keeps what those entries say that are new to the store below a folder, while these are taken in."""
    from paperlog.entryarchive import EntryArchive

    archive = EntryArchive(root)
    archive.unite(lambda digest: known.by_digest(digest) is not None)
    return archive.keeping([each for each in entries if each.digest and known.by_digest(each.digest) is None])


def edits(plan: "Plan", read: "Mapping[str, Paper]") -> list[Change | Removal]:
    """The changes that carry a plan out; `read`: the papers of the store that it changes, by key, as they are."""
    changes = [_edit(plan, paper, read.get(paper.key)) for paper in plan.changed]
    return [*changes, *map(Removal, plan.joined)]


def _edit(plan: "Plan", paper: "Paper", before: "Paper | None") -> Change:
    carry = plan.carried.get(paper.key)
    if carry is None:
        return Change(paper, before)
    return Change(paper, before or carry.base, carry.tail, None if before else carry.text)
