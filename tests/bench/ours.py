"""paperlog itself, from the environment that runs the benchmark; its store is made by its own import."""

import sys
import time
from pathlib import Path

from .papers import JA2, JA4, TAG, WORD
from .scene import Scene
from .tool import COLUMNS, Tool, say

NAME = "paperlog"


def make(scene: Scene) -> tuple[Tool, float]:
    """paperlog with the papers of a scene, and the entries that it imported a second into the empty store."""
    home = scene.home(NAME)
    paperlog = str(Path(sys.executable).with_name("paperlog"))
    commands = _commands([paperlog, "--store", str(home / "store")], scene.shown.arxiv_id, scene.new_digests)
    digests, entries = scene.digests
    commands["fill"] = [*commands["import"][:-1], str(digests)]
    tool = Tool(NAME, home, commands, _titles, index=(home / "cache",))
    seconds, _ = tool.run("fill")
    say(f"{scene.size} papers: imported {entries} entries in {seconds:.1f} s")
    time.sleep(0.1)  # so that no file is as young as the index's first look at it
    return tool, entries / seconds


def _commands(paperlog: list[str], shown: str, new: Path) -> dict[str, list[str]]:
    columns = ["--columns", ",".join(COLUMNS)]
    importing = [*paperlog, "import", str(new)]
    return {
        "version": [*paperlog, "--version"],
        "help": [*paperlog, "--help"],
        "list": [*paperlog, "list", *columns],
        "screen": [*paperlog, "list"],
        "tag": [*paperlog, "search", "--tag", TAG, *columns],
        "word": [*paperlog, "search", WORD, *columns],
        "ja2": [*paperlog, "search", JA2, *columns],
        "ja4": [*paperlog, "search", JA4, *columns],
        "show": [*paperlog, "show", shown],
        "bibtex": [*paperlog, "export", "--format", "bibtex"],
        "json": [*paperlog, "export", "--format", "json"],
        "first": [*paperlog, "search", "--tag", TAG, *columns],
        "settle": [*importing, "--dry-run"],
        "import": importing,
        "again": importing,
    }


def _titles(listing: str) -> list[str]:
    return [line.split("\t")[1] for line in listing.splitlines()]
