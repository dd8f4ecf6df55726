"""A record, or an entry, and a paper that it may be of (pure): by its name, by its arXiv id, and what of it is news."""

from collections.abc import Iterable, Iterator, Sequence

from paperlog.entries import Entry, Located
from paperlog.looks import facts_of
from paperlog.model import Paper, Source
from paperlog.plandrafts import Draft, Found, Known, Near, is_contradicted
from paperlog.provenance import LETTERS, NAMED, as_given, folded_token, letter_of, value_hash, year_of
from paperlog.relatednames import title_name
from paperlog.sameauthors import Agreement, agreement
from paperlog.sameness import Facts, Judgement, judge, judge_all
from paperlog.sametimes import is_moment
from paperlog.samewords import title_words
from paperlog.text import label_form, title_key
from paperlog.tying import is_said_apart, may_join, unless_strange

# What came of holding an entry against papers, by their identities.
Held = dict[int, Judgement]
UNSURE = Judgement("near", 100.0, "the same title, and what it has taken in may be of either")

_OF_NAME = "this arXiv id is one of its names"


def is_rightly_named(draft: Draft, located: Located) -> bool:
    """Whether a paper with the name that a record has for its own is that record's.

    Names are made of the author, the year and a word (`kaplan2020attention`), so many papers share one: it adds little
    to what title and authors say.
    """
    if _has_another_id(draft, located):
        return False
    entry, paper = located.entry, draft.paper
    facts = facts_of(entry)
    verdict = judge_all(draft.looks.faces(facts), (facts,)).verdict
    if verdict == "same" or label_form(entry.title) not in map(label_form, draft.looks.titles):
        return verdict == "same"
    return not title_words(entry.title).is_generic or _may_be_by_the_same(paper, entry)


def _has_another_id(draft: Draft, located: Located) -> bool:
    """Whether the two have different arXiv ids, or a person took another one than the entry's off the paper."""
    return is_contradicted(draft.paper, located) or draft.looks.had_other_id(located.entry.arxiv_id)


def _may_be_by_the_same(paper: Paper, entry: Entry) -> bool:
    return _agreement(paper, entry) is Agreement.UNKNOWN or _are_by_the_same(paper, entry)


def is_of_id(draft: Draft, entry: Entry) -> bool:
    """Whether a paper that an entry's arXiv id leads to is of that id: it may be no more than one of its names.

    So it is where a person has joined two papers (`merge --force`). But a name that looks like an id may be wrong.
    """
    paper = draft.paper
    if paper.arxiv_id == entry.arxiv_id:
        return True
    was_given = draft.looks.given.has("arxiv_id", entry.arxiv_id)
    if was_given and title_key(entry.title) in map(title_key, draft.looks.titles):
        return True
    if was_given and _is_version_of_own(draft, entry):
        return True
    is_free = was_given or paper.arxiv_id is None
    return is_free and (_may_have_title(draft, entry) or _are_by_the_same(paper, entry))


def _is_version_of_own(draft: Draft, entry: Entry) -> bool:
    """Whether an entry is a version of what a paper took in under this id, which is now one of its names.

    So it is where one of its sources gave the id with the same authors, or one of its titles says much the same.
    """
    paper = draft.paper
    if entry.arxiv_id not in paper.aliases:
        return False
    authors = (entry.authors, entry.authors_truncated)
    gave = [(source.gave or "").split() for source in paper.sources]
    own = [tokens for tokens in gave if as_given(tokens, "arxiv_id", entry.arxiv_id)]
    if any(as_given(tokens, "authors", authors) for tokens in own):
        return True
    return any(
        judge(Facts(title), facts_of(entry)).verdict != "different" for title in draft.looks.titles[1:]
    )


def nearest_of_id(drafts: Iterable[Draft], entry: Entry) -> Draft | None:
    """The paper of an entry's arXiv id, of some that it leads to; of several of one id, the one of its title."""

    def distance(draft: Draft) -> tuple[bool, bool]:
        is_others = draft.paper.arxiv_id != entry.arxiv_id
        return is_others, title_key(entry.title) not in map(title_key, draft.looks.titles)

    return min(drafts, key=distance, default=None)


def _may_have_title(draft: Draft, entry: Entry) -> bool:
    """Whether nothing but, perhaps, its arXiv id contradicts that a paper is an entry's."""
    facts = facts_of(entry)
    faces = (face._replace(arxiv_id=None) for face in draft.looks.faces(facts))
    return judge_all(faces, (facts,)).verdict != "different"


