"""`python -m tests.torture`: paperlog is broken in every way there is, and must lose nothing. Prints counts."""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from .bigimport import watched
from .disk import full_disks
from .fuzz import fuzz_all, has_atheris
from .growth import grow
from .kills import run_all, trials
from .sessions import Sessions
from .stories import stories
from .world import scratch, warm

AT_ONCE = 12
DISK_SIZES = range(150, 1350, 150)


def main() -> int:
    """Runs the parts that are asked for; 1 where anything was lost."""
    asked = _arguments()
    warm()
    lost: list[str] = []
    injected: Counter[str] = Counter()
    for name, part in _PARTS.items():
        if name in asked.part:
            start = time.monotonic()
            for line in part(asked, lost, injected):
                print(line, flush=True)
            print(f"  ({time.monotonic() - start:.0f} s; lost so far: {len(lost)})", flush=True)
    for line in lost[:20]:
        print(f"LOST: {line}", file=sys.stderr)
    told = ", ".join(f"{count} {what}" for what, count in injected.items())
    print(f"injected: {told}; survived: {max(0, injected.total() - len(lost))}; lost: {len(lost)}")
    return 1 if lost else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("part", nargs="*", default=list(_PARTS), help=f"of {', '.join(_PARTS)}")
    parser.add_argument("--kills", type=int, default=2400, help="SIGKILLs at calls that change the disk")
    parser.add_argument(
        "--outside", type=int, default=200, help="SIGKILLs and full disks by strace, from outside"
    )
    parser.add_argument(
        "--errors", type=int, default=600, help="calls that fail: no space, no disk, read-only"
    )
    parser.add_argument("--sessions", type=int, default=200, help="commands side by side")
    parser.add_argument("--papers", type=int, default=10_000, help="of an import that readers watch")
    parser.add_argument("--inputs", type=int, default=1_050_000, help="for the parsers, in all")
    parser.add_argument("--by-hypothesis", type=int, default=20_000, help="of these inputs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _faults(asked: argparse.Namespace, lost: list[str], injected: Counter[str]) -> Iterator[str]:
    with scratch() as folder:
        told = list(stories(Path(folder)))
        wanted = list(trials(told, asked.kills, asked.errors, asked.outside, asked.seed))
        counts: Counter[tuple[str, bool]] = Counter()
        for outcome in run_all(told, wanted, asked.workers):
            counts[outcome.trial.kind, outcome.struck] += 1
            lost += [outcome.lost] if outcome.lost else []
    yield f"commands: {', '.join(f'{story.name} ({story.calls} calls)' for story in told)}"
    names = {"kill": "kills", "error": "failing calls", "strace": "kills and full disks from outside"}
    for kind, name in names.items():
        injected[name] += counts[kind, True]
        yield f"{name}: {counts[kind, True]} struck, {counts[kind, False]} came too late or did no harm"


def _disk(asked: argparse.Namespace, lost: list[str], injected: Counter[str]) -> Iterator[str]:
    yield _sum("disks filled", full_disks(DISK_SIZES), lost, injected)


def _sessions(asked: argparse.Namespace, lost: list[str], injected: Counter[str]) -> Iterator[str]:
    with scratch() as folder:
        yield _sum(
            "sessions side by side",
            Sessions(Path(folder, "home"), asked.seed).run(asked.sessions, AT_ONCE),
            lost,
            injected,
        )


def _watched(asked: argparse.Namespace, lost: list[str], injected: Counter[str]) -> Iterator[str]:
    with scratch() as folder:
        yield _sum(
            f"readers of an import of {asked.papers} papers",
            watched(Path(folder, "home"), asked.papers),
            lost,
            injected,
        )


def _sum(name: str, results: Iterator[str], lost: list[str], injected: Counter[str]) -> str:
    found = list(results)
    injected[name] += len(found)
    lost += [result for result in found if result]
    return f"{name}: {len(found)}"


def _fuzz(asked: argparse.Namespace, lost: list[str], injected: Counter[str]) -> Iterator[str]:
    if not has_atheris():
        yield "atheris is not installed (pip install 'paperlog[fuzz]'): good inputs are varied in its place"
    total = 0
    for done in fuzz_all(asked.inputs, asked.by_hypothesis, asked.seed, asked.workers):
        total += done.inputs
        lost += [f"{done.target}, {done.engine}: {done.failure}"] if done.failure else []
        yield f"  {done.target}, {done.engine}: {done.inputs} inputs"
    injected["inputs fuzzed"] += total
    yield f"inputs fuzzed: {total}"


def _growth(asked: argparse.Namespace, lost: list[str], injected: Counter[str]) -> Iterator[str]:
    yield f"  {'a size doubled':28}{'bytes':>11}{'time':>7}{'memory':>8}{'takes':>10}"
    most, count = 0.0, 0
    with scratch() as folder:
        for case in grow(Path(folder)):
            factors = f"{case.time:>6.2f}x{case.memory:>7.2f}x"
            yield f"  {case.name:28}{case.size:>11}{factors}{case.seconds:>8.2f} s"
            lost += (
                []
                if case.is_linear
                else [f"{case.name}: grows by {case.time:.2f} (memory {case.memory:.2f})"]
            )
            most, count = max(most, case.time), count + 1
    injected["sizes doubled"] += count
    yield f"sizes doubled: {count} cases, time at most x{most:.2f}"


_PARTS: dict[str, Callable[[argparse.Namespace, list[str], Counter[str]], Iterator[str]]] = {
    "faults": _faults,
    "disk": _disk,
    "sessions": _sessions,
    "import": _watched,
    "growth": _growth,
    "fuzz": _fuzz,
}

if __name__ == "__main__":
    sys.exit(main())
