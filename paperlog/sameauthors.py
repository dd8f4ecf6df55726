"""How far two lists of authors agree, as digests give them: full, cut to `Shao+`, with initials, family name first."""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache

from paperlog.kanji import with_common_kanji
from paperlog.patterns import late
from paperlog.samewords import plain_letters

_Name = tuple[str, ...]

_LETTERS = late(r"[^\W\d_]+")
_UMLAUT = late("([aou])e")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_OTHERS = late(r"(?:\+|\bet al\.?|\bothers|…|\.{3})\s*$", re.IGNORECASE)
_GROUP = late(
    r"AI\b|(?i:\b(?:team|groups?|labs?|laborator\w+|collaboration|research|consortium|project|workshop|community"
    r"|contributors|authors|inc|foundation|university|institute)\b)"
)
_SHORT_NAMES = frozenset(
    "alex andy ben chris dan dave ed fred greg jeff jon josh ken matt max nick pat pete phil rob ron sam"
    " steve tim will".split()
)
# Papers of hundreds of authors exist; the first ones tell as much.
_ENOUGH = 25


class Agreement(IntEnum):
    """How far two lists of authors agree, from not at all to well."""

    CONTRADICTED = 0
    DOUBTFUL = 1
    UNKNOWN = 2
    PARTLY = 3
    FAMILY = 4
    AGREED = 5
    EQUAL = 6


def agreement(some: tuple[str, ...], others: tuple[str, ...], *, is_cut: bool) -> Agreement:
    """How far two lists of authors agree, in either order; `is_cut` where one of them is known to go on.

    EQUAL: all names in their order, two at least, as far as lists that are cut go; AGREED: by the first author's
    full name or by two names; FAMILY: by the first author's family name or initials, which is all that is given;
    PARTLY: somebody is in both. UNKNOWN: a list is empty, in another script, or names a group only. DOUBTFUL: no more
    than family names are in both (Durk and Diederik Kingma are one person, Wei and Yi Wang are two). A group before
    persons (`DeepSeek-AI, Daya Guo, …`) that only one list has does not count.
    """
    is_cut = is_cut or _go_on(some) or _go_on(others)
    some, others = _without_group(some, others), _without_group(others, some)
    one, other = _names(some), _names(others)
    if not one or not other or _scripts(one) != _scripts(other):
        return Agreement.UNKNOWN
    short, long = sorted((one, other), key=lambda names: (len(names), names))
    found = _agreement(short, long, is_cut)
    return _without_match(some, others) if found is Agreement.CONTRADICTED else found


def are_of_other_first(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the first authors of two lists have no word of their names in common."""
    one, other = _names(some), _names(others)
    return bool(one and other) and set(one[0]).isdisjoint(other[0])


def _without_group(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The names without the group that stands before them (`DeepSeek-AI, Daya Guo, …`), where the others lack it."""
    is_group = len(names) > 1 and _GROUP.search(names[0]) and names[0] not in others
    return names[1:] if is_group else names


def _without_match(some: tuple[str, ...], others: tuple[str, ...]) -> Agreement:
    is_group = any(all(map(_GROUP.search, names)) for names in (some, others))
    is_long = min(len(some), len(others)) > _ENOUGH
    if is_group or is_long:
        return Agreement.UNKNOWN
    first, other = _names(some)[0], _names(others)[0]
    return Agreement.DOUBTFUL if _is_alike(first[-1], other[-1]) else Agreement.CONTRADICTED


@lru_cache(maxsize=10_000)  # asked of a paper for each entry that is held against it, as is what follows
def _go_on(names: tuple[str, ...]) -> bool:
    return any(_OTHERS.search(name) for name in names)


@lru_cache(maxsize=10_000)
def _names(names: tuple[str, ...]) -> tuple[_Name, ...]:
    found = [_name(_OTHERS.sub("", name)) for name in names[:_ENOUGH]]
    return tuple(name for name in found if name)


@lru_cache(maxsize=10_000)
def _name(name: str) -> _Name:
    """The words of a name, without accents, `Jr.` and older forms of kanji.

    Of two scripts those in Latin letters, but for initials alone.
    """
    plain = with_common_kanji(plain_letters(name))
    words = [_bare(word) for word in _LETTERS.findall(plain) if word not in _SUFFIXES]
    latin = tuple(word for word in words if word.isascii())
    others = tuple(word for word in words if not word.isascii())
    return latin if any(len(word) > 1 for word in latin) or not others else others


def _bare(word: str) -> str:
    """Mueller is Müller; Xue is not Xu."""
    return _UMLAUT.sub(r"\1", word) if len(word) > 4 else word


def _scripts(names: tuple[_Name, ...]) -> bool:
    return any(word.isascii() for name in names for word in name)


def _agreement(short: tuple[_Name, ...], long: tuple[_Name, ...], is_cut: bool) -> Agreement:
    if _is_equal(short, long, is_cut):
        return Agreement.EQUAL
    first = _match(short[0], long[0])
    matches = [best for name in short if (best := max(_match(name, other) for other in long))]
    if not matches:
        return Agreement.CONTRADICTED
    is_enough = 2 * len(matches) >= len(short) and (first or len(matches) > 1)
    if not is_enough and not (is_cut and first):
        return Agreement.PARTLY
    return Agreement.AGREED if first == 2 or len(matches) > 1 else Agreement.FAMILY


def _is_equal(short: tuple[_Name, ...], long: tuple[_Name, ...], is_cut: bool) -> bool:
    if len(short) < 2 or (len(short) < len(long) and not is_cut):
        return False
    return all(map(_match, short, long))


def author_keys(authors: tuple[str, ...], years: Iterable[int]) -> Iterator[str]:
    """Texts that few papers share, and papers of the same authors do: to find one whose title has changed.

    They stand for the first two authors, by initial and family name, and for the first one's whole name in a year
    and the next, so that papers of neighbouring years share one. None where the first author is a group.
    """
    names = _names(authors[:2])
    if not names or _GROUP.search(authors[0]):
        return
    if len(names) > 1:
        yield "two authors: " + ", ".join(f"{name[0][0]} {name[-1]}" for name in names)
    if len(names[0]) > 1 or not names[0][0].isascii():
        first = " ".join(sorted({names[0][0], names[0][-1]}))
        yield from (f"author: {first} {year}" for each in {*years} for year in (each, each + 1))


def _match(one: _Name, other: _Name) -> int:
    """2 where two names are written alike, 1 where no more than a family name or initials is known, else 0."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and short[0].isascii():
        return int(short[0] in (long[0], long[-1]) and len(short[0]) > 1)
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return 2
    if len(short) == 1:
        return int(long[0] == short[0])
    if _is_alike(one[-1], other[-1]):
        return _match_given(one[:-1], other[:-1])
    return max(_match_inverted(one, other), _match_inverted(other, one))


def _match_inverted(one: _Name, other: _Name) -> int:
    """`Zhou Fan` against `Fan Zhou`."""
    return _match_given(one[1:], other[:-1]) if _is_alike(one[0], other[-1]) else 0


def _is_alike(one: str, other: str) -> bool:
    return one == other and len(one) > 1


def _match_given(one: _Name, other: _Name) -> int:
    """Given names: all of them, one of them (a middle name is often left out), short forms, initials."""
    if "".join(one) == "".join(other) or any(len(name) > 1 for name in set(one) & set(other)):
        return 2
    short, long = sorted((one[0], other[0]), key=len)
    if short in _SHORT_NAMES and long.startswith(short[:3]):
        return 2
    initials = {"".join(name[0] for name in names) for names in (one, other)}
    return int(long[0] == short if len(short) == 1 else short in initials)
