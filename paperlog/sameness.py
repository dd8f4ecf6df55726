"""Whether two records tell of one paper (pure), and the keys by which an importer finds whom to compare.

A wrong merge eats data and a missed one only leaves two records, so "same" asks for titles that differ in no
more than spelling; reworded titles of the same authors are "near", to be reported; and whatever tells papers of
a series apart (a number, a version, a size, a letter, a negation) makes them "different".
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from paperlog.arxiv import parse_id
from paperlog.preprints import is_of_a_preprint
from paperlog.sameauthors import Agreement, agreement, author_keys
from paperlog.samedifference import Difference
from paperlog.sametimes import are_near, are_too_far_apart, is_day, is_moment
from paperlog.sametitles import Kinship, blocking_keys, difference, hashed, kinship, may_be_kin, weak_kinship
from paperlog.samewords import title_words
from paperlog.text import fold, label_form, title_key, without_tex

__all__ = ["Facts", "Judgement", "blocking_keys", "judge", "judge_all", "keys_of_authors", "may_be_renamed"]

Verdict = Literal["same", "near", "different"]
_VERDICTS = ("different", "near", "same")
# Before keys of authors, to tell them from those of titles: authors have many papers that are nothing alike.
AUTHORS = "~"
# In how many years a preprint comes out at a venue, and after how many a book may come in a new edition.
_NEAR = 2
_EDITION = 3
# How many words a title has that hardly anybody else gives, even without known authors.
_LONG = 6
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


class Facts(NamedTuple):
    """What a record says of a paper, as far as it helps to recognise it; `date` is ISO 8601."""

    title: str
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    year: int | None = None
    date: str | None = None
    arxiv_id: str | None = None
    doi: str | None = None


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
    return frozenset(AUTHORS + key for key in hashed(author_keys(facts.authors, _years(facts))))


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
    if one == other and title_key(one.title) and not title_words(one.title).is_bare:
        return Judgement("same", score, "the same record")
    authors = agreement(one.authors, other.authors, is_cut=one.authors_truncated or other.authors_truncated)
    if authors is Agreement.CONTRADICTED:
        return _judge_cut(one, other, score)
    evidence = _evidence(one, other, authors)
    if evidence.titles is Difference.ALL or (
        evidence.titles is Difference.MARKED and evidence.is_of_one_time
    ):
        return _judge_renamed(one, other, evidence, score)
    verdict, reason = _verdict(evidence), _reason(evidence.titles, evidence.authors)
    score = min(score, _MOST_SIGNED) if evidence.titles in _HIDDEN else score
    if verdict == "same" and _are_too_far_apart(one, other, evidence):
        return Judgement("near", score, f"{reason}, but at other times")
    is_common = evidence.is_generic or evidence.is_serial or evidence.years
    if verdict == "same" and is_common and _have_two_dois(one, other):
        return Judgement("near", score, f"{reason}, but other DOIs")
    return Judgement(verdict, score, reason)


@lru_cache(maxsize=1000)  # of a title for each that it is held against
def _compared(title: str) -> str:
    """A title as it is measured: what TeX shows of it, not how that is written."""
    return fold(without_tex(title))


def _are_too_far_apart(one: Facts, other: Facts, evidence: "_Evidence") -> bool:
    is_slip = evidence.titles is not Difference.NONE
    times = ((facts.date, facts.arxiv_id) for facts in (one, other))
    return not evidence.is_same_moment and are_too_far_apart(*times, is_slip=is_slip)


def _have_two_dois(*some: Facts) -> bool:
    """Whether publishers have given each another DOI."""
    dois = {label_form(facts.doi) for facts in some if facts.doi}
    return sum(not is_of_a_preprint(doi) for doi in dois) == 2


def _judge_cut(one: Facts, other: Facts, score: float) -> Judgement:
    """Of lists of authors that are both cut short nobody knows whether they have none in common."""
    if one.authors_truncated and other.authors_truncated:
        evidence = _evidence(one, other, Agreement.CONTRADICTED)
        is_told = evidence.titles is Difference.NONE and not (evidence.is_generic or evidence.is_serial)
        if is_told and not evidence.is_bare and evidence.is_near:
            return Judgement("near", score, "the same title, other first authors of lists that are cut short")
    return Judgement("different", score, "no author in common")


def _judge_renamed(one: Facts, other: Facts, evidence: "_Evidence", score: float) -> Judgement:
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


def _is_renamed(kin: Kinship, evidence: "_Evidence") -> bool:
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


class _Evidence(NamedTuple):
    """What two records without a common id have for and against being one paper."""

    titles: Difference
    authors: Agreement
    years: int | None
    is_generic: bool
    is_bare: bool
    is_serial: bool
    is_long: bool
    is_same_moment: bool
    is_of_one_time: bool
    are_days: bool

    @property
    def is_near(self) -> bool:
        """Whether the years, as far as they are known, are those of one paper."""
        return self.years is None or self.years <= _NEAR


def _evidence(a: Facts, b: Facts, authors: Agreement) -> _Evidence:
    titles = [title_words(facts.title) for facts in (a, b)]
    return _Evidence(
        difference(*titles),
        authors,
        _years_apart(a, b),
        is_generic=any(title.is_generic for title in titles),
        is_bare=any(title.is_bare for title in titles),
        is_serial=any(title.is_serial for title in titles),
        is_long=all(len(title.words) >= _LONG for title in titles),
        is_same_moment=is_moment(a.date) and a.date == b.date,
        is_of_one_time=authors is Agreement.EQUAL
        and not (a.authors_truncated or b.authors_truncated)
        and are_near(a.date, b.date),
        are_days=is_day(a.date) and is_day(b.date),
    )


def _years_apart(a: Facts, b: Facts) -> int | None:
    gaps = [abs(one - other) for one in _years(a) for other in _years(b)]
    return min(gaps, default=None)


def _years(facts: Facts) -> Iterator[int]:
    if facts.year:
        yield facts.year
    if facts.date and facts.date[:4].isdecimal():
        yield int(facts.date[:4])


def _verdict(evidence: _Evidence) -> Verdict:
    if evidence.titles is Difference.MARKED:
        return "different"
    if _is_sure(evidence):
        return "same"
    return "near" if _is_possible(evidence) else "different"


@cache  # one text for all of which it is said: an import keeps up to a hundred for each entry
def _reason(titles: Difference, authors: Agreement) -> str:
    what = "the same title" if titles is Difference.NONE else f"differ in {titles.value}"
    return f"{what}, {_SAID[authors]}"


def _is_sure(evidence: _Evidence) -> bool:
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


def _is_surely_its_title(evidence: _Evidence) -> bool:
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


def _is_of_another_time(evidence: _Evidence) -> bool:
    """Whether of two papers nothing but one title agrees, and the days on which they came out are years apart."""
    if not evidence.are_days or evidence.years is None or evidence.authors is not Agreement.UNKNOWN:
        return False
    return evidence.years > (_NEAR if evidence.is_generic else _EDITION) or (
        evidence.is_serial and evidence.years > 0
    )


def _is_possible(evidence: _Evidence) -> bool:
    if evidence.titles is Difference.NONE:
        return not _is_of_another_time(evidence)
    if evidence.authors is Agreement.DOUBTFUL:
        return False
    if evidence.titles in (Difference.SLIGHT, Difference.CUT, *_HIDDEN):
        return evidence.is_near or evidence.authors >= Agreement.AGREED
    if evidence.titles is Difference.SUBTITLE and evidence.authors is Agreement.UNKNOWN:
        return evidence.is_near and not evidence.is_generic
    return evidence.is_near and evidence.authors >= Agreement.FAMILY
