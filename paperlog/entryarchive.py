"""What entries said, kept as they came: so that an entry can be taken from its paper again (parting.py).

`.paperlog/entries/*.gz` in the store: a file for each import, of one JSON array a line, `[digest, is_named, fields]`.
A line tells a fact, that the entry of this hash says so much. So nothing in these files is ever wrong or has to be
taken back, and one that is missing or damaged is only not known: then its paper keeps the entry. Once there are more
than MOST files, one is made of all, without the entries that no paper has any more.
"""

import gzip
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any
from zlib import error as ZlibError

from paperlog.digest_hash import digest
from paperlog.entries import Entry, Located
from paperlog.errors import UnreadableError
from paperlog.files import remove_all, replace_all
from paperlog.model import Related

MOST = 50
# Of a file from somebody else no more than this is read.
_MAX_BYTES = 1_000_000_000
_LISTS = ("authors", "categories", "tags", "links")
_DAMAGE = (OSError, EOFError, ZlibError, ValueError, TypeError, LookupError)


class EntryArchive:
    """The entries that a store's papers have taken in, as far as they are kept. Who writes holds the store's lock."""

    def __init__(self, root: Path) -> None:
        """Of the store below a folder; nothing need be there."""
        self._home = root / ".paperlog"
        self._folder = self._home / "entries"

    @contextmanager
    def keeping(self, entries: Iterable[Located]) -> Iterator[None]:
        """Keeps entries, but those of records, meanwhile; what the disk refuses is not kept."""
        lines = [_line(each) for each in entries if each.record is None]
        if not lines:
            yield
            return
        # Its time goes into compressing and waiting for the disk.
        thread = Thread(target=self._write, args=[lines])
        thread.start()
        try:
            yield
        finally:
            thread.join()

    def unite(self, is_known: Callable[[str], bool]) -> None:
        """Makes one file of all, once they are many; `is_known`: whether a paper has an entry of this hash."""
        if len(old := self._files()) > MOST:
            lines = [line for line in _lines(old) if is_known(_digest_of(line))]
            with suppress(UnreadableError):
                if self._write(lines):
                    remove_all(path for path in old if path != self._path(lines))

    def find(self, digests: Collection[str]) -> dict[str, Located]:
        """What the entries of these hashes said, as far as it is kept; without their format, file and line."""
        found: dict[str, Located] = {}
        for line in _lines(self._files()):
            if (own := _digest_of(line)) in digests and own not in found and (told := _read(line)):
                found[own] = told
                if len(found) == len(digests):
                    break
        return found

    def _write(self, lines: Sequence[bytes]) -> bool:
        """Writes a file of these lines; whether the disk took it."""
        try:
            # Fast, as whoever imports waits for it.
            replace_all([(self._path(lines), gzip.compress(b"".join(lines), 1, mtime=0))])
        except UnreadableError:
            return False
        return True

    def _path(self, lines: Sequence[bytes]) -> Path:
        """The file of these lines, named after them."""
        return self._folder / f"{sha256(b''.join(lines)).hexdigest()[:16]}.gz"

    def _files(self) -> list[Path]:
        if any(map(os.path.islink, (self._home, self._folder))):  # it may lead out of the store
            return []
        with suppress(OSError):
            return [self._folder / name for name in sorted(os.listdir(self._folder)) if name.endswith(".gz")]
        return []


def _line(located: Located) -> bytes:
    told = {
        name: value
        for name, value in zip(Entry._fields, located.entry, strict=True)
        if value not in (None, ()) and value is not False
    }
    text = json.dumps([located.digest, located.is_named, told], ensure_ascii=False)
    return f"{text}\n".encode("utf-8", "surrogatepass")


def _digest_of(line: bytes) -> str:
    """The hash with which a line begins."""
    return line[2:18].decode("ascii", "replace")


def _lines(files: Iterable[Path]) -> Iterator[bytes]:
    """The lines of these files, as far as each can be read."""
    for path in files:
        with suppress(*_DAMAGE):
            if path.is_symlink() or not path.is_file():
                continue
            left = _MAX_BYTES
            with gzip.open(path) as file:
                while left > 0 and (line := file.readline(left)):
                    left -= len(line)
                    yield line


def _read(line: bytes) -> Located | None:
    """The entry of a line; None where that says anything else than the entry of its hash."""
    with suppress(*_DAMAGE):
        own, is_named, told = json.loads(line.decode("utf-8", "surrogatepass"))
        entry = Entry(**{name: _value(name, value) for name, value in told.items()})
        if digest(entry, is_named=is_named) == own:
            return Located(entry, "", "", 0, own, is_named)
    return None


def _value(name: str, value: Any) -> Any:
    if name == "related":
        return tuple(Related(*item) for item in value)
    return tuple(value) if name in _LISTS else value
