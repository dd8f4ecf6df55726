"""Two papers of a plan of which an entry tells that they are one: whether they may be joined, and joining them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, islice

from paperlog.bounds import are_too_many
from paperlog.entries import Entry, Located
from paperlog.joinrecords import Carry
from paperlog.looks import facts_of
from paperlog.merge import Conflict, Merged
from paperlog.model import Paper
from paperlog.plandrafts import Draft, Known, Step, is_contradicted, seniority
from paperlog.sameness import Facts, Judgement, judge_all
from paperlog.samewords import title_words
from paperlog.uniting import is_untouched, kept, says_apart, unite

# Of so many of one title the first are held against the others: a million entries are to take no hours.
_MOST_PAIRS = 100


def with_doubt(draft: Draft, other: Draft) -> Step:
    """The last step of a paper, which says that another one may be the same, unless they contradict each other."""
    step = draft.steps[-1]
    judgement = _judge(draft, other)
    return step if judgement.verdict == "different" else replace(step, near=(*step.near, (other, judgement)))


def is_said_apart(draft: Draft, entry: Entry, known: Known) -> bool:
    """Whether a paper's file says (`not_same_as`) that it is not the paper of an entry's arXiv id."""
    if draft.key is None or entry.arxiv_id is None or draft.paper.arxiv_id:
        return False
    return says_apart(known.text(draft.key), Paper("", arxiv_id=entry.arxiv_id))


def is_rightly_named(draft: Draft, located: Located) -> bool:
    """Whether a paper with the name that a record has for its own is that record's.

    Names are made of the author, the year and a word (`kaplan2020attention`), so many papers share one: it adds little
    to what title and authors say.
    """
    if not draft.is_open(located.record) or is_contradicted(draft.paper, located):
        return False
    title = located.entry.title
    verdict = judge_all(draft.looks.faces(title), (facts_of(located.entry),)).verdict
    if verdict == "same" or draft.paper.title != title:
        return verdict == "same"
    are_signed = draft.paper.authors and located.entry.authors
    return not title_words(title).is_generic or (verdict == "near" and not are_signed)


def are_several(drafts: Sequence[Draft]) -> bool:
    """Whether some papers are not surely all one: then what is surely each may be any (`Wang+` of two Wangs)."""
    if len({draft.paper.arxiv_id for draft in drafts if draft.paper.arxiv_id}) > 1:
        return True
    pairs = islice(combinations(drafts, 2), _MOST_PAIRS)
    return any(_judge(*pair).verdict != "same" for pair in pairs)


def _judge(one: Draft, other: Draft) -> Judgement:
    return judge_all(_faces(one, other), _faces(other, one))


def _faces(draft: Draft, other: Draft) -> tuple[Facts, ...]:
    """A paper under each of its titles, those of the other that a person has replaced in this one among them."""
    found = (face for title in other.looks.titles for face in draft.looks.faces(title))
    return tuple(dict.fromkeys(found))


def tie(draft: Draft, other: Draft, known: Known, now: str) -> Draft | None:
    """The paper that two have become, or None where it is not safe; the last entry of `draft` tells of both.

    The one that goes must be of digests alone, and a key once given stays.
    """
    if are_too_many(draft, other) or _judge(draft, other).verdict != "same":
        return None
    pair = sorted((draft, other), key=lambda each: (each.key is None, seniority(each)))
    for keep, gone in (pair, pair[::-1]):
        if (keep.key or not gone.key) and _is_free(gone, known) and not _are_two(keep, gone, known):
            _join(keep, gone, draft.steps[-1], now)
            return keep
    return None


def _is_free(gone: Draft, known: Known) -> bool:
    is_plain = not gone.owners and gone.carry == Carry()
    return is_plain and is_untouched(gone.paper, known.text(gone.key) if gone.key else "")


def _are_two(keep: Draft, gone: Draft, known: Known) -> bool:
    pairs = ((keep, gone), (gone, keep))
    return any(one.key is not None and says_apart(known.text(one.key), other.paper) for one, other in pairs)


def _join(keep: Draft, gone: Draft, last: Step, now: str) -> None:
    united = unite(keep.paper, gone.paper, now)
    own = last.merged.changed if last.merged and any(step is last for step in keep.steps) else ()
    changed = tuple(dict.fromkeys((*own, *united.changed)))
    taken = f"takes {gone.key} in, which is the same paper" if gone.key else None
    differing = kept(united) if gone.key else ""
    chosen = f"where the two differ, it has {differing}" if differing else None
    told = replace(
        last,
        merged=Merged(united.paper, changed, _left(last, united)),
        reason="; ".join(filter(None, (last.reason, taken, chosen))) or None,
    )
    steps = [*keep.steps, *(_told_late(step, united) for step in gone.steps)]
    keep.steps = [*(step for step in steps if step.place != last.place), told]
    keep.paper, gone.into, gone.steps = united.paper, keep, []


def _left(last: Step, united: Merged) -> tuple[Conflict, ...]:
    """What is told of the last entry, but of fields that the other paper, too, says otherwise: told with that one."""
    fields = {conflict.field for conflict in united.conflicts}
    return tuple(each for each in (last.merged.conflicts if last.merged else ()) if each.field not in fields)


def _told_late(step: Step, united: Merged) -> Step:
    """A step that made a paper, as one that added to another."""
    return step if step.merged else replace(step, merged=united, matched_by="title")
