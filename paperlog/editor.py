"""The editor of the person at the terminal."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from paperlog.errors import UnreadableError, UsageError

# Debian's choices of the user and of the machine, then what is on most machines.
_FALLBACKS = ("sensible-editor", "editor", "nano", "vi")


def command(variables: Mapping[str, str], *, is_terminal: bool) -> list[str]:
    """The editor's command, without the file: VISUAL, else EDITOR, else what there is.

    On a dumb terminal EDITOR comes first and nothing is guessed, as with Git (git-var(1), GIT_EDITOR); nor is it
    without a terminal. Raises UsageError where there is none.
    """
    is_dumb = variables.get("TERM", "dumb") in ("", "dumb")
    names = ("EDITOR", "VISUAL") if is_dumb else ("VISUAL", "EDITOR")
    named = next((name for name in names if variables.get(name, "").strip()), None)
    if named:
        return _split(named, variables[named])
    if is_terminal and not is_dumb:
        found = next(filter(shutil.which, _FALLBACKS), None)
        if found:
            return [found]
    raise UsageError("there is no editor to write in; name one in VISUAL or EDITOR")


def _split(name: str, value: str) -> list[str]:
    """A command with its arguments (`code --wait`), or the path of a program that has blanks in it."""
    if shutil.which(value):
        return [value]
    try:
        words = shlex.split(value)
    except ValueError as error:
        what = "a quotation mark is not closed, or a backslash stands at its end"
        raise UsageError(f"{name}={value}: not to be read as a command ({what}); correct it") from error
    if not words or not shutil.which(words[0]):
        raise UsageError(f"{name}={value}: there is no such program; name another editor in {name}")
    return words


def run(editor: list[str], path: Path) -> None:
    """Waits while a person edits a file. Ctrl-C is the editor's meanwhile.

    Raises UnreadableError where the editor ends with another status than 0.
    """
    with _terminal() as stdin, _deaf_to_interrupts():
        try:
            status = subprocess.run([*editor, str(path)], stdin=stdin, check=False).returncode
        except OSError as error:
            raise UsageError(f"{editor[0]}: cannot be run ({error.strerror}); name another editor") from error
    if status:
        how = f"status {status}" if status > 0 else f"signal {-status}"
        raise UnreadableError(
            f"the editor ({shlex.join(editor)}) ended with {how}; see why, then run this again"
        )


@contextmanager
def _terminal() -> Iterator[int | None]:
    """What the editor reads: where our own input is a pipe, the terminal all the same, if there is one."""
    handle = None
    if not sys.stdin.isatty():
        with suppress(OSError):
            handle = os.open("/dev/tty", os.O_RDONLY)
    try:
        yield handle
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C goes to every program of the terminal. A handler that does nothing, unlike SIG_IGN, is not inherited."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
