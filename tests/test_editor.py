import os
from pathlib import Path

import pytest

from paperlog.editor import command, run
from paperlog.errors import UnreadableError, UsageError


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({"VISUAL": "cat", "EDITOR": "ls"}, ["cat"]),
        ({"VISUAL": " ", "EDITOR": "ls"}, ["ls"]),
        ({"EDITOR": "cat --wait 'a b'"}, ["cat", "--wait", "a b"]),
        ({"VISUAL": "cat", "EDITOR": "ls", "TERM": "dumb"}, ["ls"]),
        ({"VISUAL": "cat", "TERM": "dumb"}, ["cat"]),
    ],
)
@pytest.mark.parametrize("is_terminal", [True, False])
def test_the_editor_is_the_one_that_is_named(
    variables: dict[str, str], wanted: list[str], is_terminal: bool
) -> None:
    assert command({"TERM": "xterm"} | variables, is_terminal=is_terminal) == wanted


def test_a_program_can_have_blanks_in_its_path(tmp_path: Path) -> None:
    program = tmp_path / "my editor"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert command({"EDITOR": str(program)}, is_terminal=False) == [str(program)]


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"EDITOR": "no-such-editor -w"}, "EDITOR=no-such-editor -w: there is no such program"),
        ({"VISUAL": "cat 'x"}, "VISUAL=cat 'x: not to be read as a command"),
        ({}, "name one in VISUAL or EDITOR"),
    ],
)
def test_no_editor_is_told(variables: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        command(variables, is_terminal=False)


def test_one_is_guessed_only_where_it_can_show_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vi").write_text("#!/bin/sh\n")
    (tmp_path / "vi").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert command({"TERM": "xterm"}, is_terminal=True) == ["vi"]
    for variables, is_terminal in (({"TERM": "dumb"}, True), ({}, True), ({"TERM": "xterm"}, False)):
        with pytest.raises(UsageError):
            command(variables, is_terminal=is_terminal)


def test_it_gets_the_file_behind_its_arguments(tmp_path: Path) -> None:
    path = tmp_path / "a $(b).yaml"
    run(["sh", "-c", 'printf %s "$1" > "$2"', "sh", "-x"], path)
    assert path.read_text() == "-x"


@pytest.mark.parametrize(("how", "said"), [("exit 3", "status 3"), ("kill -9 $$", "signal 9")])
def test_an_editor_that_fails_is_told(tmp_path: Path, how: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        run(["sh", "-c", how], tmp_path)


def test_a_program_that_cannot_be_run_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\x7fELF")
    os.chmod(tmp_path / "x", 0o755)
    with pytest.raises(UsageError, match="cannot be run"):
        run([str(tmp_path / "x")], tmp_path)
