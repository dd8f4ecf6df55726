"""What is being typed on a command line: an option, an option's value, a command, an argument.

The commands and options stand in commands.tsv, as Typer takes longer to load than a shell should wait: one line each,
made from the commands themselves (`make golden`) and held against them by the tests.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "commands.tsv"


class Row(NamedTuple):
    """A line of the table. `command` is what it belongs to (`tag list`, "" for the program itself).

    `kind` is "command", "option" or "argument"; `names` are an option's spellings, a blank between them; `value` is
    the metavar of what it takes ("" for a flag); `many` says "many" where it can be repeated.
    """

    command: str
    kind: str
    names: str
    value: str
    many: str
    help: str


class Asked(NamedTuple):
    """What can stand at the end of a command line.

    `rows` are commands or options, one of which is being typed; else `value` is the metavar of what is. `typed` is
    the part of it that is there, `before` what stands before that in the same word (`--tag=`).
    """

    rows: tuple[Row, ...]
    value: str
    typed: str
    before: str = ""
    store: str | None = None
    command: str = ""


def rows() -> list[Row]:
    """The table."""
    return [Row(*line.split("\t")) for line in TABLE.read_text("utf-8").splitlines()]


def kind_of(metavar: str) -> str:
    """The kind of a metavar: `[REF]…` is REF, `TAG[,TAG…]` is TAG."""
    match = re.search(r"[A-Z]+", metavar)
    return match[0] if match else ""


class _Line:
    """Reads a command line word by word."""

    def __init__(self, table: Sequence[Row]) -> None:
        self._table = table
        self.command = ""
        self.position = 0
        self.waiting: Row | None = None
        self.is_literal = False
        self.used: set[str] = set()
        self.store: str | None = None

    def take(self, word: str) -> None:
        """A word that is complete."""
        if self.waiting is not None:
            self._value(self.waiting, word)
            self.waiting = None
        elif word == "--" and not self.is_literal:
            self.is_literal = True
        elif self.is_option(word):
            name, equals, value = word.partition("=")
            option = self.option(name)
            if option is not None:
                self.used.add(option.names)
                if equals:
                    self._value(option, value)
                elif option.value:
                    self.waiting = option
        else:
            self._plain(word)

    def _plain(self, word: str) -> None:
        name = f"{self.command} {word}".strip()
        if any(row.names == word for row in self.of("command")):
            self.command, self.position, self.used = name, 0, set()
        else:
            self.position += 1

    def _value(self, option: Row, value: str) -> None:
        if option.names == "--store":
            self.store = value

    def is_option(self, word: str) -> bool:
        return len(word) > 1 and word.startswith("-") and not self.is_literal

    def of(self, kind: str) -> list[Row]:
        return [row for row in self._table if row.kind == kind and row.command == self.command]

    def option(self, name: str) -> Row | None:
        return next((row for row in self.of("option") if name in row.names.split()), None)


def asked(words: Sequence[str], current: str, table: Sequence[Row] | None = None) -> Asked | None:
    """What `current`, the last word so far, can become behind `words`; None where nothing is known of it."""
    line = _Line(rows() if table is None else table)
    for word in words:
        line.take(word)
    if line.waiting is not None:
        return _value(line, line.waiting.value, current)
    if current.startswith("-") and not line.is_literal:
        return _option(line, current)
    if line.position == 0 and (subcommands := line.of("command")):
        return Asked(tuple(subcommands), "", current, store=line.store, command=line.command)
    return _argument(line, current)


def _value(line: _Line, value: str, typed: str, before: str = "") -> Asked:
    return Asked((), value, typed, before, line.store, line.command)


def _option(line: _Line, current: str) -> Asked | None:
    name, equals, typed = current.partition("=")
    if equals:
        option = line.option(name)
        return _value(line, option.value, typed, f"{name}=") if option is not None else None
    rows = tuple(row for row in line.of("option") if row.many or row.names not in line.used)
    if any(name.startswith(current) for row in rows for name in row.names.split()):
        return Asked(rows, "", current, store=line.store, command=line.command)
    # A minus before a term of a query.
    argument = _argument(line, current[1:])
    return argument._replace(before="-") if argument and kind_of(argument.value) == "QUERY" else None


def _argument(line: _Line, current: str) -> Asked | None:
    arguments = line.of("argument")
    if arguments and line.position >= len(arguments) and arguments[-1].many:
        return _value(line, arguments[-1].value, current)
    return _value(line, arguments[line.position].value, current) if line.position < len(arguments) else None
