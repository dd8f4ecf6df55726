"""The store: a folder of YAML files, one a paper. The only writer of data."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.fields import DEFAULTS, NAMES
from paperlog.paths import file_of, key_of

if TYPE_CHECKING:
    from paperlog.model import Paper

MAX_BYTES = 10_000_000


class Change(NamedTuple):
    """A paper as it is to be; `before` as it was read, None for a new one."""

    paper: "Paper"
    before: "Paper | None" = None


class Store:
    """A folder with `papers/<shard>/<key>.yaml`. Reading needs no lock: a file is always wholly old or new."""

    def __init__(self, root: Path) -> None:
        """The store below a folder, which need not exist yet."""
        self.root = root
        self.papers = root / "papers"

    def path(self, key: str) -> Path:
        """The file of a key, whether or not it is there."""
        return self.papers / file_of(key)

    def files(self) -> Iterator[tuple[str, Path]]:
        """Every paper's key and file, by key."""
        found = [(key_of(path.stem), path) for path in self._walk()]
        yield from sorted(found)

    def _walk(self) -> Iterator[Path]:
        for folder in _subfolders(self.papers):
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(".yaml") and not entry.name.startswith("."):
                        yield Path(entry.path)

    def read(self, path: Path) -> "Paper":
        """The paper of a file; raises UnreadableError with file and line."""
        return from_text(key_of(path.stem), self.text(path), path)

    def text(self, path: Path) -> str:
        """A file's text; raises UnreadableError where it is not to be read as text."""
        try:
            data = path.read_bytes()
            if len(data) > MAX_BYTES:
                raise UnreadableError(f"{path}: larger than {MAX_BYTES} bytes; no paper is; move it away")
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise UnreadableError(f"{path}:{line}: not UTF-8; save it as UTF-8") from error
        except OSError as error:
            raise UnreadableError(f"{path}: cannot be read ({error.strerror})") from error

    def exists(self, key: str) -> bool:
        """Whether a key has a file."""
        return self.path(key).exists()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the store's lock: what is read inside is not changed by another paperlog before it is saved."""
        from paperlog.files import locked

        with locked(self.root):
            yield

    def save(self, changes: list[Change]) -> None:
        """Writes papers, each wholly or not at all; inside `writing`. A file keeps all that does not change."""
        from paperlog.files import replace_all

        replace_all((self.path(change.paper.key), self._bytes(change)) for change in changes)

    def _bytes(self, change: Change) -> bytes:
        from paperlog.codec import to_yaml_values
        from paperlog.yamldumper import dump
        from paperlog.yamledit import edit

        path = self.path(change.paper.key)
        if change.before is None:
            return dump(to_yaml_values(change.paper)).encode()
        names = [name for name in NAMES if getattr(change.paper, name) != getattr(change.before, name)]
        values = to_yaml_values(change.paper, names)
        wanted = {name: values.get(name) for name in names}
        try:
            return edit(self.text(path), wanted, [name for name in NAMES if name in DEFAULTS]).encode()
        except UnreadableError as error:
            raise UnreadableError(f"{path}:{error}") from error


def from_text(key: str, text: str, path: Path) -> "Paper":
    """The paper of a file's text; raises UnreadableError with the file and the line."""
    from paperlog.codec import from_yaml
    from paperlog.yamltext import load

    try:
        return from_yaml(key, load(text))
    except UnreadableError as error:
        raise UnreadableError(f"{path}:{error}") from error


def _subfolders(folder: Path) -> Iterator[Path]:
    """A folder and the folders right below it."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        yield folder
        yield from (
            Path(entry.path) for entry in entries if entry.is_dir() and not entry.name.startswith(".")
        )
