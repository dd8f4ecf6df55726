"""What the entries that a paper has taken in gave it, and what of a new one a person had written before (pure)."""

from bisect import insort
from collections.abc import Callable, Iterable
from string import hexdigits
from typing import Any, TypeVar

from paperlog.fields import DEFAULTS, USERS_OWN
from paperlog.model import Paper, Source
from paperlog.provenance import (
    LETTERS,
    LISTS,
    NAMED_VERSION,
    OWN,
    SAME,
    SINGLE,
    TAG,
    as_given,
    has_unknown_note,
    letter_of,
    source_order,
    told,
    value_hash,
    version_of,
)
from paperlog.relatednames import title_in, title_name
from paperlog.text import label_form

# A token's source, in the order of sources (of those that are alike there, as they came), and its place in it.
_Place = tuple[tuple[str, str, int], int]
_NOWHERE: _Place = (("", "", 0), 0)
T = TypeVar("T")


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
        # Whether a source gave a note of which no hash is known.
        self._has_unknown_note = False
        self._size = 0
        # The letters of tokens to which the sources added last have given another place.
        self._moved: set[str] = set()
        # Lists that are known to be in the order of the places: not to be held against these for each new item.
        self._placed: dict[str, tuple[Any, ...]] = {}
        for source in sources:
            self._take(source)

    def plus(self, *sources: Source) -> "Given":
        """The same with more sources: copies, which take far less time than reading all sources anew."""
        if not sources:
            return self
        more = Given()
        more._sources, more._told = self._sources.copy(), self._told.copy()
        more._letters, more._digests = self._letters.copy(), self._digests.copy()
        more._without_own, more._size = self._without_own.copy(), self._size
        more._has_unknown_note = self._has_unknown_note
        for source in sources:
            more._take(source)
        more._placed = {name: items for name, items in self._placed.items() if more.keeps_places(name)}
        return more

    def _take(self, source: Source) -> None:
        tokens = (source.gave or "").split()
        order = (*source_order(source), len(self._sources))
        version = version_of(tokens[0]) if tokens else 0
        for place, token in enumerate(tokens):
            new = (order, place)
            first, newest = self._told.get(token, (new, version))
            # One that stood there without its letter stands where it has one.
            if new < first or token[1:] in self._told:
                self._moved.add(letter_of(token))
            self._told[token] = (min(first, new), max(newest, version))
            self._letters.add(letter_of(token))
        self._sources.append(source)
        self._digests.add(source.digest)
        self._size += len(source.gave or "")
        if OWN not in tokens:
            self._without_own.add(source.format)
        elif has_unknown_note(tokens):
            self._has_unknown_note = True

    @property
    def size(self) -> int:
        """How many characters the sources keep of what they gave."""
        return self._size

    def knows(self, digest: str) -> bool:
        """Whether the entry of this hash is among them."""
        return digest in self._digests

    def own(self, format: str) -> frozenset[str]:
        """Which of the user's own fields they gave; all, where one of this format does not say."""
        if format in self._without_own:
            return USERS_OWN
        return USERS_OWN & self._told.keys()

    def has_note(self, format: str, token: str) -> bool:
        """Whether they gave the note of this token (provenance.note_token).

        Any one, where a source does not say which it gave, or one of this format does not say at all.
        """
        is_unknown = self._has_unknown_note or format in self._without_own
        return is_unknown or token in self._told

    def has_token(self, tokens: Iterable[str]) -> bool:
        """Whether one of these tokens is among what they gave."""
        return any(token in self._told for token in tokens)

    def has(self, name: str, value: Any) -> bool:
        """Whether an entry gave this field this value, or this item."""
        return as_given(self._told, name, value) is not None

    def has_all(self, name: str, items: tuple[Any, ...]) -> bool:
        """Whether all items of a list are known to have been given, without a look at each."""
        return self._placed.get(name) is items

    def is_removed(self, name: str, value: Any) -> bool:
        """Whether a value that the paper lacks was taken out by a person; of a list this item, else any value."""
        if name == "tags" and value_hash(TAG, label_form(value)) in self._told:
            return True
        if name in LISTS or name == "related":
            return self.has(name, value)
        return LETTERS[name] in self._letters or self.has(name, value)

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
        if token is None and name == "related":  # of a source that tells no more than its title
            token = as_given(self._told, name, title_in(value))
        return (False, self._told[token][0]) if token else (True, _NOWHERE)

    def are_placed(self, name: str, items: tuple[T, ...], value: Callable[[T], Any]) -> bool:
        """Whether all items of a list were given, and stand in the order of their places; `value`: by what of them."""
        if self._placed.get(name) is not items:
            last = (False, _NOWHERE)
            for item in items:
                place = self.place(name, value(item))
                if place[0] or place < last:
                    return False
                last = place
            self._placed[name] = items
        return True

    def placed(
        self, name: str, items: tuple[T, ...], more: Iterable[T], value: Callable[[T], Any]
    ) -> tuple[T, ...]:
        """The items of a list, and more of them, in the order of their places."""

        def place(item: T) -> tuple[bool, _Place]:
            return self.place(name, value(item))

        if self._placed.get(name) is items:
            found = [*items]
            for item in more:
                insort(found, item, key=place)
        else:
            found = sorted([*items, *more], key=place)
        ordered = tuple(found)
        if not any(is_own for is_own, _ in map(place, ordered[-1:])):
            self._placed[name] = ordered
        return ordered

    def keeps_places(self, name: str) -> bool:
        """Whether the items of a list stand where they stood before the sources that were added last (`plus`)."""
        # Of a token without a letter nobody knows of which field it is.
        return self._moved.isdisjoint((LETTERS[name], *hexdigits.lower()))

    def source(self, name: str, value: Any) -> Source | None:
        """The source that gave a value, the first of them; None where it is a person's own."""
        token = as_given(self._told, name, value)
        if token is None:
            return None
        (_, _, number), _ = self._told[token][0]
        return self._sources[number]