def _are_by_the_same(paper: Paper, entry: Entry) -> bool:
    return _agreement(paper, entry) >= Agreement.FAMILY


def _agreement(paper: Paper, entry: Entry) -> Agreement:
    is_cut = paper.authors_truncated or entry.authors_truncated
    return agreement(paper.authors, entry.authors, is_cut=is_cut)


def is_known(draft: Draft, located: Located, now: str) -> bool:
    """Whether an entry or a record is no news to its paper; `now` is ISO 8601."""
    if located.record is None or not located.record.is_whole:
        return draft.looks.given.knows(located.digest)
    return draft.taking(located, now)[0].is_no_news


def is_titled_like(draft: Draft, title: str) -> bool:
    """Whether a paper has a title that is spelt so; where it has several entries, also one that may mean the same."""
    if _spelt_alike(draft, title_key(title)):
        return True
    several = draft.looks.titles if len(draft.paper.sources) > 1 else ()
    return any(judge(Facts(own), Facts(title)).verdict != "different" for own in several)


def _spelt_alike(draft: Draft, folded: str) -> list[str]:
    """Those of a paper's titles that are spelt so, as titles are compared (text.title_key)."""
    return [title for title in draft.looks.titles if title_key(title) == folded]


def is_claimed(draft: Draft, named: Draft | None, located: Located, known: Known, now: str) -> bool:
    """Whether a record gives nothing to a paper, nor to its file, as after an import before; `now` is ISO 8601.

    `named`: the one of its name. Where that is to become one with the paper, the record is there to say so.
    """
    if not is_known(draft, located, now):
        return False
    brought = draft.brought(located, known)
    is_new = bool(brought.lines or brought.fields)
    return not is_new and not (named and named is not draft and _may_be_one(named, draft, known))


def _may_be_one(draft: Draft, other: Draft, known: Known) -> bool:
    return may_join(draft, other, known) or may_join(other, draft, known)


def has_all(draft: Draft, located: Located, now: str) -> bool:
    """Whether an entry or a record, which was imported before, is no news to a paper; `now` is ISO 8601."""
    paper = draft.paper
    is_whole = located.record is not None and located.record.is_whole
    is_others = is_whole and (
        paper.title != located.entry.title
        or _has_another_id(draft, located)
        or _differs(paper, located.entry)
    )
    return not is_others and is_known(draft, located, now)


def _differs(paper: Paper, entry: Entry) -> bool:
    """Whether a record, which may say less than the paper, says something by which it is not surely that one's."""
    if paper.doi and entry.doi and label_form(paper.doi) != label_form(entry.doi):
        return True
    names = ("authors", "year", "published")
    is_part = all(not (own := getattr(entry, name)) or own == getattr(paper, name) for name in names)
    return not is_part and judge(facts_of(paper), facts_of(entry)).verdict != "same"


def has_unsure(draft: Draft, entry: Entry) -> bool:
    """Whether a paper of an entry's title has taken in another one that may as well have been of the entry's paper.

    Such a one has no arXiv id, no other authors than the entry's paper, and no year or moment that contradicts.
    Papers whose titles differ in a sign (`LoRA+`, `LoRA`) are not of one title.
    """
    folded, years = title_key(entry.title), _years_near(entry)
    names = {*map(title_name, _spelt_alike(draft, folded))}
    if names and title_name(entry.title) not in names:
        return False
    signed, all_said = _signed(draft.paper, entry), [_said(source) for source in draft.paper.sources]
    own = {said.get(LETTERS["published"]) for said in all_said if LETTERS["arxiv_id"] in said}
    own -= {value_hash("published", entry.published)}
    for source, said in zip(draft.paper.sources, all_said, strict=True):
        tokens = (source.gave or NAMED).split()
        is_titled = NAMED not in tokens and folded_token(folded) in tokens
        is_signed = LETTERS["authors"] in said and signed.isdisjoint(tokens)
        is_dated = LETTERS["year"] in said and years is not None and years.isdisjoint(tokens)
        is_own = LETTERS["arxiv_id"] in said or said.get(LETTERS["published"], "") in own
        if is_titled and not is_signed and not is_dated and not is_own:
            return True
    return False


def _said(source: Source) -> dict[str, str]:
    """What a source gave, by the letters of the fields."""
    return {letter_of(token): token for token in (source.gave or "").split()}


