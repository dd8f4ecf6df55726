"""A look at the store's files beside the start of the program, in a process of its own on another core.

Looking at 10,000 files takes about as long as Python needs to load Typer. The look only ever confirms that
nothing has changed; whenever it differs from what the index knows, the index looks for itself.
"""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from paperlog.journal import Journal
    from paperlog.sight import Sight

_READING = frozenset({"list", "search", "export", "stats", "tag", "related", "next", "check", "import"})


class Seen(NamedTuple):
    """What a look saw: `indexscan.digests` of the store's papers; and the look itself."""

    digests: dict[str, str]
    sight: "Sight"


class LookAhead:
    """A look that is under way; `folder` is the store as the command line names it, None for the default one."""

    def __init__(self, folder: str | None) -> None:
        """Starts the look."""
        self._reader, writer = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(self._reader)  # or it would wait for ever for a reader that is gone
            _look(folder, writer)
        os.close(writer)

    @property
    def is_done(self) -> bool:
        """Whether what was seen can be asked for without waiting."""
        from select import select

        return bool(select([self._reader], [], [], 0)[0])

    def seen(self, papers: str) -> Seen | None:
        """What was seen in the folder `papers`; None where another folder was looked at."""
        from paperlog.sight import Sight

        with os.fdopen(self._reader, encoding="utf-8", errors="surrogateescape") as pipe:
            looked_at, *rows = pipe.read().split("\0")
        os.waitpid(self._child, 0)
        if looked_at != papers or not rows or rows[-1] != "end":
            return None
        state, at, *digests = rows[:-1]
        return Seen(dict(zip(digests[::2], digests[1::2], strict=True)), Sight(state, float(at)))


def seen_by(
    look: LookAhead | None, papers: str, journal: "Journal", *, is_steady: bool
) -> tuple["Sight", dict[str, str] | None]:
    """When the folder `papers` was looked at, and what was seen of each shard; None where no look counts.

    `is_steady`: one that another paperlog's change came behind does not.
    """
    from paperlog.sight import Sight

    seen = look.seen(papers) if look else None
    if seen is None or (is_steady and not seen.sight.is_fresh(journal)):
        return Sight.now(journal), None
    return seen.sight, seen.digests


def look_ahead(args: Sequence[str]) -> LookAhead | None:
    """Starts a look where the command is one that reads the store and there is a core for it."""
    folder, command = _store_and_command(args)
    if command not in _READING or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return None
    try:
        return LookAhead(folder)
    except OSError:
        return None


def _store_and_command(args: Sequence[str]) -> tuple[str | None, str | None]:
    """The value of --store and the name of the command; a guess, which the look's answer is held against."""
    folder = None
    words = iter(args)
    for word in words:
        if word == "--store":
            folder = next(words, None)
        elif word == "--wait":
            next(words, None)
        elif word.startswith("--store="):
            folder = word.partition("=")[2]
        elif not word.startswith("-"):
            return folder, word
    return folder, None


def _look(folder: str | None, writer: int) -> None:
    """The child: writes what it sees, and ends without running anything of its parent's."""
    status = 1
    try:
        from pathlib import Path

        from paperlog.indexscan import digests
        from paperlog.journal import Journal
        from paperlog.paths import index_path, store_dir
        from paperlog.settings import configured_store
        from paperlog.sight import Sight

        named = Path(folder) if folder is not None else None
        root = store_dir(named, configured_store() if named is None else None)
        papers, sight = root / "papers", Sight.now(Journal(root))
        if not os.path.lexists(index_path(root)):  # who fills it looks for itself
            return
        rows = [part for shard in digests(papers).items() for part in shard]
        with os.fdopen(writer, "w", encoding="utf-8", errors="surrogateescape") as pipe:
            pipe.write("\0".join([str(papers), sight.state, str(sight.at), *rows, "end"]))
        status = 0
    except BaseException:
        status = 1
    finally:
        os._exit(status)
