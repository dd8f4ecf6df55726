"""Tags: as people write them on a command line, and what adding, removing and renaming makes of a paper's.

Two tags are the same where they differ in nothing but case, width, accents and blanks (`text.label_form`),
as a search for one finds the other.
"""

import re
from collections.abc import Iterable

from paperlog.text import label_form, single_line

# A comma as a Japanese keyboard types it, too: full-width, ideographic, half-width ideographic.
_COMMA = re.compile("[,，、､]")


def parse_tags(text: str) -> tuple[str, ...]:
    """The tags of a list with commas between them (`RLVR, #推論、survey`), without `#`, each once."""
    return added((), (tag for part in _COMMA.split(text) if (tag := parse_tag(part))))


def parse_tag(text: str) -> str:
    """One tag as it is stored: no `#` before it, every run of blanks as one."""
    return single_line(text).lstrip("#＃").lstrip()


def has_comma(tag: str) -> bool:
    """Whether a tag holds what parts tags on a command line."""
    return _COMMA.search(tag) is not None


def added(tags: tuple[str, ...], new: Iterable[str]) -> tuple[str, ...]:
    """A paper's tags with new ones behind them; one that is there in any spelling is not added again."""
    known, more = {label_form(tag) for tag in tags}, []
    for tag in new:
        if label_form(tag) not in known:
            known.add(label_form(tag))
            more.append(tag)
    return tags + tuple(more)


def removed(tags: tuple[str, ...], gone: Iterable[str]) -> tuple[str, ...]:
    """A paper's tags without those that are gone, in whatever spelling."""
    forms = {label_form(tag) for tag in gone}
    return tuple(tag for tag in tags if label_form(tag) not in forms)


def renamed(tags: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """A paper's tags with `new` in the place of `old`, in whatever spelling; where it has both, one `new` stays."""
    forms = {label_form(old), label_form(new)}
    if not any(label_form(tag) == label_form(old) for tag in tags):
        return tags
    place = next(number for number, tag in enumerate(tags) if label_form(tag) in forms)
    rest = [(number, tag) for number, tag in enumerate(tags) if label_form(tag) not in forms]
    return tuple(tag for _, tag in sorted([*rest, (place, new)]))
