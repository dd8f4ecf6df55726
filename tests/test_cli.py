import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from running import Home, one_line
from typer.main import get_command

from paperlog import __version__
from paperlog.cli import app

GROUP = get_command(app)
CONTEXT = GROUP.context_class(GROUP)
NAMES = ["import", "list", "search", "show", "export", "tag", "stats", "path"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_the_version_is_the_packages(home: Home) -> None:
    assert home.good("--version") == f"paperlog {__version__}\n"
    assert version("paperlog") == __version__


def test_help_names_every_command_and_every_exit_status(home: Home) -> None:
    text = " ".join(home.good("--help").split())
    assert [name for name in NAMES if f" {name} " not in text] == []
    for words in ("0 done", "1 nothing matched", "2 wrong usage", "3 some input", "130 interrupted"):
        assert words in text


def test_every_command_is_there_and_has_the_help_of_its_own(home: Home) -> None:
    assert set(NAMES) <= set(GROUP.list_commands(CONTEXT))
    for name in GROUP.list_commands(CONTEXT):
        ended = home.run(name, "--help")
        assert (ended.status, ended.err) == (0, "")
        assert ended.out.startswith(f"Usage: paperlog {name} ")
        assert "--help" in ended.out


def test_an_unknown_command_is_none_and_one_line(home: Home) -> None:
    assert GROUP.get_command(CONTEXT, "lost") is None
    assert one_line(home.run("lost"), 2).startswith("No such command 'lost'")


def test_without_a_command_it_helps_on_standard_error(home: Home) -> None:
    ended = home.run()
    assert (ended.status, ended.out) == (2, "")
    assert "Usage: paperlog" in ended.err


@pytest.mark.parametrize(
    "args",
    [["--nope", "list"], ["list", "--nope"], ["list", "word"], ["list", "--limit", "many"], ["--store"]],
)
def test_a_wrong_option_is_one_line_that_names_where_to_look(home: Home, args: list[str]) -> None:
    assert "--help`)" in one_line(home.run(*args), 2)


def test_the_store_that_is_named_is_used(home: Home) -> None:
    home.write("ada2020engine", "title: The Engine\n")
    assert home.good("--store", "store", "list", "--keys", PAPERLOG_STORE="/nowhere") == "ada2020engine\n"
    assert home.run("list", "--keys", PAPERLOG_STORE="elsewhere").out == ""


def test_a_command_is_loaded_only_when_it_is_called() -> None:
    code = (
        "import sys; import paperlog.cli;"
        "print([name for name in sys.modules if name.startswith('paperlog.commands.')"
        " and name != 'paperlog.commands.session'])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize(
    "module", ["rich", "yaml", "dateutil", "rapidfuzz", "sqlite3", "importlib.metadata", "pydantic"]
)
def test_the_program_starts_without_what_most_commands_do_not_use(module: str) -> None:
    code = f"import sys; from paperlog.__main__ import main; import paperlog.cli; print({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def test_completion_is_installed_for_the_shell_that_calls(home: Home) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m paperlog --install-completion; exit"],
        capture_output=True,
        text=True,
        env=home.environment(SHELL="/bin/bash"),
    )
    file = home.root / ".bash_completions" / "paperlog.sh"
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"completion is in {file}; start a new shell to use it\n"
    assert file.exists()


@pytest.mark.parametrize("option", ["--store", "--no-color", "--no-pager", "--wait", "--version"])
def test_options_of_the_program_behind_a_command_are_pointed_to_their_place(
    tmp_path: Path, option: str
) -> None:
    error = one_line(Home(tmp_path).run("list", option), 2)
    assert error == f"{option} is written before the command: `paperlog {option} …`"


def test_a_store_of_a_user_who_is_not_there_is_one_line(tmp_path: Path) -> None:
    for options in (["--store", "~nobody-x/s", "list"], ["--store", "~nobody-x/s", "path"]):
        assert one_line(Home(tmp_path).run(*options), 2).startswith("~nobody-x/s: no user of this machine")


def test_not_a_number_is_no_time_to_wait(home: Home) -> None:
    assert (
        one_line(home.run("--wait", "nan", "list"), 2)
        == "--wait is a number of seconds, not nan; write one, such as 30"
    )


@pytest.mark.parametrize("command", [["list"], ["stats"]])
@pytest.mark.parametrize("options", [["--store", ""], ["--store="]])
def test_a_store_without_a_name_is_refused(home: Home, options: list[str], command: list[str]) -> None:
    assert one_line(home.run(*options, *command), 2).startswith("--store is empty; ")
    assert home.run("--store", ".", "list").status == 0
