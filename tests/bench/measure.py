"""Times the tools in turns, so that whatever else the machine does falls on all of them alike."""

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import median
from subprocess import TimeoutExpired

from .ours import NAME
from .scene import Scene
from .terminal import first_screen
from .tool import PATIENCE, WORKS, Tool, say
from .verify import LISTINGS, check_imported, check_listing

CHANGING = ("import", "again")

Times = dict[tuple[str, str], list[float]]
"""Seconds of each run by work and name of the tool."""


def measure(scene: Scene, tools: list[Tool], works: Iterable[str], runs: int, times: Times) -> None:
    """Adds to `times` the seconds of `runs` runs of each work; a tool takes part in a work that it can do.

    One that is stopped after PATIENCE seconds has that time, and no more runs of this work. What was measured until
    then is there, too, where a tool fails.
    """
    wanted = [work for work in WORKS if work in works]
    for work in wanted:
        if work not in CHANGING:
            say(f"{scene.size} papers: {WORKS[work]}")
            for tool in _turns(tools, work, runs, times):
                times[work, tool.name].append(_within_patience(partial(_time, scene, tool, work)))
            _tell(work, times)
    if set(wanted) & set(CHANGING):
        _measure_imports(scene, tools, runs, times)


def medians(times: Times) -> dict[tuple[str, str], float]:
    """The median of each work and tool, in seconds."""
    return {place: median(seconds) for place, seconds in times.items() if seconds}


def _tell(work: str, times: Times) -> None:
    say(
        ", ".join(f"{name} {seconds:.2f} s" for (row, name), seconds in medians(times).items() if row == work)
    )


def is_stopped(seconds: float) -> bool:
    """Whether so much was measured because it took longer: no run takes exactly as long."""
    return seconds == PATIENCE


def _turns(tools: list[Tool], work: str, runs: int, times: Times) -> Iterator[Tool]:
    for run in range(runs):
        for tool in tools:
            is_slow = tool.once or any(map(is_stopped, times.get((work, tool.name), ())))
            if work in tool.commands and not (run and is_slow):
                yield tool


def _patience(tool: Tool) -> float | None:
    """Our own time is measured whole, as it is held against that of a smaller store."""
    return None if tool.name == NAME else PATIENCE


def _within_patience(time: Callable[[], float]) -> float:
    with suppress(TimeoutExpired):
        return time()
    return PATIENCE


def _time(scene: Scene, tool: Tool, work: str) -> float:
    if work == "screen":
        return first_screen(tool.commands[work], tool.surroundings())
    if work == "first":
        for path in tool.index:
            shutil.rmtree(path, ignore_errors=True)
    seconds, text = tool.run(work, _patience(tool))
    if work in LISTINGS:
        check_listing(scene, tool, work, text)
    return seconds


def _measure_imports(scene: Scene, tools: list[Tool], runs: int, times: Times) -> None:
    """Times the import of the same new papers into a fresh copy of the store, and then once more into it."""
    copies: dict[str, int] = defaultdict(int)
    for tool in _turns(tools, "import", runs, times):
        say(f"{scene.size} papers: import into {tool.name}")
        _renew(tool, copies[tool.name])
        for work in CHANGING:
            seconds = _within_patience(partial(_time, scene, tool, work))
            times[work, tool.name].append(seconds)
            if is_stopped(seconds):
                break
        else:
            if not copies[tool.name]:
                check_imported(scene, tool)
        copies[tool.name] += 1
    for work in CHANGING:
        _tell(work, times)


def _renew(tool: Tool, number: int) -> None:
    """Puts a copy of the store as it was at first in its place; what was used is moved aside.

    Nothing is deleted, since ext4 is slow right after mass deletion. The sync keeps the copy's writing out of
    the time. A tool that looks at inodes takes the copy for another store: it settles what its index would know of
    this one after the imports that made it.
    """
    pristine = Path(f"{tool.home}.pristine")
    tool.home.rename(Path(f"{tool.home}.used-{number}") if number else pristine)
    subprocess.run(["cp", "-a", pristine, tool.home], check=True)
    os.sync()
    tool.run("settle" if "settle" in tool.commands else "tag")
