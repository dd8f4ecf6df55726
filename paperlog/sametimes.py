"""What the times at which two records came out say of their being one paper (pure)."""

from contextlib import suppress
from datetime import date

from paperlog.arxiv import parse_id

# Within how many days the same people's titles are one paper's, though a word like `without` is in only one of them;
# and how long before the month of an arXiv id, which is that of its announcement, a paper may have been handed in.
SAME_TIME = 120
# From how many days on what differs in a slip may be two papers: `… Tokens …` and, of the same people, `… Token …`.
_LONG_TIME = 366


def is_day(when: str | None) -> bool:
    """Whether a date tells the day."""
    return when is not None and len(when) >= len("2025-02-17")


def is_moment(when: str | None) -> bool:
    """Whether a date tells the second, as arXiv's do: no two papers of one title came out in the same one."""
    return when is not None and "T" in when and "T00:00:00" not in when


def are_near(one: str | None, other: str | None) -> bool:
    """Whether two dates are known to the day, and near each other."""
    days = _day(one), _day(other)
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= SAME_TIME


def are_too_far_apart(
    some: tuple[str | None, str | None], others: tuple[str | None, str | None], *, is_slip: bool
) -> bool:
    """Whether two records, each a date and an arXiv id, came out at times at which one paper hardly does.

    Only moments count, which are arXiv's, and the months of ids. A moment may be of a later version, so of one title
    nothing is too late for an id; but nothing comes out long before its id. `is_slip`: the titles are not quite one.
    """
    first, other = _first(*some), _first(*others)
    if first is None or other is None:
        return False
    days = (first - other).days
    if is_slip and abs(days) > _LONG_TIME:
        return True
    early = days if some[1] else -days
    return bool(some[1]) != bool(others[1]) and early > SAME_TIME


def _first(when: str | None, arxiv_id: str | None) -> date | None:
    """The day on which a record came out at the earliest: of an arXiv id the first of its month."""
    if not arxiv_id:
        return _day(when) if is_moment(when) else None
    parsed = parse_id(arxiv_id)
    month = parsed[0].rpartition("/")[2][:4] if parsed else ""
    return _day(f"{'19' if month > '90' else '20'}{month[:2]}-{month[2:]}-01") if month else None


def _day(when: str | None) -> date | None:
    with suppress(ValueError, TypeError):
        return date.fromisoformat(str(when)[:10])
    return None
