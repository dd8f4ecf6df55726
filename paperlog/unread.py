"""Files of a store that cannot be read as papers: of which papers they may be, so that an import makes none anew.

Nothing is known of such a file but its name and its text, of which the lines that tell a paper are looked for.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from paperlog.arxiv import parse_id
from paperlog.citekey import citekey
from paperlog.entries import Located
from paperlog.errors import UnreadableError
from paperlog.index import Index
from paperlog.library import Library
from paperlog.paths import key_of
from paperlog.text import title_key

_DIGEST = re.compile(r"^\s+(?:- )?digest: *['\"]?([0-9a-f]{16})\b", re.MULTILINE)
_ID = re.compile(r"^arxiv_id: *['\"]?([^\s'\"]+)", re.MULTILINE)
# A title of the file's own, not of a related paper; the line alone, and with lines behind it that stand further in.
_TITLE = re.compile(r"^title:(.*)((?:\n[ \t]+.*)*)", re.MULTILINE)


class Unread:
    """The papers that may be in the files of a store that cannot be read."""

    def __init__(self, library: Library) -> None:
        """Reads these files as text, and no others."""
        files = {
            library.store.papers / shard / name: key_of(name.removesuffix(".yaml"))
            for shard, name in library.surely(Index.unreadable)
        }
        self._keys: dict[str, str] = {key: key for key in files.values()}
        for path, key in files.items():
            with suppress(UnreadableError):
                data = library.store.bytes_of(path)
                for mark in _marks(data.decode("utf-8", "replace")):
                    self._keys.setdefault(mark, key)

    def key_for(self, located: Located) -> str | None:
        """The key of the file that may hold an entry's paper; None where it is in none of them."""
        if not self._keys:
            return None
        entry = located.entry
        keys = [located.record.paper.key] if located.record else []
        keys += [entry.arxiv_id or "", citekey(entry.title, entry.authors, entry.year)]
        marks = (*keys, f"digest:{located.digest}", f"title:{title_key(entry.title)}")
        return min((self._keys[mark] for mark in marks if mark in self._keys), default=None)


def _marks(text: str) -> Iterator[str]:
    """What a text tells of its paper: its arXiv id, the hashes of the entries that it has taken in, its title."""
    yield from (f"digest:{found}" for found in _DIGEST.findall(text))
    yield from (parsed[0] for found in _ID.findall(text) if (parsed := parse_id(found)))
    found = ((line, line + more) for line, more in _TITLE.findall(text))
    titles = (title_key(title) for forms in found for title in dict.fromkeys(forms))
    yield from (f"title:{title}" for title in titles if title)
