"""What the store's files look like from outside: enough to see every change without opening one."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

# A change within the clock's granularity of a look can leave every time as it was. The kernel's clock
# moves in steps of up to 10 ms (CONFIG_HZ=100), those of some network and FAT file systems of 2 s.
RACY_NS = 50_000_000
COARSE_RACY_NS = 2_000_000_000

Stat = tuple[str, int, int, int, int]  # name, size, mtime_ns, ctime_ns, inode


@dataclass(frozen=True, slots=True)
class Shard:
    """One folder of papers: what each file looks like, and a hash of all that."""

    name: str
    files: tuple[Stat, ...]
    digest: bytes


def scan(papers: Path) -> Iterator[Shard]:
    """Every folder that can hold papers, the top one (named "") included; symbolic links are followed."""
    folders = [""]
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(papers) as entries:
        folders += [entry.name for entry in entries if not entry.name.startswith(".") and entry.is_dir()]
    for name in folders:
        files = tuple(sorted(_files(os.path.join(papers, name))))
        yield Shard(name, files, blake2b(repr(files).encode(), digest_size=16).digest())


def _files(folder: str) -> Iterator[Stat]:
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".yaml") and not entry.name.startswith("."):
                with suppress(FileNotFoundError):
                    stat = entry.stat()
                    yield entry.name, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def is_racy(stat: Stat, looked_at: int) -> bool:
    """Whether a file changed so shortly before a look (ns since 1970) that a later change may not show."""
    granularity = COARSE_RACY_NS if stat[2] % 1_000_000_000 == 0 and stat[3] % 1_000_000_000 == 0 else RACY_NS
    return max(stat[2], stat[3]) > looked_at - granularity
