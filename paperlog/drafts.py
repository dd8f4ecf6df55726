"""Drafts: what a person is writing in an editor, kept in the store until it is taken in, so that nothing is lost.

`.paperlog/drafts/20250801-091230-x1y2z3/2305.18290.yaml`: a folder for each call, in which the editor can also leave
what it likes. A draft that was not taken in stays there; whoever wrote it is told where. One whose process was killed,
or whose machine, can be told by nobody at once: `check` tells it, and who next edits that paper is told.
"""

import os
from contextlib import suppress
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from tempfile import mkdtemp

from paperlog.errors import UnreadableError
from paperlog.lock import is_free, is_locked
from paperlog.reading import unread
from paperlog.refusals import refusal


def kept(root: Path, name: str, data: bytes) -> Path | None:
    """A draft of this name in the store below `root` that holds just these bytes, if there is one."""
    for path in sorted((root / ".paperlog" / "drafts").glob(f"*/{escape(name)}")):
        with suppress(OSError):
            if path.read_bytes() == data:
                return path
    return None


def left(root: Path) -> list[Path]:
    """The drafts in the store below `root` in which nobody writes any more, the oldest first."""
    with suppress(OSError):  # a folder that nobody may list is told where changes are recorded
        found = [path for path in (root / ".paperlog" / "drafts").glob("*/*") if not _is_editors(path.name)]
        return sorted(path for path in found if path.is_file() and not is_locked(path.parent))
    return []


def _is_editors(name: str) -> bool:
    """Whether a file is what an editor keeps beside the one that is edited."""
    return name.startswith((".", "#")) or name.endswith("~")


class Draft:
    """A file for a person to write in."""

    def __init__(self, root: Path, name: str, data: bytes) -> None:
        """Makes a draft in the store below `root`, with these bytes; raises UnreadableError where the disk refuses."""
        home = root / ".paperlog"
        try:
            (home / "drafts").mkdir(parents=True, exist_ok=True)
            ignore = home / ".gitignore"
            if not ignore.exists():
                ignore.write_bytes(b"*\n")
            moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-")
            self.path = Path(mkdtemp(prefix=moment, dir=home / "drafts")) / name
            self.path.write_bytes(data)
        except OSError as error:
            raise refusal(error, error.filename or home / "drafts") from error
        self._first = data
        self._handle: int | None = None
        # Somebody may still be writing in it: it is not removed.
        self.may_be_open = False

    def hold(self) -> None:
        """Tells others, for as long as this process lives, that somebody is writing in it."""
        with suppress(OSError):  # no locks on this file system
            self._handle = os.open(self.path.parent, os.O_RDONLY | os.O_CLOEXEC)
            is_free(self._handle)

    def read(self) -> bytes:
        """What is written there now, nothing where the file is gone; raises UnreadableError."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise UnreadableError(f"{self.path}: {unread(error)}") from error

    @property
    def is_touched(self) -> bool:
        """Whether it holds anything else than at its beginning."""
        return self.path.exists() and self.read() != self._first

    def remove(self) -> None:
        """Removes it, with all that the editor left beside it."""
        from shutil import rmtree

        rmtree(self.path.parent, ignore_errors=True)
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        with suppress(OSError):  # others are there still
            self.path.parent.parent.rmdir()
