"""A shell's script put where the shell finds it.

The places are those of Typer's own --install-completion, so that a script from there is written over.
"""

import os
from pathlib import Path
from typing import NamedTuple

from paperlog.completion import SHELLS
from paperlog.errors import UsageError
from paperlog.outfile import append_to, replace_with
from paperlog.refusals import refusal


class Place(NamedTuple):
    """Where a script goes, and the line that makes the shell find it, with the file which that line is added to."""

    script: Path
    start: Path | None = None
    line: str = ""


def script(shell: str) -> str:
    """The script of a shell."""
    return (Path(__file__).parent / f"paperlog.{shell}").read_text("utf-8")


def known(shell: str | None) -> str:
    """A shell that is named, else the one that paperlog was called from; raises UsageError where there is no script."""
    found = shell or _calling() or Path(os.environ.get("SHELL", "")).name
    if found not in SHELLS:
        what = f"no completion for '{found}'" if found else "which shell?"
        raise UsageError(f"{what}: name one of {', '.join(SHELLS)}")
    return found


def _calling() -> str | None:
    from shellingham import ShellDetectionFailure, detect_shell  # type: ignore[import-untyped]

    try:
        return str(detect_shell()[0])
    except (ShellDetectionFailure, OSError):
        return None


def place(shell: str) -> Place:
    """Where the script of a shell goes."""
    home = Path.home()
    if shell == "bash":
        path = home / ".bash_completions" / "paperlog.sh"
        return Place(path, home / ".bashrc", f"source '{path}'")
    if shell == "zsh":
        start = Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
        return Place(home / ".zfunc" / "_paperlog", start, "fpath+=~/.zfunc; autoload -Uz compinit; compinit")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return Place(config / "fish" / "completions" / "paperlog.fish")


def install(shell: str) -> Place:
    """Writes the script of a shell, and its line where that is missing. Raises UnreadableError where it cannot."""
    found = place(shell)
    try:
        found.script.parent.mkdir(parents=True, exist_ok=True)
        replace_with(found.script, [script(shell).encode()])
        if found.start is not None:
            _add(found.start, found.line)
    except OSError as error:
        raise refusal(error, error.filename or found.script) from error
    return found


def _add(file: Path, line: str) -> None:
    """Adds a line to a file that a user wrote, unless it is there; nothing else of it changes."""
    data = file.read_bytes() if file.exists() else b""
    if line.encode() not in data.splitlines():
        append_to(file, (b"" if not data or data.endswith(b"\n") else b"\n") + line.encode() + b"\n")
