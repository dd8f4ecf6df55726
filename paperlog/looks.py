"""A paper as entries are held against it (pure): what it has taken in, its titles, and what it is judged by.

While thousands of entries of one title come, each is held against the same papers: what is asked of a paper then is
made once, and not from all of its sources for each entry.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from paperlog.entries import Entry
from paperlog.given import Given
from paperlog.model import Paper
from paperlog.provenance import gave_id, title_tokens, tokens_of_titles
from paperlog.relatednames import name_of
from paperlog.sameness import Facts, Judgement
from paperlog.samevenues import telling_venue
from paperlog.text import label_form, title_key
from paperlog.titles import titles_of

# As what the items of a list are compared; those of the others as they are.
_FORMS: dict[str, Callable[[Any], str]] = {
    "tags": label_form,
    "related": lambda item: name_of(item.title, item.published),
}


def facts_of(record: Entry | Paper) -> Facts:
    """What of a paper or an entry decides whether two are the same."""
    return Facts(
        record.title,
        record.authors,
        record.authors_truncated,
        record.year,
        record.published,
        record.arxiv_id,
        record.doi,
        telling_venue(record.title, record.venue),
    )


class Looks:
    """A paper as it is held against entries; each part is made when it is first asked for."""

    def __init__(self, paper: Paper, given: Given | None = None) -> None:
        """`given`: what the paper's sources gave, where that is known already."""
        self.paper = paper
        self._given = given
        self._forms: dict[str, frozenset[str]] = {}

    @property
    def given(self) -> Given:
        """What the paper's sources gave it."""
        if self._given is None:
            self._given = Given(self.paper.sources)
        return self._given

    def new_items(self, name: str, items: Iterable[Any]) -> set[str]:
        """Those items of a list, as they are compared, that the paper neither has nor had before a person's change."""
        form = _FORMS.get(name, str)
        if name not in self._forms:
            self._forms[name] = frozenset(map(form, getattr(self.paper, name)))
        new = {*map(form, items)} - self._forms[name]
        return {item for item in new if not self.given.is_removed(name, item)}

    def count_given(self, name: str) -> int:
        """How many items of a list its sources gave; the others are a person's, or another store's."""
        form = _FORMS[name] if name == "related" else str
        return sum(self.given.is_removed(name, form(item)) for item in getattr(self.paper, name))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Those of the paper (titles.titles_of)."""
        return titles_of(self.paper)

    def faces(self, told: Facts | None = None) -> tuple[Facts, ...]:
        """What it is judged by under each title that it has had.

        `told`: what it is held against; under the title and the authors of that, too, if a person has replaced them.
        """
        found = self._faces
        if told and self.is_lost(told.title):
            found = (*found, found[0]._replace(title=told.title))
        if told and self.are_lost(told.authors, is_cut=told.authors_truncated):
            is_cut = told.authors_truncated
            found = (
                *found,
                *(each._replace(authors=told.authors, authors_truncated=is_cut) for each in found),
            )
        return found

    def has_title(self, title: str) -> bool:
        """Whether one of its titles, now or before a person's, is spelt so, as titles are compared (text.title_key)."""
        return title_key(title) in map(title_key, self.titles) or self.is_lost(title)

    def is_lost(self, title: str) -> bool:
        """Whether a source gave this title, and it is nowhere any more: a person has written another one since."""
        tokens = title_tokens(title)
        return self.given.has_token(tokens) and tokens.isdisjoint(self._tokens)

    def are_lost(self, authors: tuple[str, ...], *, is_cut: bool) -> bool:
        """Whether a source gave these authors, and a person has written others since."""
        paper = self.paper
        if not authors or self.given.has("authors", (paper.authors, paper.authors_truncated)):
            return False
        return self.given.has("authors", (authors, is_cut))

    def had_other_id(self, arxiv_id: str | None) -> bool:
        """Whether its sources gave it another arXiv id than this one, and a person took that off."""
        if arxiv_id is None or arxiv_id in self.paper.aliases:
            return False
        return self.has_lost_id and not self.given.has("arxiv_id", arxiv_id)

    @property
    def has_lost_id(self) -> bool:
        """Whether its sources gave it an arXiv id, and a person took that off."""
        return self.paper.arxiv_id is None and self.given.is_removed("arxiv_id", None)

    def doubted(self, judgement: Judgement, arxiv_id: str | None) -> Judgement:
        """A judgement on it and what has an arXiv id: not sure, where a person took another one off the paper."""
        if judgement.verdict != "same" or not self.had_other_id(arxiv_id):
            return judgement
        return judgement._replace(
            verdict="near", reason=f"{judgement.reason}, but another arXiv id was taken off"
        )

    def own_faces(self, faces: tuple[Facts, ...]) -> tuple[Facts, ...]:
        """Those of its faces without the titles of entries that have no arXiv id: each may be like two papers' titles.

        Where a person has replaced the title, they are all that is known of what it was.
        """
        if len(self.titles) < 2 or not self.given.has("title", self.paper.title):
            return faces
        # In whatever case: of titles that differ in that alone a paper shows one.
        given = {title_key(source.title) for source in self.paper.sources if source.title and gave_id(source)}
        strange = {title for title in self.titles[1:] if title_key(title) not in given}
        return tuple(face for face in faces if face.title not in strange)

    def of(self, paper: Paper) -> "Looks":
        """Those of the paper after a change: what its sources gave is known where they are the same."""
        return Looks(paper, self._given if paper.sources is self.paper.sources else None)

    @cached_property
    def _faces(self) -> tuple[Facts, ...]:
        facts = facts_of(self.paper)
        # A venue that a person wrote is no word against a digest's, which may be what it was before.
        if facts.venue and not self.given.has("venue", facts.venue):
            facts = facts._replace(venue=None)
        return (facts, *(facts._replace(title=title) for title in self.titles[1:]))

    @cached_property
    def _tokens(self) -> frozenset[str]:
        return tokens_of_titles(self.paper)
