"""Where the words for the end of a command line come from: the index as it is, and the configuration."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from paperlog.config import Config, read_config
from paperlog.errors import PaperlogError
from paperlog.indexpeek import Peek
from paperlog.paths import store_dir
from paperlog.settings import check


class Candidate(NamedTuple):
    """A word that can stand there, and what it is."""

    value: str
    help: str = ""


class Source:
    """Where values come from: the index of the store that a command line means, and the configuration."""

    def __init__(self, store: str | None) -> None:
        """`store`: what --store says."""
        self._store = store

    @cached_property
    def config(self) -> Config | None:
        """The configuration; None where it is wrong, which the commands will tell."""
        try:
            return check(read_config())
        except PaperlogError:
            return None

    @cached_property
    def _peek(self) -> Peek:
        configured = self.config.values.get("store") if self.config else None
        return Peek(store_dir(Path(self._store) if self._store else None, configured))

    def named(self, kind: str, typed: str) -> list[Candidate]:
        """Tags, categories, authors, venues, sources that begin so."""
        found = self._peek.named(kind, typed)
        return [Candidate(value, _papers(count)) for value, count in _alike(found, typed)]

    def keys(self, typed: str) -> list[Candidate]:
        """Keys that begin so, with titles."""
        return [Candidate(*found) for found in self._peek.keys(typed)]

    def searches(self, typed: str) -> list[Candidate]:
        """Saved searches that begin so, as `@name`."""
        searches = self.config.searches if self.config else {}
        return beginning([Candidate(f"@{name}", query) for name, query in searches.items()], typed)


def _papers(count: int) -> str:
    return f"{count} paper{'s' if count != 1 else ''}"


def _alike(found: list[tuple[str, int]], typed: str) -> list[tuple[str, int]]:
    """Of values that begin with what was typed in another case, those that are spelt like the first one.

    A shell fills in what all have in common: of RLHF and Rlx for `rl` that would be less than was typed.
    """
    if not found or found[0][0].startswith(typed) or not found[0][0].lower().startswith(typed.lower()):
        return found
    return [each for each in found if each[0].startswith(found[0][0][: len(typed)])]


def beginning(candidates: Iterable[Candidate], typed: str) -> list[Candidate]:
    """Those that begin with what was typed."""
    return [each for each in candidates if each.value.startswith(typed)]


def fixed(names: Iterable[str], typed: str) -> list[Candidate]:
    """Those of some names that begin with what was typed."""
    return beginning(map(Candidate, names), typed)
