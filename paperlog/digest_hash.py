"""The hash of an entry's content: how an entry that was imported before is known again."""

from hashlib import sha256

from paperlog.entries import Entry
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
    text = repr(given) + (" named" if is_named else "")
    told = nfkc(text.replace("\\n", "")).casefold()
    return sha256("".join(told.split()).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
