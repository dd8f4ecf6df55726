"""What a list shows of a paper, and by what it can be sorted (pure)."""

from functools import lru_cache
from typing import Any

from paperlog.dates import in_utc
from paperlog.model import Paper
from paperlog.orders import LINE_COLUMNS
from paperlog.text import clean, fold, single_line, title_key

_TEX = frozenset("\\{$")


def sort_values(paper: Paper) -> tuple[Any, ...]:
    """What a paper is sorted by, in the order of orders.ORDERS; None is sorted last."""
    return (
        paper.date,
        title_key(paper.title),
        _last_name(paper.authors[0]) if paper.authors else None,
        fold(paper.venue) if paper.venue else None,
        paper.year,
        _moment(paper.added),
        _moment(paper.modified or paper.added),
        paper.noted,
        _moment(paper.published),
        paper.score,
        paper.rating,
        paper.status,
        paper.title_ja,
    )


@lru_cache(maxsize=10_000)
def _last_name(first: str) -> str | None:
    """The family name of a first author, folded, as bibliographies have it."""
    # Both are loaded where they are needed: a list needs neither, and TeX takes long.
    if _TEX.isdisjoint(first):
        from paperlog.exports.names import OTHERS, person

        return fold(person(OTHERS.sub("", first)).family) or None
    from paperlog.exports.persons import people

    return next((fold(each.family) for each in people(Paper("", authors=(first,)))), None)


def _moment(text: str | None) -> str | None:
    return in_utc(text) if text else text


def names(paper: Paper) -> list[tuple[str, str]]:
    """What a paper is counted under in statistics: (kind, value as it is spelt), kinds of orders.COUNTED."""
    found = [("tag", tag) for tag in paper.tags] + [("category", name) for name in paper.categories]
    found += [("author", author) for author in paper.authors]
    found += [("source", name) for name in sorted({source.format for source in paper.sources})]
    found.append(("status", paper.status))
    if paper.venue:
        found.append(("venue", paper.venue))
    if date := paper.date:
        found.append(("month", date[:7]))
    return list(dict.fromkeys(found))


def title_in(paper: Paper, lang: str) -> str:
    """A paper's title in Japanese (`ja`) or English (`en`); in the other language where it has none in this."""
    titles = (paper.title_ja, paper.title) if lang == "ja" else (paper.title, paper.title_ja)
    return titles[0] or titles[1] or ""


def line(paper: Paper) -> str:
    """A paper as one line of a list in a pipe: tab-separated, nothing cut."""
    return "\t".join(cell(paper, name) for name in LINE_COLUMNS)


def day(paper: Paper) -> str:
    """The best date that is known of a paper, to the day; "" for none."""
    return clean(paper.date or "")[:10]


def cell(paper: Paper, name: str) -> str:
    """One field as a single line of text: lists joined by `; `, tabs and line breaks as blanks, "" for none.

    What a terminal would act on is left out: a pipe can end in one.
    """
    if name == "date":
        return day(paper)
    value = getattr(paper, name)
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "; ".join(map(_item, value)) if isinstance(value, tuple) else "" if value is None else str(value)
    return single_line(text)


def _item(item: Any) -> str:
    if isinstance(item, str):
        return item
    return str(getattr(item, "title", "") or f"{item.format}:{item.file}:{item.line}")
