"""A paper as entries are held against it (pure): what it has taken in, its titles, and what it is judged by.

While thousands of entries of one title come, each is held against the same papers: what is asked of a paper then is
made once, and not from all of its sources for each entry.
"""

from dataclasses import replace
from functools import cached_property

from paperlog.entries import Entry
from paperlog.given import Given
from paperlog.model import Paper
from paperlog.provenance import title_tokens, tokens_of_titles
from paperlog.sameness import Facts
from paperlog.text import title_key
from paperlog.titles import titles_of

# How many sources, as many other names, and how many titles in all, entries may give one paper: what an entry costs
# grows with these, and no digests name one paper so often, or so differently.
MOST_SOURCES, MOST_TITLES = 1_000, 20


def facts_of(record: Entry | Paper) -> Facts:
    """What of a paper or an entry decides whether two are the same."""
    return Facts(
        record.title, record.authors, record.authors_truncated, record.year, record.published, record.arxiv_id
    )


class Looks:
    """A paper as it is held against entries; each part is made when it is first asked for."""

    def __init__(self, paper: Paper, given: Given | None = None) -> None:
        """`given`: what the paper's sources gave, where that is known already."""
        self.paper = paper
        self._given = given

    @property
    def given(self) -> Given:
        """What the paper's sources gave it."""
        if self._given is None:
            self._given = Given(self.paper.sources)
        return self._given

    def is_full(self, title: str) -> bool:
        """Whether the paper has as many sources as it may have, or as many titles and not this one."""
        if len(self.paper.sources) >= MOST_SOURCES:
            return True
        return len(self.titles) >= MOST_TITLES and title_key(title) not in map(title_key, self.titles)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Those of the paper (titles.titles_of)."""
        return titles_of(self.paper)

    def faces(self, title: str = "") -> tuple[Facts, ...]:
        """What it is judged by under each title that it has had; under this one, too, if a person has replaced it."""
        if not self.is_lost(title):
            return self._faces
        return (*self._faces, replace(self._faces[0], title=title))

    def is_lost(self, title: str) -> bool:
        """Whether a source gave this title, and it is nowhere any more: a person has written another one since."""
        tokens = title_tokens(title)
        return self.given.has_token(tokens) and tokens.isdisjoint(self._tokens)

    def of(self, paper: Paper) -> "Looks":
        """Those of the paper after a change: what its sources gave is known where they are the same."""
        return Looks(paper, self._given if paper.sources is self.paper.sources else None)

    @cached_property
    def _faces(self) -> tuple[Facts, ...]:
        facts = facts_of(self.paper)
        return (facts, *(replace(facts, title=title) for title in self.titles[1:]))

    @cached_property
    def _tokens(self) -> frozenset[str]:
        return tokens_of_titles(self.paper)
