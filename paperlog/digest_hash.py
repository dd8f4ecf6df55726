"""The hash of an entry's content: how an entry that was imported before is known again."""

import json
from dataclasses import asdict
from hashlib import sha256

from paperlog.model import Entry
from paperlog.text import fold

_LENGTH = 16


def digest(entry: Entry) -> str:
    """A hash of what an entry says, without regard to width, case and blanks: another saver, the same hash."""
    filled = {name: value for name, value in asdict(entry).items() if value not in (None, (), False)}
    text = json.dumps(filled, ensure_ascii=False, sort_keys=True)
    return sha256("".join(fold(text).split()).encode()).hexdigest()[:_LENGTH]
