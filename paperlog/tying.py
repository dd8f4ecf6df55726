"""Two papers of a plan of which an entry tells that they are one: whether they may be joined, and joining them."""

from collections.abc import Sequence
from itertools import combinations, islice

from paperlog.bounds import are_too_many
from paperlog.entries import Entry
from paperlog.fields import DEFAULTS
from paperlog.looks import facts_of
from paperlog.merge import Conflict, Merged
from paperlog.model import Paper
from paperlog.plandrafts import Draft, Known, Step, seniority
from paperlog.sameness import Facts, Judgement, judge, judge_all
from paperlog.sametitles import differ_in_slips
from paperlog.uniting import is_untouched, kept, own_news, says_apart, unite

# Of so many of one title the first are held against the others: a million entries are to take no hours.
_MOST_PAIRS = 100


def with_doubt(draft: Draft, other: Draft) -> Step:
    """The last step of a paper, which says that another one may be the same, unless they contradict each other."""
    step = draft.steps[-1]
    judgement = judgement_of(draft, other)
    return step if judgement.verdict == "different" else step._replace(near=(*step.near, (other, judgement)))


def is_said_apart(draft: Draft, entry: Entry, known: Known) -> bool:
    """Whether a paper's file says (`not_same_as`) that it is not the paper of an entry's arXiv id."""
    if draft.key is None or entry.arxiv_id is None or draft.paper.arxiv_id:
        return False
    return says_apart(known.text(draft.key), Paper("", arxiv_id=entry.arxiv_id))


def are_several(drafts: Sequence[Draft], title: str) -> bool:
    """Whether some papers are not surely all one: then what is surely each may be any (`Wang+` of two Wangs).

    `title`: of what is surely each. Two that have each a typing slip in it may be unlike each other, and yet one.
    """
    if len({draft.paper.arxiv_id for draft in drafts if draft.paper.arxiv_id}) > 1:
        return True
    pairs = islice(combinations(drafts, 2), _MOST_PAIRS)
    return not all(judgement_of(*pair).verdict == "same" or _are_misspelt(*pair, title) for pair in pairs)


def are_opposed(drafts: Sequence[Draft]) -> bool:
    """Whether two of some papers contradict each other."""
    pairs = islice(combinations(drafts, 2), _MOST_PAIRS)
    return any(judgement_of(*pair).verdict == "different" for pair in pairs)


def _are_misspelt(one: Draft, other: Draft, title: str) -> bool:
    if not differ_in_slips(one.paper.title, other.paper.title):
        return False
    return judge(facts_of(one.paper.with_(title=title)), facts_of(other.paper)).verdict == "same"


def judgement_of(one: Draft, other: Draft) -> Judgement:
    """What comes of holding two papers against each other, under all of their titles."""
    found = judge_all(_faces(one, other), _faces(other, one))
    found = unless_strange(found, _own_faces(one, other), _own_faces(other, one))
    found = one.looks.doubted(found, other.paper.arxiv_id)
    return other.looks.doubted(found, one.paper.arxiv_id)


def _faces(draft: Draft, other: Draft) -> tuple[Facts, ...]:
    """A paper under each of its titles; what the other has that a person has replaced in this one is among them."""
    found = (face for each in other.looks.faces() for face in draft.looks.faces(each))
    return tuple(dict.fromkeys(found))


def _own_faces(draft: Draft, other: Draft) -> tuple[Facts, ...]:
    looks, faces = draft.looks, other.looks.faces()
    return tuple(dict.fromkeys(face for each in faces for face in looks.own_faces(looks.faces(each))))


def unless_strange(judgement: Judgement, some: tuple[Facts, ...], others: tuple[Facts, ...]) -> Judgement:
    """A judgement on two papers: not sure where their own titles do not say so, but for a slip in each.

    `some`, `others`: Looks.own_faces of both, the titles that they have now first.
    """
    if judgement.verdict != "same":
        return judgement
    if judge_all(some, others).verdict == "same" or differ_in_slips(some[0].title, others[0].title):
        return judgement
    return judgement._replace(
        verdict="near", reason=f"{judgement.reason}, but not with the title that it has"
    )


def tie(draft: Draft, other: Draft, known: Known, now: str) -> Draft | None:
    """The paper that two have become, or None where it is not safe; the last entry of `draft` tells of both.

    The one that goes must be of digests alone, and a key once given stays.
    """
    if judgement_of(draft, other).verdict != "same":
        return None
    pair = sorted((draft, other), key=lambda each: (each.key is None, seniority(each)))
    for keep, gone in (pair, pair[::-1]):
        if may_join(keep, gone, known):
            _join(keep, gone, draft.steps[-1], now)
            return keep
    return None


def may_join(keep: Draft, gone: Draft, known: Known) -> bool:
    """Whether one of two papers, if they are one, may become part of the other: no edit is lost, nobody says no."""
    if (gone.key and not keep.key) or are_too_many(keep, gone):
        return False
    return _is_free(gone, keep, known) and not _are_two(keep, gone, known)


def _is_free(gone: Draft, keep: Draft, known: Known) -> bool:
    text = known.text(gone.key) if gone.key else gone.carry.text or ""
    # What an item of this import says of its user's own goes along.
    own = {} if gone.key else own_news(keep.paper, gone.paper)
    paper = gone.paper.with_(**{name: DEFAULTS[name] for name in own})
    return not gone.owners and not gone.carry.tail and is_untouched(paper, text)


def _are_two(keep: Draft, gone: Draft, known: Known) -> bool:
    pairs = ((keep, gone), (gone, keep))
    return any(one.key is not None and says_apart(known.text(one.key), other.paper) for one, other in pairs)


def _join(keep: Draft, gone: Draft, last: Step, now: str) -> None:
    united = unite(keep.paper, _with_wanted(gone, keep), now)
    own = last.merged.changed if last.merged and any(step is last for step in keep.steps) else ()
    changed = tuple(dict.fromkeys((*own, *united.changed)))
    taken = f"takes {gone.key} in, which is the same paper" if gone.key else None
    differing = kept(united) if gone.key else ""
    chosen = f"where the two differ, it has {differing}" if differing else None
    told = last._replace(
        merged=Merged(united.paper, changed, _left(last, united)),
        reason="; ".join(filter(None, (last.reason, taken, chosen))) or None,
    )
    steps = [*keep.steps, *(_told_late(step, united) for step in gone.steps)]
    keep.steps = [*(step for step in steps if step.place != last.place), told]
    keep.paper, gone.into, gone.steps = united.paper, keep, []


def _with_wanted(gone: Draft, keep: Draft) -> Paper:
    """A paper that goes, with the key that a record gives it, if it is nobody else's, among its names."""
    others = {step.refused[0] for step in gone.steps if step.refused}
    if keep.key is None and not keep.wanted:
        keep.wanted = gone.wanted
    own = ("", keep.key, keep.wanted, *gone.paper.aliases)
    names = [] if gone.wanted in others or gone.wanted in own else [gone.wanted]
    return gone.paper.with_(aliases=(*names, *gone.paper.aliases)) if names else gone.paper


def _left(last: Step, united: Merged) -> tuple[Conflict, ...]:
    """What is told of the last entry, but of fields that the other paper, too, says otherwise: told with that one."""
    fields = {conflict.field for conflict in united.conflicts}
    return tuple(each for each in (last.merged.conflicts if last.merged else ()) if each.field not in fields)


def _told_late(step: Step, united: Merged) -> Step:
    """A step that made a paper, as one that added to another."""
    return step if step.merged else step._replace(merged=united, matched_by="title")
