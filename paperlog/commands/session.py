"""What one call of paperlog shares: the store it is about, and what it says to a person."""

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import typer

from paperlog.errors import EXIT_PARTIAL, PaperlogError
from paperlog.library import Library
from paperlog.paths import store_dir
from paperlog.text import clean

MAX_PROBLEMS = 20


@dataclass(slots=True)
class Session:
    """The program's own options. Data goes to standard output, everything else to standard error."""

    store: Path | None = None
    no_color: bool = False
    _library: Library | None = field(default=None, init=False)

    @property
    def library(self) -> Library:
        """The library that this call is about."""
        if self._library is None:
            self._library = Library.open(store_dir(self.store))
        return self._library

    @property
    def is_terminal(self) -> bool:
        """Whether standard output is read by a person."""
        return sys.stdout.isatty()

    @property
    def has_color(self) -> bool:
        """Whether to colour: on a terminal, unless NO_COLOR, TERM=dumb or --no-color says no."""
        wanted = not (self.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", ""))
        return wanted and self.is_terminal

    @property
    def width(self) -> int:
        """The terminal's width in cells; COLUMNS is honoured."""
        return max(20, shutil.get_terminal_size().columns)

    def say(self, line: str) -> None:
        """One line to a person, on standard error."""
        print(clean(line), file=sys.stderr)

    def say_problems(self, problems: Iterable[object]) -> int:
        """Tells problems, one a line, the first ones only where they are many; how many there were."""
        lines = [str(problem) for problem in problems]
        for line in lines[:MAX_PROBLEMS]:
            self.say(f"paperlog: {line}")
        if len(lines) > MAX_PROBLEMS:
            self.say(f"paperlog: … and {len(lines) - MAX_PROBLEMS} more like these; --json lists them all")
        return len(lines)

    def end_with_store_problems(self) -> None:
        """Tells which files of the store could not be read; if any, the program ends with status 3."""
        if self.say_problems(self.library.problems()):
            raise typer.Exit(EXIT_PARTIAL)


def session(context: typer.Context) -> Session:
    """The session of a command's context."""
    found = context.find_object(Session)
    if found is None:
        raise PaperlogError("a command was called without the program around it")
    return found