def _signed(paper: Paper, entry: Entry) -> set[str]:
    """The tokens of authors who may be an entry's; those of the paper's, too, if these are the same people."""
    both = {(record.authors, record.authors_truncated) for record in (entry, paper)}
    full = both if _are_by_the_same(paper, entry) else {(entry.authors, entry.authors_truncated)}
    return {value_hash("authors", each) for each in (*full, *_cut(entry.authors))}


def _years_near(entry: Entry) -> frozenset[str] | None:
    year = year_of(entry)
    return frozenset(value_hash("year", each) for each in range(year - 3, year + 4)) if year else None


def _cut(authors: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The first author as lists that are cut short have it: by the whole name, or the family name."""
    if authors:
        yield from (((name,), True) for name in {authors[0], *authors[0].split()[-1:]})


def of_one_name(
    found: Found, same: Iterable[Draft], some: Iterable[Draft], entry: Entry
) -> Iterator[tuple[Draft, Judgement]]:
    """What is told of papers that have an entry's arXiv id or DOI, however different they are, if it is not told yet.

    `same`: of its arXiv id, as where another store has two papers of one id, or where it is another one's name;
    `some`: of its DOI.
    """
    told = {id(draft) for draft in (found.draft, *found.also, *(draft for draft, _ in found.near))}
    own = entry.arxiv_id
    others = (draft for draft in same if own in (draft.paper.arxiv_id, *draft.paper.aliases))
    if (first := next(others, None)) and id(first) not in told:
        told.add(id(first))
        judgement = judge_all(first.looks.faces(), (facts_of(entry),))
        is_own = first.paper.arxiv_id == own
        yield first, judgement if is_own else judgement._replace(verdict="near", reason=_OF_NAME)
    has_id = found.draft is not None and found.draft.paper.arxiv_id is not None
    for draft in some:
        if id(draft) not in told and not (has_id and draft.paper.arxiv_id):
            judgement = judge_all(draft.looks.faces(), (facts_of(entry),))
            yield draft, judgement._replace(verdict="near", reason="the same DOI")


def with_namesake(found: Found, other: Draft | None, located: Located, known: Known, now: str) -> Found:
    """A paper with the other one that has an entry's arXiv id, where there is one and the entry is news to the paper.

    The entry goes to the one of which the other can become part.
    """
    draft = found.draft
    if draft is None or other is None or other is draft or has_all(draft, located, now):
        return found
    if may_join(draft, other, known):
        return Found(draft, found.matched_by, also=(other,))
    return Found(other, "arxiv_id", also=(draft,))


def of_one_moment(drafts: Iterable[Draft], entry: Entry) -> list[Draft]:
    """Of some papers the one that came out in the very second in which an entry says that its paper did."""
    found = [draft for draft in drafts if draft.paper.published == entry.published]
    return found if is_moment(entry.published) and len(found) == 1 else []


def against(drafts: Iterable[Draft], entry: Entry, known: Known, held: Held) -> list[tuple[Draft, Judgement]]:
    """What comes of holding an entry against papers, without those whose files say that they are others.

    `held`: what came of it before; it gets what is new.
    """
    facts, judged = facts_of(entry), list[tuple[Draft, Judgement]]()
    for draft in drafts:
        if id(draft) not in held:
            faces = draft.looks.faces(facts)
            judgement = judge_all(faces, (facts,))
            if (own := draft.looks.own_faces(faces)) != faces:
                judgement = unless_strange(judgement, own, (facts,))
            held[id(draft)] = draft.looks.doubted(judgement, entry.arxiv_id)
        if not is_said_apart(draft, entry, known):
            judged.append((draft, held[id(draft)]))
    return judged


def is_told(draft: Draft, facts: Facts) -> bool:
    """Whether an entry of a paper's title says nothing by which others may be that paper's that were not surely so."""
    paper = draft.paper
    if paper.arxiv_id and paper.authors and not paper.authors_truncated:
        return True
    return any(face._replace(arxiv_id=facts.arxiv_id) == facts for face in draft.looks.faces())


def beside(sure: Sequence[Draft], judged: Iterable[tuple[Draft, Judgement]], verdict: str) -> Near:
    """Of papers of one verdict those that may be an entry's beside the first one that surely is.

    Where the two have each an arXiv id, nobody need be told that they may be one.
    """
    taken, own = {id(draft) for draft in sure}, sure[0].paper.arxiv_id if sure else None
    found = (pair for pair in judged if pair[1].verdict == verdict and id(pair[0]) not in taken)
    return tuple(pair for pair in found if own is None or pair[0].paper.arxiv_id in (None, own))
