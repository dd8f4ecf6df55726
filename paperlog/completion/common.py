"""Values that several options, arguments and fields of a query have in common."""

from collections.abc import Callable

from paperlog.completion.source import Candidate, Source, fixed

Values = Callable[[Source, str], list[Candidate]]
_PERIODS = ("today", "yesterday", "1 week", "2 weeks", "1 month", "last week", "last month", "last year")


def refs(source: Source, typed: str) -> list[Candidate]:
    """Keys and arXiv ids; behind an @ saved searches."""
    return source.searches(typed) if typed.startswith("@") else source.keys(typed)


def days(source: Source, typed: str) -> list[Candidate]:
    """Words for days, and the months of the papers."""
    return fixed(_PERIODS, typed) + source.named("month", typed)


def years(source: Source, typed: str) -> list[Candidate]:
    """The years of the papers."""
    return fixed(dict.fromkeys(month.value[:4] for month in source.named("month", "")), typed)


def named(kind: str) -> Values:
    """What the index counts papers under."""
    return lambda source, typed: source.named(kind, typed)


def choice(*names: str) -> Values:
    """One of some names."""
    return lambda source, typed: fixed(names, typed)
