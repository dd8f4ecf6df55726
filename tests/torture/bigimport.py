"""A long import, watched by readers: each sees the store as it was before, or as it is afterwards, at once."""

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from .stories import SAMPLES, page
from .verdict import Lost, demand
from .world import Ran, World

_PAGES_A_FILE = 500
_READERS = (
    ("list", "--keys"),
    ("search", "報酬", "--keys"),
    ("export", "--format", "jsonl"),
    ("show", "2305.18290"),
    ("list", "--limit", "5"),
)
# Readers without a pause take most of two cores: the import needs several minutes then, and is not hanging.
_HANGS_AFTER = 900
# How long a reader may take while a writer is at work: it waits for nobody.
_PATIENCE = 20.0


def watched(root: Path, papers: int) -> Iterator[str]:
    """Imports so many papers while readers read; what was lost ("": nothing) for each reader."""
    root.mkdir()
    world = World(root)
    world.run("import", str(SAMPLES))
    before = len(world.papers())
    for number in range(0, papers, _PAGES_A_FILE):
        pages = (page(at, "Big ") for at in range(number, min(papers, number + _PAGES_A_FILE)))
        (root / f"big{number}.txt").write_text("".join(pages), "utf-8")
    files = [path.name for path in root.glob("big*.txt")]
    writer = world.start(("import", *files), _more_time)
    dice = random.Random(1)
    while os.waitid(os.P_PID, writer.child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        command = dice.choice(_READERS)
        start = time.monotonic()
        yield _judge(command, world.run(*command), (before, before + papers), time.monotonic() - start)
    ended = writer.end()
    yield "" if ended.status == 0 else f"the import: {ended.err}"
    yield _judge(_READERS[0], world.run(*_READERS[0]), (before + papers,), 0)


def _more_time() -> None:
    signal.alarm(_HANGS_AFTER)


def _judge(command: tuple[str, ...], ran: Ran, allowed: tuple[int, ...], seconds: float) -> str:
    try:
        demand(ran.status == 0 and not ran.is_bug, f"{ran.status} {ran.err[-1000:]}")
        demand(seconds < _PATIENCE, f"it took {seconds:.0f} s")
        if command[0] in ("list", "export") and "--limit" not in command:
            demand(ran.out.count("\n") in allowed, f"{ran.out.count(chr(10))} papers, not one of {allowed}")
    except Lost as lost:
        return f"{' '.join(command)}: {lost}"
    return ""
