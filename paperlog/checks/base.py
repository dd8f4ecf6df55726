"""What checks look at, and what they find: plain values, so that every check is a pure function."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from paperlog.model import Paper
from paperlog.sameness import Facts
from paperlog.yamltext import Document, Place

# wrong: to be put right; hint: may be just as the user wants it, so it does not change the exit status.
Level = Literal["wrong", "hint"]


class Rewrite(NamedTuple):
    """Mends a file: the paper in it as it is to be. `place` is the file's path below `papers/`.

    `anew`: fields that are written also where the paper stays the same, as what goes is nothing to it.
    """

    place: str
    change: Callable[[Paper], Paper]
    anew: tuple[str, ...] = ()


class Move(NamedTuple):
    """Mends by giving a file the place that its key says. `place` is where it stands now."""

    place: str


class Sweep(NamedTuple):
    """Mends by taking a temporary file away that a process which is gone has left."""

    path: str


class PutAside(NamedTuple):
    """Mends by giving the file of a change that was cut off, and is damaged, a name that keeps nobody from writing."""

    path: str


class Rebuild(NamedTuple):
    """Mends by making the index anew."""


Mend = Rewrite | Move | Sweep | PutAside | Rebuild


class Leftover(NamedTuple):
    """A file that something which was cut off has left: what it is, what to do about it, and what does so."""

    path: str
    message: str
    advice: str
    mends: tuple[Mend, ...] = ()
    level: Level = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: which papers, where (line 0: the whole file), what, what to do."""

    keys: tuple[str, ...]
    file: str
    line: int
    message: str
    advice: str
    level: Level = "wrong"
    mends: tuple[Mend, ...] = ()
    check: str = ""

    @property
    def where(self) -> str:
        """`FILE:LINE`."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class File:
    """A file of the store as it was read: `place` is its path below `papers/`, `path` the whole path.

    Where it could not be read, `paper` and `document` are None, and `problem` says the line and the reason.
    `can_move`: of a misplaced file, whether its bytes can be had and nothing stands in its place.
    """

    key: str
    place: str
    path: str
    text: str = ""
    paper: Paper | None = None
    document: Document | None = None
    problem: tuple[int, str] | None = None
    can_move: bool = False

    def line(self, name: str) -> int:
        """The line on which a field begins; 1 where it is not there."""
        return self.document.lines.get(name, 1) if self.document else 1

    def places(self, name: str) -> list[Place]:
        """Where the items of a field's list stand."""
        return self.document.places(name) if self.document else []

    def wrong(self, name: str, message: str, advice: str, *mends: Mend, line: int = 0) -> Finding:
        """A finding on one of the fields; `line` where it is not the field's first."""
        return Finding((self.key,), self.path, line or self.line(name), message, advice, mends=mends)


class Named(NamedTuple):
    """A paper's name that a file has, and the line on which it stands."""

    name: str
    line: int


# The lists of which a Brief knows where each item stands.
LISTED = ("tags", "aliases")


@dataclass(frozen=True, slots=True)
class Brief:
    """What checks that compare papers need to know of one of them.

    `lines`: of the fields; `item_lines`: of the items of some lists; `apart`: what `not_same_as` names;
    `related_keys`: what a person wrote into related papers; `faces`: the facts under each title that the paper has had;
    `has_lost_id`: whether a person took off the arXiv id that a digest gave it.
    """

    key: str
    place: str
    path: str
    lines: Mapping[str, int]
    facts: Facts
    doi: str | None = None
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    apart: tuple[Named, ...] = ()
    related_keys: tuple[Named, ...] = ()
    item_lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    faces: tuple[Facts, ...] = ()
    has_lost_id: bool = False

    def line_of(self, name: str, item: str) -> int:
        """The line of an item of a field's list, if it is one of LISTED; else that of the field, 1 where it is not."""
        return self.item_lines.get(name, {}).get(item) or self.lines.get(name, 1)

    @property
    def all_facts(self) -> tuple[Facts, ...]:
        """The facts under each title that the paper has had."""
        return self.faces or (self.facts,)


@dataclass(frozen=True, slots=True)
class Overview:
    """The store as a whole.

    `papers`: of each file that can be read; `pairs`: keys of papers whose titles are near enough to compare them;
    `leftovers`: what a crash has left; `strays`: YAML files that stand where no paper is looked for;
    `unindexed`: keys of which the index says something else than the files; `unlisted`: folders of papers that cannot
    be listed, each with what is wrong and what to do; `has_rest`: whether the index has something that is of no paper;
    `leading_out`: folders of papers that are links out of the store, with no file in them that could be told;
    `linked`: links to files and folders of the store, each with what it leads to; `papers_link`: the same of the folder
    of papers itself.
    """

    papers: list[Brief] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    unindexed: list[str] = field(default_factory=list)
    index: str = ""
    unlisted: list[tuple[str, str, str]] = field(default_factory=list)
    has_rest: bool = False
    leading_out: list[str] = field(default_factory=list)
    linked: list[tuple[str, str]] = field(default_factory=list)
    papers_link: tuple[str, str] | None = None


class Settings(NamedTuple):
    """What a check may be told: the day it is, and fields that are the user's own."""

    today: date
    allowed: frozenset[str] = frozenset()


class Check(NamedTuple):
    """A check: its name, what it finds, and the function that looks at one file or at the whole store."""

    name: str
    finds: str
    of_file: Callable[[File, Settings], Iterable[Finding]] | None = None
    of_store: Callable[[Overview, Settings], Iterable[Finding]] | None = None
