"""Sizes doubled: what takes more than twice the time, or much more memory, is not linear."""

import math
import os
import pickle
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from paperlog.errors import PaperlogError

from .works import CASES

DOUBLINGS = 3
# Doubling may cost so much and no more: twice, and something for noise and caches.
LIMIT = 2.7
_TRIES = 3
_LEAST_SECONDS = 0.02
# Seconds for all tries at one size; the greatest sizes take a few.
HANGS_AFTER = 120


class Growth(NamedTuple):
    """How time and memory grow with each doubling, at most; `seconds` and `megabytes` at the greatest size."""

    name: str
    size: int
    time: float
    memory: float
    seconds: float
    megabytes: float

    @property
    def is_linear(self) -> bool:
        """Whether neither grows faster than the input."""
        return self.time <= LIMIT and self.memory <= LIMIT


def grow(folder: Path) -> Iterator[Growth]:
    """Every case at sizes doubled, each in a process of its own, which says how much memory it took."""
    for name, greatest, prepare in CASES:
        sizes = [greatest >> shift for shift in range(DOUBLINGS, -1, -1)]
        taken = [_measured(lambda size=size, prepare=prepare: prepare(size), folder) for size in sizes]  # type: ignore[misc]
        seconds, megabytes = ([each[place] for each in taken] for place in range(2))
        last = (seconds[-1], megabytes[-1])
        yield Growth(name, greatest, _factor(seconds, _LEAST_SECONDS), _factor(megabytes, 20), *last)


def _factor(values: list[float], least: float) -> float:
    """The mean growth with each doubling; what is smaller than `least` is noise."""
    first, last = (max(least, values[place]) for place in (0, -1))
    return float((last / first) ** (1 / DOUBLINGS))


def _measured(prepare: Callable[[], Callable[[], object]], folder: Path) -> tuple[float, float]:
    """The CPU seconds (the best of some tries) and the megabytes that some work takes in a child."""
    result = folder / "measured"
    child = os.fork()
    if child == 0:
        try:
            signal.alarm(HANGS_AFTER)
            work = prepare()
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            seconds = min(_timed(work) for _ in range(_TRIES))
            kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            result.write_bytes(pickle.dumps((seconds, kilobytes / 1000)))
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    if not result.exists():
        return math.inf, math.inf
    seconds, megabytes = pickle.loads(result.read_bytes())
    result.unlink()
    return float(seconds), float(megabytes)


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    with suppress(PaperlogError):
        work()
    return time.process_time() - start
