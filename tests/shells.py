"""bash, zsh and fish as people type into them, on a terminal, with paperlog's completion loaded."""

import os
import re
import shlex
import shutil
import sys
import time
from pathlib import Path

import pexpect
import pytest
from running import Home

from paperlog.completion.install import script

_PROMPT = "READY> "
_CLEAR, _TAB, _SHOW = "\x05\x15", "\t", "\x18\x0c"
# Each shell: how it starts without its user's files, and a key that shows the line as it stands.
_START = {
    "bash": (
        ["--norc", "--noprofile", "-i"],
        f"""PS1='{_PROMPT}'; set +H; bind 'set bell-style none'; bind 'set page-completions off'
bind -x '"\\C-x\\C-l": printf "\\n<<%s>>\\n" "$READLINE_LINE"'""",
    ),
    "zsh": (
        ["-f", "-i"],
        f"""PS1='{_PROMPT}'; LISTMAX=0; unsetopt zle_bracketed_paste prompt_sp bang_hist
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
    """One shell that is running in a home's folder. Skips the test where it is not installed."""

    def __init__(self, name: str, home: Home) -> None:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        self.name = name
        self._folder = home.root
        arguments, start = _START[name]
        file = home.root / f"start.{name}"
        file.write_text(f"{start}\n{script(name)}\n", "utf-8")
        variables = home.environment(PATH=f"{program(home.root)}:{os.environ['PATH']}", INPUTRC="/dev/null")
        self._child = pexpect.spawn(
            shutil.which(name),
            arguments,
            env=variables,
            cwd=str(home.root),
            encoding="utf-8",
            timeout=60,
            dimensions=(50, 200),
        )
        self._child.sendline(f"source {file}")
        self._child.expect_exact(_PROMPT)

    def close(self) -> None:
        self._child.close(force=True)

    def completed(self, typed: str) -> str:
        """The line that is there after `typed` and TAB."""
        self._type(typed + _TAB)
        return str(self._child.match[1]).replace("\r", "").replace("\n", "")

    def listed(self, typed: str) -> str:
        """What is shown on the way of `typed` and two TABs."""
        self._type(typed + _TAB * 2)
        return str(self._child.before)

    def run(self, typed: str) -> str:
        """What is printed by the line that is there after `typed` and TAB."""
        done = self._folder / "done"
        done.unlink(missing_ok=True)
        self._type(typed + _TAB)
        self._child.send(">out; mv out done\r")
        for _ in range(600):
            if done.exists():
                return done.read_text("utf-8")
            time.sleep(0.1)
        raise AssertionError(f"{self.name} never ended: {self._child.before}")

    def _type(self, keys: str) -> None:
        self._child.send(_CLEAR + keys + _SHOW)
        self._child.expect(re.compile("<<(.*?)>>", re.DOTALL))


def program(root: Path) -> Path:
    """A folder with the program `paperlog`."""
    file = root / ".bin" / "paperlog"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m paperlog "$@"\n')
    file.chmod(0o755)
    return file.parent
