"""Throw-away virtual environments for the peers, made from PyPI."""

import subprocess
import sys
from pathlib import Path

from .tool import say


def make(folder: Path, name: str, packages: tuple[str, ...]) -> Path | None:
    """The `bin` folder of an environment that holds `packages`; one that stands there already is used again.

    Returns None, and says why, when the packages cannot be installed.
    """
    place, ready = folder / name, folder / name / "ready"
    if not ready.exists():
        say(f"making an environment for {name}: {' '.join(packages)}")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        pip = [str(place / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run([*pip, *packages], capture_output=True, text=True)
        if done.returncode:
            say(f"{name} is left out, pip could not install it: {done.stderr.strip().splitlines()[-1]}")
            return None
        ready.touch()
    return place / "bin"


def version(binaries: Path, name: str) -> str:
    """The installed version of a package, for the head of the table."""
    code = f"from importlib.metadata import version; print(version({name!r}))"
    return subprocess.run(
        [binaries / "python", "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
