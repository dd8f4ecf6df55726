"""A paper and an entry that tells of it, made one (pure).

Merging fills what is empty and unites lists. Where two entries give a field different values, `choosing` says
which one the paper has: the result does not depend on which came first. What a person wrote, changed or took
away since (`provenance` tells) stays so, and what belongs to the user (status, rating, note) is never touched.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from paperlog.choosing import better, keeps
from paperlog.dates import instant
from paperlog.entries import Entry, Located
from paperlog.fields import DEFAULTS, NAMES
from paperlog.given import Given, confirming
from paperlog.kanji import with_common_kanji
from paperlog.mergelists import NOTHING, Rules, related, united, without_itself
from paperlog.model import Paper, Related, Source
from paperlog.provenance import (
    LISTS,
    NAMED_VERSION,
    SINGLE,
    gave,
    published_year,
    source_order,
    with_own,
    year_of,
)
from paperlog.relatednames import titled_otherwise
from paperlog.text import fold, label_form, letters
from paperlog.titles import titled, titles_of

# Where a difference is worth telling: the rest (days, scores) differs with every page. And where it is, if a person
# wrote what stays.
TOLD = ("doi", "title", "title_ja", "abstract_en", "abstract_ja", "summary_ja", "comment")
# A preprint that comes out at a conference is no contradiction.
_TOLD_OF_DIGESTS, _ARXIV = ("authors", "venue"), "arXiv"
_TOLD_OF_A_PERSONS = frozenset({*TOLD, "authors", "year", "published", "noted", "venue"})
# A paper came out when its first version did.
_DATES = frozenset({"published", "noted"})

_NO_PAPER = Paper("")


class Conflict(NamedTuple):
    """A field for which an entry has another value than the paper, and which of the two the paper has now.

    `other`: the source of the value that the paper had; None where a person wrote it, or (`is_empty`) took it away.
    """

    field: str
    is_taken: bool
    other: Source | None
    is_empty: bool = False

    def __str__(self) -> str:
        """`keeps comment as a.txt:1 has it`, `takes comment from here, not a.txt:1` or `keeps your comment`."""
        if self.is_empty:
            return f"keeps {self.field} empty, as you left it"
        if self.other is None:
            return f"keeps your {self.field}"
        place = f"{self.other.file}:{self.other.line}"
        if self.is_taken:
            return f"takes {self.field} from here, not {place}"
        return f"keeps {self.field} as {place} has it"


class Merged(NamedTuple):
    """The paper after a merge, the fields that changed (sources apart), and where the entry says otherwise.

    `given`: what the paper's sources gave it by then, where that is known.
    """

    paper: Paper
    changed: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    is_no_news: bool = False
    given: Given | None = None

    @property
    def told(self) -> "Merged":
        """What a report tells of it, without the paper: each of a thousand merges has one that is longer."""
        return Merged(_NO_PAPER, self.changed, self.conflicts, self.is_no_news)


def source_of(located: Located, now: str) -> Source:
    """An entry's place as a paper keeps it; that of an item says which fields of its user's own it has given."""
    place = (located.format, located.file, located.line, located.digest)
    told = gave(located.entry, is_named=located.is_named) if located.gave is None else located.gave
    record = located.record
    return Source(*place, now, with_own(told, record.paper) if record and not record.is_whole else told)


def new_paper(key: str, located: Located, now: str) -> Paper:
    """The paper that an entry tells of, when the store has none yet: what merging it into an empty one gives."""
    entry = located.entry
    told: dict[str, Any] = {name: getattr(entry, name) for name in (*SINGLE, "authors")}
    lists = [(name, getattr(entry, name)) for name in LISTS]
    told |= {name: united(name, (), items, NOTHING) if items else () for name, items in lists}
    return Paper(
        key,
        arxiv_version=entry.arxiv_version if entry.arxiv_id else None,
        authors_truncated=entry.authors_truncated and bool(entry.authors),
        related=_related_of(entry) if entry.related else (),
        sources=(source_of(located, now),),
        added=now,
        **told | {"year": year_of(entry)},
    )


def _related_of(entry: Entry) -> tuple[Related, ...]:
    return related((), tuple(titled_otherwise(entry.related, entry.title)), NOTHING)


def merge(paper: Paper, located: Located, now: str, given: Given | None = None) -> Merged:
    """The paper with what an entry adds to it; the same paper where the entry is no news.

    That is one which it has taken in before, whatever the user changed since. `given`: what the paper's sources gave,
    where that is known.
    """
    given = given or Given(paper.sources)
    if given.knows(located.digest):
        return Merged(paper, is_no_news=True, given=given)
    is_others = _is_of_another_id(located.entry, paper)
    (source,) = confirming([_source_in(located, now, is_others=is_others)], paper, given)
    after = given.plus(source)
    found = extend(
        paper,
        located.entry,
        Rules(given, after, keeps if is_others else better, given.is_removed, located.is_named),
    )
    sources = sorted((*paper.sources, source), key=source_order)
    told = titled(sources, paper.title, found.paper.title)
    return Merged(found.paper.with_(sources=told, modified=now), found.changed, found.conflicts, given=after)


def _source_in(located: Located, now: str, *, is_others: bool) -> Source:
    """An entry's place, with its title; a version of another arXiv id than the paper's is none of the paper's."""
    if is_others:
        located = located._replace(entry=located.entry._replace(arxiv_version=None))
    return source_of(located, now)._replace(title=located.entry.title or None)


