"""Whether two records tell of one paper (pure), and the keys by which an importer finds whom to compare.

A wrong merge eats data and a missed one only leaves two records, so "same" asks for titles that differ in no
more than spelling; reworded titles of the same authors are "near", to be reported; and whatever tells papers of
a series apart (a number, a version, a size, a letter, a negation) makes them "different".
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from paperlog.arxiv import parse_id
from paperlog.sameauthors import Agreement, agreement, author_keys
from paperlog.samedifference import Difference
from paperlog.sameevidence import NEAR, Evidence, Facts, doubt_of, evidence_of, years_of
from paperlog.sametitles import Kinship, blocking_keys, hashed, kinship, may_be_kin, weak_kinship
from paperlog.samevenues import are_other_venues
from paperlog.samewords import title_words
from paperlog.text import fold, title_key, without_tex

__all__ = ["Facts", "Judgement", "blocking_keys", "judge", "judge_all", "keys_of_authors", "may_be_renamed"]

Verdict = Literal["same", "near", "different"]
_VERDICTS = ("different", "near", "same")
# Before keys of authors, to tell them from those of titles: authors have many papers that are nothing alike.
AUTHORS = "~"
# After how many years a book may come in a new edition.
_EDITION = 3
# What part of their own words titles share, where one has been made of the other: with all authors the same, and with
# less known of them. On the labelled pairs, other papers of one group share 0.60 at most, renamed ones 0.62 and more.
_RENAMED, _HARDLY_RENAMED = 0.61, 0.8
# As alike as this are titles at most that differ in what a measure of letters may not see.
_MOST_SIGNED = 99.0
_HIDDEN = (Difference.SIGNED, Difference.NAMED)
# From how many words on that tells anything, unless they are all that either title has.
_TELLING = 3
_SAID = {
    Agreement.EQUAL: "all authors the same",
    Agreement.AGREED: "the same authors",
    Agreement.FAMILY: "the first author's family name agrees",
    Agreement.PARTLY: "some authors in common",
    Agreement.DOUBTFUL: "the first author's family name agrees but not the given name",
    Agreement.UNKNOWN: "authors not known of both",
}


class Judgement(NamedTuple):
    """A verdict on two records, how alike their titles are (0 to 100), and why in a few words."""

    verdict: Verdict
    score: float
    reason: str


@lru_cache(maxsize=1000)  # asked of a paper for each other one that it is held against
def keys_of_authors(facts: Facts) -> frozenset[str]:
    """Hashes as those of titles (`blocking_keys`): of two papers that `judge` calls near, some share only one of these.

    Each begins with AUTHORS.
    """
    return frozenset(AUTHORS + key for key in hashed(author_keys(facts.authors, years_of(facts))))


def may_be_renamed(one: str, other: str) -> bool:
    """Whether two titles share words enough that one paper may have had both, if its authors and dates say so."""
    return may_be_kin(one, other) and weak_kinship(title_words(one), title_words(other)).shared > 0


def judge(a: Facts, b: Facts) -> Judgement:
    """Whether two records tell of one paper. The order does not matter; a record is the same as itself."""
    one, other = sorted((a, b), key=_order)
    by_id = _judge_ids(one, other)
    if by_id:
        return by_id
    score = round(fuzz.ratio(_compared(one.title), _compared(other.title)), 1)
    if _are_one_record(one, other):
        return Judgement("same", score, "the same record")
    authors = agreement(one.authors, other.authors, is_cut=one.authors_truncated or other.authors_truncated)
    if authors is Agreement.CONTRADICTED:
        return _judge_cut(one, other, score)
    evidence = evidence_of(one, other, authors)
    if evidence.titles is Difference.ALL or (
        evidence.titles is Difference.MARKED and evidence.is_of_one_time
    ):
        return _judge_renamed(one, other, evidence, score)
    verdict, reason = _verdict(evidence), _reason(evidence.titles, evidence.authors)
    score = min(score, _MOST_SIGNED) if evidence.titles in _HIDDEN else score
    if verdict == "same" and (doubt := doubt_of(one, other, evidence)):
        return Judgement("near", score, f"{reason}, but {doubt}")
    return Judgement(verdict, score, reason)


def _are_one_record(one: Facts, other: Facts) -> bool:
    """Whether two say the same, be it of venues in a short form and a long one: they stand last."""
    if one[:-1] != other[:-1] or are_other_venues(one.venue, other.venue):
        return False
    return bool(title_key(one.title)) and not title_words(one.title).is_bare


@lru_cache(maxsize=1000)  # of a title for each that it is held against
def _compared(title: str) -> str:
    """A title as it is measured: what TeX shows of it, not how that is written."""
    return fold(without_tex(title))


def _judge_cut(one: Facts, other: Facts, score: float) -> Judgement:
    """Of lists of authors that are both cut short nobody knows whether they have none in common."""
    if one.authors_truncated and other.authors_truncated:
        evidence = evidence_of(one, other, Agreement.CONTRADICTED)
        is_told = evidence.titles is Difference.NONE and not (evidence.is_generic or evidence.is_serial)
        if is_told and not evidence.is_bare and evidence.is_near:
            return Judgement("near", score, "the same title, other first authors of lists that are cut short")
    return Judgement("different", score, "no author in common")


def _judge_renamed(one: Facts, other: Facts, evidence: Evidence, score: float) -> Judgement:
    """Whether a paper may have got another title: who wrote it and when must say so, too."""
    kinship_of = weak_kinship if evidence.is_of_one_time else kinship
    kin = kinship_of(title_words(one.title), title_words(other.title))
    if _is_renamed(kin, evidence) and _find_each_other(one, other):
        said = f"{kin.shared} words of the titles in common, {_SAID[evidence.authors]}"
        return Judgement("near", score, f"{said}, the same moment" if evidence.is_same_moment else said)
    return Judgement("different", score, _reason(evidence.titles, evidence.authors))


def _find_each_other(one: Facts, other: Facts) -> bool:
    """Whether an import holds the two against each other: what it says is not to depend on how they meet."""
    keys = keys_of_authors(one) & keys_of_authors(other)
    return bool(keys) and may_be_kin(one.title, other.title)


def _is_renamed(kin: Kinship, evidence: Evidence) -> bool:
    if evidence.authors < Agreement.AGREED or not kin.shared:
        return False
    if evidence.is_same_moment:
        return True
    is_equal = evidence.authors is Agreement.EQUAL
    is_in_time = is_equal if evidence.years is None else evidence.years <= (0 if evidence.is_serial else 1)
    is_telling = kin.shared >= _TELLING or kin.share == 1
    return is_in_time and is_telling and kin.share >= (_RENAMED if is_equal else _HARDLY_RENAMED)


def judge_all(some: Iterable[Facts], others: Iterable[Facts]) -> Judgement:
    """The best judgement of what two records say of one paper under each of the titles that it has had."""
    found = (judge(one, other) for one in some for other in others)
    return max(found, key=lambda judgement: (_VERDICTS.index(judgement.verdict), judgement.score))


def _order(facts: Facts) -> tuple[str, ...]:
    return (facts.title, str(facts.year), str(facts.date), *facts.authors)


def _judge_ids(a: Facts, b: Facts) -> Judgement | None:
    ids = [parse_id(facts.arxiv_id) for facts in (a, b) if facts.arxiv_id]
    if len(ids) < 2 or ids[0] is None or ids[1] is None:
        return None
    if ids[0][0] == ids[1][0]:
        return Judgement("same", 100.0, "the same arXiv id")
    return Judgement("different", 0.0, "different arXiv ids")


def _verdict(evidence: Evidence) -> Verdict:
    if evidence.titles is Difference.MARKED:
        return "different"
    if _is_sure(evidence):
        return "same"
    return "near" if _is_possible(evidence) else "different"


@cache  # one text for all of which it is said: an import keeps up to a hundred for each entry
def _reason(titles: Difference, authors: Agreement) -> str:
    what = "the same title" if titles is Difference.NONE else f"differ in {titles.value}"
    return f"{what}, {_SAID[authors]}"


def _is_sure(evidence: Evidence) -> bool:
    """Whether the titles say the same, and authors and years allow it, or confirm it where that is needed."""
    if evidence.authors is Agreement.DOUBTFUL:
        return False
    if evidence.titles is Difference.NONE:
        return _is_surely_its_title(evidence)
    if evidence.titles not in (Difference.SLIGHT, Difference.CUT) or not evidence.is_near:
        return False
    if evidence.is_generic:
        return evidence.authors >= Agreement.AGREED
    is_unsigned = evidence.authors is Agreement.UNKNOWN and evidence.is_long and evidence.years is not None
    return evidence.authors >= Agreement.FAMILY or is_unsigned


def _is_surely_its_title(evidence: Evidence) -> bool:
    if evidence.is_same_moment:
        return True
    if evidence.is_bare:
        return evidence.authors is Agreement.EQUAL and evidence.years == 0
    if evidence.is_serial:
        return evidence.authors >= Agreement.FAMILY and evidence.years == 0
    if evidence.is_generic:
        is_signed = evidence.authors >= Agreement.AGREED or evidence.years is not None
        return evidence.authors >= Agreement.FAMILY and is_signed and evidence.is_near
    return evidence.years is None or evidence.years <= _EDITION


def _is_of_another_time(evidence: Evidence) -> bool:
    """Whether of two papers nothing but one title agrees, and the days on which they came out are years apart."""
    if not evidence.are_days or evidence.years is None or evidence.authors is not Agreement.UNKNOWN:
        return False
    return evidence.years > (NEAR if evidence.is_generic else _EDITION) or (
        evidence.is_serial and evidence.years > 0
    )


def _is_possible(evidence: Evidence) -> bool:
    if evidence.titles is Difference.NONE:
        return not _is_of_another_time(evidence)
    if evidence.authors is Agreement.DOUBTFUL:
        return False
    if evidence.titles in (Difference.SLIGHT, Difference.CUT, *_HIDDEN):
        return evidence.is_near or evidence.authors >= Agreement.AGREED
    if evidence.titles is Difference.SUBTITLE and evidence.authors is Agreement.UNKNOWN:
        return evidence.is_near and not evidence.is_generic
    return evidence.is_near and evidence.authors >= Agreement.FAMILY
