"""A progress bar for long work, on a terminal only."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

_LONG = 20
# Papers are planned and written sooner than files are read: fewer are done before a bar could be drawn.
_MANY = 1000

T = TypeVar("T")


def working(items: Iterable[T], count: int, verb: str) -> Iterator[T]:
    """The papers or entries, with a bar where they take so long that one is worth it."""
    return progress(items, count, verb, few=_MANY)


def progress(items: Iterable[T], count: int, verb: str, *, few: int = _LONG) -> Iterator[T]:
    """The items, `count` of them; where they are not `few` and standard error is a terminal, with a bar."""
    if count < few or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(items, total=count, description=verb, console=console, transient=True)
