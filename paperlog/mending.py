"""What `check --fix` mends: all of it one change of the store, which `undo` takes back as a whole.

The index and what a crash has left are not part of it: the one is made anew from the files, the other is half a file.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from paperlog.checks.base import Finding, Move, PutAside, Rebuild, Rewrite, Sweep
from paperlog.codec import to_yaml_values
from paperlog.errors import UnreadableError
from paperlog.fields import DEFAULTS
from paperlog.files import remove_all
from paperlog.indexfile import discard
from paperlog.library import Library
from paperlog.papertext import from_text
from paperlog.paths import file_of, index_path, key_of
from paperlog.reading import decoded, refuse_leading_out
from paperlog.store import Content, Edit, Store
from paperlog.yamledit import edit


def put_aside(library: Library, findings: Iterable[Finding]) -> None:
    """Puts damaged changes aside that keep `Library.writing` from beginning; only where a finding asks for it."""
    if any(isinstance(each, PutAside) for finding in findings for each in finding.mends):
        with library.store.writing(library.wait, library.tell):
            library.journal.put_aside()


def mend(library: Library, command: str, findings: Iterable[Finding]) -> list[str]:
    """Mends what can be mended without a question, inside `Library.writing`; what could not be done, a line each."""
    mends = list(dict.fromkeys(each for finding in findings for each in finding.mends))
    problems: list[str] = []
    edits = _edits(library.store, mends, problems)
    if edits:
        library.change(command, edits)
    problems += _swept(each.path for each in mends if isinstance(each, Sweep))
    if any(isinstance(each, Rebuild) for each in mends):
        with library:  # which closes it
            discard(index_path(library.store.root))
    return problems


def _swept(paths: Iterable[str]) -> list[str]:
    """Takes files away, each whatever becomes of the others; a line for each that the disk keeps."""
    problems: list[str] = []
    for path in paths:
        try:
            remove_all([Path(path)])
        except UnreadableError as error:
            problems.append(str(error))
    return problems


def _edits(store: Store, mends: Iterable[object], problems: list[str]) -> list[Edit]:
    """The bytes that files get, and the places that they leave."""
    rewrites: dict[str, list[Rewrite]] = {}
    moved: set[str] = set()
    for each in mends:
        if isinstance(each, Rewrite):
            rewrites.setdefault(each.place, []).append(each)
        elif isinstance(each, Move):
            moved.add(each.place)
    edits: list[Edit] = []
    for place in dict.fromkeys([*rewrites, *sorted(moved)]):
        try:
            edits += _of_file(store, place, rewrites.get(place, ()), is_moved=place in moved)
        except UnreadableError as error:
            problems.append(str(error))
    return edits


def _of_file(store: Store, place: str, rewrites: Sequence[Rewrite], *, is_moved: bool) -> list[Edit]:
    path = store.papers / place
    key = key_of(path.stem)
    data = store.bytes_of(path)
    if rewrites:
        data = _rewritten(key, decoded(data, path), path, rewrites).encode()
    if not is_moved:
        return [Content(key if place == file_of(key) else f"./{place}", data)]
    if store.exists(key):
        raise UnreadableError(
            f"{path}: cannot be moved, there is {store.path(key)}; compare them and remove one"
        )
    refuse_leading_out(store.path(key), store.papers)
    return [Content(key, data), Content(f"./{place}", None)]


def _rewritten(key: str, text: str, path: Path, rewrites: Sequence[Rewrite]) -> str:
    before = paper = from_text(key, text, path)
    for each in rewrites:
        paper = each.change(paper)
    anew = {name for each in rewrites for name in each.anew}
    names = [name for name in DEFAULTS if name in anew or getattr(paper, name) != getattr(before, name)]
    values = to_yaml_values(paper, names)
    try:
        return edit(text, {name: values.get(name) for name in names}, tuple(DEFAULTS))
    except UnreadableError as error:
        raise UnreadableError(f"{path}:{error}") from error
