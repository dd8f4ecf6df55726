"""What reconciling asks of a library (reconcile.Known), answered from its index and its files."""

import os
from collections.abc import Collection, Container, Iterable, Mapping
from copy import copy
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from paperlog.citekey import is_key
from paperlog.errors import UnreadableError
from paperlog.indexdamage import columns_of
from paperlog.indexschema import EARLIER, LOST
from paperlog.nothingknown import NoPapers
from paperlog.orders import LINE_COLUMNS
from paperlog.paths import file_of
from paperlog.provenance import title_tokens
from paperlog.reading import closed, is_there
from paperlog.relatednames import folded_in
from paperlog.relations import labelled
from paperlog.text import label_form

if TYPE_CHECKING:
    from paperlog.entries import Located
    from paperlog.index import Index
    from paperlog.model import Paper
    from paperlog.sameness import Facts
    from paperlog.store import Store

_TITLE = LINE_COLUMNS.index("title")
# Of authors whom very many papers have, the last ones are looked at: the cost stays the same, however many there are.
_OF_AUTHORS = """
SELECT key, line FROM paper WHERE id IN (SELECT id FROM block WHERE value = ? ORDER BY id DESC LIMIT 50)
"""
_WITHOUT_ID = " AND arxiv_id IS NULL"
_OF_DOI = "SELECT key FROM label JOIN paper USING (id) WHERE value = ? ORDER BY key LIMIT 100"


class KnownPapers:
    """The papers of a store, as an import looks for them. It remembers those that it read."""

    def __init__(self, index: "Index", store: "Store") -> None:
        """The index is to be up to date."""
        self._index, self._store = index, store
        self._names = index.names()
        self._earlier = _folded(labelled(index, EARLIER))
        self._lost = labelled(index, LOST)
        self._refuse_closed = cache(partial(_refuse_closed, store.papers))
        # Both are asked of each entry more than once.
        self._by_digest, self._by_arxiv_id = cache(index.by_digest), cache(index.by_arxiv_id)
        self.read: dict[str, Paper] = {}
        self._parted: Mapping[str, Paper | None] = {}
        self._gone: Container[str] = ()

    def without(self, papers: "Mapping[str, Paper | None]", gone: Container[str]) -> Self:
        """The same, but for papers without some of their entries, or without them, as plandrafts.Known says."""
        other = copy(self)
        other._parted, other._gone = papers, gone
        return other

    def entries(self, digests: Collection[str]) -> "Mapping[str, Located]":
        """What the entries of these hashes said when they were taken in, as far as that is kept."""
        from paperlog.entryarchive import EntryArchive

        return EntryArchive(self._store.root).find(digests)

    def is_hidden(self, key: str) -> bool:
        """Whether the paper of a key is one of those that are not there."""
        return key in self._parted and self._parted[key] is None

    def by_arxiv_id(self, arxiv_id: str) -> list[str]:
        """The keys of the papers with this arXiv id, then of the one with this alias."""
        named = self._names.get(arxiv_id)
        return [*self._by_arxiv_id(arxiv_id), *([named] if named else [])]

    def by_digest(self, digest: str) -> str | None:
        """The key of the paper that has taken in the entry of this hash."""
        return None if digest in self._gone else self._by_digest(digest)

    def by_title(self, key: str, title: str) -> list[str]:
        """The keys of the papers of which a title, now or earlier, folds to this, or was this before a person's."""
        keys = self._index.by_title(key)
        more = self._earlier.get(key, [])
        if self._lost:
            more = [*more, *(key for token in title_tokens(title) for key in self._lost.get(token, ()))]
        return sorted({*keys, *more}) if more else keys

    def by_blocks(self, blocks: Iterable[str]) -> list[str]:
        """The keys of the papers that share a blocking key of a title."""
        return self._index.by_blocks(blocks)

    def by_doi(self, doi: str) -> list[str]:
        """The keys of the papers with this DOI, in whatever case, as many as an import looks at."""
        return [key for (key,) in self._index.rows(_OF_DOI, f"doi:{label_form(doi)}")]

    def by_authors(self, facts: "Facts", authors: Iterable[str]) -> list[str]:
        """The keys of the papers of the same authors whose title may be another form of this one."""
        from paperlog.sameness import may_be_renamed

        sql = _OF_AUTHORS + (_WITHOUT_ID if facts.arxiv_id else "")
        rows = {row for each in authors for row in self._index.rows(sql, each)}
        # Asked before their files are read: authors have other papers as well, most of them in no way like this one.
        return sorted(key for key, line in rows if may_be_renamed(facts.title, columns_of(line)[_TITLE]))

    def by_name(self, name: str) -> str | None:
        """The key of the paper with this key or alias."""
        if is_key(name) and self._store.exists(name):
            return name
        return next(iter(self._index.by_name(name)), None)

    def text(self, key: str) -> str:
        """The text of the file of a key."""
        return self._store.text(self._store.path(key))

    def paper(self, key: str) -> "Paper":
        """The paper of a key, from its file."""
        if key not in self.read:
            self.read[key] = self._store.read(self._store.path(key))
        return self._parted.get(key) or self.read[key]

    def is_taken(self, key: str) -> bool:
        """Whether a key, in whatever case, is a paper's or its alias; raises UnreadableError where nobody can say."""
        if self._index.by_name(key):
            return True
        self._refuse_closed(os.path.dirname(file_of(key)))
        return self._store.exists(key)


class _Empty(NoPapers, KnownPapers):
    """Those of a store that has none yet: nothing need be looked for, and so is the first import of many digests."""


def known_papers(index: "Index", store: "Store") -> KnownPapers:
    """The papers of a store; its index is to be up to date."""
    return (KnownPapers if index.size() else _Empty)(index, store)


def _folded(named: dict[str, list[str]]) -> dict[str, list[str]]:
    """The keys of papers by the names of titles, by what these titles fold to."""
    found: dict[str, list[str]] = {}
    for name, keys in named.items():
        found.setdefault(folded_in(name), []).extend(keys)
    return found


def _refuse_closed(papers: Path, shard: str) -> None:
    folder = papers / shard
    if is_there(folder, follow=True) and not (folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)):
        raise UnreadableError(f"{closed(folder)}, then import again")
