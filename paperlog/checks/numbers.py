"""Checks of numbers that have a range."""

from collections.abc import Iterator

from paperlog.checks.base import File, Finding, Settings
from paperlog.fields import RATINGS

_FIRST_YEAR = 1600  # scholarly journals began in 1665
_AHEAD = 2  # a paper can be in the proceedings of the year after next


def number(file: File, settings: Settings) -> Iterator[Finding]:
    """A rating from 1 to 5, a year that there has been."""
    if file.paper is None:
        return
    rating, year = file.paper.rating, file.paper.year
    if rating is not None and rating not in RATINGS:
        yield file.wrong("rating", f"a rating of {rating}", "give 1 to 5")
    if year is not None and not _FIRST_YEAR <= year <= settings.today.year + _AHEAD:
        yield file.wrong("year", f"the year {year}", "write the year of publication, in four digits")
