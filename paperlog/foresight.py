"""What an import is going to ask of its entries (pure), so that other cores can have made it by then."""

from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from paperlog.entries import Entry, Located
from paperlog.looks import facts_of
from paperlog.provenance import gave
from paperlog.sameness import Facts, blocking_keys, keys_of_authors


class Ahead(NamedTuple):
    """Of an entry: the blocking keys of its title, the keys of its authors, and what it gives (provenance.gave)."""

    blocks: frozenset[str]
    authors: frozenset[str]
    gave: str


Foresee = Callable[[Sequence[Located]], Iterator[Ahead | None]]
"""What is known ahead of each of some entries; None where it is better made when it is asked for, if at all."""


def ahead_of(located: Located) -> Ahead:
    """What is going to be asked of an entry that no paper has taken in yet."""
    entry = located.entry
    told = gave(entry, is_named=located.is_named)
    return Ahead(blocking_keys(entry.title), keys_of_authors(facts_of(entry)), told)


class Keys:
    """The keys of titles and of authors, each made once: of all that an import does they take the longest."""

    def __init__(self) -> None:
        """None is made yet."""
        self._blocks: dict[str, frozenset[str]] = {}
        self._authors: dict[Facts, frozenset[str]] = {}

    def take(self, entry: Entry, ahead: Ahead) -> None:
        """Those of an entry need not be made any more."""
        self._blocks.setdefault(entry.title, ahead.blocks)
        self._authors[facts_of(entry)] = ahead.authors

    def blocks(self, title: str) -> frozenset[str]:
        """The blocking keys of a title."""
        if title not in self._blocks:
            self._blocks[title] = blocking_keys(title)
        return self._blocks[title]

    def authors(self, facts: Facts) -> frozenset[str]:
        """The keys of a paper's authors."""
        if facts not in self._authors:
            self._authors[facts] = keys_of_authors(facts)
        return self._authors[facts]


def unforeseen(entries: Sequence[Located]) -> Iterator[Ahead | None]:
    """Nothing is known ahead."""
    return repeat(None, len(entries))
