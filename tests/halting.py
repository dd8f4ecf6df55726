"""Commands that die, or stand still, at one call of a function of `os`."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

from running import Home


def killed(home: Home, call: str, at: int, *args: str) -> None:
    """Runs a command in a child that dies by SIGKILL before the call number `at` (from 0) of a function of `os`."""
    child = _start(home, signal.SIGKILL, call, at, args)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@contextmanager
def stopped(home: Home, call: str, at: int, *args: str) -> Iterator[None]:
    """The same, but the child stands still there as long as this lasts, and then goes on to a good end."""
    child = _start(home, signal.SIGSTOP, call, at, args)
    try:
        assert os.WIFSTOPPED(os.waitpid(child, os.WUNTRACED)[1])
        yield
    finally:
        os.kill(child, signal.SIGCONT)
        ended = os.waitpid(child, 0)[1]
    assert os.waitstatus_to_exitcode(ended) == 0


def _start(home: Home, how: signal.Signals, call: str, at: int, args: tuple[str, ...]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        real, count = getattr(os, call), iter(range(10_000))

        def halting(*given: object, **options: object) -> object:
            if next(count) == at:
                os.kill(os.getpid(), how)
                time.sleep(0.1)  # in a thread, it takes a moment
            return real(*given, **options)

        setattr(os, call, halting)
        status = home.run(*args).status
    finally:
        os._exit(status)
