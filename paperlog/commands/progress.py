"""A progress bar for long work, on a terminal only."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

_LONG = 20

T = TypeVar("T")


def progress(items: Sequence[T], verb: str) -> Iterator[T]:
    """The items; where they are many and standard error is a terminal, with a bar that is gone at the end."""
    if len(items) < _LONG or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=verb, console=Console(stderr=True), transient=True)
