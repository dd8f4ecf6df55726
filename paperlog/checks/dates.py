"""Checks of dates: ISO 8601, moments with a zone. Another spelling is mended where it can mean one thing only."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from paperlog.certaindates import certain, certain_day
from paperlog.checks.base import File, Finding, Rewrite, Settings
from paperlog.model import Paper

_MOMENTS = ("published", "added", "modified")


def date_(file: File, _: Settings) -> Iterator[Finding]:
    """Dates that other programs could not read, or would read as another day."""
    paper = file.paper
    if paper is None:
        return
    for name in _MOMENTS:
        value = getattr(paper, name)
        if value and not is_moment(value):
            yield _moment(file, name, value)
    if paper.noted and not is_day(paper.noted):
        yield _malformed(file, "noted", paper.noted, certain_day(paper.noted), "a day is like 2025-07-10")
    for at, item in enumerate(paper.related):
        if item.published and not is_moment(item.published):
            yield _related(file, at, item.published)
    for at, source in enumerate(paper.sources):
        if source.imported and not is_moment(source.imported):
            yield _imported(file, at, source.imported)


def is_moment(text: str) -> bool:
    """Whether a text is a moment in ISO 8601 with its zone."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def is_day(text: str) -> bool:
    """Whether a text is a day as `YYYY-MM-DD`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _moment(file: File, name: str, value: str) -> Finding:
    return _malformed(file, name, value, certain(value), "a moment is like 2025-02-17T17:25:11+00:00")


def _malformed(file: File, name: str, value: str, right: str | None, example: str) -> Finding:
    message = f"'{value[:40]}' is not how '{name}' is written"
    if right is None:
        return file.wrong(name, message, example)
    mend = Rewrite(file.place, partial(_with, name=name, value=right))
    return file.wrong(name, message, f"write '{right}'", mend)


def _with(paper: Paper, name: str, value: str) -> Paper:
    return paper.with_(**{name: value})


def _related(file: File, at: int, value: str) -> Finding:
    line, right = file.places("related")[at].fields["published"], certain(value)
    message = f"'{value[:40]}' is not how a related paper's 'published' is written"
    if right is None:
        return file.wrong("related", message, "a moment is like 2025-02-17T17:25:11+00:00", line=line)
    mend = Rewrite(file.place, partial(_with_related, at=at, value=right))
    return file.wrong("related", message, f"write '{right}'", mend, line=line)


def _imported(file: File, at: int, value: str) -> Finding:
    message = f"'{value[:40]}' is not how a source's 'imported' is written"
    advice = "a moment is like 2025-02-17T17:25:11+00:00; correct it, or remove the line"
    return file.wrong("sources", message, advice, line=file.places("sources")[at].fields["imported"])


def _with_related(paper: Paper, at: int, value: str) -> Paper:
    related = list(paper.related)
    related[at] = related[at]._replace(published=value)
    return paper.with_(related=tuple(related))
