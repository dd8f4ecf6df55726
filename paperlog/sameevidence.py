"""What two records without a common id have for and against being one paper (pure): titles, authors, times, venues."""

from collections.abc import Iterator
from typing import NamedTuple

from paperlog.preprints import are_two_publishers
from paperlog.sameauthors import Agreement, are_of_other_first
from paperlog.samedifference import Difference
from paperlog.sametimes import are_near, are_too_far_apart, is_day, is_moment
from paperlog.sametitles import difference
from paperlog.samevenues import are_other_venues
from paperlog.samewords import title_words
from paperlog.serialtitles import is_commonplace
from paperlog.text import label_form

# In how many years a preprint comes out at a venue.
NEAR = 2
# How many words a title has that hardly anybody else gives, even without known authors.
_LONG = 6


class Facts(NamedTuple):
    """What a record says of a paper, as far as it helps to recognise it; `date` is ISO 8601.

    `venue`: one that tells (samevenues.telling_venue).
    """

    title: str
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    year: int | None = None
    date: str | None = None
    arxiv_id: str | None = None
    doi: str | None = None
    venue: str | None = None


class Evidence(NamedTuple):
    """What two records without a common id have for and against being one paper."""

    titles: Difference
    authors: Agreement
    years: int | None
    is_generic: bool
    is_bare: bool
    is_serial: bool
    is_commonplace: bool
    is_long: bool
    is_same_moment: bool
    is_of_one_time: bool
    are_days: bool
    is_same_day: bool

    @property
    def is_near(self) -> bool:
        """Whether the years, as far as they are known, are those of one paper."""
        return self.years is None or self.years <= NEAR


def evidence_of(a: Facts, b: Facts, authors: Agreement) -> Evidence:
    """What two records have for and against being one paper; `authors`: how far those agree."""
    titles = [title_words(facts.title) for facts in (a, b)]
    is_common = any(is_commonplace(title.words) for title in titles)
    are_days = is_day(a.date) and is_day(b.date)
    return Evidence(
        difference(*titles),
        authors,
        _years_apart(a, b),
        is_generic=is_common or any(title.is_generic for title in titles),
        is_bare=any(title.is_bare for title in titles),
        is_serial=any(title.is_serial for title in titles),
        is_commonplace=is_common,
        is_long=all(len(title.words) >= _LONG for title in titles),
        is_same_moment=is_moment(a.date) and a.date == b.date,
        is_of_one_time=authors is Agreement.EQUAL
        and not (a.authors_truncated or b.authors_truncated)
        and are_near(a.date, b.date),
        are_days=are_days,
        is_same_day=are_days and str(a.date)[:10] == str(b.date)[:10],
    )


def _years_apart(a: Facts, b: Facts) -> int | None:
    gaps = [abs(one - other) for one in years_of(a) for other in years_of(b)]
    return min(gaps, default=None)


def years_of(facts: Facts) -> Iterator[int]:
    """The year that a record gives, and that of its date."""
    if facts.year:
        yield facts.year
    if facts.date and facts.date[:4].isdecimal():
        yield int(facts.date[:4])


def doubt_of(one: Facts, other: Facts, evidence: Evidence) -> str | None:
    """Why two records that say the same are not surely of one paper: how they came out."""
    if _are_too_far_apart(one, other, evidence):
        return "at other times"
    is_shared = evidence.authors in (Agreement.PARTLY, Agreement.AGREED)
    if evidence.years and is_shared and are_of_other_first(one.authors, other.authors):
        return "another first author in another year"
    is_common = evidence.is_generic or evidence.is_serial
    if (is_common or evidence.years) and are_two_publishers(one.doi, other.doi):
        return "other DOIs"
    is_one_doi = one.doi is not None and label_form(one.doi) == label_form(other.doi or "")
    if not is_common or is_one_doi or evidence.is_same_day:
        return None
    if evidence.is_commonplace and evidence.years:
        return "of other years"
    return "at other venues" if are_other_venues(one.venue, other.venue) else None


def _are_too_far_apart(one: Facts, other: Facts, evidence: Evidence) -> bool:
    is_slip = evidence.titles is not Difference.NONE
    times = ((facts.date, facts.arxiv_id) for facts in (one, other))
    return not evidence.is_same_moment and are_too_far_apart(*times, is_slip=is_slip)
