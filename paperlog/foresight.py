"""What an import is going to ask of its entries (pure), so that other cores can have made it by then."""

from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from paperlog.entries import Located
from paperlog.provenance import gave
from paperlog.sameness import blocking_keys


class Ahead(NamedTuple):
    """Of an entry: the blocking keys of its title, and what it gives (provenance.gave)."""

    blocks: frozenset[str]
    gave: str


Foresee = Callable[[Sequence[Located]], Iterator[Ahead | None]]
"""What is known ahead of each of some entries; None where it is better made when it is asked for, if at all."""


def ahead_of(located: Located) -> Ahead:
    """What is going to be asked of an entry that no paper has taken in yet."""
    return Ahead(blocking_keys(located.entry.title), gave(located.entry, is_named=located.is_named))


class Blocks(dict[str, frozenset[str]]):
    """Titles' blocking keys, each made once: of all that an import does they take the longest."""

    def __missing__(self, title: str) -> frozenset[str]:
        """Those of a title that nobody has asked for yet."""
        self[title] = blocking_keys(title)
        return self[title]


def unforeseen(entries: Sequence[Located]) -> Iterator[Ahead | None]:
    """Nothing is known ahead."""
    return repeat(None, len(entries))
