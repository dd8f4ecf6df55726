"""Random versions of papers' files, merged by real git: nothing that a side wrote may be lost.

Each version is made by edits of a file, every one of which writes words that stand nowhere else (`o7w`), so that the
words of a merge tell whose edits are in it. `python -m tests.merges 500` runs so many merges and prints counts.
"""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from paperlog.yamltext import load

_WORD = re.compile(r"\b[bot]\d+w\b")
_LIST_FIELDS = ("tags", "categories", "links", "aliases")
COMMAND = (sys.executable, "-m", "paperlog")


class Versions(NamedTuple):
    """A file as it was ("": there was none), and what two people made of it."""

    base: str
    ours: str
    theirs: str


class Writer:
    """A person who edits a file; `name` begins the words that are theirs alone."""

    def __init__(self, random: Random, name: str, lines: list[str]) -> None:
        self._random, self._name, self._count = random, name, 0
        self.lines = lines

    def word(self) -> str:
        self._count += 1
        return f"{self._name}{self._count}w"

    def edit(self, times: int) -> None:
        for _ in range(times):
            self._random.choice(_EDITS)(self)

    def field(self, name: str) -> int | None:
        """The line on which a field begins."""
        return next((at for at, line in enumerate(self.lines) if line.startswith(f"{name}:")), None)

    def end(self, start: int) -> int:
        """The line behind a field."""
        at = start + 1
        while at < len(self.lines) and self.lines[at].startswith((" ", "-")):
            at += 1
        return at

    def starts(self) -> list[int]:
        return [at for at, line in enumerate(self.lines) if re.match(r"[\w-]+:", line)] + [len(self.lines)]

    # --- edits ---

    def add_item(self) -> None:
        name = self._random.choice(_LIST_FIELDS)
        at = self.field(name)
        if at is None:
            self.lines += [f"{name}:", f"- {self.word()}"]
        elif "[" in self.lines[at]:
            self.lines[at] = self.lines[at].replace("]", f", {self.word()}]")
        else:
            place = self._random.randint(at + 1, self.end(at))
            comment = f"  # {self.word()}" if self._random.random() < 0.3 else ""
            self.lines.insert(place, f"- {self.word()}{comment}")

    def remove_item(self) -> None:
        at = self.field(self._random.choice(_LIST_FIELDS))
        if at is not None and self.end(at) > at + 2:
            del self.lines[self._random.randrange(at + 1, self.end(at))]

    def add_source(self) -> None:
        at = self.field("sources")
        new = ["- format: fugumt", f"  file: {self.word()}.txt", "  line: 1", f"  digest: '{self.word()}'"]
        if at is None:
            self.lines += ["sources:", *new]
        else:
            self.lines[self.end(at) : self.end(at)] = new

    def add_related(self) -> None:
        at = self.field("related")
        new = [f"- title: On {self.word()}", "  score: 1.5"]
        if at is None:
            self.lines += ["related:", *new]
        else:
            self.lines[self.end(at) : self.end(at)] = new

    def items(self, name: str) -> list[tuple[int, int]]:
        """The first line of each item of a list, and the one behind it."""
        if (at := self.field(name)) is None:
            return []
        starts = [place for place in range(at, self.end(at)) if self.lines[place].startswith("- ")]
        return list(zip(starts, [*starts[1:], self.end(at)], strict=True))

    def write_into_item(self) -> None:
        if not (items := self.items(self._random.choice(["related", "sources"]))):
            return
        start, end = self._random.choice(items)
        name = self._random.choice(["x-why", "x-page", "summary_ja"])
        found = [at for at in range(start, end) if self.lines[at].startswith(f"  {name}:")]
        comment = f" # {self.word()}" if self._random.random() < 0.3 else ""
        self.lines[found[0] if found else end : found[0] + 1 if found else end] = [
            f"  {name}: {self.word()}{comment}"
        ]

    def remove_one_of_the_items(self) -> None:
        items = self.items(self._random.choice(["related", "sources"]))
        if len(items) > 1:
            start, end = self._random.choice(items)
            del self.lines[start:end]

    def write_note(self) -> None:
        at = self.field("note")
        text = f"  {self.word()} を読んだ。"
        if at is None:
            self.lines += ["note: |-", text]
        else:
            place = self._random.randint(at + 1, self.end(at))
            self.lines[place:place] = ["", text] if self._random.random() < 0.3 and place > at + 1 else [text]

    def change_scalar(self) -> None:
        name = self._random.choice(["title", "venue", "doi", "x-shelf", "project", "status"])
        at = self.field(name)
        value = self._random.choice(["reading", "read", "skipped"]) if name == "status" else self.word()
        comment = f" # {self.word()}" if self._random.random() < 0.3 else ""
        line = f"{name}: {self._random.choice(['', ' '])}{value}{comment}"
        if at is None:
            self.lines.insert(self._random.choice(self.starts()), line)
        else:
            self.lines[at] = line

    def add_field(self) -> None:
        name = self.word()
        forms: list[list[str]] = [
            [f"{name}: 5"],
            [f"{name}:", "  - a", f"  - {self.word()} # {self.word()}"],
            [f"{name}: {{a: {self.word()}}}"],
            [f"{name}: >-", f"  {self.word()}", "  folded"],
        ]
        self.lines[(at := self._random.choice(self.starts())) : at] = self._random.choice(forms)

    def remove_field(self) -> None:
        names = [
            name for name in ("venue", "doi", "project", "x-shelf", "links") if self.field(name) is not None
        ]
        if names:
            at = self.field(self._random.choice(names))
            assert at is not None
            del self.lines[at : self.end(at)]

    def add_comment(self) -> None:
        self.lines.insert(self._random.choice(self.starts()), f"# {self.word()} 覚え書き")

    def add_blank(self) -> None:
        self.lines.insert(self._random.choice(self.starts()), "")

    def touch(self) -> None:
        at = self.field("modified")
        line = f"modified: '2025-08-{self._random.randint(1, 28):02}T09:00:00+00:00'"
        if at is None:
            self.lines.append(line)
        else:
            self.lines[at] = line

    def respell(self) -> None:
        at = self.field("title")
        if at is not None and not self.lines[at].endswith("'") and "#" not in self.lines[at]:
            self.lines[at] = f"title: '{self.lines[at].removeprefix('title:').strip()}'"


