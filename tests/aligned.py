"""The hand-aligned abstracts of tests/data/aligned."""

from dataclasses import dataclass
from pathlib import Path

from paperlog.bilingual import Bead

FOLDER = Path(__file__).parent / "data" / "aligned"


@dataclass(frozen=True)
class Pair:
    """One abstract and its translation, as the beads that a reader makes of them."""

    name: str
    beads: tuple[Bead, ...]

    @property
    def en(self) -> list[str]:
        return [sentence for bead in self.beads for sentence in bead.en]

    @property
    def ja(self) -> list[str]:
        return [sentence for bead in self.beads for sentence in bead.ja]


def pairs(name: str) -> list[Pair]:
    """The pairs of one file: `==` begins a pair, a blank line ends a bead."""
    _, *parts = (FOLDER / name).read_text(encoding="utf-8").split("\n== ")
    return [_pair(part) for part in parts]


def _pair(part: str) -> Pair:
    name, _, beads = part.partition("\n")
    return Pair(name, tuple(_bead(block.splitlines()) for block in beads.split("\n\n") if block.strip()))


def _bead(lines: list[str]) -> Bead:
    return Bead(*(tuple(line[4:] for line in lines if line.startswith(start)) for start in ("en: ", "ja: ")))
