"""`python -m tests.bench`: paperlog beside its peers and its floors, measured in one run."""

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from types import ModuleType

from . import floors, ours, venvs
from .bars import BASE, GROWN, Medians, bars, growth
from .measure import Times, measure, medians
from .peers import cobib, papis, pubs
from .report import bar_table, ratio_table, seconds_table
from .scene import Scene
from .tool import WORKS, Tool, ToolFailed, say
from .verify import WrongAnswer, check

PEERS = {module.NAME: module for module in (papis, cobib, pubs)}
PEERS_UP_TO = 20_000


def main() -> int:
    """Measures each size and prints its tables and limits. Returns 1 when a tool fails or answers wrongly."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="paperlog-bench-") as temporary:
        folder = asked.keep or Path(temporary)
        place = folder / time.strftime("run-%Y%m%d-%H%M%S")
        environments = _environments(folder / "environments", asked.peers)
        print(_versions(environments))
        try:
            _measure_sizes(asked, place.resolve(), environments)
        except (WrongAnswer, ToolFailed) as problem:
            say(f"nothing more is measured: {problem}")
            return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--sizes", type=_numbers, default=[1000, 10_000], help="papers in a store (1000,10000)"
    )
    parser.add_argument("--runs", type=int, default=5, help="runs of each work; medians are printed (5)")
    parser.add_argument(
        "--peers", type=_peers, help=f"{','.join(PEERS)} or none (all; above {PEERS_UP_TO} papers none)"
    )
    parser.add_argument("--keep", type=Path, help="keep environments, stores and results in this folder")
    parser.add_argument("--only", type=_works, default=list(WORKS), help=f"works: {','.join(WORKS)}")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return sorted(int(number) for number in text.split(","))


def _peers(text: str) -> list[str]:
    return [] if text == "none" else _known(text, PEERS)


def _works(text: str) -> list[str]:
    return _known(text, WORKS)


def _known(text: str, names: object) -> list[str]:
    found = text.split(",")
    for name in found:
        if name not in names:  # type: ignore[operator]
            raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(names)}")  # type: ignore[arg-type]
    return found


def _environments(folder: Path, asked: list[str] | None) -> dict[str, Path]:
    names = list(PEERS) if asked is None else asked
    made = {name: venvs.make(folder, name, PEERS[name].PACKAGES) for name in names}
    return {name: binaries for name, binaries in made.items() if binaries}


def _versions(environments: dict[str, Path]) -> str:
    own = Path(sys.executable).parent
    packages = [("paperlog", own), ("typer", own), *environments.items()]
    found = [f"{name} {venvs.version(binaries, name)}" for name, binaries in packages]
    return ", ".join([f"Python {sys.version.split()[0]}", *found])


def _measure_sizes(asked: argparse.Namespace, place: Path, environments: dict[str, Path]) -> None:
    found: dict[int, Medians] = {}
    for size in asked.sizes:
        scene = Scene(size, max(100, min(1000, size // 10)), place / str(size))
        taking_part = environments if asked.peers or size <= PEERS_UP_TO else {}
        tools, imported = _tools(scene, {name: (PEERS[name], bin_) for name, bin_ in taking_part.items()})
        for tool in tools:
            say(f"{size} papers: checking the answers of {tool.name}")
            check(scene, tool, asked.only)
        times: Times = defaultdict(list)
        try:
            measure(scene, tools, asked.only, asked.runs, times)
        finally:
            found[size] = medians(times)
            raw = {f"{work}, {name}": seconds for (work, name), seconds in times.items()}
            (scene.folder / "seconds.json").write_text(json.dumps(raw, indent=1), encoding="utf-8")
            _report(scene, found[size], imported)
    if BASE in found and GROWN in found:
        print(f"\n{GROWN} papers\n\n{bar_table(growth(found[BASE], found[GROWN]))}")


def _tools(scene: Scene, peers: dict[str, tuple[ModuleType, Path]]) -> tuple[list[Tool], float]:
    say(f"{scene.size} papers: making the stores")
    own, imported = ours.make(scene)
    tools = [own, *floors.make(scene, own.home / "store")]
    for module, binaries in peers.values():
        tools += module.make(scene, binaries)
    return tools, imported


def _report(scene: Scene, found: Medians, imported: float) -> None:
    print(f"\n{scene.size} papers, {scene.batch} to import; medians\n\n{seconds_table(found, scene.batch)}")
    print(f"\nimport of all into an empty store: {imported:.0f} entries a second")
    print(f"\nHow many times as long as paperlog ({scene.size} papers):\n\n{ratio_table(found)}")
    limits = bar_table(bars(found, imported))
    print(f"\nLimits (set for {BASE} papers), here with {scene.size}:\n\n{limits}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
