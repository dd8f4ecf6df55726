"""Digest files found, read and identified: the edge between the disk and the pure readers."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from paperlog.digest_hash import digest
from paperlog.digests import decode, read
from paperlog.errors import UnreadableError
from paperlog.model import Located, Problem
from paperlog.text import clean

STDIN = "-"
SUFFIXES = (".txt", ".text", ".md")
MAX_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file held: its format (None where none claims it), its entries and its problems.

    Among the entries may be those of papers that the file's own papers only name (`Located.is_named`).
    """

    file: str
    format: str | None = None
    entries: tuple[Located, ...] = ()
    problems: tuple[Problem, ...] = ()


def digest_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves; below a folder every *.txt, *.text and *.md, sorted, hidden ones left out.

    Each file once, however often it is named.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _below(path) if path.is_dir() else [path]:
            real = file if str(file) == STDIN else file.resolve()
            if real not in seen:
                seen.add(real)
                yield file


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and not _is_endless(path):
                yield path


def _is_endless(path: Path) -> bool:
    """Whether reading could wait for ever or never end: a pipe or a device (or a link to one) among files."""
    return path.exists() and not path.is_file()


def read_file(path: Path, format: str | None = None) -> FileReading:
    """The entries of a file (`-`: standard input). What cannot be read is a problem, never an exception."""
    # A file's name may hold anything, but what is kept of it is one line of UTF-8.
    file = clean(os.fsencode(path).decode("utf-8", "backslashreplace")).replace("\n", " ")
    try:
        name, reading = read(decode(_data(path)), format)
    except UnreadableError as error:
        return FileReading(file, problems=(Problem(file, 0, str(error)),))
    entries = tuple(Located(entry, name, file, line, digest(entry)) for line, entry in reading.entries)
    problems = [Problem(file, line, message) for line, message in reading.problems]
    if not entries and not problems:
        problems = [
            Problem(file, 0, f"a digest of the format {name}, but no paper is in it", "save the page again")
        ]
    return FileReading(file, name, entries, tuple(problems))


def _data(path: Path) -> bytes:
    """The bytes of a file, or of a pipe (`<(…)` in a shell); no more than is needed to see that it is too long."""
    try:
        if str(path) == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror}); check the path") from error
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 1_000_000} MB; split it")
    return data
