"""README.md is held against the program: its commands are run, and what it shows must be what they show."""

import os
import re
import shlex
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from running import SAMPLES, on_terminal
from typer.main import get_command

from paperlog import digests, exports, query
from paperlog.cli import app
from paperlog.config import read_config
from paperlog.errors import EXIT_INTERRUPTED, EXIT_NOTHING, EXIT_OK, EXIT_PARTIAL, EXIT_USAGE
from paperlog.fields import NAMES
from paperlog.orders import ORDERS
from paperlog.queryterms import FIELDS
from paperlog.settings import SETTINGS, check, variable_of

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
COLUMNS = 100
YOU = "/home/you"


class Call(NamedTuple):
    """A command line of the README, its line number, and what the README shows below it."""

    line: int
    command: str
    shown: str


def blocks(language: str) -> Iterator[tuple[int, str]]:
    """The code blocks of a language, each with the number of its first line."""
    for match in re.finditer(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL):
        yield README.count("\n", 0, match.start()) + 2, match[1]


def calls() -> Iterator[Call]:
    """Every `$ …` line of the console blocks."""
    for line, block in blocks("console"):
        for match in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            yield Call(line + block.count("\n", 0, match.start()), match[1], match[2])


class Shell:
    """A user's shell in a folder of its own, with `paperlog` in its path and the samples at hand."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "samples").symlink_to(SAMPLES)
        program = home / ".bin" / "paperlog"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m paperlog "$@"\n')
        program.chmod(0o755)
        self.variables = {
            "HOME": str(home),
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
        }

    def run(self, command: str) -> str:
        """What a command line shows on a terminal; what differs from run to run as the README writes it."""
        if setting := re.fullmatch(r"export (\w+)=\$PWD/(\w+)", command):
            self.variables[setting[1]] = str(self.home / setting[2])
            return ""
        if setting := re.fullmatch(r"unset (\w+)", command):
            del self.variables[setting[1]]
            return ""
        shown = on_terminal(COLUMNS, ["sh", "-c", command], self.home, self.variables).out
        shown = shown.replace(str(self.home.resolve()), YOU).replace(str(self.home), YOU)
        return _steady(shown)


def _steady(text: str) -> str:
    """A text with other moments, checksums of paths and line ends made the same."""
    text = text.replace("\r\n", "\n")
    moment = r"[-\d]{10}T[\d:]{8}\+00:00"
    text = re.sub(rf"((?:added|modified|imported)\W+|undone: .*\(){moment}", r"\1(a moment)", text)
    return re.sub(r"-[0-9a-f]{8}\.sqlite", "-(a checksum).sqlite", text)


def _pattern(shown: str) -> str:
    """A shown text as a pattern: a line `…` stands for any lines."""
    return "".join(
        "(?:.*\n)*?" if line == "…\n" else re.escape(line) for line in _steady(shown).splitlines(True)
    )


@pytest.fixture(scope="module")
def shell() -> Iterator[Shell]:
    """One shell for all commands of the README, which build on each other; in a folder as short as `/home/you`."""
    with TemporaryDirectory(prefix="", dir="/tmp") as home:
        yield Shell(Path(home))


@pytest.mark.parametrize("call", list(calls()), ids=lambda call: f"line {call.line}")
def test_what_the_readme_shows_is_what_comes_out(shell: Shell, call: Call) -> None:
    shown = shell.run(call.command)
    assert re.fullmatch(_pattern(call.shown), shown), f"{call.command}\n{shown}"


# A call of paperlog anywhere in a script: its words up to the end of the simple command.
_CALL = re.compile(r"""(?<![\w./-])paperlog((?: +(?:'[^']*'|"[^"]*"|[^\s|;&()<>`'"])+)*)""")


def script_calls() -> Iterator[tuple[int, list[str]]]:
    """The calls of paperlog in the blocks that are not run, as they need other programs: line and words."""
    for line, block in blocks("sh"):
        plain = re.sub(r"#.*", "", block.replace("\\\n", " \n"))
        for match in _CALL.finditer(plain):
            yield line + plain.count("\n", 0, match.start()), shlex.split(match[1])


@pytest.mark.parametrize(("line", "words"), list(script_calls()), ids=lambda value: str(value))
def test_recipes_call_commands_and_options_that_there_are(line: int, words: list[str]) -> None:
    _parse(get_command(app), words)


def _parse(command: Any, words: list[str]) -> None:
    context = command.context_class(command)
    _, rest, _ = command.make_parser(context).parse_args(list(words))
    if rest and hasattr(command, "get_command"):
        found = command.get_command(context, rest[0])
        assert found, f"no command {rest[0]}"
        _parse(found, rest[1:])


def section(title: str) -> str:
    """The text below a heading, up to the next one of its level or above."""
    start = re.search(rf"^(#+) {re.escape(title)}\n", README, re.MULTILINE)
    assert start, title
    text = README[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", text, re.MULTILINE)
    return text[: end.start()] if end else text


def first_column(text: str) -> list[str]:
    """The code words in the first cells of the rows of a table."""
    return [name for row in re.findall(r"^\| ([^|]*`[^|]*) \|", text, re.MULTILINE) for name in ticked(row)]


def ticked(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def test_the_table_of_fields_is_that_of_the_program() -> None:
    assert tuple(first_column(section("The fields"))) == NAMES


def test_the_grammar_is_that_of_the_parser() -> None:
    ((_, grammar),) = blocks("ebnf")
    assert _unindented(grammar) in _unindented(query.__doc__ or "")


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def test_the_example_in_python_runs(shell: Shell) -> None:
    ((_, code),) = blocks("python")
    (shell.home / "example.py").write_text(code, "utf-8")
    shell.run("paperlog import samples")
    assert shell.run(f"{shlex.quote(sys.executable)} example.py").startswith("lambert2025tulu Tulu 3: ")


def test_the_fields_of_queries_are_those_of_the_program() -> None:
    assert sorted(first_column(section("The query language"))) == sorted(FIELDS)


def test_formats_and_orders_are_those_of_the_program() -> None:
    assert tuple(first_column(section("Export formats"))) == exports.formats()
    assert first_column(section("What import reads")) == digests.names()
    orders = section("Order")
    assert sorted(first_column(orders)) == sorted((*ORDERS, "key", "relevance"))


def test_the_configuration_that_is_shown_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ((_, text),) = blocks("toml")
    (tmp_path / "config.toml").write_text(text, "utf-8")
    monkeypatch.setenv("PAPERLOG_CONFIG", str(tmp_path / "config.toml"))
    config = check(read_config())
    assert set(config.values) == set(SETTINGS)
    for search in [config.values["filter"], *config.searches.values()]:
        query.parse(search, today=date.today())
    assert [name for name in SETTINGS if variable_of(name) not in section("Configuration")] == []


def test_every_exit_status_is_told() -> None:
    statuses = (EXIT_OK, EXIT_NOTHING, EXIT_USAGE, EXIT_PARTIAL, EXIT_INTERRUPTED)
    assert first_column(section("Exit status")) == [str(status) for status in statuses]


def test_every_command_and_option_is_told() -> None:
    group = get_command(app)
    context = group.context_class(group)
    told = set(re.findall(r"(?<![\w-])--?[a-z0-9][a-z-]*", README))
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert f"### {name}" in README, name
        options = {flag for option in command.params for flag in option.opts if flag.startswith("--")}
        assert options - told == set(), name


@pytest.mark.parametrize("target", re.findall(r"\]\(#([^)]+)\)", README))
def test_links_within_the_readme_lead_somewhere(target: str) -> None:
    headings = re.findall(r"^#+ (.*)$", README, re.MULTILINE)
    assert target in [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
