"""A change of the store: what it did to each file, packed into bytes, and the way back from it.

A change's bytes are gzip (RFC 1952) of
    a line of JSON   when, command, and the keys of the papers that were created, updated and removed
    a line of JSON   of each file: key, length of the bytes before (null: there was none), hash of those after
    the bytes before, one file behind the other.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from io import BufferedIOBase
from os import fsencode
from typing import TYPE_CHECKING, Any, NamedTuple

from paperlog.paths import file_of, is_inside

if TYPE_CHECKING:
    from paperlog.halves import Find, Held, Read

_KINDS = ("created", "updated", "removed")
# The fastest level packs YAML well enough: an import is not to wait for a better one.
_LEVEL = 1
_GZIP_BITS = 31
# Bytes: what is told of a million files, and a paper's file (store.MAX_BYTES).
_MOST_OF_A_LINE, _MOST_OF_A_FILE = 100_000_000, 10_000_000


class Recorded(NamedTuple):
    """A change as it is told: `when` is ISO 8601 in UTC; the keys are in the order in which they were written."""

    number: int
    when: str
    command: str
    created: tuple[str, ...]
    updated: tuple[str, ...]
    removed: tuple[str, ...]


class Touched(NamedTuple):
    """What a change did to the file of a key: its bytes before, the hash of those after (None: no file)."""

    key: str
    before: bytes | None
    after: str | None

    def was(self, now: bytes | None) -> bytes | None:
        """The file's bytes before the change, given those of now; where somebody edited it since, those of now."""
        return self.before if file_hash(now) == self.after else now


class WayBack(NamedTuple):
    """What takes a change back: the bytes that files get (None: the file goes).

    The files of the keys in `edited` are neither as they were before the change nor as it left them: somebody
    edited them since, so they are left alone. `held`: what is not put back for that; `tied`: the files that are left
    as they are for that, each with the one for which they are.
    """

    change: Recorded
    contents: dict[str, bytes | None]
    edited: tuple[str, ...]
    held: "tuple[Held, ...]" = ()
    tied: tuple[tuple[str, str], ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether something of the change is not taken back, as files were edited since."""
        return bool(self.edited or self.held)

    @property
    def is_blocked(self) -> bool:
        """Whether nothing of the change can be taken back, as all of its files were edited since."""
        return not self.contents and self.is_partial


def way_back(change: Recorded, files: Iterable[Touched], read: "Read", find: "Find | None" = None) -> WayBack:
    """How to take a change back, also one that was cut short; `read` gives a file's bytes of now (None: no file).

    `find`: the keys of the papers that are found under a name, where that is known.
    """
    from paperlog.entryties import tied
    from paperlog.halves import halves

    contents: dict[str, bytes | None] = {}
    edited: dict[str, bytes | None] = {}
    removed: dict[str, bytes] = {}
    for key, before, after in files:
        now = read(key)
        if now == before:
            continue
        if before is not None and after is None:
            removed[key] = before
        if file_hash(now) == after:
            contents[key] = before
        else:
            edited[key] = before
    held = halves(contents, edited, removed, read, find or (lambda _: ()))
    for name in {name for each in held for name in each[:2]}:
        contents.pop(name, None)
    ties = tied(contents, edited, read)
    for name in ties:
        del contents[name]
    return WayBack(change, contents, tuple(edited), tuple(held), tuple(ties.items()))


def file_hash(data: bytes | None) -> str | None:
    """What a file's bytes are told by; None where there is no file."""
    return None if data is None else blake2b(data, digest_size=16).hexdigest()


class Record:
    """A change while it is made: what it does to each file is added, then it is written."""

    def __init__(self, command: str, when: str, put: Callable[[bytes], None]) -> None:
        """`command` is the command line, `when` ISO 8601 in UTC, `put` takes the change's bytes."""
        from zlib import compressobj

        self._told: dict[str, Any] = {"when": when, "command": command}
        self._told |= {kind: [] for kind in _KINDS}
        self._files: list[tuple[str, int | None, str | None]] = []
        self._packer = compressobj(_LEVEL, wbits=_GZIP_BITS)
        self._packed: list[bytes] = []
        self._put = put

    def add(self, key: str, before: bytes | None, after: bytes | None) -> None:
        """One file: its bytes before and after, None where there is none."""
        kind = "created" if before is None else "removed" if after is None else "updated"
        self._told[kind].append(key)
        self._files.append((key, None if before is None else len(before), file_hash(after)))
        if before:
            self._packed.append(self._packer.compress(before))

    def hashes(self) -> dict[str, str | None]:
        """The hash that each file has after the change, by key; None where it is gone."""
        return {key: after for key, _, after in self._files}

    def write(self) -> None:
        """Puts the change where it is kept; nothing where it touches no file."""
        from gzip import compress

        if self._files:
            head = f"{json.dumps(self._told)}\n{json.dumps(self._files)}\n".encode()
            self._put(b"".join([compress(head, _LEVEL), *self._packed, self._packer.flush()]))


def read_change(number: int, file: BufferedIOBase) -> Recorded:
    """A change as it is told, from its bytes unpacked; raises ValueError, TypeError or LookupError for any others."""
    told: dict[str, Any] = json.loads(_line(file))
    keys = {kind: tuple(map(str, told[kind])) for kind in _KINDS}
    return Recorded(number, str(told["when"]), str(told["command"]), **keys)


def _line(file: BufferedIOBase) -> bytes:
    """A line of JSON; raises ValueError for a longer one than any change has: a little gzip can hold very much."""
    line = file.readline(_MOST_OF_A_LINE + 1)
    if len(line) > _MOST_OF_A_LINE:
        raise ValueError("a line too long")
    return line


def read_files(file: BufferedIOBase) -> Iterator[Touched]:
    """What a change did to each file, from its bytes unpacked; raises as `read_change`."""
    _line(file)
    for key, length, after in json.loads(_line(file)):
        # A store can come from somebody else: what it says must not lead out of it. Else a place may be any that a
        # file has had: also one of control characters, or of bytes that are no UTF-8 (half characters in JSON).
        if not isinstance(key, str) or not key or not is_inside(file_of(key)):
            raise ValueError(f"{key!r} cannot be a key")
        fsencode(key)  # raises UnicodeEncodeError, a ValueError, for what no name of a file can hold
        if length is not None and not 0 <= length <= _MOST_OF_A_FILE:
            raise ValueError("longer than any paper")
        before = None if length is None else file.read(length)
        if before is not None and len(before) != length:
            raise ValueError("cut short")
        yield Touched(key, before, after)
    if file.read(1):  # the end is also where a damaged gzip shows
        raise ValueError("longer than it says")
