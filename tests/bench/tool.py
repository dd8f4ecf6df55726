"""A program under measure: its commands by work, where it lives, and how it is run."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Titles = Callable[[str], list[str]]

WORKS = {
    "version": "start (`--version`)",
    "help": "`--help`",
    "list": "list all into a pipe",
    "screen": "list all: first screen on a terminal",
    "tag": "search by tag",
    "word": "search by an English word",
    "ja2": "search by 2 Japanese characters",
    "ja4": "search by 4 Japanese characters",
    "show": "show one",
    "bibtex": "export all to BibTeX",
    "json": "export all to JSON",
    "first": "first use, index from nothing",
    "import": "import new papers",
    "again": "import the same again",
}
"""What is measured, in this order; the last ones change a store or its index."""

PATIENCE = 20.0
"""After so many seconds a run under measure is stopped: `papis bibtex read` takes half an hour for 1,000 papers."""

SEARCHES = ("tag", "word", "ja2", "ja4")
COLUMNS = ("key", "title", "authors", "year", "tags")


class ToolFailed(RuntimeError):
    """A command ended with an error."""


@dataclass(frozen=True)
class Tool:
    """A program and its store. A work that is not among `commands` is one that it cannot do.

    `home` holds all that it reads and writes (store, index, settings); `index` is what to delete before a
    first use; `titles` reads the titles out of a listing; `once` marks a program too slow for more runs.
    """

    name: str
    home: Path
    commands: Mapping[str, list[str]]
    titles: Titles
    index: tuple[Path, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    once: bool = False

    def run(self, work: str, patience: float | None = None) -> tuple[float, str]:
        """Runs a work's command. Returns its seconds, from the start to the end of its output, and stdout.

        Raises ToolFailed, with the last line of stderr, when the command fails, and subprocess.TimeoutExpired after
        so many seconds.
        """
        command = self.commands[work]
        begin = time.perf_counter()
        done = subprocess.run(
            command, capture_output=True, env=self.surroundings(), stdin=subprocess.DEVNULL, timeout=patience
        )
        seconds = time.perf_counter() - begin
        if done.returncode:
            last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise ToolFailed(f"{self.name}: {' '.join(command)}: exit {done.returncode}: {' '.join(last)}")
        return seconds, done.stdout.decode(errors="replace")

    def surroundings(self) -> dict[str, str]:
        """The environment of every run: nothing of the user's own settings, all folders inside `home`."""
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "PAGER": "cat",
            "HOME": str(self.home),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            **self.environment,
        }


def say(text: str) -> None:
    """Tells a person, on stderr, how far the work is."""
    print(text, file=sys.stderr, flush=True)
