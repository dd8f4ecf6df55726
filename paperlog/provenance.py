"""What each entry gave a paper, kept as short hashes: how a person's edits are told from what was imported (pure).

A source of a paper has a line `gave`: `v2 C3fa2b1c0 I90c4de17 …`, the entry's arXiv version where it has one, and a
letter for the field and a hash for each value; it begins with `named` where the digest only names the paper beside
another one; `=C3fa2b1c0` is a value that a person had written before the entry said the same: it stays that person's.
`joined` stands there where a person has made the paper one with another: then it stays one with all of these.
An item of a reference manager has behind `own` the names of its user's own fields, which are given once, a hash of its
note, and one of each name by which its user calls the paper.
What a paper says and no source gave, a person wrote; a field that a source gave and the paper does not have any more,
or such an item of a list, a person took away. Stores made before have hashes without the letters.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from string import ascii_uppercase
from typing import Any

from paperlog.entries import Entry
from paperlog.fields import DEFAULTS, USERS_OWN
from paperlog.model import Paper, Related, Source
from paperlog.relatednames import name_of, title_name
from paperlog.text import clean, label_form, title_key

SINGLE = (
    *("arxiv_id", "doi", "title", "title_ja", "year", "published", "noted", "venue"),
    *("abstract_en", "abstract_ja", "summary_ja", "comment", "score"),
)
LISTS = ("categories", "tags", "links")
LETTERS = dict(zip((*SINGLE, "authors", *LISTS, "related"), ascii_uppercase, strict=False))
# The title as titles are compared (text.title_key): should a person write another one, this one still finds the paper.
FOLDED = "title_key"
# A tag as tags are compared (text.label_form): one that a person took off does not come back in another spelling.
TAG = "tag_form"
# A name by which a paper is found, as names are compared: its key, or an alias.
_NAME = "name"
# A note of a reference manager's, or of a record by hand.
NOTE = "note"
LETTERS |= {FOLDED: "T", TAG: "S", _NAME: "U", NOTE: "W"}


# 32 bits: a paper is given some dozens of values, so one edit in 80 million might be taken for another's value;
# with 24, one in 300,000, a test met such a pair.
_BYTES = 4
# Of so many values no longer than this the hashes are at hand: a paper's tags are looked up for each entry of it.
_AT_HAND, _SHORT = 20_000, 200
# What a digest says of a paper that it only names gives way to whatever is said of that paper itself.
NAMED_VERSION = -1
NAMED = "named"
OWN = "own"
JOINED = "joined"
# Before the hash of a value that was a person's already.
SAME = "="


def gave(entry: Entry, *, is_named: bool = False) -> str:
    """An entry's version and the hashes of its values, in the order of their fields."""
    version = [f"v{entry.arxiv_version}"] if entry.arxiv_id and entry.arxiv_version else []
    return " ".join(dict.fromkeys([*([NAMED] if is_named else version), *_hashes(entry)]))


def version_of(token: str) -> int:
    """The arXiv version that the first token of an entry tells; 0 where it tells none, or NAMED_VERSION."""
    if token == NAMED:
        return NAMED_VERSION
    return int(token[1:]) if token[0] == "v" and token[1:].isdecimal() else 0


def letter_of(token: str) -> str:
    """The letter that stands for a token's field; a hex digit where it has none."""
    return token.removeprefix(SAME)[:1]


def gave_id(source: Source) -> bool:
    """Whether a source gave its paper an arXiv id."""
    return LETTERS["arxiv_id"] in map(letter_of, (source.gave or "").split())


def without_version(source: Source) -> Source:
    """A source that says nothing of a version: where that is one of another arXiv id than its paper's."""
    first, _, rest = (source.gave or "").partition(" ")
    return source._replace(gave=rest) if rest and version_of(first) > 0 else source


