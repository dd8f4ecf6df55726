"""What the store's files look like from outside: enough to see every change without opening one."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar
from zlib import crc32

from paperlog.paths import is_shard

# A change within the clock's granularity of a look can leave every time as it was. The kernel's clock
# moves in steps of up to 10 ms (CONFIG_HZ=100), that of some network and FAT file systems of 2 s.
RACY_NS = 50_000_000
COARSE_RACY_NS = 2_000_000_000
_SECOND_NS = 1_000_000_000
_64_BITS = (1 << 64) - 1
# What SQLite has no whole numbers for: times behind the year 2262, inodes that a file system makes of hashes.
_TOO_LARGE = 1 << 63
_WITHIN = 9_000_000_000 * _SECOND_NS  # whole seconds stay whole
# A look that takes longer than some 20,000 files do is shared by all cores, so many folders at a time.
_ALONE_SECONDS = 0.06
_TOGETHER = 8

# The name under which a folder that cannot be listed, or a file in its place, stands among files.
UNLISTED = "."

Stat = tuple[str, int, int, int, int]  # name, size, mtime_ns, ctime_ns, inode
T = TypeVar("T")


class Shard(NamedTuple):
    """One folder of papers: what each file looks like, and one number that stands for all that."""

    name: str
    files: list[Stat]
    digest: str


class Changes(NamedTuple):
    """What differs between the store and the index: folders that went, and folders as they now look.

    `looked_at` is the time before the look, in ns since 1970.
    """

    gone: tuple[str, ...]
    shards: tuple[Shard, ...]
    looked_at: int

    @property
    def is_any(self) -> bool:
        """Whether there is anything to take in."""
        return bool(self.gone or self.shards)


def compare(papers: Path, known: Mapping[str, str], looked_at: int) -> Changes:
    """Looks at every file below a folder; `known` are the folders' digests at the last look."""

    def look(name: str) -> Shard:
        shard = _shard(papers, name)
        # What has not changed need not be handed from one process to another, nor be kept.
        is_known = known.get(shard.name) == shard.digest
        return shard._replace(files=[] if is_known else [*map(_storable, shard.files)])

    shards = [shard for shard in _each(papers, look) if shard.files or shard.name in known]
    changed = tuple(shard for shard in shards if known.get(shard.name) != shard.digest)
    return Changes(tuple(known.keys() - {shard.name for shard in shards}), changed, looked_at)


def scan(papers: Path) -> Iterator[Shard]:
    """Every folder that can hold papers, the top one (named "") included; symbolic links are followed."""
    return _each(papers, lambda name: _shard(papers, name))


def digests(papers: Path) -> dict[str, str]:
    """The digests of all folders in which there are papers."""
    looked = _each(papers, lambda name: _shard(papers, name)._replace(files=[]))
    return {shard.name: shard.digest for shard in looked if shard.digest != _digest([])}


def _each(papers: Path, look: Callable[[str], T]) -> Iterator[T]:
    """A look at each folder of papers, by its name."""
    names = [""]
    try:
        with os.scandir(papers) as entries:
            names += [entry.name for entry in entries if _is_shard(entry)]
    except NotADirectoryError:  # opening.py tells of it
        return
    except OSError:
        pass
    until = time.monotonic() + _ALONE_SECONDS
    for at, name in enumerate(names):
        if time.monotonic() > until:
            from paperlog.forked import in_order

            yield from in_order(look, names[at:], at_a_time=_TOGETHER, is_long=True)
            return
        yield look(name)


def _is_shard(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a folder of papers, or stands in the place of one."""
    return not entry.name.startswith(".") and (entry.is_dir() or is_shard(entry.name))


def _shard(papers: Path, name: str) -> Shard:
    files = _files(os.path.join(papers, name))
    return Shard(kept(name), files, _digest(files))


def _files(folder: str) -> list[Stat]:
    try:
        return _stats(folder)
    except FileNotFoundError:
        return []
    except OSError as error:  # it stands for its files, which nobody can see
        return [(UNLISTED, error.errno or 0, 0, 0, 0)]


def _stats(folder: str) -> list[Stat]:
    found: list[Stat] = []
    with _listed(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.endswith(".yaml") and not name.startswith("."):
                try:
                    stat = entry.stat()
                except OSError as error:
                    # A link to nowhere is a file that cannot be read; any other that is not found is gone by now.
                    if entry.is_symlink() or not isinstance(error, FileNotFoundError):
                        found.append((kept(name), 0, 0, 0, entry.inode()))
                    continue
                found.append((kept(name), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
    return found


@contextmanager
def _listed(folder: str) -> Iterator[Iterator["os.DirEntry[str]"]]:
    """What is in a folder, by its handle: the system then does not walk the path anew for each file."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(handle) as entries:
            yield entries
    finally:
        os.close(handle)


def unlisted(papers: Path) -> list[tuple[str, int]]:
    """The folders of papers that cannot be listed, sorted, each with its errno; "" is the top one."""
    found = (shard for shard in scan(papers) if shard.files and shard.files[0][0] == UNLISTED)
    return sorted((shard.name, shard.files[0][1]) for shard in found)


def kept(name: str) -> str:
    """A name as text that can be kept: where it is not UTF-8, with its bytes written out."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def _digest(files: list[Stat]) -> str:
    """A number that changes when a file comes, goes or changes, in whatever order the system names them.

    The hash of a tuple of whole numbers is the same in every process of one Python (only texts are salted).
    """
    total = 0
    for name, size, mtime, ctime, inode in files:
        total += hash((crc32(name.encode()), size, mtime, ctime, inode))
    return f"{len(files)}:{total & _64_BITS:x}"


def stat_of(path: Path) -> Stat | None:
    """What one file looks like, as `compare` has it; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return _storable((kept(path.name), found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino))


def _storable(stat: Stat) -> Stat:
    """The same, each number within what SQLite can keep; a size always is."""
    if -_TOO_LARGE <= stat[2] < _TOO_LARGE and -_TOO_LARGE <= stat[3] < _TOO_LARGE and stat[4] < _TOO_LARGE:
        return stat  # as all but a few are
    name, size, *numbers = stat
    mtime, ctime, inode = (n if -_TOO_LARGE <= n < _TOO_LARGE else n % _WITHIN for n in numbers)
    return name, size, mtime, ctime, inode


def is_racy(stat: Stat, looked_at: int) -> bool:
    """Whether a file changed so shortly before a look (ns since 1970) that a later change may not show."""
    is_coarse = stat[2] % _SECOND_NS == 0 and stat[3] % _SECOND_NS == 0
    return max(stat[2], stat[3]) > looked_at - (COARSE_RACY_NS if is_coarse else RACY_NS)
