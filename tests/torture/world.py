"""A user's home that commands are run in, each in a child forked from this process: a start takes milliseconds."""

import importlib
import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import paperlog.dates
from paperlog.__main__ import main

HANGS_AFTER = 120
TRACEBACK = 70
_UNSET = ("NO_COLOR", "COLUMNS", "PAPERLOG_WAIT")
NOW = "2025-08-01T09:00:00+00:00"


class Ran(NamedTuple):
    """How a command ended: its exit status (negative: the signal that killed it) and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def is_bug(self) -> bool:
        """Whether it ended as no command may, whatever befalls it: with a traceback, or never."""
        return self.status in (TRACEBACK, -signal.SIGALRM) or "Traceback" in self.err


class World:
    """A folder with a store, an index and digests to import."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.store = root / "store"

    def copy(self, root: Path) -> "World":
        """The same in another folder. The index is for the store's path, so it is made anew there."""
        shutil.copytree(self.root, root, symlinks=True)
        return World(root)

    def papers(self) -> dict[str, bytes]:
        """Every paper's file with its bytes, by name."""
        found = (self.store / "papers").rglob("*.yaml")
        return {path.stem: path.read_bytes() for path in found if not path.name.startswith(".")}

    def leftovers(self) -> list[str]:
        """What only a command at work may have in the store."""
        ends = (".tmp", ".open", ".undo")
        return [str(path) for path in self.store.rglob("*") if path.name.endswith(ends)]

    def environment(self) -> dict[str, str]:
        """The variables of a shell here."""
        kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
        own = {f"XDG_{name}_HOME": str(self.root / name.lower()) for name in ("CACHE", "DATA", "CONFIG")}
        return kept | own | {"HOME": str(self.root), "PAPERLOG_STORE": str(self.store), "TERM": "dumb"}

    def start(self, args: Iterable[str], before: Callable[[], None] = lambda: None) -> "Running":
        """Starts a command in a child; `before` is called in it first."""
        outputs = [tempfile.TemporaryFile(dir=_memory()) for _ in range(2)]  # noqa: SIM115 - closed by Running
        child = os.fork()
        if child == 0:
            self._be(list(args), [file.fileno() for file in outputs], before)
        return Running(child, outputs)

    def run(self, *args: str, before: Callable[[], None] = lambda: None) -> Ran:
        """Runs a command to its end."""
        return self.start(args, before).end()

    def _be(self, args: list[str], outputs: list[int], before: Callable[[], None]) -> None:
        status = TRACEBACK
        try:
            signal.alarm(HANGS_AFTER)
            for number, handle in enumerate(outputs, 1):
                os.dup2(handle, number)
            sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))
            os.environ.update(self.environment())
            os.chdir(self.root)
            _stop_the_clock()
            before()
            main(args)
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 0
        except BaseException:
            traceback.print_exc()
        finally:
            try:
                sys.stdout.flush()
                sys.stderr.flush()
            finally:
                os._exit(status)


def _stop_the_clock() -> None:
    """Whatever module has the function already, or will have it: a command run again is to say the same moment."""
    real = paperlog.dates.now
    for module in [module for name, module in sys.modules.items() if name.startswith("paperlog")]:
        if getattr(module, "now", None) is real:
            module.now = lambda: NOW  # type: ignore[attr-defined]


class Running:
    """A command under way."""

    def __init__(self, child: int, outputs: list) -> None:
        self.child = child
        self._outputs = outputs

    def end(self) -> Ran:
        """Waits for its end."""
        status = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        texts = []
        for file in self._outputs:
            file.seek(0)
            texts.append(file.read().decode("utf-8", "backslashreplace"))
            file.close()
        return Ran(status, *texts)


def warm() -> None:
    """Loads in this process what commands load, so that its children need not."""
    for file in sorted(Path(paperlog.__file__).parent.rglob("*.py")):
        parts = file.relative_to(Path(paperlog.__file__).parent.parent).with_suffix("").parts
        if parts[-1] not in ("__init__", "__main__"):
            importlib.import_module(".".join(parts))
    for name in (
        "concurrent.futures.thread",
        "gzip",
        "rapidfuzz.process",
        "sqlite3",
        "yaml",
        "typer.rich_utils",
    ):
        importlib.import_module(name)


def _memory() -> str | None:
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def scratch() -> "tempfile.TemporaryDirectory[str]":
    """A new folder, in memory where the system has that: thousands of stores are made and thrown away."""
    return tempfile.TemporaryDirectory(prefix="paperlog-torture-", dir=_memory())
