"""bash, zsh and fish as people type into them, on a terminal, with paperlog's completion loaded."""

import re
import shutil
import sys
from pathlib import Path

import pexpect
import pytest
from running import Home

from paperlog.completion.install import script

_PROMPT = "READY> "
_TAB, _SHOW = "\t", "\x18\x0c"
# Each shell: how it starts without its user's files, its prompt, and a key that shows the line as it stands.
_START = {
    "bash": (
        ["--norc", "--noprofile", "-i"],
        f"""PS1='{_PROMPT}'; bind 'set bell-style none'; bind 'set page-completions off'
bind -x '"\\C-x\\C-l": printf "\\n<<%s>>\\n" "$READLINE_LINE"'""",
    ),
    "zsh": (
        ["-f", "-i"],
        f"""PS1='{_PROMPT}'; unsetopt zle_bracketed_paste; unsetopt prompt_sp; LISTMAX=0
autoload -Uz compinit; compinit -u -D
show-line() {{ print -r -- $'\\n'"<<$BUFFER>>" }}; zle -N show-line; bindkey '^X^L' show-line""",
    ),
    "fish": (
        ["--no-config", "-i"],
        f"""function fish_prompt; echo -n '{_PROMPT}'; end; function fish_greeting; end
bind \\cx\\cl 'printf "\\n<<%s>>\\n" (commandline)'""",
    ),
}


class Shell:
    """One running shell."""

    def __init__(self, name: str, home: Home) -> None:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        self.name = name
        folder = _program(home.root)
        variables = home.environment(PATH=f"{folder}:{folder_of_path()}", TERM="xterm", INPUTRC="/dev/null")
        arguments, start = _START[name]
        self._child = pexpect.spawn(
            name,
            arguments,
            env=variables,
            cwd=str(home.root),
            encoding="utf-8",
            timeout=20,
            dimensions=(50, 200),
        )
        file = home.root / f"start.{name}"
        file.write_text(f"{start}\n{script(name)}\n", "utf-8")
        self._child.sendline(f"source {file}")
        self._child.expect_exact(_PROMPT)

    def close(self) -> None:
        self._child.close(force=True)

    def completed(self, typed: str, tabs: int = 1) -> str:
        """The line after `typed` and TAB."""
        self._child.send("\x05\x15" + typed + _TAB * tabs)
        self._child.send(_SHOW)
        self._child.expect(re.compile("<<(.*?)>>", re.DOTALL))
        return str(self._child.match[1]).replace("\r", "").replace("\n", "")

    def listed(self, typed: str) -> str:
        """What is shown after `typed` and two TABs."""
        self._child.send("\x05\x15" + typed + _TAB * 2)
        self._child.send(_SHOW)
        self._child.expect(re.compile("<<(.*?)>>", re.DOTALL))
        return str(self._child.before)

    def run(self, typed: str) -> str:
        """What the line prints that stands after `typed` and TAB."""
        self._child.send("\x05\x15" + typed + _TAB)
        self._child.send(_SHOW)
        self._child.expect(re.compile("<<(.*?)>>", re.DOTALL))
        self._child.send("\r")
        self._child.expect_exact(_PROMPT)
        return str(self._child.before)


def _program(root: Path) -> Path:
    """A folder with the program `paperlog`."""
    folder = root / ".bin"
    folder.mkdir(exist_ok=True)
    program = folder / "paperlog"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m paperlog "$@"\n')
    program.chmod(0o755)
    return folder


def folder_of_path() -> str:
    import os

    return os.environ["PATH"]