_EDITS: list[Callable[[Writer], None]] = [
    *(Writer.add_item, Writer.add_item, Writer.remove_item, Writer.add_source, Writer.add_related),
    *(Writer.write_into_item, Writer.write_into_item, Writer.remove_one_of_the_items),
    *(Writer.write_note, Writer.change_scalar, Writer.add_field, Writer.remove_field, Writer.add_comment),
    *(Writer.add_blank, Writer.touch, Writer.respell),
]


def versions(seed: int) -> Versions:
    """The versions that a number stands for: the same everywhere and always."""
    random = Random(seed)
    first = Writer(random, "b", ["title: Making Engines Think", "tags:", "- RL", "- NLP", "year: 2024"])
    first.edit(random.randint(0, 12))
    is_new = random.random() < 0.15
    sides = [Writer(random, name, list(first.lines)) for name in "ot"]
    for side in sides:
        side.edit(random.randint(1, 8))
    texts = ["\n".join(side.lines) + "\n" for side in (first, *sides)]
    if random.random() < 0.1:
        texts = [text.replace("\n", "\r\n") for text in texts]
    return Versions("" if is_new else texts[0], *texts[1:])


def lost(found: Versions, merged: str) -> list[str]:
    """What a side wrote, or both kept, and a merge does not have; and what a side removed from a list that is back."""
    base, ours, theirs = (set(_WORD.findall(text)) for text in found)
    missing = sorted(((ours & theirs) | (ours - base) | (theirs - base)) - set(_WORD.findall(merged)))
    return missing + [f"back: {item}" for item in sorted(_returned(found, merged))]


def _returned(found: Versions, merged: str) -> Iterator[str]:
    values = [load(text).values if text else {} for text in (*found, merged)]
    for name in _LIST_FIELDS:
        base, ours, theirs, new = (set(_listed(each.get(name))) for each in values)
        yield from ((base - ours) | (base - theirs)) & new


def _listed(value: object) -> list[str]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def unsettled(merged: str) -> list[str]:
    """The fields that a merge left for a person."""
    return [item["field"] for item in load(merged).values.get("conflicts") or []]


class Repository:
    """A git repository of a store's papers, with the merge driver set up as `paperlog git init` does it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._own = {"HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1", "XDG_CACHE_HOME": str(root / ".cache")}
        subprocess.run(
            [*COMMAND, "--store", root, "git", "init"], check=True, capture_output=True, env=self.environment
        )
        for name, value in {
            "user.name": "Ada",
            "user.email": "ada@example.org",
            "commit.gpgsign": "false",
        }.items():
            self.git("config", name, value)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        return kept | self._own

    def git(self, *args: str, may_fail: bool = False) -> str:
        done = subprocess.run(
            ["git", *args], cwd=self.root, env=self.environment, capture_output=True, text=True
        )
        assert may_fail or done.returncode == 0, (args, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def file(self, number: int) -> Path:
        return self.root / "papers" / "p" / f"p{number}.yaml"

    def commit(self, texts: dict[int, str], message: str) -> None:
        for number, text in texts.items():
            if text:
                self.file(number).parent.mkdir(parents=True, exist_ok=True)
                self.file(number).write_bytes(text.encode())
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)

    def merge(self, found: dict[int, Versions]) -> str:
        """Merges all files in one merge of two branches; what git says."""
        self.commit({number: each.base for number, each in found.items()}, "base")
        self.git("branch", "theirs")
        self.commit({number: each.ours for number, each in found.items()}, "ours")
        self.git("checkout", "--quiet", "theirs")
        self.commit({number: each.theirs for number, each in found.items()}, "theirs")
        self.git("checkout", "--quiet", "-")
        return self.git("merge", "theirs", "-m", "merge", may_fail=True)


def run(count: int, seed: int = 0) -> Counter[str]:
    """So many random merges in one repository: how many, how many left something to a person, and what was lost."""
    found = {number: versions(seed + number) for number in range(count)}
    counts = Counter(merges=count)
    with TemporaryDirectory() as folder:
        repository = Repository(Path(folder))
        repository.merge(found)
        unmerged = set(repository.git("diff", "--name-only", "--diff-filter=U").split())
        for number, each in found.items():
            merged = repository.file(number).read_bytes().decode()
            is_unmerged = str(repository.file(number).relative_to(folder)) in unmerged
            counts["conflicts"] += is_unmerged
            counts["not told"] += is_unmerged != bool(unsettled(merged))
            counts["lost"] += len(lost(each, merged))
    return counts


def main() -> None:
    """Runs as many merges as the command line says."""
    counts = run(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    for name in ("merges", "conflicts", "not told", "lost"):
        print(f"{name}\t{counts[name]}")
    sys.exit(1 if counts["lost"] or counts["not told"] else 0)


if __name__ == "__main__":
    main()
