"""Links inside a store to what stands there as well: one file that is seen in two places is no second file."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath


def linked(papers: Path) -> dict[Path, Path]:
    """Links to a folder of papers or to a paper's file that is itself below `papers`, each with what it leads to."""
    home = os.path.realpath(papers)
    return {link: papers / place for link in _links(papers) if (place := _place(link, home)) is not None}


def _links(papers: Path) -> Iterator[Path]:
    for folder in [papers, *_folders(papers)]:
        for entry in _entries(folder):
            if entry.is_symlink() and (entry.name.endswith(".yaml") or folder == papers):
                yield Path(entry.path)


def _folders(papers: Path) -> list[Path]:
    return [Path(entry.path) for entry in _entries(papers) if entry.is_dir(follow_symlinks=False)]


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    with suppress(OSError), os.scandir(folder) as entries:
        return [entry for entry in entries if not entry.name.startswith(".")]
    return []


def _place(link: Path, home: str) -> PurePath | None:
    """Where what a link leads to stands below `home`; None where no paper is looked for there."""
    target = PurePath(os.path.realpath(link))
    if not target.is_relative_to(home):
        return None
    place = target.relative_to(home)
    is_hidden = any(part.startswith(".") for part in place.parts)
    if is_hidden or not (_is_folder(link, place) or _is_file(link, place)):
        return None
    return place


def _is_folder(link: Path, place: PurePath) -> bool:
    return len(place.parts) <= 1 and link.is_dir()


def _is_file(link: Path, place: PurePath) -> bool:
    return len(place.parts) <= 2 and place.suffix == ".yaml" and link.is_file()
