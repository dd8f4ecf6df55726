"""What tells the related papers of one paper apart (pure): the title, and of two with one title the days."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from paperlog.text import title_key

if TYPE_CHECKING:
    from paperlog.model import Related

# How much of a date may be known.
_YEAR, _MONTH, _DAY = map(len, ("2025", "2025-02", "2025-02-17"))


# Stands before a title's signs: of no letter, and less than each, so that all that fold alike stand side by side.
_BEFORE_SIGNS = "!"
_END_OF_SIGNS = chr(ord(_BEFORE_SIGNS) + 1)


# As most titles are: no sign is in them, no hyphen before a figure, no apostrophe behind a letter that stands alone.
# What all signs are looked up by takes ten milliseconds to load, and this one a millisecond.
@cache
def _unsigned() -> "re.Pattern[str]":
    japanese = "\u3001-\u3011\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff（）：？！、"
    plain = rf"[A-Za-z0-9_\s:,.;?!()&/\"%@“”‘–—{japanese}]*"
    hyphen, apostrophe = r"(?<=[A-Za-z0-9])-|-(?!\.?\d)", "(?<=[A-Za-z0-9]{2})['’]|['’](?=[A-Za-z0-9])"
    return re.compile(f"{plain}(?:(?:{hyphen}|{apostrophe}){plain})*")


@lru_cache(maxsize=10_000)  # as text.title_key
def title_name(title: str) -> str:
    """A title as it names a paper: folded (text.title_key), with the signs that tell it from others (`C#` from `C`).

    No minus and no index is among them, as not every spelling tells these (samesigns.Signs).
    """
    folded = title_key(title)
    if not folded or _unsigned().fullmatch(title):
        return folded
    from paperlog.samesigns import signs_of

    signs = signs_of(title)
    told = signs.relations + signs.marks + signs.numbers
    return f"{folded}{_BEFORE_SIGNS}{told}" if told else folded


def titled_otherwise(items: Iterable["Related"], title: str) -> "Iterator[Related]":
    """Those of some related papers that have another title than this one."""
    own = title_name(title)
    return (item for item in items if not own or title_name(item.title) != own)


def names_of(folded: str) -> tuple[str, str]:
    """Between which two texts, the first one among them, the names of titles stand that fold to this."""
    return folded, folded + _END_OF_SIGNS


def folded_in(name: str) -> str:
    """What the title of a name folds to."""
    return name.partition(_BEFORE_SIGNS)[0]


def name_of(title: str, published: str | None) -> str:
    """A related paper as it is compared with others: by what its title names, and its day if it has one.

    `published` is ISO 8601, or as much of it as is known.
    """
    return _joined(title_name(title), (published or "")[:_DAY])


def vaguer_names(title: str, published: str | None) -> tuple[str, ...]:
    """The names that the same related paper has where less of its day is known, or nothing; the fullest first."""
    day, named = (published or "")[:_DAY], title_name(title)
    return tuple(_joined(named, day[:length]) for length in (_MONTH, _YEAR, 0) if length < len(day))


def title_in(name: str) -> str:
    """The title of such a name, as `title_name` has it."""
    return name.partition(" ")[0]


def _joined(named: str, day: str) -> str:
    return f"{named} {day}" if day else named
