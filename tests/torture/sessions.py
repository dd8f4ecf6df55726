"""Many sessions side by side, writers and readers: no error, nothing lost, and nobody sees half of a change.

Each change is of several papers, so that half of it would show: a digest's papers come all together, a paper that is
renamed has one of two keys, and of two that are merged and parted again either the one has the other's name as well,
or the other is there.
"""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from .stories import SAMPLES, page
from .verdict import Lost, demand
from .world import Ran, World

PAGES_A_FILE = 7
PAIRS = (("2305.18290", "lambert2025tulu"), ("yao2023tree", "ouyang2022training"))
RENAMED = ("gu2023mamba", "mamba")
TAG = "Merged"
READERS = (
    ("list", "--json"),
    ("search", "論文", "--json"),
    ("search", "tag:NLP", "--json"),
    ("export", "--format", "json"),
    ("list",),
    ("stats",),
    ("export", "--format", "bibtex"),
    ("show", RENAMED[0]),
    ("show", "--json", *RENAMED),
    ("export", "--format", "json", *PAIRS[0], *PAIRS[1]),
    ("check", "--only", "same-id"),
    ("tag", "list"),
)
_NAMED = frozenset((*RENAMED, *PAIRS[0], *PAIRS[1]))


class Sessions:
    """A home, the writers that are still to come, and what may be seen there."""

    def __init__(self, root: Path, seed: int) -> None:
        root.mkdir()
        self.world = World(root)
        self._dice = random.Random(seed)
        self._files: list[str] = []
        demand(self.world.run("import", str(SAMPLES)).status == 0, "the first import")
        shutil.rmtree(self.world.store / ".paperlog")  # no undo takes that back

    def run(self, count: int, at_once: int) -> Iterator[str]:
        """Runs so many commands, some at a time; what was lost ("": nothing) for each."""
        under_way = []
        for number in range(count):
            command = self._writer(number) if number % 3 == 0 else self._dice.choice(READERS)
            under_way.append((command, self.world.start(command)))
            if len(under_way) >= at_once:
                yield self._judge(*under_way.pop(self._dice.randrange(at_once)))
        yield from (self._judge(*each) for each in under_way)
        yield from self._last()

    def _writer(self, number: int) -> tuple[str, ...]:
        kind = self._dice.randrange(4)
        if kind == 0:
            return ("rename", *self._dice.sample(RENAMED, 2))
        if kind == 1:
            return ("merge", *self._dice.choice(PAIRS), "--force")
        if kind == 2:
            return ("undo",)
        name = f"file{number}.txt"
        pages = (page(number * 10 + at, f"Group{number} ") for at in range(1, PAGES_A_FILE + 1))
        (self.world.root / name).write_text("".join(pages), "utf-8")
        self._files.append(name)
        return ("import", name)

    def _judge(self, command: tuple[str, ...], running: object) -> str:
        ran: Ran = running.end()  # type: ignore[attr-defined]
        try:
            # 1, 2: what a writer names is gone, or there already, by another writer's doing.
            allowed = (0, 1) if command[0] == "search" or set(RENAMED) <= set(command) else (0,)
            allowed = (0, 1, 2) if command[0] in ("rename", "merge", "undo") else allowed
            demand(not ran.is_bug and ran.status in allowed, f"{ran.status} {ran.err[-2000:]}")
            if "json" in command or "--json" in command:
                asked = _NAMED.intersection(command)
                self._see(json.loads(ran.out), _NAMED if "search" not in command and not asked else asked)
        except Lost as lost:
            return f"{' '.join(command)}: {lost}"
        return ""

    def _see(self, papers: list[dict[str, object]], asked: frozenset[str]) -> None:
        """`asked`: of the papers with names, those that are to be found."""
        keys = {str(paper["key"]) for paper in papers}
        groups: dict[str, int] = {}
        for paper in papers:
            if str(paper["title"]).startswith("Group"):
                group = str(paper["title"]).split()[0]
                groups[group] = groups.get(group, 0) + 1
        demand(set(groups.values()) <= {PAGES_A_FILE}, f"half of an import: {groups}")
        if asked.issuperset(RENAMED):
            demand(len(keys & set(RENAMED)) == 1, f"half of a rename: {keys & set(RENAMED)}")
        aliases = {str(paper["key"]): paper["aliases"] for paper in papers}
        for keep, other in PAIRS:
            if asked.issuperset((keep, other)):
                is_merged = other in aliases[keep]  # type: ignore[operator]
                demand(is_merged != (other in keys), f"half of a merge of {keep} and {other}")

    def _last(self) -> Iterator[str]:
        """Afterwards every digest can be imported, and all is there."""
        for name in self._files:
            yield self._judge(("import", name), self.world.start(("import", name)))
        listed = self.world.run("list", "--json")
        found = sum(paper["title"].startswith("Group") for paper in json.loads(listed.out))
        wanted = PAGES_A_FILE * len(self._files)
        yield "" if found == wanted else f"{found} of {wanted} papers"
        yield f"left over: {self.world.leftovers()}" if self.world.leftovers() else ""
