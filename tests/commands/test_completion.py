from pathlib import Path

import pytest
from running import Home, one_line

from paperlog.completion import SHELLS
from paperlog.completion.install import script


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_is_printed(home: Home, shell: str) -> None:
    assert home.good("completion", shell) == script(shell)
    assert list(home.root.iterdir()) == []


def test_it_is_put_where_the_shell_finds_it_and_that_is_said(home: Home) -> None:
    ended = home.run("completion", "bash", "--install")
    file = home.root / ".bash_completions" / "paperlog.sh"
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.splitlines() == [
        f"completion for bash is in {file}; start a new shell to use it",
        f"{home.root}/.bashrc has the line: source '{file}'",
    ]
    assert file.read_text("utf-8") == script("bash")


def test_an_unknown_shell_is_one_line(home: Home) -> None:
    assert (
        one_line(home.run("completion", "tcsh"), 2) == "no completion for 'tcsh': name one of bash, zsh, fish"
    )
