"""Sizes doubled: what takes more than twice the time, or much more memory, is not linear."""

import os
import pickle
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from paperlog.codec import from_yaml
from paperlog.digests import decode, read
from paperlog.document import document
from paperlog.errors import PaperlogError
from paperlog.exports import get
from paperlog.match import matcher
from paperlog.model import Paper
from paperlog.query import parse
from paperlog.template import template
from paperlog.yamltext import load

from .stories import page
from .targets import SAMPLES

DOUBLINGS = 3
# Doubling may cost so much and no more: twice, and something for noise and caches.
LIMIT = 2.7
_TRIES = 3
_LEAST_SECONDS = 0.02


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


def _digest(make: Callable[[int], str]) -> Callable[[int], Callable[[], object]]:
    def prepared(size: int) -> Callable[[], object]:
        data = make(size).encode()
        return lambda: read(decode(data))

    return prepared


def _sample(name: str, *, joined: bool = False) -> Callable[[int], str]:
    text = (SAMPLES / f"{name}.txt").read_text("utf-8")
    text = text.replace("\n", " ") if joined else text
    return lambda size: text * max(1, size // len(text.encode()))


def _yaml(make: Callable[[int], str]) -> Callable[[int], Callable[[], object]]:
    def prepared(size: int) -> Callable[[], object]:
        text = make(size)
        return lambda: document(from_yaml("a", load(text)))

    return prepared


def _query(make: Callable[[int], str]) -> Callable[[int], Callable[[], object]]:
    paper = document(Paper("a", title="a" * 20_000, tags=("a" * 20_000,)))

    def prepared(size: int) -> Callable[[], object]:
        text = make(size)
        return lambda: matcher(parse(text, today=date(2025, 8, 1)))(paper)

    return prepared


def _export(name: str, unit: str) -> Callable[[int], Callable[[], object]]:
    def prepared(size: int) -> Callable[[], object]:
        text = unit * (size // len(unit.encode()))
        paper = Paper("a", title=text, authors=(text,), abstract_en=text, tags=(text,), venue=text)
        return lambda: "".join(get(name).render([paper]))

    return prepared


# Name, the greatest size in bytes, and what makes the work of a size.
CASES: tuple[tuple[str, int, Callable[[int], Callable[[], object]]], ...] = (
    *((name, 2_000_000, _digest(_sample(name))) for name in ("arxiv-jp", "fugumt", "paper-notes")),
    *(
        (f"{name}, one line", 1_000_000, _digest(_sample(name, joined=True)))
        for name in ("arxiv-jp", "fugumt")
    ),
    ("paper-notes, one line", 500_000, _digest(_sample("paper-notes", joined=True))),
    ("blank lines", 4_000_000, _digest(lambda size: page(1) + "\n" * size)),
    ("a line of 10 MB", 10_000_000, _digest(lambda size: page(1) + "x" * size)),
    ("a line of 10 MB, Japanese", 10_000_000, _digest(lambda size: page(1) + "論" * (size // 3))),
    ("brackets", 400_000, _digest(lambda size: page(1) + "[(" * (size // 2))),
    (
        "tags",
        400_000,
        _digest(lambda size: "#a" * (size // 2) + "\nIssue Date: 2025-07-10\n[Paper Note] x, A+, ACL'23\n"),
    ),
    ("authors", 400_000, _digest(lambda size: _sample("arxiv-jp")(1) + "著者 " * (size // 7))),
    ("short lines", 400_000, _digest(lambda size: _sample("paper-notes")(1) + "a\n" * (size // 2))),
    ("number signs", 400_000, _digest(lambda size: "#" * size + _sample("paper-notes")(1))),
    ("labels", 400_000, _digest(lambda size: "著者 a\n発行日 2025-01-01\nカテゴリー: b\n" * (size // 58))),
    ("control characters", 2_000_000, _digest(lambda size: page(1) + "\x1b[2J\u202e" * (size // 7))),
    ("YAML, a long text", 8_000_000, _yaml(lambda size: f"title: {'x ' * (size // 2)}\n")),
    ("YAML, many values", 400_000, _yaml(lambda size: "tags:\n" + "- aaaaaa\n" * (size // 9))),
    ("YAML, many fields", 400_000, _yaml(lambda size: "".join(f"f{at:06}: x\n" for at in range(size // 11)))),
    ("query, words", 4_800, _query(lambda size: "a " * (size // 2))),
    ("query, stars", 10_000, _query(lambda size: "tag:" + "*a" * (size // 2 - 3))),
    ("query, NOT", 10_000, _query(lambda size: "NOT " * (size // 4 - 1) + "a")),
    ("query, quotes", 10_000, _query(lambda size: '""' * (size // 2 - 2) + "a")),
    ("template", 10_000, lambda size: lambda: template("{key}" * (size // 5))(Paper("a"))),
    *(
        (f"{name}, TeX", 200_000, _export(name, r"$x_{1}$ \textbf{B} {"))
        for name in ("bibtex", "markdown", "hayagriva")
    ),
    *((f"{name}, braces", 200_000, _export(name, "{" * 20)) for name in ("bibtex", "ris", "csl-json")),
)


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
            work = prepare()
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            seconds = min(_timed(work) for _ in range(_TRIES))
            kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            result.write_bytes(pickle.dumps((seconds, kilobytes / 1000)))
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    seconds, megabytes = pickle.loads(result.read_bytes())
    result.unlink()
    return float(seconds), float(megabytes)


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    with suppress(PaperlogError):
        work()
    return time.process_time() - start
