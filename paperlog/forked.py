"""Long work on several cores: forked copies of this process do it in turns, and its results come in order.

A copy has all that this process has in memory, so nothing is handed to it; only results are handed back.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from signal import SIGKILL
from typing import Any, BinaryIO, NamedTuple, NoReturn, TypeVar

S = TypeVar("S")
T = TypeVar("T")
_MOST_COPIES = 4
# A copy can be so far ahead of us, in bytes (Linux's limit for users, pipe(7)).
_AHEAD = 1 << 20


class _Copy(NamedTuple):
    """A copy of this process: its number, and our end of the pipe through which it hands back results."""

    process: int
    results: BinaryIO


def in_order(
    work: Callable[[S], T], items: Sequence[S], *, at_a_time: int, is_long: bool, spare: int = 0
) -> Iterator[T]:
    """The results of `work` for each item, which can be pickled.

    `at_a_time`: how many results are handed back together. Unless it `is_long` (some tenths of a second: what
    copies cost), and where there is one core only, no copy is made; `spare`: so many cores are left to who takes the
    results and has as much to do. What a copy leaves undone, as it was killed or `work` raised something, is done
    here.
    """
    chunks = [items[at : at + at_a_time] for at in range(0, len(items), at_a_time)]
    cores = _cores()
    if not is_long or cores < 2 or len(chunks) < 2:
        return map(work, items)
    many = min(cores - spare, _MOST_COPIES, len(chunks))
    started: list[_Copy] = []
    try:
        for number in range(many):
            started.append(_start(work, chunks[number::many], started))
    except OSError:  # no memory, no process or no file left for it
        _end(started)
        return map(work, items)
    return _collected(work, chunks, started)


def apart(work: Callable[[], None]) -> bool:
    """Does work in a copy of this process that nobody waits for and that goes on when this one has ended.

    False where there can be none. What the work raises nobody hears of, so it is such as can be left undone. No
    connection to a database may be open (https://sqlite.org/howtocorrupt.html, "across a fork()").
    """
    if sys.platform != "linux":
        return False
    try:
        if os.fork():
            return True
    except OSError:  # no memory or no process left for it
        return False
    try:
        os.setsid()  # what ends the terminal does not end this
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):  # who reads our output is not to wait for this
            os.dup2(nothing, stream)
        work()
    finally:
        os._exit(0)


def is_alive(process: int) -> bool:
    """Whether there is a process of this number, anybody's."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _cores() -> int:
    """But on macOS, whose libraries a forked copy must not touch (Python's `multiprocessing`, "Contexts")."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _collected(
    work: Callable[[S], T], chunks: Sequence[Sequence[S]], started: Sequence[_Copy]
) -> Iterator[T]:
    try:
        for place, chunk in enumerate(chunks):
            yield from _received(started[place % len(started)].results) or map(work, chunk)
    finally:
        _end(started)


def _end(started: Sequence[_Copy]) -> None:
    for process, results in started:
        results.close()
        with suppress(OSError):  # where nobody is to wait for it, the system has seen to it already
            os.kill(process, SIGKILL)
            os.waitpid(process, 0)


def _start(work: Callable[[S], Any], chunks: Sequence[Sequence[S]], others: Sequence[_Copy]) -> _Copy:
    """A copy that does some chunks; `others`: those that there are."""
    import pickle  # noqa: F401 - here, so that it is loaded once and not in each copy

    ours, theirs = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(ours)
        os.close(theirs)
        raise
    if not process:
        _copy(work, chunks, theirs, [ours, *(other.results.fileno() for other in others)])
    os.close(theirs)
    return _Copy(process, open(ours, "rb"))


def _copy(
    work: Callable[[S], Any], chunks: Sequence[Sequence[S]], pipe: int, reading: Sequence[int]
) -> NoReturn:
    """What a copy does; it ends without running anything of its parent's, and too soon to collect garbage.

    `reading`: what is its parent's to read. Were they open here, it would wait for ever for a reader that is gone.
    """
    try:
        import fcntl
        import pickle

        gc.disable()
        for end in reading:
            os.close(end)
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _AHEAD)
        with open(pipe, "wb") as results:
            for chunk in chunks:
                pickle.dump(list(map(work, chunk)), results, pickle.HIGHEST_PROTOCOL)
                results.flush()
    finally:
        os._exit(0)


def _received(results: BinaryIO) -> list[Any]:
    """The next results of a copy; none where it has ended too early."""
    import pickle

    try:
        return list(pickle.load(results))
    except (EOFError, OSError, pickle.UnpicklingError):
        return []
