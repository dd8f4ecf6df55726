"""Commands killed: at calls that change the disk, and from outside at any system call; and calls that fail."""

import errno
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from .faults import fail_at, kill_at
from .stories import Story
from .verdict import Lost, check, demand
from .world import NOW, Ran, World, scratch

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT)
# What changes a disk, and the locks. Without reads, of which the start of Python is full.
SYSTEM_CALLS = "write,pwrite64,fsync,fdatasync,syncfs,rename,unlink,mkdir,rmdir,ftruncate,flock,fchmod"
PROGRAM = f"import paperlog.dates as d; d.now = lambda: {NOW!r}; from paperlog.__main__ import main; main()"


class Trial(NamedTuple):
    """One fault in one story: `kind` kill, error or strace; `at` the call; `how` is for the kind to know."""

    story: int
    kind: str
    at: int
    how: int


class Outcome(NamedTuple):
    """What came of a trial: whether the fault struck at all, and what was lost ("": nothing)."""

    trial: Trial
    struck: bool
    lost: str


def trials(stories: list[Story], kills: int, errors: int, outside: int, seed: int) -> Iterator[Trial]:
    """Every call of every story first, in a random order, then some again, until there are so many of each kind."""
    dice = random.Random(seed)
    places = [(number, at) for number, story in enumerate(stories) for at in range(1, story.calls + 1)]
    yield from _dealt(dice, places, "kill", kills, range(2))
    yield from _dealt(dice, places, "error", errors, range(2 * len(ERRORS)))
    for _ in range(outside if shutil.which("strace") else 0):
        yield Trial(dice.randrange(len(stories)), "strace", dice.randrange(10_000), dice.randrange(4))


def _dealt(
    dice: random.Random, places: list[tuple[int, int]], kind: str, count: int, ways: range
) -> Iterator[Trial]:
    every = [Trial(story, kind, at, how) for how in ways for story, at in places]
    while count > 0:
        dice.shuffle(every)
        yield from every[:count]
        count -= len(every)


def run_all(stories: list[Story], wanted: list[Trial], workers: int) -> Iterator[Outcome]:
    """Carries trials out, several at a time."""
    if workers == 1:
        yield from (carry_out(stories, trial) for trial in wanted)
        return
    context = multiprocessing.get_context("fork")
    with context.Pool(workers, _remember, (stories,)) as pool:
        yield from pool.imap_unordered(_in_worker, wanted, chunksize=4)


_STORIES: list[Story] = []


def _remember(stories: list[Story]) -> None:
    _STORIES[:] = stories


def _in_worker(trial: Trial) -> Outcome:
    return carry_out(_STORIES, trial)


def carry_out(stories: list[Story], trial: Trial) -> Outcome:
    """Carries one trial out."""
    story = stories[trial.story]
    with scratch() as folder:
        world = story.home.copy(Path(folder, "home"))
        try:
            ran = _FAULTS[trial.kind](world, story, trial)
            demand(not ran.is_bug, f"a traceback or a hang: {ran.status} {ran.err[-2000:]}")
            check(world, story)
        except Lost as lost:
            return Outcome(trial, True, f"{story.name}, {trial}: {lost}")
    return Outcome(trial, ran.status != 0, "")


def _killed(world: World, story: Story, trial: Trial) -> Ran:
    ran = world.run(*story.command, before=kill_at(trial.at, behind=bool(trial.how)))
    demand(ran.status in (0, -signal.SIGKILL), f"it ends with {ran.status}: {ran.err}")
    return ran


def _failing(world: World, story: Story, trial: Trial) -> Ran:
    error, for_ever = ERRORS[trial.how % len(ERRORS)], trial.how >= len(ERRORS)
    ran = world.run(*story.command, before=fail_at(trial.at, error, for_ever=for_ever))
    demand(ran.status in (0, 3), f"it ends with {ran.status}: {ran.err}")
    if ran.status == 3:
        _is_told(ran, os.strerror(error))
        _is_true(world, story, ran.err)
    return ran


def _is_told(ran: Ran, why: str) -> None:
    told = [line for line in ran.err.splitlines() if line.startswith("paperlog: ")]
    demand(len(told) == 1 and why in told[0], f"not told in one line: {ran.err}")


def _is_true(world: World, story: Story, said: str) -> None:
    """What an error says of the change is so."""
    papers = world.papers()
    if "; nothing is changed" in said:
        demand(papers == story.old, f"not so: {said}")
    if "; all else is done" in said:
        demand(papers == story.new, f"not so: {said}")


def _from_outside(world: World, story: Story, trial: Trial) -> Ran:
    """A process of its own, under strace(1): it is killed at a system call, or its disk is full from there on."""
    log, command = world.root / "strace.log", [sys.executable, "-c", PROGRAM, *story.command]
    calls = 30 + story.calls
    at = trial.at % calls + 1
    way = f"error=ENOSPC:when={at}+" if trial.how == 3 else f"signal=SIGKILL:when={at}"
    what = "pwrite64,ftruncate,fdatasync" if trial.how == 3 else SYSTEM_CALLS
    inject = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={what}", "-e", f"inject={what}:{way}"]
    done = subprocess.run(
        [*inject, *command],
        cwd=world.root,
        env=world.environment(),
        capture_output=True,
        text=True,
        timeout=120,
    )
    log.unlink(missing_ok=True)
    return Ran(done.returncode, done.stdout, done.stderr)


_FAULTS: dict[str, Callable[[World, Story, Trial], Ran]] = {
    "kill": _killed,
    "error": _failing,
    "strace": _from_outside,
}
