"""An entry taken from its paper again (pure): as if that paper had never had it.

An entry that could be either's of two papers belongs to neither. Where it came before the second one, the first has
taken it in. For the result not to depend on that order it is taken out again, as what each entry said is kept
(entryarchive.py): all that the paper's other entries make, and what a person made of the paper, stays.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from paperlog.entries import Located
from paperlog.fields import DEFAULTS
from paperlog.given import Given
from paperlog.model import Paper, Source
from paperlog.provenance import JOINED, LETTERS, LISTS, OWN, SINGLE, TAG, letter_of, told, value_hash
from paperlog.relatednames import name_of
from paperlog.text import label_form
from paperlog.titles import titled
from paperlog.together import made_of

# What decides whether an entry is of a paper: where a person has written it, they have said what the paper is.
_DECIDING = ("arxiv_id", "title", "year", "published", "doi")


def is_settled(paper: Paper) -> bool:
    """Whether entries are not to be taken from a paper.

    So it is where a person has said what the paper is, by a `merge` or by what they wrote into it, and where a record
    has part in it.
    """
    told = ((source.gave or "").split() for source in paper.sources)
    return not paper.sources or any(map(_is_fixed, told)) or not _is_of_digests(paper)


def _is_fixed(tokens: Sequence[str]) -> bool:
    return not tokens or JOINED in tokens or OWN in tokens


def _is_of_digests(paper: Paper) -> bool:
    """Whether digests gave all that decides what a paper is, and nothing of it was taken away."""
    given = Given(paper.sources)
    letters = {letter_of(token) for source in paper.sources for token in (source.gave or "").split()}
    values = [(name, getattr(paper, name)) for name in _DECIDING]
    values.append(("authors", (paper.authors, paper.authors_truncated) if paper.authors else ()))
    return all(
        given.has(name, value) if value != DEFAULTS[name] else LETTERS[name] not in letters
        for name, value in values
    )


def part(paper: Paper, entries: Mapping[str, Located], gone: Collection[str], now: str) -> Paper:
    """A paper without the entries of these hashes; `entries`: all of its own, by hash; `now` is ISO 8601.

    At least one is to be left.
    """
    own = [entries[source.digest] for source in paper.sources]
    before, after = made_of(own, now), made_of([each for each in own if each.digest not in gone], now)
    return _without(paper, gone, before, after, now)


def placed(source: Source, located: Located) -> Located:
    """An entry as it stood where a source says."""
    return located._replace(format=source.format, file=source.file, line=source.line)


def _without(paper: Paper, gone: Collection[str], before: Paper, after: Paper, now: str) -> Paper:
    """A paper as it is `after`, with what a person has made of what it was `before`."""
    given = Given(paper.sources)
    names = (*SINGLE, "arxiv_version")
    changes = {name: getattr(after, name) for name in names if _is_as_made(name, paper, before, given)}
    if (paper.authors, paper.authors_truncated) == (before.authors, before.authors_truncated):
        changes |= {"authors": after.authors, "authors_truncated": after.authors_truncated}
    for name in (*LISTS, "related"):
        lists = (getattr(each, name) for each in (paper, before, after))
        changes[name] = _items(name, given, *lists)
    title = changes.get("title", paper.title)
    first, *others = (source for source in paper.sources if source.digest not in gone)
    sources = (_with_tokens(first, _taken_off(paper, before), others), *others)
    return paper.with_(**changes, sources=titled(sources, paper.title, title), modified=now)


def _taken_off(paper: Paper, before: Paper) -> Iterator[str]:
    """The tokens of what a person took off a paper, which it had `before`."""
    for name in SINGLE:
        if getattr(paper, name) == DEFAULTS[name] != getattr(before, name):
            yield value_hash(name, getattr(before, name))
    for name in LISTS:
        gone = [item for item in getattr(before, name) if item not in getattr(paper, name)]
        yield from (value_hash(name, item) for item in gone)
        yield from (value_hash(TAG, label_form(item)) for item in gone if name == "tags")
    there = {*map(told, paper.related)}
    for item in before.related:
        if told(item) not in there:
            yield value_hash("related", name_of(item.title, item.published))


def _with_tokens(source: Source, tokens: Iterable[str], others: Iterable[Source]) -> Source:
    """A source that tells, too, what entries gave that are gone: what a person took off does not come back."""
    known = {token for each in (source, *others) for token in (each.gave or "").split()}
    more = [token for token in dict.fromkeys(tokens) if token not in known]
    return source._replace(gave=" ".join([source.gave or "", *more])) if more else source


def _is_as_made(name: str, paper: Paper, before: Paper, given: Given) -> bool:
    """Whether a field is as the paper's entries make it, and no person's who had written it before these came."""
    value = getattr(paper, name)
    if value != getattr(before, name):
        return False
    return value == DEFAULTS[name] or name not in LETTERS or given.has(name, value)


def _items(
    name: str, given: Given, items: tuple[Any, ...], before: tuple[Any, ...], after: tuple[Any, ...]
) -> tuple[Any, ...]:
    """The items of a list: those that the other entries gave and nobody took off, and what a person put there."""
    form = told if name == "related" else lambda item: item
    old, new, there = ([form(item) for item in some] for some in (before, after, items))
    are_given = all(given.has(name, item) for item in there)
    if there == old and are_given:
        return after
    kept = (
        item
        for item in items
        if form(item) in new or form(item) not in old or not given.has(name, form(item))
    )
    back = (item for item in after if form(item) not in there and form(item) not in old)
    return tuple(chain(kept, back))
