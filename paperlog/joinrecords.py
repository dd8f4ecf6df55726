"""A record of another store or reference manager, and the paper that it tells of, made one (pure).

What digests and items say goes by the rules of an import, what two stores say by those of `merge KEEP OTHER`; of
what is the user's own, in both, the paper keeps what it has.
"""

from collections.abc import Container
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from paperlog.entries import Located, Record
from paperlog.errors import UnreadableError
from paperlog.fields import DEFAULTS, NAMES, USERS_OWN
from paperlog.given import Given
from paperlog.joining import join
from paperlog.merge import Merged, merge, new_paper
from paperlog.model import Paper, Source
from paperlog.provenance import NOTE, note_token, with_changed, with_own
from paperlog.text import clean
from paperlog.yamlcarry import Carried, Held, carried, flattened, own_lines
from paperlog.yamldumper import dump
from paperlog.yamledit import edit

NOTHING_NEW = "the paper has all of it"
NOTHING_OWN = Carried("", (), {})


class Carry(NamedTuple):
    """How a paper's file comes about beside its fields.

    `text` is where it starts from (None: from the store's own file, or from nothing), `base` the paper that this
    text says, `tail` lines that come behind it.
    """

    text: str | None = None
    base: Paper | None = None
    tail: str = ""


def made(located: Located, now: str) -> Paper:
    """The paper, without a key, that an entry or a record tells of, where the store has none yet."""
    record = located.record
    if record is None:
        return new_paper("", located, now)
    if record.is_whole:
        related = tuple(item._replace(key=None) for item in record.paper.related)
        added = record.paper.added or (None if record.is_exported else now)
        return record.paper.with_(key="", aliases=(), related=related, added=added)
    own = {name: getattr(record.paper, name) for name in (*USERS_OWN, "modified")}
    return new_paper("", located, now).with_(**own)


def taken_in(
    paper: Paper, located: Located, now: str, given: Given | None = None
) -> tuple[Merged, str | None]:
    """The paper with what an entry or a record adds to it, and what a person should know of that beside conflicts.

    `given`: what the paper's sources gave, where that is known.
    """
    record = located.record
    if record and record.is_whole:
        return _joined(paper, record.paper.with_(key="", aliases=()), now, given)
    given = given or Given(paper.sources)
    merged = merge(paper, located, now, given)
    if record is None:
        return merged, None
    item = record.paper
    news = _own_news(given, located.format, item)
    # Of an item that was there before only what it has come to say is told.
    is_known = merged.is_no_news and item.key in ("", paper.key, *paper.aliases)
    done = _with_own(merged, located, item, now, news) if news else merged
    return done, _kept_own(done.paper, item, news if is_known else USERS_OWN)


def _own_news(given: Given, format: str, item: Paper) -> dict[str, Any]:
    """What an item says of its user's own that none gave before: what the user made of that since, stays.

    Of status and rating the first is given, of notes each one.
    """
    names = USERS_OWN - given.own(format) - {NOTE}
    news = {name: value for name in names if (value := getattr(item, name)) != DEFAULTS[name]}
    if item.note and not given.has_note(format, note_token(item.note)):
        news[NOTE] = item.note
    return news


def _with_own(merged: Merged, located: Located, item: Paper, now: str, news: dict[str, Any]) -> Merged:
    """The same with what is news of an item's user's own."""
    told, known = merged.paper, merged.given
    if merged.is_no_news:
        told, known = _remembering(told, located, item), None
    own, _ = _joined(told, Paper(key="", **news), now, known)
    changed = tuple(dict.fromkeys((*merged.changed, *own.changed)))
    return Merged(own.paper, changed, merged.conflicts, given=own.given)


def _kept_own(paper: Paper, item: Paper, names: Container[str]) -> str | None:
    """What to say of those of the user's own fields of which a paper has not what an item says."""
    kept = [name for name in ("status", "rating", NOTE) if name in names and _is_left(paper, item, name)]
    return f"keeps its own {', '.join(kept)}" if kept else None


def _is_left(paper: Paper, item: Paper, name: str) -> bool:
    own, theirs = getattr(paper, name), getattr(item, name)
    if theirs == DEFAULTS[name]:
        return False
    return clean(theirs) not in clean(own or "") if name == NOTE else own != theirs


def _remembering(paper: Paper, located: Located, item: Paper) -> Paper:
    """The paper, whose source of this item, known before, says which fields of its user's own it has come to give."""
    change = partial(_with_own_of, item)
    return paper.with_(sources=with_changed(paper.sources, located.digest, change))


def _with_own_of(item: Paper, source: Source) -> Source:
    return source._replace(gave=with_own(source.gave, item))


def _spelt(paper: Paper, other: Paper) -> Paper:
    """The other paper with the paper's own texts where they differ in nothing that can be seen."""
    found: dict[str, Any] = {}
    for name in DEFAULTS:
        mine, theirs = getattr(paper, name), getattr(other, name)
        is_text = isinstance(mine, str) and isinstance(theirs, str)
        if is_text and mine != theirs and clean(mine) == clean(theirs):
            found[name] = mine
    own = frozenset(paper.tags)
    if not own.issuperset(other.tags):
        known = {clean(tag): tag for tag in paper.tags}
        found["tags"] = tuple(tag if tag in own else known.get(clean(tag), tag) for tag in other.tags)
    return other.with_(**found)


def _joined(paper: Paper, other: Paper, now: str, given: Given | None) -> tuple[Merged, str | None]:
    other = _spelt(paper, other)
    same = paper.with_(key="", aliases=other.aliases, added=other.added and paper.added)
    if other == same:
        return Merged(paper, is_no_news=True), NOTHING_NEW
    joined = join(paper, other, now, is_chosen=False, given=given)
    kept = f"keeps its own {', '.join(joined.conflicts)}" if joined.conflicts else None
    if not joined.changed:
        return Merged(paper, is_no_news=True), kept or NOTHING_NEW
    return Merged(joined.paper, joined.changed, given=joined.given), kept


def started(located: Located) -> Carry:
    """The file of a paper that a record makes: its YAML as its user wrote it, where there is one."""
    record = located.record
    if record is None or not record.text:
        return Carry()
    try:
        return Carry(edit(record.text, {"key": None}, ()), record.paper)
    except UnreadableError:
        return Carry(tail=flattened(record.text, NAMES))


def held_by(carry: Carry, stored: str) -> Held | None:
    """What a paper's file will hold, None where nobody can say; `stored`: the text of the store's, if there is one."""
    text = carry.text if carry.text is not None else stored
    with suppress(UnreadableError):
        return Held(f"{text or dump({'key': 'x'})}\n{carry.tail}")
    return None


def own_of(record: Record | None) -> str:
    """The comments and fields that only a record's user knows, as lines; "" where there are none."""
    return own_lines(record.text, NAMES) if record and record.text else ""


def brought(held: Held, other: str) -> Carried:
    """What of a record's text is not in a paper's file yet."""
    for written in (other, f"{dump({'key': 'x'})}{flattened(other, NAMES)}"):
        with suppress(UnreadableError):
            return carried(held, written, NAMES)
    return NOTHING_OWN
