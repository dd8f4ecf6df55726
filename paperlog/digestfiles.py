"""The files of an import found. Apart from ingest.py, as they are found before the readers are loaded."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

STDIN = "-"
DIGESTS = (".txt", ".text", ".md")
# Of papers, but also of anything else: below a folder, what no format claims is left alone.
DATA = (".bib", ".json", ".jsonl", ".yaml", ".yml")
SUFFIXES = (*DIGESTS, *DATA)


def digest_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves; below a folder those with one of SUFFIXES, sorted, hidden ones left out.

    Each file once, however often it is named.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _below(path) if path.is_dir() else [path]:
            real = file if str(file) == STDIN else Path(os.path.realpath(file))
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