def as_persons(sources: Iterable[Source], name: str, value: Any) -> tuple[Source, ...]:
    """The sources of a paper of which a person said a value that they gave, too: it is that person's from now on."""
    token = value_hash(name, value)

    def marked(source: Source) -> Source:
        tokens = (source.gave or "").split()
        if token not in tokens:
            return source
        return source._replace(gave=" ".join(SAME + each if each == token else each for each in tokens))

    return tuple(map(marked, sources))


def with_own(gave: str | None, own: Paper) -> str:
    """The same line with the names of the user's own fields that a reference manager has, those before kept.

    Then come the tokens of the note and of the paper's names there.
    """
    known = (gave or "").split()
    names = sorted(name for name in USERS_OWN if getattr(own, name) != DEFAULTS[name])
    # Which note a line of before gave stays unknown.
    notes = [note_token(own.note)] if own.note and not has_unknown_note(known) else []
    called = map(name_token, filter(None, (own.key, *own.aliases)))
    return " ".join(dict.fromkeys([*known, OWN, *names, *notes, *called]))


def united_gave(some: str, others: str) -> str:
    """What an entry gave as two copies of a store have it, where each has taken in other marks with it.

    A value that was a person's in the first one stays so.
    """
    found = some.split()
    known = {token.removeprefix(SAME) for token in found}
    more = (
        token for token in others.split() if token.removeprefix(SAME) not in known and not version_of(token)
    )
    return " ".join([*found, *more])


def note_token(note: str) -> str:
    """The token that a source has for a note that it gave; blanks at the ends of its lines do not count."""
    return value_hash(NOTE, "\n".join(map(str.rstrip, clean(note).split("\n"))))


def has_unknown_note(tokens: Collection[str]) -> bool:
    """Whether a source gave a note and does not say which, as in stores made before."""
    return NOTE in tokens and not any(map(_is_of_note, tokens))


def note_tokens(source: Source) -> tuple[str, ...]:
    """The tokens of the notes that a source gave, as far as it says."""
    return tuple(filter(_is_of_note, (source.gave or "").split()))


def _is_of_note(token: str) -> bool:
    return token.startswith(LETTERS[NOTE])


def name_token(name: str) -> str:
    """The token that a source has for a name by which a paper is found, in whatever case."""
    return value_hash(_NAME, label_form(name))


def with_names(source: Source, names: Iterable[str], refused: Iterable[str]) -> Source:
    """A source that says that it has given these names, and not those that the paper did not get."""
    if source.gave is None:
        return source
    lost = set(map(name_token, refused))
    tokens = dict.fromkeys([*source.gave.split(), *map(name_token, names)])
    return source._replace(gave=" ".join(token for token in tokens if token not in lost))


def with_changed(
    sources: Iterable[Source], digest: str, change: Callable[[Source], Source]
) -> tuple[Source, ...]:
    """The sources, of which those of one entry (its hash) are changed."""
    return tuple(change(source) if source.digest == digest else source for source in sources)


def _hashes(entry: Entry) -> Iterator[str]:
    for name in SINGLE:
        value = year_of(entry) if name == "year" else getattr(entry, name)
        if value != DEFAULTS[name]:
            yield value_hash(name, value)
    if folded := title_key(entry.title):
        yield value_hash(FOLDED, folded)
    if entry.authors:
        yield value_hash("authors", (entry.authors, entry.authors_truncated))
    for name in LISTS:
        yield from (value_hash(name, item) for item in getattr(entry, name))
    yield from (value_hash(TAG, label_form(tag)) for tag in entry.tags)
    for item in entry.related:
        # That some paper of this title is there, then which of several it is, then what is said of it.
        yield value_hash("related", title_name(item.title))
        yield value_hash("related", name_of(item.title, item.published))
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
    if isinstance(value, str) and len(value) <= _SHORT:
        return _text_hash(name, value)
    text = repr(value)
    return _kept_hash(name, text) if len(text) <= _SHORT else _hash(name, text)


