"""What a person reads on a terminal: through a pager where it is longer than the terminal is high.

The pager is PAPERLOG_PAGER, else PAGER, else less, else more; an empty one or `cat` is none. These rules, LESS=FRX and
LV=-c where they are not set, and a shell for commands that need one are git's (git-var(1), GIT_PAGER; git-config(1),
core.pager).
"""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain

from paperlog.commands.session import Session
from paperlog.errors import UnreadableError

_FOR_A_SHELL = frozenset("|&;<>()$`=*?~")
_NOT_RUN = (126, 127)

_Pager = subprocess.Popen[bytes]


def unpaged(session: Session, pieces: Iterable[str]) -> Iterable[str]:
    """Shows a text that is longer than the terminal is high through a pager; what is left to be written without one.

    The first screen is there at once, however much comes behind it. Who leaves the pager early is done: the rest
    is not made. Raises KeyboardInterrupt where the pager was interrupted, UnreadableError where a shell cannot run it.
    """
    command = _command() if session.is_terminal and session.has_pager else ()
    if not command:
        return pieces
    pieces = iter(pieces)
    first, is_long = _screenful(pieces, shutil.get_terminal_size().lines)
    pager = _started(session, command) if is_long else None
    if pager is None:
        return chain([first], pieces)
    _feed(pager, chain([first], pieces))
    return ()


def _screenful(pieces: Iterator[str], height: int) -> tuple[str, bool]:
    """The first pieces, until they leave no line of the screen free; and whether they came that far."""
    found, lines = [], 0
    for piece in pieces:
        found.append(piece)
        lines += piece.count("\n")
        if lines >= height:
            return "".join(found), True
    return "".join(found), False


def _command() -> Sequence[str]:
    """The pager's command line; empty where there is to be none."""
    if os.environ.get("TERM") in (None, "", "dumb"):
        return ()
    wanted = os.environ.get("PAPERLOG_PAGER", os.environ.get("PAGER"))
    if wanted is None:
        wanted = next((name for name in ("less", "more") if shutil.which(name)), "")
    if wanted.strip() in ("", "cat"):
        return ()
    if _FOR_A_SHELL & set(wanted):
        return ("sh", "-c", wanted)
    try:
        command = shlex.split(wanted)
    except ValueError:  # an open quotation mark: no program is called so, and that is told
        return (wanted,)
    # Whatever the user's own LESS says, colours come through.
    return (*command, "-R") if os.path.basename(command[0]) == "less" else command


def _started(session: Session, command: Sequence[str]) -> _Pager | None:
    """The pager; None, with a word to the person, where there is no such program."""
    defaults = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"}
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, env=defaults | os.environ)
    except OSError as error:
        session.say(
            f"paperlog: {command[0]}: cannot be run as a pager ({error.strerror}); set PAGER, or --no-pager"
        )
        return None


def _feed(pager: _Pager, pieces: Iterable[str]) -> None:
    # Ctrl-C is the pager's to deal with; if it goes down with it, so do we.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _write(pager, pieces)
    finally:
        with suppress(BrokenPipeError):
            pager.communicate()
        status = pager.wait()
        signal.signal(signal.SIGINT, before)
    if status in (-signal.SIGINT, 128 + signal.SIGINT):
        raise KeyboardInterrupt
    if status in _NOT_RUN:
        raise UnreadableError(
            "the pager cannot be run; set PAGER to one that can, or call `paperlog --no-pager …`"
        )


def _write(pager: _Pager, pieces: Iterable[str]) -> None:
    assert pager.stdin is not None  # it was asked for
    with suppress(BrokenPipeError):
        for number, piece in enumerate(pieces):
            pager.stdin.write(piece.encode("utf-8", "backslashreplace"))
            if number == 0:
                pager.stdin.flush()
