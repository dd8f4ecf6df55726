"""What tells the related papers of one paper apart (pure): the title, and of two with one title the days."""

from paperlog.text import title_key

# How much of a date may be known.
_YEAR, _MONTH, _DAY = map(len, ("2025", "2025-02", "2025-02-17"))


def name_of(title: str, published: str | None) -> str:
    """A related paper as it is compared with others: by its title as titles are compared, and its day if it has one.

    `published` is ISO 8601, or as much of it as is known.
    """
    return _joined(title_key(title), (published or "")[:_DAY])


def vaguer_names(title: str, published: str | None) -> tuple[str, ...]:
    """The names that the same related paper has where less of its day is known, or nothing; the fullest first."""
    day, folded = (published or "")[:_DAY], title_key(title)
    return tuple(_joined(folded, day[:length]) for length in (_MONTH, _YEAR, 0) if length < len(day))


def title_in(name: str) -> str:
    """The title of such a name."""
    return name.partition(" ")[0]


def _joined(folded: str, day: str) -> str:
    return f"{folded} {day}" if day else folded
