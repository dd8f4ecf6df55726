"""The lists of a paper and of an entry that tells of it, made one (pure)."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from paperlog.choosing import Better, better, better_related, better_tag
from paperlog.model import Related
from paperlog.provenance import Given, told
from paperlog.text import label_form, title_key


class Rules(NamedTuple):
    """By what rules a paper takes in what it is told.

    `given`: what its sources gave, `after`: with the new one among them. `better`: which of two given values is
    taken; `is_removed`: whether a value that the paper lacks is to stay out; `is_named`: the digest only names the
    paper beside another one.
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


# The rules for a paper of which nothing is known yet.
NOTHING = Rules(Given(()), Given(()), better, lambda name, value: False)


def united(name: str, old: tuple[str, ...], new: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    """The values of both, but those that a person took out; a tag once, in whatever spelling."""
    if name == "tags":
        return _tags(old, new, rules)
    more = [item for item in dict.fromkeys(new) if item not in old and not rules.is_removed(name, item)]
    return _placed(old, old, more, lambda item: item, name, rules)


def _tags(old: tuple[str, ...], new: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    first = {label_form(tag): tag for tag in reversed(old)}
    known = dict(first)
    for tag in new:
        form = label_form(tag)
        if form in known:
            is_own = form in first and (tag in old or _is_persons(known[form], tag, rules.given))
            known[form] = tag if not is_own and better_tag(tag, known[form]) else known[form]
        elif not rules.is_removed("tags", tag):
            known[form] = tag
    kept = tuple(
        known[form] if first[form] == tag else tag
        for tag, form in zip(old, map(label_form, old), strict=True)
    )
    more = [tag for form, tag in known.items() if form not in first]
    return _placed(old, kept, more, lambda item: item, "tags", rules)


def _is_persons(known: str, tag: str, given: Given) -> bool:
    """Whether a person spells a tag as it is now: no digest did so, or digests gave the other spelling as well."""
    return not given.has("tags", known) or given.has("tags", tag)


def related(old: tuple[Related, ...], new: tuple[Related, ...], rules: Rules) -> tuple[Related, ...]:
    """The related papers of both, each title once, with the better of what two digests say of it."""
    found = {_title(item): item for item in old}
    own = {key for key, item in found.items() if not rules.given.has("related", told(item))}
    news: dict[str, Related] = {}
    for item in new:
        key = _title(item)
        known = news.get(key) or found.get(key)
        if known is None:
            is_taken = not rules.is_removed("related", key)
        else:
            is_taken = key not in own and better_related(item, known)
        if is_taken:
            news[key] = item
    kept = tuple(news.get(_title(item), item) for item in old)
    return _placed(
        old, kept, [item for key, item in news.items() if key not in found], _title, "related", rules
    )


def without_itself(titles: Iterable[str], items: tuple[Related, ...], after: Given) -> tuple[Related, ...]:
    """Related papers, but what a digest names of a paper's own titles; a person may write what they like."""
    own = {title_key(title) for title in titles} - {""}
    return tuple(item for item in items if _title(item) not in own or not after.has("related", told(item)))


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

    def place(item: Any) -> tuple[Any, ...]:
        return rules.after.place(name, value(item))

    is_told = all(rules.given.has(name, value(item)) for item in old)
    if is_told and list(old) == sorted(old, key=lambda item: rules.given.place(name, value(item))):
        return tuple(sorted([*kept, *more], key=place))
    return (*kept, *more)
