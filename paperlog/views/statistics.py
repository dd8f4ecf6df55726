"""Counts of papers as a person reads them: pictures, one below the other."""

from collections.abc import Iterator, Mapping, Sequence

from paperlog.views.bars import bars
from paperlog.views.screen import Screen
from paperlog.views.timeline import timeline

_TITLES = {
    "tag": "tags",
    "pair": "tags that stand together",
    "category": "arXiv categories",
    "month": "months",
    "author": "authors",
    "venue": "venues",
    "source": "sources",
    "status": "status",
    "rating": "rating",
}

Counts = Sequence[tuple[str, int]]


def pictures(size: int, counts: Mapping[str, Counts], most: int, screen: Screen) -> Iterator[str]:
    """The number of papers, then a picture of each kind that is there, of at most so many values; pieces of text."""
    yield f"{size} {'paper' if size == 1 else 'papers'}\n"
    for kind, found in counts.items():
        if found:
            yield "".join(
                ["\n", _title(kind, len(found), most, screen), *_picture(kind, found, most, screen)]
            )


def _title(kind: str, number: int, most: int, screen: Screen) -> str:
    more = f" (the first {most} of {number})" if kind != "month" and number > most else ""
    return "".join(f"{screen.paint(line, 'bold')}\n" for line in screen.plain(_TITLES[kind] + more))


def _picture(kind: str, found: Counts, most: int, screen: Screen) -> Iterator[str]:
    if kind == "month":
        return timeline(found, screen)
    return bars([(screen.read(_label(kind, value)), count) for value, count in found[:most]], screen)


def _label(kind: str, value: str) -> str:
    if kind == "category":
        from paperlog.arxiv_categories import category_name

        return f"{value} {category_name(value)}".rstrip()
    return value.replace("; ", " + ") if kind == "pair" else f"{value} of 5" if kind == "rating" else value