def _is_of_another_id(entry: Entry, paper: Paper) -> bool:
    """Whether an entry is of a paper that a person has made part of this one, and only adds to it."""
    return entry.arxiv_id is not None and paper.arxiv_id not in (None, entry.arxiv_id)


def extend(paper: Paper, entry: Entry, rules: Rules, titles: tuple[str, ...] = ()) -> Merged:
    """The paper with what an entry adds to its fields; its sources stay.

    `titles`: which it has from now on, beside its own ones and the entry's.
    """
    changes = _singles(paper, entry, rules)
    changes |= _versions(paper, entry, rules.given)
    changes |= _years(paper, entry, rules.given, changes)
    for name in LISTS:
        changes[name] = united(name, getattr(paper, name), getattr(entry, name), rules)
    if paper.related or entry.related:
        own, named = (*titles_of(paper), *titles, entry.title), related(paper.related, entry.related, rules)
        changes["related"] = without_itself(own, paper.related, named, rules)
    changed = tuple(name for name, value in changes.items() if value != getattr(paper, name))
    extended = paper.with_(**{name: changes[name] for name in changed})
    told = () if rules.is_named else tuple(conflicts(paper, entry, extended, rules.given))
    return Merged(extended, changed, told)


def conflicts(paper: Paper, entry: Entry, extended: Paper, given: Given) -> Iterator[Conflict]:
    """Where a paper and an entry say different things, and which of the two the paper that is `extended` has."""
    for name in NAMES:
        if name in LISTS:
            if not _has_items(name, getattr(extended, name), getattr(entry, name)):
                yield Conflict(name, False, None, is_empty=not getattr(extended, name))
        elif name in _TOLD_OF_A_PERSONS:
            old, new = _value(paper, name), year_of(entry) if name == "year" else _value(entry, name)
            if new is not None and old != new and not given.is_named(name, old):
                yield from _conflict(name, old, new, _value(extended, name), given)