def confirming(sources: Iterable[Source], paper: Paper, given: Given) -> tuple[Source, ...]:
    """Sources that a paper is to take in, with a mark at what a person has written there before.

    `given`: what the paper's sources gave. Where one of them does not say, nobody knows what is a person's.
    """
    found = tuple(sources)
    tokens = {token for source in found for token in (source.gave or "").split()}
    news = {token for token in tokens if not given.has_token((token, token[1:]))}
    fields = {letter_of(token) for token in news}
    if given.has_all("tags", paper.tags):
        fields.discard(LETTERS["tags"])
    own = news & _tokens(paper, fields, tokens)
    is_known = bool(own) and all(each.gave for each in paper.sources)
    return tuple(_marked(source, own) for source in found) if is_known else found


def _tokens(paper: Paper, letters: set[str], known: set[str]) -> set[str]:
    """The tokens of what a paper says in the fields of these letters, of related papers those known by their title."""
    names = [name for name in (*SINGLE, "authors", "tags", "related") if LETTERS[name] in letters]
    values = [(name, getattr(paper, name)) for name in names if name in SINGLE]
    values = [(name, value) for name, value in values if value != DEFAULTS[name]]
    if "authors" in names and paper.authors:
        values.append(("authors", (paper.authors, paper.authors_truncated)))
    # Of a tag its spelling, of a related paper what is said of it: that the one is there each source says beside that.
    values += [("tags", tag) for tag in paper.tags if "tags" in names]
    related = paper.related if "related" in names else ()
    named = (item for item in related if value_hash("related", title_name(item.title)) in known)
    values += [("related", told(item)) for item in named]
    return {value_hash(name, value) for name, value in values}


def _marked(source: Source, own: set[str]) -> Source:
    tokens = (source.gave or "").split()
    if own.isdisjoint(tokens):
        return source
    return source._replace(gave=" ".join(f"{SAME}{token}" if token in own else token for token in tokens))
