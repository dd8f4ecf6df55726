"""The store: a folder of YAML files, one a paper. The only writer of data."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.paths import file_of, key_of
from paperlog.reading import closed, decoded, is_there, read_bytes, refuse_leading_out
from paperlog.watching import Watch, unwatched

if TYPE_CHECKING:
    from paperlog.changes import Record
    from paperlog.lock import Tell
    from paperlog.model import Paper

MAX_BYTES = 10_000_000
# Of so many files on, all cores take part in making them.
_MANY = 400


class Change(NamedTuple):
    """A paper as it is to be; `before` as it was read, maybe under another key, None for a new one.

    `tail`: lines of YAML to stand behind its fields. `text`: the text that `before` was read from, where that is no
    file of this store.
    """

    paper: "Paper"
    before: "Paper | None" = None
    tail: str = ""
    text: str | None = None


class Removal(NamedTuple):
    """A paper whose file is to go."""

    key: str


class Content(NamedTuple):
    """The bytes that a file is to have (None: it goes), whatever they are. `key`: as `paths.file_of` takes it."""

    key: str
    data: bytes | None


class Rewrite(NamedTuple):
    """A paper's file with its bytes of now and those that it gets; `paper` is what the latter say."""

    paper: "Paper"
    before: bytes
    after: bytes


Edit = Change | Removal | Content | Rewrite
# What is made of a file: its key, its bytes before and after (None: there is no file).
_Made = tuple[str, bytes | None, bytes | None]


