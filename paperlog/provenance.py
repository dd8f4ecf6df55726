"""What each entry gave a paper, kept as short hashes: how a person's edits are told from what was imported (pure).

A source of a paper has a line `gave`: `v2 C3fa2b1c0 I90c4de17 …`, the entry's arXiv version where it has one, and a
letter for the field and a hash for each value; it begins with `named` where the digest only names the paper beside
another one; `=C3fa2b1c0` is a value that a person had written before the entry said the same: it stays that person's.
An item of a reference manager has behind `own` the names of its user's own fields, which are given once.
What a paper says and no source gave, a person wrote; a field that a source gave and the paper does not have any more,
or such an item of a list, a person took away. Stores made before have hashes without the letters.
"""

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from string import ascii_uppercase
from typing import Any

from paperlog.entries import Entry
from paperlog.fields import DEFAULTS, USERS_OWN
from paperlog.model import Paper, Related, Source
from paperlog.text import label_form, title_key

SINGLE = (
    *("arxiv_id", "doi", "title", "title_ja", "year", "published", "noted", "venue"),
    *("abstract_en", "abstract_ja", "summary_ja", "comment", "score"),
)
LISTS = ("categories", "tags", "links")
_LETTERS = dict(zip((*SINGLE, "authors", *LISTS, "related"), ascii_uppercase, strict=False))
# The title as titles are compared (text.title_key): should a person write another one, this one still finds the paper.
_FOLDED = "title_key"
# A tag as tags are compared (text.label_form): one that a person took off does not come back in another spelling.
_TAG = "tag_form"
_LETTERS |= {_FOLDED: "T", _TAG: "S"}

# 32 bits: a paper is given some dozens of values, so one edit in 80 million might be taken for another's value;
# with 24, one in 300,000, a test met such a pair.
_BYTES = 4
# What a digest says of a paper that it only names gives way to whatever is said of that paper itself.
NAMED_VERSION = -1
_NAMED = "named"
_OWN = "own"
# Before the hash of a value that was a person's already.
_SAME = "="


def gave(entry: Entry, *, is_named: bool = False) -> str:
    """An entry's version and the hashes of its values, in the order of their fields."""
    version = [f"v{entry.arxiv_version}"] if entry.arxiv_id and entry.arxiv_version else []
    return " ".join(dict.fromkeys([*([_NAMED] if is_named else version), *_hashes(entry)]))


def without_version(source: Source) -> Source:
    """A source that says nothing of a version: where that is one of another arXiv id than its paper's."""
    first, _, rest = (source.gave or "").partition(" ")
    return source._replace(gave=rest) if rest and _version(first) > 0 else source


def with_own(gave: str | None, own: Paper) -> str:
    """The same line with the names of the user's own fields that a reference manager has, those before kept."""
    known = (gave or "").split()
    names = sorted(name for name in USERS_OWN if getattr(own, name) != DEFAULTS[name])
    return " ".join(dict.fromkeys([*known, _OWN, *names]))


def _hashes(entry: Entry) -> Iterator[str]:
    for name in SINGLE:
        value = year_of(entry) if name == "year" else getattr(entry, name)
        if value != DEFAULTS[name]:
            yield value_hash(name, value)
    if folded := title_key(entry.title):
        yield value_hash(_FOLDED, folded)
    if entry.authors:
        yield value_hash("authors", (entry.authors, entry.authors_truncated))
    for name in LISTS:
        yield from (value_hash(name, item) for item in getattr(entry, name))
    yield from (value_hash(_TAG, label_form(tag)) for tag in entry.tags)
    for item in entry.related:
        yield value_hash("related", title_key(item.title))
        yield value_hash("related", told(item))


def year_of(entry: Entry) -> int | None:
    """The year that an entry gives: that of its date of publication where it has one."""
    return published_year(entry.published) or entry.year


def published_year(published: str | None) -> int | None:
    """The year of a date in ISO 8601."""
    return int(published[:4]) if published and published[:4].isdecimal() else None


def told(item: Related) -> tuple[Any, ...]:
    """What a digest says of a related paper; its key is ours."""
    return item.title, item.score, item.summary_ja, item.published


