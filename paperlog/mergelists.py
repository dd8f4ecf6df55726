"""The lists of a paper and of an entry that tells of it, made one (pure)."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from paperlog.choosing import Better, better, better_related, better_tag
from paperlog.given import Given
from paperlog.model import Related
from paperlog.provenance import told
from paperlog.text import label_form, title_key


class Rules(NamedTuple):
    """By what rules a paper takes in what it is told.

    `given`: what its sources gave, `after`: the same with the new ones (`Given.plus`). `better`: which of two given
    values is taken; `is_removed`: whether a value that the paper lacks is to stay out; `is_named`: the digest only
    names the paper beside another one.
    """

    given: Given
    after: Given
    better: Better
    is_removed: Callable[[str, Any], bool]
    is_named: bool = False
    versioned: frozenset[str] | None = None

    @property
    def versions(self) -> Given:
        """What tells the version of a value: all that is known, but for who chose one of two papers by hand."""
        return self.after if self.versioned is None else self.given

    def keeps_places(self, name: str) -> bool:
        """Whether no item of a list that was given has come to stand before others by what is new."""
        return self.after is self.given or self.after.keeps_places(name)


# The rules for a paper of which nothing is known yet.
NOTHING = Rules(Given(()), Given(()), better, lambda name, value: False)


def united(name: str, old: tuple[str, ...], new: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    """The values of both, but those that a person took out; a tag once, in whatever spelling."""
    own = {*old}
    fresh = [item for item in dict.fromkeys(new) if item not in own]
    if name == "tags":
        return _tags(old, fresh, rules)
    more = [item for item in fresh if not rules.is_removed(name, item)]
    return _placed(old, old, more, lambda item: item, name, rules)


def _tags(old: tuple[str, ...], fresh: list[str], rules: Rules) -> tuple[str, ...]:
    """A paper's tags with those that it does not have so spelt."""
    first = {label_form(tag): tag for tag in reversed(old)} if fresh else {}
    news: dict[str, str] = {}
    for tag in fresh:
        form = label_form(tag)
        known = news.get(form, first.get(form))
        if known is None:
            is_taken = not rules.is_removed("tags", tag)
        else:
            is_own = form in first and _is_persons(known, tag, rules.given)
            is_taken = not is_own and better_tag(tag, known)
        if is_taken:
            news[form] = tag
    spelt = {first[form]: tag for form, tag in news.items() if form in first}
    kept = tuple(spelt.get(tag, tag) for tag in old) if spelt else old
    more = [tag for form, tag in news.items() if form not in first]
    return _placed(old, kept, more, lambda item: item, "tags", rules)


def _is_persons(known: str, tag: str, given: Given) -> bool:
    """Whether a person spells a tag as it is now: no digest did so, or digests gave the other spelling as well."""
    return not given.has("tags", known) or given.has("tags", tag)


def related(old: tuple[Related, ...], new: tuple[Related, ...], rules: Rules) -> tuple[Related, ...]:
    """The related papers of both, each title once, with the better of what two digests say of it."""
    found = {_title(item): item for item in old} if new else {}
    news: dict[str, Related] = {}
    for item in new:
        key = _title(item)
        known = news.get(key) or found.get(key)
        if known is None:
            is_taken = not rules.is_removed("related", key)
        else:
            is_taken = better_related(item, known) and not _is_own(found.get(key), rules.given)
        if is_taken:
            news[key] = item
    kept = old if found.keys().isdisjoint(news) else tuple(news.get(_title(item), item) for item in old)
    more = [item for key, item in news.items() if key not in found]
    return _placed(old, kept, more, _title, "related", rules)


def _is_own(item: Related | None, given: Given) -> bool:
    """Whether a paper has an item, and says of it what no digest said."""
    return item is not None and not given.has("related", told(item))


def without_itself(titles: Iterable[str], items: tuple[Related, ...], after: Given) -> tuple[Related, ...]:
    """Related papers, but what a digest names of a paper's own titles; a person may write what they like."""
    own = {title_key(title) for title in titles} - {""}
    kept = tuple(item for item in items if _title(item) not in own or not after.has("related", told(item)))
    return items if len(kept) == len(items) else kept


def _title(item: Related) -> str:
    return title_key(item.title)


def _placed(
    old: tuple[Any, ...],
    kept: tuple[Any, ...],
    more: list[Any],
    value: Callable[[Any], Any],
    name: str,
    rules: Rules,
) -> tuple[Any, ...]:
    """The old list as it is `kept`, with new items: as its sources give them, unless a person has ordered it."""
    if not more and kept == old and rules.keeps_places(name):
        return old
    if not rules.given.are_placed(name, old, value):
        return (*kept, *more)
    return rules.after.placed(name, kept, more, value)
