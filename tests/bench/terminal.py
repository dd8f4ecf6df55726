"""How long a person looks at an empty terminal."""

import contextlib
import fcntl
import os
import pty
import struct
import subprocess
import termios
import time
from collections.abc import Mapping

from .tool import ToolFailed

ROWS, COLUMNS = 24, 120


def first_screen(command: list[str], environment: Mapping[str, str]) -> float:
    """Seconds until a command on a terminal of 24 rows has filled it. Raises ToolFailed if it never does."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    begin = time.perf_counter()
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**environment, "TERM": "xterm-256color"}
    ) as process:
        os.close(theirs)
        text = _read_lines(ours, ROWS)
        seconds = time.perf_counter() - begin
        process.kill()
    os.close(ours)
    if text.count(b"\n") < ROWS:
        raise ToolFailed(f"{' '.join(command)}: no full screen: {text.decode(errors='replace')}")
    return seconds


def _read_lines(terminal: int, wanted: int) -> bytes:
    """What a terminal shows until `wanted` lines are there or the other side is closed."""
    text = b""
    with contextlib.suppress(OSError):  # so Linux tells that it was closed
        while text.count(b"\n") < wanted:
            text += os.read(terminal, 65536)
    return text
