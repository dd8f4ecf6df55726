"""The lists of a paper and of an entry that tells of it, made one (pure)."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from paperlog.choosing import Better, better, better_related, better_tag
from paperlog.given import Given
from paperlog.model import Related
from paperlog.provenance import told
from paperlog.relatednames import name_of, title_name, vaguer_names
from paperlog.text import label_form


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
    """The related papers of both, each once, with the better of what two digests say of it.

    Two of one title that have different days are two; one that has none is that of its title.
    """
    if not new:
        return _placed(old, old, [], _name, "related", rules)
    kept, more, places = [*old], list[Related](), _Places(old)
    for item in _best(new):
        place = places.of(item)
        if place is None:
            if not _is_out(item, [old[at] for at in places.titled(item)], rules):
                more.append(item)
        elif better_related(item, kept[place]) and not _is_own(old[place], rules.given):
            places.move(kept[place], item)
            kept[place] = item
    return _placed(old, old if [*old] == kept else tuple(kept), more, _name, "related", rules)


def _best(items: Iterable[Related]) -> list[Related]:
    """Of each related paper the best that is said, without those that tell less of a day that another one tells."""
    found: dict[str, Related] = {}
    for item in items:
        known = found.get(_name(item))
        if known is None or better_related(item, known):
            found[_name(item)] = item
    less = {name for item in found.values() for name in _vaguer(item)}
    return [item for name, item in found.items() if name not in less]


class _Places:
    """Where the related papers of a list stand."""

    def __init__(self, items: Iterable[Related]) -> None:
        self._exact: dict[str, int] = {}
        self._vague: dict[str, int] = {}
        self._titled: dict[str, list[int]] = {}
        for place, item in enumerate(items):
            self._titled.setdefault(_title(item), []).append(place)
            self._enter(item, place)

    def _enter(self, item: Related, place: int) -> None:
        self._exact[_name(item)] = place
        self._vague |= dict.fromkeys(_vaguer(item), place)

    def titled(self, item: Related) -> list[int]:
        """The places of all of an item's title."""
        return self._titled.get(_title(item), [])

    def of(self, item: Related) -> int | None:
        """The place of the item that says of the same related paper more or less than this one."""
        name = _name(item)
        places = (*map(self._exact.get, (name, *_vaguer(item))), self._vague.get(name))
        return next((place for place in places if place is not None), None)

    def move(self, item: Related, better: Related) -> None:
        """Another item stands in the place of an item."""
        self._enter(better, self._exact.pop(_name(item)))


def _is_out(item: Related, others: list[Related], rules: Rules) -> bool:
    """Whether a person took a related paper out; `others`: those of its title that are there."""
    if rules.is_removed("related", _name(item)):
        return True
    return rules.is_removed("related", _title(item)) and all(_is_own(other, rules.given) for other in others)


def _is_own(item: Related, given: Given) -> bool:
    """Whether a paper says of an item what no digest said."""
    return not given.has("related", told(item))


def without_itself(
    titles: Iterable[str], old: tuple[Related, ...], items: tuple[Related, ...], rules: Rules
) -> tuple[Related, ...]:
    """Related papers, but what a digest names of a paper's own titles; a person may write what they like.

    `old`: those that were there before.
    """
    own = {title_name(title) for title in titles} - {""}

    def is_digests(item: Related) -> bool:
        given = rules.given if item in old else rules.after
        return given.has("related", told(item))

    kept = tuple(item for item in items if _title(item) not in own or not is_digests(item))
    return items if len(kept) == len(items) else kept


def _title(item: Related) -> str:
    return title_name(item.title)


def _name(item: Related) -> str:
    return name_of(item.title, item.published)


def _vaguer(item: Related) -> tuple[str, ...]:
    return vaguer_names(item.title, item.published)


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