def _has_items(name: str, items: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the other items of a list are all among these, tags in whatever spelling."""
    form = label_form if name == "tags" else str
    return {*others} <= {*items} or {*map(form, others)} <= {*map(form, items)}


def _conflict(name: str, old: Any, new: Any, now: Any, given: Given) -> Iterator[Conflict]:
    if old is None:
        if now is None:
            yield Conflict(name, False, None, is_empty=True)
    elif name in TOLD:
        if differ(old, new) or (name == "title" and old != now):
            yield Conflict(name, now == new, given.source(name, old))
    elif (source := given.source(name, old)) is None:
        if now == old and _say_otherwise(name, old, new):
            yield Conflict(name, False, None)
    elif name == "year" and now != old:
        yield Conflict(name, True, source)
    elif name in _TOLD_OF_DIGESTS and _ARXIV not in (old, new) and _say_otherwise(name, old, new):
        yield Conflict(name, now == new, source)


def _say_otherwise(name: str, old: Any, new: Any) -> bool:
    """Whether two values contradict each other; not where one says no more than the beginning of the other."""
    if name == "authors":
        return _are_others(*old, *new)
    if name == "published" and instant(old) == instant(new) is not None:
        return False
    one, other = letters(str(old)), letters(str(new))
    return not one.startswith(other) and not other.startswith(one)


def _are_others(some: tuple[str, ...], is_cut: bool, others: tuple[str, ...], are_cut: bool) -> bool:
    one, other = ([letters(with_common_kanji(name)) for name in names] for names in (some, others))
    is_part = (is_cut and other[: len(one)] == one) or (are_cut and one[: len(other)] == other)
    return not is_part and one != other


def _singles(paper: Paper, entry: Entry, rules: Rules) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    version = (entry.arxiv_version or 0) if _is_of(entry, paper) else 0
    version = NAMED_VERSION if rules.is_named else version
    for name in ("authors", *(name for name in SINGLE if name != "year")):
        old, new = _value(paper, name), _value(entry, name)
        if new is not None and old != new and _is_taken(name, old, new, version, rules):
            changes |= _changes(name, new)
    return changes


def _is_taken(name: str, old: Any, new: Any, version: int, rules: Rules) -> bool:
    """Whether a paper takes an entry's value where it has none, or another one."""
    given = rules.given
    if old is None:
        return not rules.is_removed(name, new)
    if name == "arxiv_id":
        return False
    if not given.has(name, old):
        return name == "authors" and _is_longer(old, new)
    if rules.versioned is not None and name not in rules.versioned:
        return rules.better(name, new, old)
    told = rules.versions
    known = told.version(name, old)
    version = max(version, told.version(name, new)) if told.has(name, new) else version
    if name in _DATES:
        known, version = min(known, 0), min(version, 0)
    if given.has(name, new) and given.version(name, new) >= version:
        return False  # no news: by then the old one was taken all the same, and be it a person who chose it
    return version > known or (version == known and rules.better(name, new, old))


def _is_longer(old: Any, new: Any) -> bool:
    """Whether authors are the same ones that a person gave as the first of more, and those that follow."""
    (some, is_cut), (names, is_still_cut) = old, new
    begins = [fold(name) for name in names[: len(some)]] == [fold(name) for name in some]
    return is_cut and not is_still_cut and begins and len(names) > len(some)


def _is_of(entry: Entry, paper: Paper) -> bool:
    """Whether the version that an entry names is one of the paper's own arXiv id."""
    return entry.arxiv_id is not None and paper.arxiv_id in (None, entry.arxiv_id)


def _value(record: Paper | Entry, name: str) -> Any:
    """A field's value, authors with whether there are more of them; None where there is none."""
    value = getattr(record, name)
    if value == DEFAULTS[name]:
        return None
    return (value, record.authors_truncated) if name == "authors" else value


def _changes(name: str, value: Any) -> dict[str, Any]:
    return (
        dict(zip(("authors", "authors_truncated"), value, strict=True))
        if name == "authors"
        else {name: value}
    )


def _versions(paper: Paper, entry: Entry, given: Given) -> dict[str, Any]:
    is_newer = (entry.arxiv_version or 0) > (paper.arxiv_version or 0) and _is_of(entry, paper)
    # A person emptied it, where an entry of this id gave one.
    is_removed = paper.arxiv_version is None and given.version("arxiv_id", entry.arxiv_id) > 0
    return {"arxiv_version": entry.arxiv_version} if is_newer and not is_removed else {}


def _years(paper: Paper, entry: Entry, given: Given, changes: dict[str, Any]) -> dict[str, Any]:
    """The year: that of the publication where it is known, else the earliest that is given."""
    old, new = paper.year, year_of(entry)
    if (old is not None and not given.has("year", old)) or (old is None and given.is_removed("year", new)):
        return {}
    if year := published_year(changes.get("published", paper.published)):
        return {"year": year}
    if old is not None and (given.has("year", new) or _is_of_another_id(entry, paper)):
        return {}  # no news, as in _is_taken
    return {"year": min((year for year in (old, new) if year is not None), default=None)}


def differ(old: str, new: str) -> bool:
    """Whether two texts say different things, whatever their case, width and blanks."""
    return letters(old) != letters(new)
