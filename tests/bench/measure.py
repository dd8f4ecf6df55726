"""Times the tools in turns, so that whatever else the machine does falls on all of them alike."""

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from .scene import Scene
from .terminal import first_screen
from .tool import WORKS, Tool, say
from .verify import LISTINGS, check_imported, check_listing

CHANGING = ("import", "again")

Times = dict[tuple[str, str], list[float]]
"""Seconds of each run by work and name of the tool."""


def measure(scene: Scene, tools: list[Tool], works: Iterable[str], runs: int, times: Times) -> None:
    """Adds to `times` the seconds of `runs` runs of each work; a tool takes part in a work that it can do.

    What was measured until then is there, too, where a tool fails or a person has no more patience.
    """
    wanted = [work for work in WORKS if work in works]
    for work in wanted:
        if work not in CHANGING:
            say(f"{scene.size} papers: {WORKS[work]}")
            for tool in _turns(tools, work, runs):
                times[work, tool.name].append(_time(scene, tool, work))
    if set(wanted) & set(CHANGING):
        _measure_imports(scene, tools, runs, times)


def medians(times: Times) -> dict[tuple[str, str], float]:
    """The median of each work and tool, in seconds."""
    return {place: median(seconds) for place, seconds in times.items()}


def _turns(tools: list[Tool], work: str, runs: int) -> Iterator[Tool]:
    for run in range(runs):
        yield from (tool for tool in tools if work in tool.commands and not (run and tool.once))


def _time(scene: Scene, tool: Tool, work: str) -> float:
    if work == "screen":
        return first_screen(tool.commands[work], tool.surroundings())
    if work == "first":
        for path in tool.index:
            shutil.rmtree(path, ignore_errors=True)
    seconds, text = tool.run(work)
    if work in LISTINGS:
        check_listing(scene, tool, work, text)
    return seconds


def _measure_imports(scene: Scene, tools: list[Tool], runs: int, times: Times) -> None:
    """Times the import of the same new papers into a fresh copy of the store, and then once more into it."""
    copies: dict[str, int] = defaultdict(int)
    for tool in _turns(tools, "import", runs):
        say(f"{scene.size} papers: import into {tool.name}")
        _renew(tool, copies[tool.name])
        for work in CHANGING:
            times[work, tool.name].append(tool.run(work)[0])
        if not copies[tool.name]:
            check_imported(scene, tool)
        copies[tool.name] += 1


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
