import io
import sys

import pytest

from paperlog.commands.writing import ask


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("d\n", "d"), ("E\n", "e"), ("\n", "e"), ("drop\n", "d"), ("x\n?\nd\n", "d"), ("", "d"), ("x\n", "d")],
)
def test_an_answer_is_one_of_the_letters(
    typed: str, answer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert ask("Go on?", "ed", at_end="d") == answer
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("Go on? [e] ")
