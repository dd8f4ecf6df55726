"""Editors for tests: commands for EDITOR that do to a file what a person would."""

from pathlib import Path


def editor(folder: Path, *steps: str) -> str:
    """A command that does one of these shell commands a call, in their order; "$1" is the file that is edited."""
    script, count = folder / "editor.sh", folder / "editor.count"
    count.write_text("0")
    cases = "".join(f"{number}) {step} ;;\n" for number, step in enumerate(steps, 1))
    script.write_text(
        f'n=$(($(cat "{count}") + 1)); echo $n > "{count}"\ncase $n in\n{cases}*) exit 99 ;;\nesac\n'
    )
    return f"sh '{script}'"


def calls(folder: Path) -> int:
    """How often the editor was called."""
    return int((folder / "editor.count").read_text())


def put(text: str) -> str:
    """A step: the file gets this text."""
    return f"printf '%s' '{text}' > \"$1\""
