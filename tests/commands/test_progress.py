import pytest

from paperlog.commands.progress import progress, working

MANY = list(range(100))


def test_without_a_terminal_there_are_the_items_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress(MANY, len(MANY), "reading")) == MANY
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_a_bar_goes_to_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(progress(MANY, len(MANY), "reading")) == MANY
    out, err = capsys.readouterr()
    assert out == ""
    assert "reading" in err


def test_little_work_gets_no_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(progress(MANY[:5], 5, "reading")) == MANY[:5]
    assert capsys.readouterr() == ("", "")


def test_papers_are_many_when_they_are_thousands(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(working(MANY, len(MANY), "planning")) == MANY
    assert capsys.readouterr() == ("", "")
    assert list(working(MANY * 10, 1000, "planning")) == MANY * 10
    assert "planning" in capsys.readouterr().err
