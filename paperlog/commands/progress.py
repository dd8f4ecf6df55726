"""A progress bar for long work, on a terminal only."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

_LONG = 20

T = TypeVar("T")


def progress(items: Iterable[T], count: int, verb: str) -> Iterator[T]:
    """The items, `count` of them; where they are many and standard error is a terminal, with a bar."""
    if count < _LONG or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(items, total=count, description=verb, console=console, transient=True)
