"""One value that two versions of a paper changed in different ways: which one stays, or that a person must say."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from paperlog.choosing import better
from paperlog.codec import decode
from paperlog.dates import instant
from paperlog.fields import KINDS
from paperlog.given import Given
from paperlog.model import Source
from paperlog.provenance import SINGLE
from paperlog.text import letters

Choice = Literal["ours", "theirs"]
# Merges three texts line by line: the lines, and whether they did not touch each other. Where they did, the lines
# are those of both.
MergeLines = Callable[[str, str, str], tuple[str, bool]]

_OF_A_VERSION = ("abstract_en", "abstract_ja")
_CUT = "authors_truncated"


class Sides(NamedTuple):
    """The values of all fields, as yamltext.load gives them, of the common ancestor and of both versions."""

    base: dict[str, Any]
    ours: dict[str, Any]
    theirs: dict[str, Any]


class Text(NamedTuple):
    """A new text that holds what both have."""

    value: str


# What stays of a field's value, as `choose`.
Choose = Callable[[str, Sides, MergeLines], Choice | Text | None]


def choose(name: str, sides: Sides, merge_lines: MergeLines) -> Choice | Text | None:
    """What stays of a field that both have and that both changed; None where neither may be dropped."""
    base, ours, theirs = (side.get(name) for side in sides)
    if not isinstance(ours, str) or not isinstance(theirs, str):
        return None
    if letters(ours) == letters(theirs):
        return "ours"
    if name in ("added", "modified"):
        return _moment(name, ours, theirs)
    if name == "arxiv_version" and _are_of_one_id(sides):
        return _version(ours, theirs)
    if name == "published" and instant(ours) == instant(theirs):
        return "ours"
    if given := _of_digests(name, sides):
        return given
    if name in _OF_A_VERSION and (newer := _of_newer_version(name, sides)):
        return newer
    if KINDS.get(name) == "text":
        return _text(name, base if isinstance(base, str) else "", ours, theirs, merge_lines)
    return None


def _moment(name: str, ours: str, theirs: str) -> Choice | None:
    """The later change, the earlier arrival."""
    mine, other = instant(ours), instant(theirs)
    if mine is None or other is None:
        return None
    return "ours" if mine == other or (mine > other) == (name == "modified") else "theirs"


def _version(ours: str, theirs: str) -> Choice | None:
    try:
        return "ours" if int(ours) >= int(theirs) else "theirs"
    except ValueError:
        return None


def _of_digests(name: str, sides: Sides) -> Choice | None:
    """Of two values that digests gave the one that an import would choose; a person's own before a digest's.

    None where both are a person's, or where it is not known what some source gave.
    """
    given = given_of(sides)
    if given is None or name not in SINGLE or name == "arxiv_id":
        return None
    try:
        values = [decode(KINDS[name], side[name]) for side in sides[1:]]
    except ValueError:
        return None
    return _better(name, values, given)


def _better(name: str, values: list[Any], given: Given) -> Choice | None:
    are_given = [given.has(name, value) for value in values]
    if are_given != [True, True]:
        return None if are_given == [False, False] else "theirs" if are_given[0] else "ours"
    versions = [given.version(name, value) for value in values]
    if versions[0] != versions[1]:
        return "ours" if versions[0] > versions[1] else "theirs"
    return "theirs" if better(name, values[1], values[0]) else "ours"


def given_of(sides: Sides) -> Given | None:
    """What the sources of both sides gave; None where one of them does not say."""
    try:
        sources: list[Source] = [
            source for side in sides[1:] for source in decode("sources", side.get("sources") or [])
        ]
    except (ValueError, TypeError):
        return None
    return Given(sources) if sources and all(source.gave for source in sources) else None


def choose_authors(sides: Sides) -> Choice | None:
    """Whose authors stay, where both sides have others: a full list before one that was cut short, then as `choose`."""
    try:
        lists = [tuple(decode("lines", side["authors"])) for side in sides[1:]]
        are_cut = [decode("bool", side.get(_CUT) or "false") for side in sides[1:]]
    except (ValueError, KeyError):
        return None
    if are_cut[0] != are_cut[1]:
        return "theirs" if are_cut[0] else "ours"
    given = given_of(sides)
    return _better("authors", list(zip(lists, are_cut, strict=True)), given) if given else None


def _of_newer_version(name: str, sides: Sides) -> Choice | None:
    """The text of the newer arXiv version, unless that of the older one was edited by hand.

    It was if it is another than that of the ancestor, though the version is the same.
    """
    versions = [_number(side.get("arxiv_version")) for side in sides]
    if versions[1] == versions[2] or not _are_of_one_id(sides):
        return None
    older = min(versions[1:])
    if older == versions[0] and sides.base.get(name):
        return None
    return "ours" if versions[1] > versions[2] else "theirs"


def _are_of_one_id(sides: Sides) -> bool:
    return bool(sides.ours.get("arxiv_id") == sides.theirs.get("arxiv_id"))


def _number(value: Any) -> int:
    return int(value) if isinstance(value, str) and value.isdecimal() else 0


def _text(name: str, base: str, ours: str, theirs: str, merge_lines: MergeLines) -> Text | None:
    """Both versions' lines, where they did not change the same ones; of notes, a person's own, in any case."""
    base, ours, theirs = (text.rstrip("\n") for text in (base, ours, theirs))
    if not base and name == "note":
        return Text(_both(ours, theirs))
    lines, is_clean = merge_lines(f"{base}\n" if base else "", f"{ours}\n", f"{theirs}\n")
    return Text(lines.rstrip("\n")) if is_clean or name == "note" else None


def _both(ours: str, theirs: str) -> str:
    if theirs in ours or ours in theirs:
        return max(ours, theirs, key=len)
    return f"{ours}\n\n{theirs}"
