from collections.abc import Iterator
from typing import Any

from golden import check
from typer.main import get_command

from paperlog.cli import app
from paperlog.completion.calls import TABLE, Row


def described() -> str:
    """The table as the commands are: what `make golden` writes and completion reads."""
    group = get_command(app)
    return "".join("\t".join(row) + "\n" for row in _rows(group, group.context_class(group), ""))


def _rows(command: Any, context: Any, name: str) -> Iterator[Row]:
    for param in command.params:
        value = "" if getattr(param, "is_flag", False) else param.metavar or "TEXT"
        many = "many" if getattr(param, "multiple", False) or param.nargs == -1 else ""
        names = " ".join(param.opts) if param.param_type_name == "option" else ""
        yield Row(name, param.param_type_name, names, value, many, " ".join((param.help or "").split()))
    yield Row(name, "option", "--help", "", "", "Show help.")
    for child in command.list_commands(context) if hasattr(command, "list_commands") else ():
        below = command.get_command(context, child)
        yield Row(name, "command", child, "", "", below.get_short_help_str(limit=200))
        yield from _rows(below, context, f"{name} {child}".strip())


def test_the_table_is_that_of_the_commands() -> None:
    check(TABLE, described())