class Store:
    """A folder with `papers/<shard>/<key>.yaml`. Reading needs no lock: a file is always wholly old or new."""

    def __init__(self, root: Path) -> None:
        """The store below a folder, which need not exist yet."""
        self.root = root
        self.papers = root / "papers"
        self.is_writing = False

    def path(self, key: str) -> Path:
        """The file of a key, whether or not it is there."""
        return self.papers / file_of(key)

    def files(self) -> Iterator[tuple[str, Path]]:
        """Every paper's key and file, by key."""
        found = [(key_of(path.stem), path) for path in self._walk()]
        yield from sorted(found)

    def _walk(self) -> Iterator[Path]:
        for folder in _subfolders(self.papers):
            # One that cannot be read is told by the index.
            with suppress(OSError), os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(".yaml") and not entry.name.startswith("."):
                        yield Path(entry.path)

    def read(self, path: Path, key: str | None = None) -> "Paper":
        """The paper of a file, and of its `key` where that is known; raises UnreadableError with file and line."""
        from paperlog.papertext import from_data

        return from_data(key or key_of(path.stem), self.bytes_of(path), path)

    def text(self, path: Path) -> str:
        """A file's text; raises UnreadableError where it is not to be read as text."""
        return decoded(self.bytes_of(path), path)

    def bytes_of(self, path: Path) -> bytes:
        """A file's bytes; raises UnreadableError where they cannot be read or are too many."""
        return read_bytes(path, MAX_BYTES, str(self.papers))

    def data(self, key: str) -> bytes | None:
        """The bytes of a key's file, None where there is none; raises UnreadableError where it cannot be read."""
        path = self.path(key)
        return self.bytes_of(path) if is_there(path) else None

    def exists(self, key: str) -> bool:
        """Whether a key has a file, or may have one, in a folder that cannot be looked into."""
        # As text: an import asks it of each new key, and a path takes longer to make than the disk to answer.
        return is_there(f"{self.papers}/{file_of(key)}", follow=True)

    @contextmanager
    def writing(self, wait: float | None = None, tell: "Tell | None" = None) -> Iterator[None]:
        """Holds the store's lock: what is read inside is not changed by another paperlog before it is saved.

        `wait` (seconds) and `tell` as `lock.locked` takes them.
        """
        from paperlog.lock import WAIT_SECONDS, locked, silent

        with locked(self.root, WAIT_SECONDS if wait is None else wait, tell or silent):
            self.is_writing = True
            try:
                yield
            finally:
                self.is_writing = False

    def save(self, edits: Iterable[Edit], record: "Record | None" = None, watch: Watch = unwatched) -> None:
        """Writes papers, each wholly or not at all; inside `writing`. A file keeps all that does not change.

        What is done to each file is added to `record`, which is written when the new bytes of all are on the
        disk and no file has changed yet. `watch` shows how far it is.
        """
        from paperlog.forked import in_order

        names, found = cache(_names), list(edits)
        is_long = len(found) >= _MANY
        all_made = in_order(lambda edit: self._made(edit, names), found, at_a_time=20, is_long=is_long)
        watched = watch(all_made, len(found), "writing")
        made = (self._bounded(each) for each in watched if each[1] != each[2])
        if record is None:
            self.write((key, after) for key, _, after in made)
        else:
            self.write(_added(made, record), record.write)

    def write(
        self, contents: Iterable[tuple[str, bytes | None]], when_flushed: Callable[[], None] = lambda: None
    ) -> None:
        """Gives the files of keys their bytes (None: the file goes), as `files.replace_all`; inside `writing`."""
        from paperlog.files import remove_all, replace_all

        gone: list[Path] = []
        replace_all(self._kept(contents, gone), when_flushed)
        remove_all(gone)

    def _kept(
        self, contents: Iterable[tuple[str, bytes | None]], gone: list[Path]
    ) -> Iterator[tuple[Path, bytes]]:
        check = cache(lambda folder: refuse_leading_out(folder / "x", self.papers))
        for key, data in contents:
            path = self.path(key)
            check(path.parent)
            if data is None:
                gone.append(path)
            else:
                yield path, data

    def _made(self, edit: Edit, names: Callable[[Path], frozenset[str]]) -> _Made:
        """What an edit makes of a file; `names` gives the files of a folder."""
        if isinstance(edit, Removal):
            return edit.key, self.data(edit.key), None
        if isinstance(edit, Content):
            return edit.key, self.data(edit.key), edit.data
        if isinstance(edit, Rewrite):
            return edit.paper.key, self._unchanged(edit), edit.after
        from paperlog.codec import to_yaml_values
        from paperlog.yamldumper import dump

        key, before = edit.paper.key, edit.before
        path = self.path(key)
        # Not asked of each file: that would wait for the threads that are making others in its folder.
        old = self.bytes_of(path) if path.name in names(path.parent) else None
        if before is None:
            return key, old, (dump(to_yaml_values(edit.paper)) + edit.tail).encode()
        if edit.text is not None:
            return key, old, _edited(edit.text, edit.paper, before, edit.tail, path).encode()
        path = self.path(before.key)
        text = decoded(self.bytes_of(path) if old is None or before.key != key else old, path)
        return key, old, _edited(text, edit.paper, before, edit.tail, path).encode()

    def _bounded(self, made: _Made) -> _Made:
        """The same; raises UnreadableError for a file that nobody could read any more."""
        if made[2] is not None and len(made[2]) > MAX_BYTES:
            raise UnreadableError(
                f"{self.path(made[0])}: would be larger than {MAX_BYTES} bytes; write less into it"
            )
        return made

    def _unchanged(self, edit: Rewrite) -> bytes:
        """A file's bytes, where they are still those that a rewrite was made from."""
        path = self.path(edit.paper.key)
        if self.bytes_of(path) != edit.before:
            raise UnreadableError(f"{path}: was edited at this very moment; run the command again")
        return edit.before


def _added(made: Iterable[_Made], record: "Record") -> Iterator[tuple[str, bytes | None]]:
    for key, before, after in made:
        record.add(key, before, after)
        yield key, after


def _edited(text: str, paper: "Paper", before: "Paper", tail: str, path: Path) -> str:
    from paperlog.papertext import located, with_fields
    from paperlog.yamlcarry import appended

    with located(path):
        text = with_fields(text, paper, before)
        return appended(text, tail) if tail else text


def _names(folder: Path) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))
    except FileNotFoundError:
        return frozenset()
    except NotADirectoryError as error:
        raise UnreadableError(closed(folder)) from error


def _subfolders(folder: Path) -> Iterator[Path]:
    """A folder and the folders right below it."""
    with suppress(OSError), os.scandir(folder) as entries:
        yield folder
        yield from (
            Path(entry.path) for entry in entries if entry.is_dir() and not entry.name.startswith(".")
        )
