"""A store made ready for sharing by git: its attributes, what it ignores, and the merge driver of this clone."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from paperlog.errors import UnreadableError, UsageError
from paperlog.outfile import append_to
from paperlog.refusals import refusal

_FILES = {
    ".gitattributes": (
        "# Two versions of a paper are merged field by field; each clone runs `paperlog git init` once.",
        "/papers/**/*.yaml merge=paperlog -text",
    ),
    ".gitignore": ("/.lock", "/.paperlog/", ".*.tmp", ".merge_file_*"),
}
# What git says to do about a repository of somebody else's (git-config(1), safe.directory).
_TRUST = re.compile(r"git config --global --add safe\.directory .+")
_NAME = "paperlog: papers field by field"


def set_up(store: Path) -> list[str]:
    """Makes a store's repository ready, and itself where there is none; what was done, one line each (maybe none).

    Raises UsageError where git is not installed, or would not keep the papers or not read its files, UnreadableError
    where it refuses or a file cannot be written.
    """
    if os.path.islink(papers := store / "papers"):
        what = "is a link, and git keeps links, not what is behind them"
        raise UsageError(f"{papers}: {what}; put the folder itself there, or name that with --store")
    for name in _FILES:
        _refuse_other(store / name)
    done: list[str] = []
    try:
        store.mkdir(parents=True, exist_ok=True)
        if not _is_tracked(store):
            _git(store, "init", "--quiet")
            done.append(f"made a git repository in {store}")
        for name, lines in _FILES.items():
            done += _with_lines(store / name, lines)
    except OSError as error:
        raise refusal(error, error.filename or store) from error
    for name, value in (("name", _NAME), ("driver", driver())):
        done += _configured(store, f"merge.paperlog.{name}", value)
    return done


def _refuse_other(path: Path) -> None:
    """Raises UsageError where a file of git's is a link: it may lead anywhere, and git reads none; or a pipe."""
    if os.path.islink(path):
        what = "is a link, and git reads nothing through it"
    elif path.exists() and not path.is_file():
        what = "is no regular file"
    else:
        return
    raise UsageError(f"{path}: {what}; put a file there (or nothing), then call this again")


def driver() -> str:
    """The command by which git calls the merge driver: this very installation; git's own merge should it be gone."""
    words = _program()
    call = f"{_in_driver(words)} git merge-driver %O %A %B %P"
    return f"if test -x {_in_driver(words[:1])}; then {call}; else git merge-file %A %O %B; fi"


def _in_driver(words: list[str]) -> str:
    """Words for the shell, in which git puts nothing in the place of a `%` (gitattributes(5), merge driver)."""
    return shlex.join(words).replace("%", "%%")


def _program() -> list[str]:
    beside = Path(sys.executable).with_name("paperlog")
    if beside.exists():
        return [str(beside)]
    found = shutil.which("paperlog")
    # -P: a folder `paperlog` in the repository is not to be taken for the program.
    return [found] if found else [sys.executable, "-P", "-m", "paperlog"]


def _is_tracked(store: Path) -> bool:
    """Whether the store is in the working tree of a repository that does not ignore it.

    Raises UnreadableError where git does not trust it, as it belongs to somebody else.
    """
    asked = _run(store, "rev-parse", "--is-inside-work-tree")
    if told := _TRUST.search(asked.stderr):
        what = "its git repository belongs to somebody else, so git does not use it"
        raise UnreadableError(f"{store}: {what}; if you trust it, call `{told[0]}`, then this again")
    is_inside = asked.stdout.strip() == "true"
    return is_inside and _run(store, "check-ignore", "--quiet", ".").returncode != 0


def _with_lines(path: Path, lines: tuple[str, ...]) -> list[str]:
    """Adds those lines that a file does not have; what a person wrote in it stays."""
    text = path.read_bytes().decode("utf-8", "replace") if path.exists() else ""
    missing = [line for line in lines if line not in text.splitlines()]
    if not missing:
        return []
    start = "" if text.endswith("\n") or not text else "\n"
    append_to(path, (start + "".join(f"{line}\n" for line in missing)).encode())
    return [f"{'added to' if text else 'wrote'} {path}"]


def _configured(store: Path, name: str, value: str) -> list[str]:
    if _run(store, "config", "--local", "--get", name).stdout.rstrip("\n") == value:
        return []
    _git(store, "config", "--local", name, value)
    return [f"set {name} in the repository's configuration"]


def _git(store: Path, *args: str) -> None:
    done = _run(store, *args)
    if done.returncode:
        said = " ".join(done.stderr.split())
        raise UnreadableError(f"{store}: git {args[0]} failed ({said}); put that right and call this again")


def _run(store: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    # Within a hook git sets variables that name another repository than that of the folder.
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        return subprocess.run(["git", "-C", str(store), *args], capture_output=True, text=True, env=own)
    except FileNotFoundError:
        raise UsageError("git is not installed; install it, then call this again") from None
