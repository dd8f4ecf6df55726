from collections.abc import Iterator
from typing import Any

import pytest
from golden import check
from typer.main import get_command

from paperlog.checks import CHECKS
from paperlog.cli import app
from paperlog.completion.calls import TABLE, Asked, Row, asked, kind_of

# Names that are too many for a help text, and whose registry is too heavy for a shell to wait.
NAMED = {"CHECK": "|".join(check.name for check in CHECKS)}


def described() -> str:
    """The table as the commands are: what `make golden` writes and completion reads."""
    group = get_command(app)
    return "".join("\t".join(row) + "\n" for row in _rows(group, group.context_class(group), ""))


def _rows(command: Any, context: Any, name: str) -> Iterator[Row]:
    for param in command.params:
        value = "" if getattr(param, "is_flag", False) else param.metavar or "TEXT"
        value = NAMED.get(value, value)
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


@pytest.mark.parametrize(
    ("line", "value", "typed", "before"),
    [
        ("show ", "REF…", "", ""),
        ("show a b c", "REF…", "c", ""),
        ("--store s --no-color show 23", "REF…", "23", ""),
        ("show --lang ", "en|ja|both", "", ""),
        ("show --lang=j", "en|ja|both", "j", "--lang="),
        ("show --lang ja 23", "REF…", "23", ""),
        ("list -n 5 --tag R", "TAG", "R", ""),
        ("list --json --tag R", "TAG", "R", ""),
        ("search tag:R", "[QUERY]…", "tag:R", ""),
        ("search -tag:R", "[QUERY]…", "tag:R", "-"),
        ("search -- --tag", "[QUERY]…", "--tag", ""),
        ("merge a b", "OTHER", "b", ""),
        ("rename a ", "NEWKEY", "", ""),
        ("--store ", "DIR", "", ""),
        ("import x", "PATH…", "x", ""),
    ],
)
def test_what_is_asked_for(line: str, value: str, typed: str, before: str) -> None:
    *words, last = line.split(" ")
    found = asked(words, last)
    assert found is not None
    assert (found.rows, found.value, found.typed, found.before) == ((), value, typed, before)


def names(line: str) -> list[str]:
    *words, last = line.split(" ")
    found = asked(words, last)
    return [row.names for row in found.rows] if found else []


def test_commands_and_options_are_asked_for_by_name() -> None:
    assert names("") == list(get_command(app).list_commands(None))
    assert names("--store s l") == names("")
    assert names("tag ") == ["list", "add", "remove", "rename"]
    assert "--any-tag" in names("list --")
    assert {"--store", "--version", "--help"} <= set(names("--v"))


def test_an_option_that_stands_there_is_offered_again_only_if_it_may_be_repeated() -> None:
    found = names("list --tag a --json --limit=3 -")
    assert "--tag" in found
    assert {"--json", "--limit -n"} & set(found) == set()


@pytest.mark.parametrize("line", ["nope ", "path x", "merge a b c", "show --nope=", "undo x", "show --json="])
def test_where_nothing_is_known_nothing_is_asked_for(line: str) -> None:
    *words, last = line.split(" ")
    found = asked(words, last)
    assert found is None or (found.rows, found.value) == ((), "")


def test_the_store_on_the_line_is_the_one_that_is_asked() -> None:
    for words in (["--store", "mine", "show"], ["--store=mine", "show"]):
        found = asked(words, "")
        assert isinstance(found, Asked)
        assert found.store == "mine"


@pytest.mark.parametrize(
    ("metavar", "kind"), [("REF…", "REF"), ("[REF]…", "REF"), ("TAG[,TAG…]", "TAG"), ("en|ja", ""), ("", "")]
)
def test_the_kind_of_a_metavar(metavar: str, kind: str) -> None:
    assert kind_of(metavar) == kind
