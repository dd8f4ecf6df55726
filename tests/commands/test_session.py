import os
from pathlib import Path

import pytest

from paperlog.commands.session import MAX_PROBLEMS, Session, session
from paperlog.errors import EXIT_PARTIAL, Ended, PaperlogError, UsageError


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return monkeypatch


def test_colour_is_for_terminals(on_terminal: pytest.MonkeyPatch) -> None:
    assert Session().has_color
    on_terminal.setattr("sys.stdout.isatty", lambda: False)
    assert not Session().has_color


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "")])
def test_the_environment_can_refuse_colour(
    on_terminal: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    on_terminal.setenv(variable, value)
    assert not Session().has_color


def test_an_empty_no_color_says_nothing(on_terminal: pytest.MonkeyPatch) -> None:
    on_terminal.setenv("NO_COLOR", "")  # https://no-color.org: "when present and not an empty string"
    assert Session().has_color


@pytest.mark.usefixtures("on_terminal")
def test_the_option_refuses_colour() -> None:
    assert not Session(no_color=True).has_color


@pytest.mark.parametrize(("columns", "width"), [("100", 100), ("20", 20), ("3", 20), ("1000000000", 10_000)])
def test_columns_is_honoured_within_widths_that_can_be_read_and_shown(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert Session().width == width


def test_nothing_is_opened_or_made_before_it_is_needed(tmp_path: Path) -> None:
    Session(tmp_path / "store")
    assert os.listdir(tmp_path) == []


def test_many_problems_are_told_in_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert Session().say_problems(range(MAX_PROBLEMS + 5)) == MAX_PROBLEMS + 5
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == MAX_PROBLEMS + 1
    assert err.endswith("paperlog: … and 5 more like these; --json lists them all\n")


def test_what_is_said_holds_nothing_that_a_terminal_would_act_on(capsys: pytest.CaptureFixture[str]) -> None:
    Session().say("a\x1b[2Jb\u202ec")
    assert capsys.readouterr().err == "a\\u001b[2Jb\\u202ec\n"


@pytest.mark.parametrize(("value", "cells"), [(None, 1), ("", 1), ("narrow", 1), ("wide", 2)])
def test_the_width_of_ambiguous_characters_is_the_users_to_say(
    monkeypatch: pytest.MonkeyPatch, value: str | None, cells: int
) -> None:
    monkeypatch.delenv("PAPERLOG_AMBIGUOUS", raising=False)
    if value is not None:
        monkeypatch.setenv("PAPERLOG_AMBIGUOUS", value)
    assert Session().screen().ambiguous == cells


def test_another_width_of_ambiguous_characters_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERLOG_AMBIGUOUS", "3")
    with pytest.raises(UsageError, match="PAPERLOG_AMBIGUOUS is narrow or wide, not '3'"):
        Session().screen()


def test_a_store_with_problems_ends_with_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "store/papers/a").mkdir(parents=True)
    (tmp_path / "store/papers/a/ada2020x.yaml").write_text("[")
    with pytest.raises(Ended) as end:
        Session(tmp_path / "store").end_with_store_problems()
    assert end.value.exit_status == EXIT_PARTIAL


def test_a_command_without_the_program_around_it_is_told() -> None:
    from typer.main import get_command

    from paperlog.commands.path import app

    command = get_command(app)
    with pytest.raises(PaperlogError):
        session(command.context_class(command))