def value_hash(name: str, value: Any) -> str:
    """The hash of one value of a field: the field's letter and 8 hex digits."""
    text = f"{name}\0{value!r}"
    return _LETTERS[name] + blake2b(text.encode("utf-8", "backslashreplace"), digest_size=_BYTES).hexdigest()


def as_given(tokens: Container[str], name: str, value: Any) -> str | None:
    """The token of a value among those that were given, None where it is not there."""
    token = value_hash(name, value)
    return next((form for form in (token, token[1:]) if form in tokens), None)


def _told_by(paper: Paper) -> set[str]:
    """The tokens of all sources of a paper."""
    return {token for source in paper.sources for token in (source.gave or "").split()}


def lost_titles(paper: Paper) -> set[str]:
    """The tokens of titles that sources gave and that are nowhere any more: a person has written another one since."""
    told = _told_by(paper)
    letters = (_LETTERS["title"], _LETTERS[_FOLDED])
    return {token for token in told - tokens_of_titles(paper) if token.startswith(letters)}


@lru_cache(maxsize=10_000)  # asked of a title for each paper that it is held against
def title_tokens(title: str) -> frozenset[str]:
    """The tokens that a source has for a title: as it is written, and as titles are compared."""
    folded = title_key(title)
    return frozenset([value_hash("title", title), *([folded_token(folded)] if folded else [])])


def folded_token(folded: str) -> str:
    """The token that a source has for a title as titles are compared (text.title_key)."""
    return value_hash(_FOLDED, folded)


def tokens_of_titles(paper: Paper) -> frozenset[str]:
    """The tokens of all titles that a paper has, and that its sources keep."""
    titles = {paper.title, *(source.title for source in paper.sources if source.title)}
    return frozenset(token for title in titles for token in title_tokens(title))


# A token's source, in the order of sources (of those that are alike there, as they came), and its place in it.
_Place = tuple[tuple[str, str, int], int]
_NOWHERE: _Place = (("", "", 0), 0)


class Given:
    """What the entries that a paper has taken in gave it."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        """Of the paper's sources, those that keep no `gave` gave nothing that is known."""
        self._sources: list[Source] = []
        # For each token the place where it stands first, and the newest version that came with it.
        self._told: dict[str, tuple[_Place, int]] = {}
        self._letters: set[str] = set()
        self._digests: set[str] = set()
        self._without_own: set[str] = set()
        for source in sources:
            self._take(source)

    def plus(self, source: Source) -> "Given":
        """The same with one source more: copies, which take far less time than reading all sources anew."""
        more = Given()
        more._sources, more._told = self._sources.copy(), self._told.copy()
        more._letters, more._digests = self._letters.copy(), self._digests.copy()
        more._without_own = self._without_own.copy()
        more._take(source)
        return more

    def _take(self, source: Source) -> None:
        tokens = (source.gave or "").split()
        order = (*source_order(source), len(self._sources))
        version = _version(tokens[0]) if tokens else 0
        for place, token in enumerate(tokens):
            new = (order, place)
            first, newest = self._told.get(token, (new, version))
            self._told[token] = (min(first, new), max(newest, version))
            self._letters.add(_letter(token))
        self._sources.append(source)
        self._digests.add(source.digest)
        if _OWN not in tokens:
            self._without_own.add(source.format)

    def knows(self, digest: str) -> bool:
        """Whether the entry of this hash is among them."""
        return digest in self._digests

    def own(self, format: str) -> frozenset[str]:
        """Which of the user's own fields they gave; all, where one of this format does not say."""
        if format in self._without_own:
            return USERS_OWN
        return USERS_OWN & self._told.keys()

    def has_token(self, tokens: Iterable[str]) -> bool:
        """Whether one of these tokens is among what they gave."""
        return any(token in self._told for token in tokens)

    def has(self, name: str, value: Any) -> bool:
        """Whether an entry gave this field this value, or this item."""
        return as_given(self._told, name, value) is not None

    def is_removed(self, name: str, value: Any) -> bool:
        """Whether a value that the paper lacks was taken out by a person; of a list this item, else any value."""
        if name == "tags" and value_hash(_TAG, label_form(value)) in self._told:
            return True
        if name in LISTS or name == "related":
            return self.has(name, value)
        return _LETTERS[name] in self._letters or self.has(name, value)

    def version(self, name: str, value: Any) -> int:
        """The newest arXiv version that came with this value; 0 where none is known, or NAMED_VERSION."""
        token = as_given(self._told, name, value)
        return self._told[token][1] if token else 0

    def is_named(self, name: str, value: Any) -> bool:
        """Whether a value was given, but only by digests that name the paper beside another one."""
        return self.version(name, value) == NAMED_VERSION

    def place(self, name: str, value: Any) -> tuple[bool, _Place]:
        """Where among all that was given an item stands first: whatever the order of imports, the same.

        What nobody gave stands behind all that was given.
        """
        token = as_given(self._told, name, value)
        return (False, self._told[token][0]) if token else (True, _NOWHERE)

    def source(self, name: str, value: Any) -> Source | None:
        """The source that gave a value, the first of them; None where it is a person's own."""
        token = as_given(self._told, name, value)
        if token is None:
            return None
        (_, _, number), _ = self._told[token][0]
        return self._sources[number]


