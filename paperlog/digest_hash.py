"""The hash of an entry's content: how an entry that was imported before is known again."""

from hashlib import sha256
from typing import Any

from paperlog.entries import Entry, Record
from paperlog.fields import DEFAULTS, USERS_OWN

_LENGTH = 16
_NAMES = Entry._fields


def digest(entry: Entry, *, is_named: bool = False) -> str:
    """A hash of what an entry says, to the letter: of two that differ in no more than case each is taken in.

    Were they one, the paper would have what the first one said. `is_named`: of a paper that is only named beside
    another one; a page of its own has another hash in any case.
    """
    return _hash(repr(said(entry)) + (" named" if is_named else ""))


def said(entry: Entry) -> list[tuple[str, Any]]:
    """The fields of an entry that say something, each with its value."""
    # A score of 0 is something, though it equals False.
    return [
        (name, value)
        for name, value in zip(_NAMES, entry, strict=True)
        if value not in (None, ()) and value is not False
    ]


def record_digest(entry: Entry, record: Record, own: str) -> str:
    """A hash of all that a record by hand says: its entry, and what is its user's own, their names for it among that.

    `own`: its lines of comments and fields that only its user knows. Where it has none of these, it is its entry's.
    """
    paper = record.paper
    more = [(name, getattr(paper, name)) for name in ("key", "aliases", *sorted(USERS_OWN))]
    told = [(name, value) for name, value in more if value and value != DEFAULTS.get(name)]
    return digest(entry) if not (told or own) else _hash(f"{digest(entry)} {told!r} {own}")


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
