"""What nothing can be faster than: the interpreter, an empty Typer app, and a search that knows no fields."""

import shutil
import sys
from pathlib import Path

from .papers import JA2, JA4, TAG, WORD
from .scene import Scene
from .tool import Titles, Tool, say

_APP = '''import typer

app = typer.Typer()


@app.command()
def hello(name: str = "world", count: int = 1) -> None:
    """Greets somebody, as often as wanted."""
    typer.echo(f"hello {name} " * count)


app()
'''


def make(scene: Scene, store: Path) -> list[Tool]:
    """`python -c pass`, a bare Typer app, and `rg -l` and `grep -rl` over the YAML files of `store`."""
    home = scene.home("floors")
    app = home / "app.py"
    app.write_text(_APP, encoding="utf-8")
    python, typer = [sys.executable, "-c", "pass"], [sys.executable, str(app)]
    greeting = {"version": [*typer, "--name", "you"], "help": [*typer, "--help"]}
    titles = _titles(scene)
    floors = [Tool("python", home, {"version": python}, titles), Tool("typer", home, greeting, titles)]
    if shutil.which("rg"):
        floors.append(Tool("rg -l", home, _searches(["rg", "-l", "-F"], store), titles))
    else:
        say("no rg here (Debian: apt install ripgrep): its column is left out")
    return [*floors, Tool("grep -rl", home, _searches(["grep", "-rlF"], store), titles)]


def _searches(search: list[str], store: Path) -> dict[str, list[str]]:
    needles = {"tag": TAG, "word": WORD, "ja2": JA2, "ja4": JA4}
    return {work: [*search, "--", needle, str(store)] for work, needle in needles.items()}


def _titles(scene: Scene) -> Titles:
    """Reads names of files: in our store a file's stem is the paper's key, here its arXiv id."""
    return lambda listing: [scene.titles[Path(line).stem] for line in listing.splitlines()]
