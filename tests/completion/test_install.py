from pathlib import Path

import pytest

from paperlog.completion import SHELLS, VARIABLE
from paperlog.completion.install import install, known, place, script
from paperlog.errors import UnreadableError, UsageError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("ZDOTDIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_calls_paperlog_with_the_shells_name(shell: str) -> None:
    assert f"{VARIABLE}={shell}" in script(shell)


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ("bash", ".bash_completions/paperlog.sh"),
        ("zsh", ".zfunc/_paperlog"),
        ("fish", ".config/fish/completions/paperlog.fish"),
    ],
)
def test_it_is_written_once_and_again(home: Path, shell: str, file: str) -> None:
    install(shell)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert before[home / file].decode() == script(shell)
    install(shell)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_what_a_user_wrote_stays_before_the_line(home: Path) -> None:
    (home / ".bashrc").write_bytes(b"alias ll='ls -l' # \xff")
    install("bash")
    assert (home / ".bashrc").read_bytes().splitlines() == [
        b"alias ll='ls -l' # \xff",
        f"source '{home}/.bash_completions/paperlog.sh'".encode(),
    ]


def test_folders_of_their_own_are_honoured(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZDOTDIR", str(home / "z"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "c"))
    assert place("zsh").start == home / "z" / ".zshrc"
    assert place("fish").script == home / "c" / "fish" / "completions" / "paperlog.fish"


def test_what_cannot_be_written_is_told(home: Path) -> None:
    (home / ".bash_completions").write_text("a file")
    with pytest.raises(UnreadableError, match="cannot be written"):
        install("bash")


def test_a_shell_without_a_script_is_told() -> None:
    with pytest.raises(UsageError, match="no completion for 'tcsh': name one of bash, zsh, fish"):
        known("tcsh")
    assert known("zsh") == "zsh"
