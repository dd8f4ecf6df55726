import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from running import Home, with_samples

from paperlog.commands.paging import unpaged
from paperlog.commands.session import Session

SHORT = {"LINES": "5"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = with_samples(tmp_path_factory.mktemp("home"))
    program(home, "pager", 'echo "$0 $*" >> started; cat')
    program(home, "less", 'echo "LESS=$LESS LV=$LV $*"; cat')
    return home


def program(home: Home, name: str, script: str) -> None:
    path = home.root / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def show(home: Home, *args: str, pager: str | None = None, **variables: str) -> tuple[str, int, str]:
    """What a call shows on a terminal with so many lines, its status, and how the pager was called, if it was."""
    started = home.root / "started"
    started.unlink(missing_ok=True)
    paths = f"{home.root / 'bin'}:/usr/bin:/bin"
    own = {"PAGER": pager} if pager is not None else {}
    ended = home.terminal(80, *args, **SHORT | {"PATH": paths} | own | variables)
    return ended.out, ended.status, started.read_text() if started.exists() else ""


def plain(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


@pytest.mark.parametrize("command", ["list", "search tag:NLP", "show 2305.18290", "stats", "tag list"])
def test_long_output_goes_through_the_pager_with_its_colours(home: Home, command: str) -> None:
    direct, _, _ = show(home, "--no-pager", *command.split(), pager="pager")
    shown, status, started = show(home, *command.split(), pager="pager -x y")
    assert "\x1b[" in shown
    assert (shown, status) == (direct, 0)
    assert started.endswith("pager -x y\n")


def test_log_goes_through_the_pager(home: Home) -> None:
    assert show(home, "log", pager="pager", LINES="2")[2]


@pytest.mark.parametrize(
    ("args", "variables"),
    [
        (["list"], {"LINES": "500"}),
        (["--no-pager", "list"], {}),
        (["list"], {"TERM": "dumb"}),
        (["list"], {"PAPERLOG_PAGER": ""}),
        (["list"], {"PAPERLOG_PAGER": "cat"}),
        (["list", "--json"], {}),
        (["list", "--columns", "key"], {}),
        (["show", "2305.18290", "--yaml"], {}),
        (["stats", "--json"], {}),
        (["path"], {"LINES": "1"}),
    ],
    ids=str,
)
def test_no_pager_is_started(home: Home, args: list[str], variables: dict[str, str]) -> None:
    out, status, started = show(home, *args, pager="pager", **variables)
    assert (bool(out), status, started) == (True, 0, "")


def test_a_pipe_has_no_pager(home: Home) -> None:
    assert home.program("list", PAGER="false", **SHORT).out.count("\n") == 11


def test_paperlogs_own_variable_comes_first(home: Home) -> None:
    assert show(home, "list", pager="false", PAPERLOG_PAGER="pager")[2]


def test_less_is_the_default_and_gets_what_git_gives_it(home: Home) -> None:
    environment = home.environment(PATH=f"{home.root / 'bin'}:/usr/bin:/bin", **SHORT)
    del environment["PAGER"]
    environment.pop("LESS", None)
    from running import COMMAND, on_terminal

    out = on_terminal(80, [*COMMAND, "list"], home.root, environment).out
    assert out.startswith("LESS=FRX LV=-c -R\n")


def test_the_users_own_LESS_stays_but_colours_come_through(home: Home) -> None:
    assert show(home, "list", pager="less -S", LESS="-i")[0].startswith("LESS=-i LV=-c -S -R\n")


def test_a_pager_that_needs_a_shell_gets_one(home: Home) -> None:
    assert "TITLE" in show(home, "list", pager="sed s/Mamba/TITLE/ | cat")[0]


def test_a_pager_that_is_not_there_is_told_and_nothing_is_lost(home: Home) -> None:
    direct, _, _ = show(home, "--no-pager", "list")
    shown, status, _ = show(home, "list", pager="no-such-pager -x")
    complaint, _, rest = shown.partition("\n")
    assert complaint.startswith("paperlog: no-such-pager: cannot be run as a pager (")
    assert (rest, status) == (direct, 0)


def test_a_shell_that_cannot_run_it_ends_with_3(home: Home) -> None:
    out, status, _ = show(home, "list", pager="no-such-pager $HOME")
    assert "paperlog: the pager cannot be run; set PAGER to one that can" in out
    assert status == 3


def test_who_leaves_the_pager_early_hears_nothing(home: Home) -> None:
    out, status, _ = show(home, "list", pager="head -n 1")
    assert (plain(out), status) == ("2025-07-12  lambert2025tulu\n", 0)


def test_an_interrupted_pager_interrupts_the_program(home: Home) -> None:
    out, status, _ = show(home, "list", pager="kill -INT $$; cat")
    assert (out, status) == ("paperlog: interrupted\n", 130)


def test_the_exit_status_is_that_of_the_command(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    home.write("broken2020x", "[")
    for pager in ("cat -u", "head -n 1"):
        out, status, _ = show(home, "list", pager=pager)
        assert "broken2020x.yaml:1: " in out.splitlines()[-1]
        assert status == 3
    out, status, _ = show(home, "show", "2305.18290", "nosuch", pager="cat -u")
    assert "paperlog: no paper 'nosuch'" in out.splitlines()[-1]
    assert status == 1


def terminal_session() -> Any:
    return SimpleNamespace(is_terminal=True, has_pager=True, say=Session().say)


def test_the_first_screen_is_there_before_the_rest_is_made(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LINES", "4")
    monkeypatch.setenv("PAPERLOG_PAGER", "head -n 1")
    made = 0

    def rows() -> Iterator[str]:
        nonlocal made
        for made in range(1, 100_001):
            yield f"{made}\n"

    assert unpaged(terminal_session(), rows()) == ()
    assert capfd.readouterr().out == "1\n"
    assert made < 100_000


def test_an_error_on_the_way_leaves_no_pager_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LINES", "2")
    monkeypatch.setenv("PAPERLOG_PAGER", "cat -u")

    def rows() -> Iterator[str]:
        yield "1\n2\n3\n"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        unpaged(terminal_session(), rows())