def _version(token: str) -> int:
    if token == _NAMED:
        return NAMED_VERSION
    return int(token[1:]) if token[0] == "v" and token[1:].isdecimal() else 0


def _letter(token: str) -> str:
    return token.removeprefix(_SAME)[:1]


def confirming(sources: Iterable[Source], paper: Paper, given: Given) -> tuple[Source, ...]:
    """Sources that a paper is to take in, with a mark at what a person has written there before.

    `given`: what the paper's sources gave. Where one of them does not say, nobody knows what is a person's.
    """
    values = [(name, getattr(paper, name)) for name in SINGLE if getattr(paper, name) != DEFAULTS[name]]
    values += [("authors", (paper.authors, paper.authors_truncated))] if paper.authors else []
    # Of a tag its spelling, of a related paper what is said of it: that the one is there each source says beside that.
    values += [("tags", tag) for tag in paper.tags]
    values += [("related", told(item)) for item in paper.related]
    own = {value_hash(name, value) for name, value in values if not given.has(name, value)}
    is_known = bool(own) and all(each.gave for each in paper.sources)
    return tuple(_marked(source, own) if is_known else source for source in sources)


def _marked(source: Source, own: set[str]) -> Source:
    tokens = (source.gave or "").split()
    if own.isdisjoint(tokens):
        return source
    return source._replace(gave=" ".join(f"{_SAME}{token}" if token in own else token for token in tokens))


def is_cut(paper: Paper) -> bool:
    """Whether a person took something away that the sources of a paper gave it, as far as they say."""
    told = _told_by(paper)
    letters = set(map(_letter, told))
    names = (*SINGLE, "authors")
    if any(_LETTERS[name] in letters and getattr(paper, name) == DEFAULTS[name] for name in names):
        return True
    there = {value_hash(name, item) for name in LISTS for item in getattr(paper, name)}
    there |= {value_hash(_TAG, label_form(tag)) for tag in paper.tags}
    listed = tuple(_LETTERS[name] for name in ("categories", "links", _TAG))
    return any(token.startswith(listed) for token in told - there)


def has_own_tags(paper: Paper) -> bool:
    """Whether a person gave a paper tags, as far as that is known: where each of its sources says what it gave."""
    given = _told_by(paper)
    is_known = all(source.gave for source in paper.sources)
    return is_known and any(as_given(given, "tags", tag) is None for tag in paper.tags)


def source_order(source: Source) -> tuple[str, str]:
    """How the sources of a paper are sorted, so that the order of imports does not show."""
    return source.format, source.digest


def united_sources(some: Iterable[Source], others: Iterable[Source]) -> tuple[Source, ...]:
    """The sources of both, sorted; of the others' those that are not known yet by their place and digest."""
    found = list(some)
    known = {_place(source) for source in found}
    found += [source for source in others if _place(source) not in known]
    return tuple(sorted(found, key=source_order))


def _place(source: Source) -> tuple[str, str, int, str]:
    return source.format, source.file, source.line, source.digest
