"""How long a person looks at an empty terminal."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
import time
from collections.abc import Mapping

ROWS, COLUMNS = 24, 120


def first_screen(command: list[str], environment: Mapping[str, str]) -> float:
    """Seconds until a command on a terminal of 24 rows has written 24 lines, or has ended before."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    begin = time.perf_counter()
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**environment, "TERM": "xterm-256color"}
    ) as process:
        os.close(theirs)
        _read_lines(ours, ROWS)
        seconds = time.perf_counter() - begin
        process.kill()
    os.close(ours)
    return seconds


def _read_lines(terminal: int, wanted: int) -> None:
    while wanted > 0:
        try:
            wanted -= os.read(terminal, 65536).count(b"\n")
        except OSError:  # Linux answers so once the other side is closed
            return
