"""How far long work is: what tells a person of it, and what tells nobody."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

from paperlog.lock import Tell, silent

T = TypeVar("T")


class Watch(Protocol):
    """Passes items on while they are worked at, `count` of them; `verb` says what is done (`reading`)."""

    def __call__(self, items: Iterable[T], count: int, verb: str) -> Iterator[T]:
        """The same items, in their order."""


def unwatched(items: Iterable[T], count: int, verb: str) -> Iterator[T]:
    """The items, without a word."""
    return iter(items)


class Audience(NamedTuple):
    """Who waits for long work: `tell` takes lines to know of (who else is waited for), `watch` shows how far it is."""

    tell: Tell
    watch: Watch


NOBODY = Audience(silent, unwatched)