def _hash(name: str, text: str) -> str:
    told = f"{name}\0{text}".encode("utf-8", "backslashreplace")
    return LETTERS[name] + blake2b(told, digest_size=_BYTES).hexdigest()


_kept_hash = lru_cache(_AT_HAND)(_hash)
_text_hash = lru_cache(_AT_HAND)(lambda name, text: _hash(name, repr(text)))


def as_given(tokens: Container[str], name: str, value: Any) -> str | None:
    """The token of a value among those that were given, None where it is not there."""
    token = value_hash(name, value)
    if token in tokens:
        return token
    return token[1:] if token[1:] in tokens else None


def _told_by(paper: Paper) -> set[str]:
    """The tokens of all sources of a paper."""
    return {token for source in paper.sources for token in (source.gave or "").split()}


def lost_titles(paper: Paper) -> set[str]:
    """The tokens of titles that sources gave and that are nowhere any more: a person has written another one since."""
    letters, own = (LETTERS["title"], LETTERS[FOLDED]), value_hash("title", paper.title)
    told = ((source.gave or "").split() for source in paper.sources)
    # A source that gave the title as it is gave no other one; so are most.
    gave = {token for each in told if own not in each for token in each if token.startswith(letters)}
    return gave - tokens_of_titles(paper) if gave else gave


@lru_cache(maxsize=10_000)  # asked of a title for each paper that it is held against
def title_tokens(title: str) -> frozenset[str]:
    """The tokens that a source has for a title: as it is written, and as titles are compared."""
    folded = title_key(title)
    return frozenset([value_hash("title", title), *([folded_token(folded)] if folded else [])])


def folded_token(folded: str) -> str:
    """The token that a source has for a title as titles are compared (text.title_key)."""
    return value_hash(FOLDED, folded)


def tokens_of_titles(paper: Paper) -> frozenset[str]:
    """The tokens of all titles that a paper has, and that its sources keep."""
    titles = {paper.title, *(source.title for source in paper.sources if source.title)}
    return frozenset(token for title in titles for token in title_tokens(title))


def is_cut(paper: Paper) -> bool:
    """Whether a person took something away that the sources of a paper gave it, as far as they say."""
    told = _told_by(paper)
    letters = set(map(letter_of, told))
    names = (*SINGLE, "authors")
    if any(LETTERS[name] in letters and getattr(paper, name) == DEFAULTS[name] for name in names):
        return True
    if paper.arxiv_version is None and any(version_of(token) > 0 for token in told):
        return True
    there = {value_hash(name, item) for name in LISTS for item in getattr(paper, name)}
    there |= {value_hash(TAG, label_form(tag)) for tag in paper.tags}
    listed = tuple(LETTERS[name] for name in ("categories", "links", TAG))
    return any(token.startswith(listed) for token in told - there)


def has_own_tags(paper: Paper) -> bool:
    """Whether a person gave a paper tags, as far as that is known: where each of its sources says what it gave."""
    if not paper.tags or not all(source.gave for source in paper.sources):
        return False
    given = _told_by(paper)
    return any(as_given(given, "tags", tag) is None for tag in paper.tags)


def source_order(source: Source) -> tuple[str, str]:
    """How the sources of a paper are sorted, so that the order of imports does not show."""
    return source.format, source.digest


def united_sources(some: Iterable[Source], others: tuple[Source, ...]) -> tuple[Source, ...]:
    """The sources of both, sorted; of the others' those that are not known yet by their place and digest."""
    found = list(some)
    return tuple(sorted([*found, *more_sources(found, others)], key=source_order))


def more_sources(some: Iterable[Source], others: tuple[Source, ...]) -> tuple[Source, ...]:
    """Those of the other sources that are not among some by their place and digest."""
    digests = {source.digest for source in others}
    known = {_place(source) for source in some if source.digest in digests}
    return tuple(source for source in others if _place(source) not in known)


def _place(source: Source) -> tuple[str, str, int, str]:
    return source.format, source.file, source.line, source.digest
