"""The hash of an entry's content: how an entry that was imported before is known again."""

from hashlib import sha256

from paperlog.entries import Entry, Record
from paperlog.fields import DEFAULTS, USERS_OWN
from paperlog.text import nfkc

_LENGTH = 16
_NAMES = Entry._fields


def digest(entry: Entry, *, is_named: bool = False) -> str:
    """A hash of what an entry says, without regard to width, case and blanks: another saver, the same hash.

    `is_named`: of a paper that is only named beside another one; a page of its own has another hash in any case.
    """
    # A score of 0 is something, though it equals False.
    given = [
        (name, value)
        for name, value in zip(_NAMES, entry, strict=True)
        if value not in (None, ()) and value is not False
    ]
    return _hash(repr(given) + (" named" if is_named else ""))


def record_digest(entry: Entry, record: Record, own: str) -> str:
    """A hash of all that a record by hand says: its entry, and what is its user's own, their names for it among that.

    `own`: its lines of comments and fields that only its user knows. Where it has none of these, it is its entry's.
    """
    paper = record.paper
    more = [(name, getattr(paper, name)) for name in ("key", "aliases", *sorted(USERS_OWN))]
    told = [(name, value) for name, value in more if value and value != DEFAULTS.get(name)]
    return digest(entry) if not (told or own) else _hash(f"{digest(entry)} {told!r} ", own)


def _hash(text: str, own: str = "") -> str:
    """`text`: as `repr` writes it, where no other blank than the space stands as itself; `own` may hold any."""
    told = _plain(text).replace(" ", "") + "".join(_plain(own).split())
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def _plain(text: str) -> str:
    return nfkc(text.replace("\\n", "")).casefold()
