"""What reconciling asks of a store in which there is nothing (pure): what entries make by themselves."""

from collections.abc import Collection, Container, Iterable, Mapping
from typing import Self

from paperlog.entries import Located
from paperlog.model import Paper
from paperlog.sameness import Facts


class NoPapers:
    """No paper is found by anything that an entry says."""

    def by_arxiv_id(self, arxiv_id: str) -> list[str]:
        """No papers."""
        return []

    def by_digest(self, digest: str) -> str | None:
        """No paper."""
        return None

    def by_title(self, key: str, title: str) -> list[str]:
        """No papers."""
        return []

    def by_blocks(self, blocks: Iterable[str]) -> list[str]:
        """No papers."""
        return []

    def by_doi(self, doi: str) -> list[str]:
        """No papers."""
        return []

    def by_authors(self, facts: Facts, authors: Iterable[str]) -> list[str]:
        """No papers."""
        return []


class _Nothing(NoPapers):
    """As plandrafts.Known."""

    def by_name(self, name: str) -> str | None:
        """No paper."""
        return None

    def paper(self, key: str) -> Paper:
        """None is there to be asked for."""
        raise LookupError(key)

    def text(self, key: str) -> str:
        """None is there to be asked for."""
        raise LookupError(key)

    def is_taken(self, key: str) -> bool:
        """No key is."""
        return False

    def is_hidden(self, key: str) -> bool:
        """No key is."""
        return False

    def entries(self, digests: Collection[str]) -> Mapping[str, Located]:
        """No entry is known."""
        return {}

    def without(self, papers: Mapping[str, Paper | None], gone: Container[str]) -> Self:
        """What is without papers stays so."""
        return self


NOTHING = _Nothing()
