"""The store looked at as a whole by the checks: every file is read anew, whatever the index says of it."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from paperlog.checks.base import LISTED, Brief, Check, File, Finding, Named, Overview, Settings
from paperlog.checks.records import unknown_fields
from paperlog.checks.related import keys_in
from paperlog.citekey import is_file_key
from paperlog.codec import from_yaml
from paperlog.errors import UnreadableError
from paperlog.index import Index
from paperlog.indexcheck import has_rest, is_as_now
from paperlog.indexpairs import near_pairs
from paperlog.indexscan import unlisted
from paperlog.library import Library
from paperlog.linked import linked
from paperlog.looks import Looks, facts_of
from paperlog.model import Paper
from paperlog.paths import index_path, key_of
from paperlog.reading import is_there, refuse_leading_out, why_closed
from paperlog.store import Store
from paperlog.strays import leading_out, leftovers, strays
from paperlog.yamltext import Document, load


class Checkup(NamedTuple):
    """What the checks find, by file and then in the order of the checks; how many files there are."""

    findings: list[Finding]
    files: int


def checkup(library: Library, checks: Sequence[Check], settings: Settings) -> Checkup:
    """Looks at all files and at the index."""
    index = library.index
    links = linked(library.store.papers)
    files = _files(library.store, links)
    found: list[Finding] = []
    papers: list[Brief] = []
    unindexed: list[str] = []
    fixed: dict[str, str] = {}
    takes_files = cache(_takes_files)
    for file in (read_one(library.store, path, key) for key, path in files):
        found += (
            _named(check, each) for check in checks if check.of_file for each in check.of_file(file, settings)
        )
        if os.path.islink(file.path):
            fixed[file.place] = ""
        elif not takes_files(Path(file.path).parent):
            fixed[file.place] = "; first make its folder writable"
        if file.paper and file.document:
            papers.append(_brief(file, file.paper, file.document))
            if file.path == str(library.store.path(file.key)) and not _is_indexed(index, file.paper):
                unindexed.append(file.key)
    overview = _overview(library, checks, papers, unindexed, links)
    found += (
        _named(check, each)
        for check in checks
        if check.of_store
        for each in check.of_store(overview, settings)
    )
    order = {check.name: number for number, check in enumerate(checks)}
    found = [_without_mends(each, fixed) for each in found]
    found = sorted(found, key=lambda each: (each.file, each.line, order[each.check], each.message))
    return Checkup(found, len(files))


def _without_mends(finding: Finding, fixed: Mapping[str, str]) -> Finding:
    """The same, told alone where it is about a file that stays as it is, by its place, with what to do about that.

    What is written in the place of a link is a file, which undo cannot mend.
    """
    places = [getattr(each, "place", "") for each in finding.mends]
    kept = tuple(each for each, place in zip(finding.mends, places, strict=True) if place not in fixed)
    if len(kept) == len(places):
        return finding
    more = next(fixed[place] for place in places if place in fixed)
    return replace(finding, mends=kept, advice=f"{finding.advice}{more}")


def _named(check: Check, finding: Finding) -> Finding:
    return replace(finding, check=check.name)


def _files(store: Store, links: Mapping[Path, Path]) -> list[tuple[str, Path]]:
    """Every key and file of a store, by key; one that links show in other places too, only in its own."""
    return [each for each in store.files() if each[1] not in links and each[1].parent not in links]


def read_one(store: Store, path: Path, key: str | None = None) -> File:
    """A file of the store, whether or not it can be read as a paper."""
    key = key or key_of(path.stem)
    text, document, can_move = "", None, _can_move(store, path, key)
    try:
        text = store.text(path)
        document = load(text)
        paper = from_yaml(key, document)
    except UnreadableError as error:
        return File(
            key, _place(store, path), str(path), text, None, None, _problem(str(error), path), can_move
        )
    return File(key, _place(store, path), str(path), text, paper, document, None, can_move)


def _can_move(store: Store, path: Path, key: str) -> bool:
    place = store.path(key)
    if path == place or is_there(place) or any(map(os.path.islink, (path, path.parent, place.parent))):
        return False
    if not (_takes_files(path.parent) and _takes_files(place.parent)):
        return False
    try:
        store.bytes_of(path)
        refuse_leading_out(place, store.papers)
    except UnreadableError:
        return False
    return True


def _takes_files(folder: Path) -> bool:
    """Whether files can be put into a folder, or (where there is none) it can be made."""
    if not is_there(folder) and folder != folder.parent:
        return _takes_files(folder.parent)
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _place(store: Store, path: Path) -> str:
    return path.relative_to(store.papers).as_posix()


def _problem(error: str, path: Path) -> tuple[int, str]:
    """The line and the reason, from `LINE: reason` or `PATH:LINE: reason` or `PATH: reason`."""
    line, _, reason = error.removeprefix(f"{path}:").lstrip().partition(": ")
    return (int(line), reason) if line.isdecimal() else (0, error.removeprefix(f"{path}:").strip())


def _brief(file: File, paper: Paper, document: Document) -> Brief:
    looks = Looks(paper)
    return Brief(
        paper.key,
        file.place,
        file.path,
        document.lines,
        facts_of(paper),
        paper.doi,
        paper.aliases,
        paper.tags,
        unknown_fields(document.values),
        tuple(_apart(document)),
        keys_in(document),
        {name: lines for name in LISTED if (lines := _item_lines(document, name))},
        looks.faces(),
        looks.has_lost_id,
    )


def _apart(document: Document) -> Iterator[Named]:
    """The papers that `not_same_as` names, be it a list or one alone."""
    value = document.values.get("not_same_as")
    if isinstance(value, str) and value.strip():
        yield Named(value.strip(), document.lines["not_same_as"])
    for place in document.places("not_same_as"):
        if place.text:
            yield Named(place.text, place.line)


def _item_lines(document: Document, name: str) -> dict[str, int]:
    """The line of each text of a list, of the first where there are several."""
    return {place.text: place.line for place in reversed(document.places(name)) if place.text}


def _is_indexed(index: Index, paper: Paper) -> bool:
    if not is_file_key(paper.key):  # told as such, and no index has it; it may not even be UTF-8
        return True
    return is_as_now(index, paper)


def _overview(
    library: Library,
    checks: Iterable[Check],
    papers: list[Brief],
    unindexed: list[str],
    links: Mapping[Path, Path],
) -> Overview:
    """The store as a whole; what takes long is left out where no check asks for it."""
    wanted = {check.name for check in checks}
    store = library.store
    # Before the index is asked for anything else: one that proves damaged is made anew by that.
    disagreeing = list(_disagreeing(library, papers, unindexed)) if "index" in wanted else []
    has_more = "index" in wanted and has_rest(library.index)
    return Overview(
        papers,
        library.surely(near_pairs) if "duplicate" in wanted else [],
        leftovers(store.root) if "leftover" in wanted else [],
        strays(store.papers) if "stray" in wanted else [],
        disagreeing,
        str(index_path(store.root)),
        list(_unlisted(store.papers)) if "unreadable" in wanted else [],
        has_more,
        leading_out(store.papers) if "unreadable" in wanted else [],
        sorted((str(link), str(target)) for link, target in links.items()),
        (str(store.papers), os.path.realpath(store.papers)) if os.path.islink(store.papers) else None,
    )


def _unlisted(papers: Path) -> Iterator[tuple[str, str, str]]:
    for name, number in unlisted(papers):
        yield str(papers / name), *why_closed(papers / name, number)


def _disagreeing(library: Library, papers: list[Brief], unindexed: list[str]) -> Iterator[str]:
    """Keys of which the index says something else, which nobody can say while a writer keeps it from being renewed.

    Not those that were edited while we looked.
    """
    there = {paper.key for paper in papers}
    doubtful = sorted({*unindexed, *(set(library.all_keys()) - there)})
    if doubtful:
        library.index.refresh()
    if library.index.is_behind:
        return
    for key in doubtful:
        file = read_one(library.store, library.store.path(key))
        is_known = next(library.index.ids_of([key]), None) is not None
        if not _is_indexed(library.index, file.paper) if file.paper else is_known:
            yield key
