"""Faults at a system call that changes the disk: the process is killed there, or the call fails."""

import itertools
import mmap
import os
import signal
import struct
from collections.abc import Callable
from typing import Any

from paperlog import flushing

CALLS = ("open", "write", "fsync", "replace", "unlink", "mkdir", "rmdir", "fchmod")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Counter:
    """How many calls a child has made, seen from its parent."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 8)
        self._numbers = itertools.count(1)

    def next(self) -> int:
        number = next(self._numbers)
        self._shared[:8] = struct.pack("q", number)
        return number

    @property
    def value(self) -> int:
        return int(struct.unpack("q", self._shared[:8])[0])


def armed(act: Callable[[int], bool]) -> Callable[[], None]:
    """What a child calls to have `act` called, with the number of the call, around each call that changes the disk.

    `act` kills, raises, or says whether it is to be called again behind the call.
    """

    def arm() -> None:
        numbers = Counter()
        for name in CALLS:
            setattr(os, name, _wrapped(name, getattr(os, name), numbers, act))
        flushing.sync = _wrapped("sync", flushing.sync, numbers, act)

    return arm


def _wrapped(name: str, real: Callable[..., Any], numbers: Counter, act: Callable[[int], bool]) -> Any:
    def call(*args: Any, **options: Any) -> Any:
        if name == "open" and not args[1] & _WRITING:
            return real(*args, **options)
        number = numbers.next()
        if not act(number):
            return real(*args, **options)
        result = real(*args, **options)
        act(number)
        return result

    return call


def counting(counter: Counter) -> Callable[[], None]:
    """Only counts."""
    return armed(lambda _: bool(counter.next() < 0))


def kill_at(at: int, *, behind: bool) -> Callable[[], None]:
    """SIGKILL before the call number `at` (from 1), or behind it."""
    seen = [0]

    def act(number: int) -> bool:
        if number != at:
            return False
        seen[0] += 1
        if behind and seen[0] == 1:
            return True
        os.kill(os.getpid(), signal.SIGKILL)
        return False

    return armed(act)


def fail_at(at: int, error: int, *, for_ever: bool) -> Callable[[], None]:
    """The call number `at` fails with an errno; `for_ever`: so does every one behind it."""

    def act(number: int) -> bool:
        if number == at or (for_ever and number > at):
            raise OSError(error, os.strerror(error))
        return False

    return armed(act)
