"""Options declared without Typer: it takes as long to load as a search takes (`quick`, and for the rest `typed`)."""

from typing import NamedTuple


class Option(NamedTuple):
    """One option: its names (`--limit`, `-n`), its help, what stands for its value in the help, its least value."""

    names: tuple[str, ...]
    help: str
    metavar: str | None = None
    min: int | None = None


def option(*names: str, help: str, metavar: str | None = None, min: int | None = None) -> Option:
    """An option, written as Typer's are."""
    return Option(names, help, metavar, min)
