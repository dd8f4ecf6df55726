"""paperlog run as its users run it, with a store and XDG folders that a test makes and throws away.

`Home.run` calls the program inside this process, which takes milliseconds; `Home.program` starts it as a process
of its own, where signals, pipes and what is closed matter; `Home.terminal` gives it a terminal of some width.
"""

import contextlib
import errno
import fcntl
import os
import pty
import resource
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from paperlog.__main__ import main

SAMPLES = Path(__file__).parent.parent / "samples"
COMMAND = (sys.executable, "-m", "paperlog")
# What a person types, each behind the text that has to be shown before.
Typed = Sequence[tuple[str, str]]
_OURS = ("STORE", "CONFIG", "LANG", "LAYOUT", "COLUMNS", "SORT", "LIMIT", "FILTER")
_UNSET = ("NO_COLOR", "COLUMNS", "LINES", "PYTHONUNBUFFERED", *(f"PAPERLOG_{name}" for name in _OURS))


class Ended(NamedTuple):
    """How a run ended: its exit status and what it wrote."""

    status: int
    out: str
    err: str


class Home:
    """A folder with all that one user has: the store, XDG folders, and the files that are to be imported."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.store = root / "store"

    def environment(self, **more: str) -> dict[str, str]:
        """The variables of a user's shell, and these."""
        kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
        own = {
            "HOME": str(self.root),
            "PAPERLOG_STORE": str(self.store),
            "TERM": "xterm",
            "PAGER": "cat",
            "LC_ALL": "C.UTF-8",
        }
        for name in ("CACHE", "DATA", "CONFIG"):
            own[f"XDG_{name}_HOME"] = str(self.root / name.lower())
        return kept | own | more

    def run(self, *args: str | Path, stdin: str | bytes = "", **variables: str) -> Ended:
        """One call inside this process. An exception that the program does not expect comes out here."""
        own = self.environment(**{"COLUMNS": "80"} | variables)
        runner = CliRunner(env={**dict.fromkeys(_UNSET), **own})
        status: Any = 0
        with contextlib.chdir(self.root), runner.isolation(stdin) as (out, err, _):
            try:
                main([str(arg) for arg in args])
            except SystemExit as end:
                status = end.code
            sys.stdout.flush()
            sys.stderr.flush()
            return Ended(status, out.getvalue().decode(), err.getvalue().decode())

    def good(self, *args: str | Path, stdin: str | bytes = "", **variables: str) -> str:
        """What a call writes to standard output, where it must end well and have nothing to complain of."""
        ended = self.run(*args, stdin=stdin, **variables)
        assert ended.status == 0, ended.err
        return ended.out

    def program(self, *args: str | bytes | Path, stdin: str = "", **variables: str) -> Ended:
        """One call as a process of its own."""
        done = subprocess.run(
            [*COMMAND, *args],
            input=stdin.encode(),
            capture_output=True,
            cwd=self.root,
            env=self.environment(**variables),
            timeout=60,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    def unprivileged(self, *args: str, **variables: str) -> Ended:
        """One call of somebody for whom files have the rights that stand there, which is not so for root.

        Skips the test where root cannot be so (util-linux' setpriv is missing or not allowed to).
        """
        without_rights = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
        if without_rights and not _works([*without_rights, "true"]):
            pytest.skip("setpriv is needed where the tests are run by root")
        done = subprocess.run(
            [*without_rights, *COMMAND, *args],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=self.root,
            env=self.environment(**variables),
            timeout=60,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *args: str, **streams: Any) -> "subprocess.Popen[bytes]":
        """A process that is left running."""
        return subprocess.Popen([*COMMAND, *args], cwd=self.root, env=self.environment(), **streams)

    def terminal(self, columns: int, *args: str, typed: Typed = (), **variables: str) -> Ended:
        """One call on a terminal of so many columns, both outputs on it: what it shows, as `out`.

        `typed` is what the person types there, each when some text has been shown; the terminal shows that, too.
        """
        return on_terminal(columns, [*COMMAND, *args], self.root, self.environment(**variables), typed)

    def write(self, key: str, text: str) -> Path:
        """A paper's file, as a user would write it by hand."""
        from paperlog.paths import file_of

        path = self.store / "papers" / file_of(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def configure(self, text: str) -> Path:
        """Writes the configuration file."""
        path = self.root / "config" / "paperlog" / "config.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def python(self, code: str) -> str:
        """What a piece of Python prints, as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, env=self.environment(), check=True
        )
        return done.stdout.decode()


@contextlib.contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """No file can be written that is longer than so many bytes, as on a disk that is nearly full."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limit[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, before)


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def on_terminal(
    columns: int, command: Sequence[str], folder: Path, variables: dict[str, str], typed: Typed = ()
) -> Ended:
    """A command on a terminal of so many columns, in a folder, with these environment variables alone."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(
        command,
        **dict.fromkeys(("stdin", "stdout", "stderr"), theirs),
        cwd=folder,
        env=variables,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C is sent to it
    )
    os.close(theirs)
    shown = _talk(ours, list(typed)).decode()
    os.close(ours)
    return Ended(process.wait(timeout=60), shown.replace("\r\n", "\n"), "")


def _talk(handle: int, typed: list[tuple[str, str]]) -> bytes:
    """All that a terminal shows, while what is typed is typed when its time has come."""
    shown, seen = b"", 0
    for data in _read_all(handle):
        shown += data
        if typed and (place := shown.find(typed[0][0].encode(), seen)) >= 0:
            seen = place + 1
            os.write(handle, typed.pop(0)[1].encode())
    return shown


def _read_all(handle: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(handle, 65536)
        except OSError as error:  # how Linux says that nobody holds the other end any more
            if error.errno != errno.EIO:
                raise
            return
        if not data:
            return
        yield data


def with_samples(root: Path) -> Home:
    """A home whose store holds the samples, which lie in its folder `samples`."""
    home = Home(root)
    (root / "samples").symlink_to(SAMPLES)
    home.good("import", "samples")
    return home


def one_line(ended: Ended, status: int) -> str:
    """The one line of an error, behind `paperlog: `; asserts the exit status and that nothing else was said."""
    assert ended.status == status, ended
    assert ended.err.count("\n") == 1, ended.err
    assert ended.err.startswith("paperlog: "), ended.err
    return ended.err.removeprefix("paperlog: ").rstrip("\n")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
