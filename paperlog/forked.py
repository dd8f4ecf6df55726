"""Long work on several cores: forked copies of this process do it in turns, and its results come in order.

A copy has all that this process has in memory, so nothing is handed to it; only results are handed back.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    _Copy = tuple[BaseProcess, Connection]

S = TypeVar("S")
T = TypeVar("T")
_MOST_COPIES = 4
# A copy can be so far ahead of us, in bytes (Linux's limit for users, pipe(7)).
_AHEAD = 1 << 20


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
            started.append(_start(work, chunks[number::many], [pipe for _, pipe in started]))
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


def _cores() -> int:
    """But on macOS, whose libraries a forked copy must not touch (Python's `multiprocessing`, "Contexts")."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _collected(work: Callable[[S], T], chunks: Sequence[Sequence[S]], started: "list[_Copy]") -> Iterator[T]:
    try:
        for place, chunk in enumerate(chunks):
            yield from _received(started[place % len(started)][1]) or map(work, chunk)
    finally:
        _end(started)


def _end(started: "list[_Copy]") -> None:
    for process, pipe in started:
        pipe.close()
        process.kill()
        process.join()


def _start(
    work: Callable[[S], Any], chunks: Sequence[Sequence[S]], others: "Sequence[Connection]"
) -> "_Copy":
    """A copy that does some chunks; `others`: our ends of the pipes of those that there are."""
    from fcntl import F_SETPIPE_SZ, fcntl
    from multiprocessing import get_context

    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    with suppress(OSError):
        fcntl(ours.fileno(), F_SETPIPE_SZ, _AHEAD)
    process = context.Process(target=_copy, args=(work, chunks, theirs, [ours, *others]))
    process.start()
    theirs.close()
    return process, ours


def _copy(
    work: Callable[[S], Any],
    chunks: Sequence[Sequence[S]],
    pipe: "Connection",
    reading: "Sequence[Connection]",
) -> None:
    """What a copy does; it ends without running anything of its parent's, and too soon to collect garbage.

    `reading`: what is its parent's to read. Were they open here, it would wait for ever for a reader that is gone.
    """
    gc.disable()
    try:
        for end in reading:
            end.close()
        for chunk in chunks:
            pipe.send(list(map(work, chunk)))
    finally:
        os._exit(0)


def _received(pipe: "Connection") -> list[Any]:
    """The next results of a copy; none where it has ended too early."""
    try:
        return list(pipe.recv())
    except (EOFError, OSError):
        return []
