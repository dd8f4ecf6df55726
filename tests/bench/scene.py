"""One size of the comparison: the papers in every store, the papers to import, and the right answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .digests import write_all, write_once
from .papers import JA2, JA4, TAG, WORD, Sample, Shelf, holds, paper

NEEDLES = {"tag": TAG, "word": WORD, "ja2": JA2, "ja4": JA4, "first": TAG}
"""What each searching work looks for."""


@dataclass(frozen=True)
class Scene:
    """`size` papers stand in each store and `batch` more wait to be imported; all files go under `folder`."""

    size: int
    batch: int
    folder: Path

    @property
    def stored(self) -> Shelf:
        """The papers that every store holds."""
        return Shelf(0, self.size)

    @property
    def waiting(self) -> Shelf:
        """The papers that no store holds yet."""
        return Shelf(self.size, self.batch)

    @property
    def shown(self) -> Sample:
        """The paper that `show one` shows: it has a tag."""
        return paper(self.size // 2 // 50 * 50 + 3)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each stored paper by arXiv id."""
        return {sample.arxiv_id: sample.title for sample in self.stored}

    def answer(self, work: str) -> list[str]:
        """The titles that a listing (`list`, or a search of `NEEDLES`) has to give, in any order."""
        if work == "list":
            return list(self.titles.values())
        return [paper(number).title for number in self.stored.numbers if holds(number, NEEDLES[work])]

    def home(self, name: str) -> Path:
        """A fresh folder for a tool."""
        path = self.folder / name
        path.mkdir(parents=True)
        return path

    @cached_property
    def digests(self) -> tuple[Path, int]:
        """The folder of digests that tell of the stored papers, and the number of entries in them."""
        folder = self.home("digests")
        return folder, write_all(folder, self.stored)

    @cached_property
    def new_digests(self) -> Path:
        """The folder of digests with the waiting papers, each told once."""
        folder = self.home("new-digests")
        write_once(folder, self.waiting)
        return folder


def arxiv_ids(samples: Iterable[Sample]) -> set[str]:
    """The arXiv ids of papers."""
    return {sample.arxiv_id for sample in samples}
