"""What entries said, kept as they came: so that an entry can be taken from its paper again (parting.py).

`.paperlog/entries/*.gz` in the store: one or more files for each import, of one JSON array a line, `[digest, is_named,
fields]`. A line tells a fact, that the entry of this hash says so much. So nothing in these files is ever wrong or has
to be taken back, and one that is missing or damaged is only not known: then its paper keeps the entry. Once there are
more than MOST small files, they are made one, without the entries that no paper has any more.
"""

import gzip
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any
from zlib import error as ZlibError

from paperlog.digest_hash import digest, said
from paperlog.entries import Entry, Located
from paperlog.errors import UnreadableError
from paperlog.files import remove_all, replace_all
from paperlog.model import Related

MOST, _SMALL = 50, 1_000_000
# So many entries are in a file at most, and so many bytes, but for the last entry.
_AT_ONCE, _MUCH = 5_000, 15_000_000
# Of a file from somebody else no more than this is read: a little gzip can hold very much.
_MAX_BYTES = 40_000_000
_NAME = re.compile(r"[0-9a-f]{16}\.gz")
_LISTS = ("authors", "categories", "tags", "links")
_DAMAGE = (OSError, EOFError, ZlibError, ValueError, TypeError, LookupError, RecursionError)


class EntryArchive:
    """The entries that a store's papers have taken in, as far as they are kept. Who writes holds the store's lock."""

    def __init__(self, root: Path) -> None:
        """Of the store below a folder; nothing need be there."""
        self._home = root / ".paperlog"
        self._folder = self._home / "entries"

    @contextmanager
    def keeping(self, entries: Iterable[Located]) -> Iterator[None]:
        """Keeps entries, but those of records, meanwhile; what the disk refuses is not kept."""
        new = [each for each in entries if each.record is None]
        if not new:
            yield
            return
        # Its time goes into compressing and waiting for the disk.
        thread = Thread(target=self._write, args=[map(_line, new)])
        thread.start()
        try:
            yield
        finally:
            thread.join()

    def unite(self, is_known: Callable[[str], bool]) -> None:
        """Makes the small files one, once they are many; `is_known`: whether a paper has an entry of this hash."""
        small = [path for path in self._files() if os.path.getsize(path) < _SMALL]
        if len(small) <= MOST:
            return
        read: list[Path] = []

        def lines() -> Iterator[bytes]:
            for path in small:
                if own := _lines(path):  # what is damaged may be mended
                    read.append(path)
                    yield from (line for line in own if is_known(_digest_of(line)))

        written = self._write(lines())
        if written is not None:
            with suppress(UnreadableError):
                remove_all(path for path in read if path not in written)

    def find(self, digests: Collection[str]) -> dict[str, Located]:
        """What the entries of these hashes said, as far as it is kept; without their format, file and line."""
        found: dict[str, Located] = {}
        wanted = {each.encode("ascii", "replace") for each in digests}
        for path in self._files():
            for line in _lines(path):
                if line[_HASH] in wanted and (told := _read(line)):
                    found[told.digest] = told
            if len(found) == len(digests):
                break
        return found

    def _write(self, lines: Iterable[bytes]) -> list[Path] | None:
        """Writes these lines, and gives the files in which they are; None where the disk does not take them."""
        if self._is_elsewhere():
            return None
        try:
            return [self._write_one(some) for some in _parts(lines)]
        except UnreadableError:
            return None

    def _write_one(self, lines: Sequence[bytes]) -> Path:
        data = b"".join(lines)
        path = self._folder / f"{sha256(data).hexdigest()[:16]}.gz"
        # Fast, as whoever imports waits for it.
        replace_all([(path, gzip.compress(data, 1, mtime=0))])
        return path

    def _files(self) -> list[Path]:
        """The files; none where a link leads to them."""
        if self._is_elsewhere():
            return []
        with suppress(OSError):
            paths = (
                self._folder / name for name in sorted(filter(_NAME.fullmatch, os.listdir(self._folder)))
            )
            return [path for path in paths if path.is_file() and not path.is_symlink()]
        return []

    def _is_elsewhere(self) -> bool:
        """Whether a link leads to the folder, maybe out of the store."""
        return any(map(os.path.islink, (self._home, self._folder)))


def _parts(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The lines in parts that are not too large."""
    some: list[bytes] = []
    size = 0
    for line in lines:
        some.append(line)
        size += len(line)
        if len(some) == _AT_ONCE or size > _MUCH:
            yield some
            some, size = [], 0
    if some:
        yield some


# Where in a line the hash stands.
_HASH = slice(2, 18)


def _line(located: Located) -> bytes:
    text = json.dumps([located.digest, located.is_named, dict(said(located.entry))], ensure_ascii=False)
    return f"{text}\n".encode("utf-8", "surrogatepass")


def _digest_of(line: bytes) -> str:
    return line[_HASH].decode("ascii", "replace")


def _lines(path: Path) -> list[bytes]:
    """The lines of a file; none where it is damaged."""
    with suppress(*_DAMAGE), gzip.open(path) as file:
        return file.read(_MAX_BYTES).splitlines(keepends=True)
    return []


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
