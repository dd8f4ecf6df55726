"""How far long work is: what tells a person of it, and what tells nobody."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Passes items on while they are worked at, `count` of them; `verb` says what is done (`reading`)."""

    def __call__(self, items: Iterable[T], count: int, verb: str) -> Iterator[T]:
        """The same items, in their order."""


def unwatched(items: Iterable[T], count: int, verb: str) -> Iterator[T]:
    """The items, without a word."""
    return iter(items)
