"""Digest files found, read and identified: the edge between the disk and the pure readers."""

import os
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from paperlog.citekey import is_key
from paperlog.digest_hash import digest, record_digest
from paperlog.digests import decode, read
from paperlog.digests.own import OWN
from paperlog.entries import Entry, Located, Problem, Reading, Record, entry_of
from paperlog.errors import UnclaimedError, UnreadableError
from paperlog.forked import in_order
from paperlog.paths import file_of, key_of
from paperlog.patterns import compile_all
from paperlog.provenance import year_of
from paperlog.reading import unread
from paperlog.text import visible

STDIN = "-"
DIGESTS = (".txt", ".text", ".md")
# Of papers, but also of anything else: below a folder, what no format claims is left alone.
DATA = (".bib", ".json", ".jsonl", ".yaml", ".yml")
SUFFIXES = (*DIGESTS, *DATA)
# Where a file's name can be the key of the paper in it.
_OF_STORES = (".yaml", ".yml")
MAX_BYTES = 100_000_000
_MUCH = 2_000_000
# Of an entry: what its paper's file can hold, in whatever letters, also when other entries join it.
MAX_CHARACTERS, MAX_ITEMS = 1_000_000, 10_000


class FileReading(NamedTuple):
    """What one file held: its format (None where none claims it), its entries and its problems.

    Among the entries may be those of papers that the file's own papers only name (`Located.is_named`).
    `notices` are told, but nothing went wrong.
    `is_alien`: it was found below a folder and is of no format, as many files of data are; no problem.
    """

    file: str
    format: str | None = None
    entries: tuple[Located, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_alien: bool = False
    notices: tuple[Problem, ...] = ()


def digest_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves; below a folder those with one of SUFFIXES, sorted, hidden ones left out.

    A folder that cannot be listed is among them, as reading it tells why. Each file once, however often it is named.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _below(path) if path.is_dir() else [path]:
            real = file if str(file) == STDIN else Path(os.path.realpath(file))
            if real not in seen:
                seen.add(real)
                yield file


def _below(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=lambda error: closed.append(_of(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and not _is_endless(path):
                yield path
    yield from closed


def _of(error: OSError) -> Path:
    return Path(os.fsdecode(error.filename))


def _is_endless(path: Path) -> bool:
    """Whether reading could wait for ever or never end: a pipe or a device (or a link to one) among files."""
    return path.exists() and not path.is_file()


def read_files(
    files: Sequence[Path], format: str | None, named: Container[Path], *, is_long: bool
) -> Iterator[FileReading]:
    """What each file held, as `read_file` reads it; `named` are those that the user named.

    `is_long`: whether all cores should read (`is_much`).
    """

    def read_one(file: Path) -> FileReading:
        return read_file(file, format, is_named=file in named)

    if is_long:
        compile_all("paperlog.digests")
    return in_order(read_one, files, at_a_time=1, is_long=is_long)


def is_much(files: Sequence[Path]) -> bool:
    """Whether there is so much to read that all cores should; standard input can be read once only."""
    if STDIN in map(str, files):
        return False
    return sum(file.stat().st_size for file in files if file.is_file()) > _MUCH


def read_file(path: Path, format: str | None = None, *, is_named: bool = True) -> FileReading:
    """The entries of a file (`-`: standard input). What cannot be read is a problem, never an exception.

    `is_named`: the user named this file, and not only a folder above it.
    """
    # A file's name may hold anything, but what is kept of it is one line of UTF-8.
    file = visible(os.fsencode(path).decode("utf-8", "backslashreplace"))
    try:
        name, reading = read(decode(_data(path)), format or (OWN.name if _is_in_a_store(path) else None))
    except UnclaimedError as error:
        if not is_named and path.suffix.lower() in DATA:
            return FileReading(file, is_alien=True)
        return FileReading(file, problems=(Problem(file, 0, str(error)),))
    except UnreadableError as error:
        return FileReading(file, problems=(Problem(file, error.line, str(error)),))
    entries = [Located(entry, name, file, line, digest(entry)) for line, entry in reading.entries]
    entries += _records(path, file, name, reading)
    problems = [Problem(file, line, message) for line, message in reading.problems]
    entries, too_large = _parted(entries)
    problems += [Problem(file, line, message, "correct the page") for line, message in too_large]
    if not entries and not problems:
        what, advice = f"of the format {name}, but no paper is in it", "save it again"
        problems = [Problem(file, 0, what, advice)]
    notices = tuple(Problem(file, line, message) for line, message in reading.notices)
    return FileReading(file, name, tuple(entries), tuple(problems), notices=notices)


def _parted(entries: Iterable[Located]) -> tuple[list[Located], list[tuple[int, str]]]:
    """The entries that can be papers' files, and of those that cannot the line and what is too much."""
    fitting: list[Located] = []
    too_large: list[tuple[int, str]] = []
    for each in entries:
        if excess := _excess(each.entry):
            too_large.append((each.line, excess))
        else:
            fitting.append(each)
    return fitting, too_large


def _excess(entry: Entry) -> str:
    """What an entry has too much of for a file that is to be read again (store.MAX_BYTES); "" where nothing."""
    values = [*entry]
    texts = [value for value in values if isinstance(value, str)]
    items = [item for value in values if isinstance(value, tuple) for item in value]
    length = sum(map(len, texts)) + sum(len(item if isinstance(item, str) else repr(item)) for item in items)
    if length > MAX_CHARACTERS:
        return f"an entry of {length} characters; no paper has more than {MAX_CHARACTERS}"
    if len(items) > MAX_ITEMS:
        return f"an entry of {len(items)} names, tags and the like; no paper has more than {MAX_ITEMS}"
    return ""


def _is_in_a_store(path: Path) -> bool:
    """Whether a file stands where a store has one: `papers/2305/2305.18290.yaml`."""
    key = key_of(path.stem)
    place = path.absolute()
    return is_key(key) and place.parts[-3:] == ("papers", *file_of(key).split("/"))


def _records(path: Path, file: str, format: str, reading: Reading) -> Iterator[Located]:
    for line, found in reading.records:
        record = found._replace(origin=file)
        entry = entry_of(record.paper)
        if record.is_by_hand:
            is_list = not _is_in_a_store(path)
            record, entry = record._replace(is_whole=not is_list, is_by_hand=is_list), _without_keys(entry)
        # Of all that it says, but for a key that is no more than its file's name.
        told = _digest(entry, record)
        if not record.is_whole:
            entry = entry._replace(year=year_of(entry))  # as its paper will have it
        if format == OWN.name and not found.paper.key and len(reading.records) == 1:
            record = _of_a_store(path, record)
        yield Located(entry, format, file, line, told, record=record)


def _without_keys(entry: Entry) -> Entry:
    """An entry whose related papers are found by their titles, as those of all entries are."""
    return entry._replace(related=tuple(item._replace(key=None) for item in entry.related))


def _digest(entry: Entry, record: Record) -> str:
    if record.is_whole:
        return ""
    if not record.is_by_hand:
        return digest(entry)
    from paperlog.joinrecords import own_of

    return record_digest(entry, record, own_of(record))


def _of_a_store(path: Path, record: Record) -> Record:
    """A record that is one file: its key is the file's name, and its store the folder above the file's own."""
    key = key_of(path.stem)
    if path.suffix.lower() not in _OF_STORES or not is_key(key):
        return record
    return record._replace(paper=record.paper.with_(key=key), origin=str(path.absolute().parent.parent))


def _data(path: Path) -> bytes:
    """The bytes of a file, or of a pipe (`<(…)` in a shell); no more than is needed to see that it is too long."""
    try:
        if str(path) == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(unread(error)) from error
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 1_000_000} MB; split it")
    return data
