"""One value that two versions of a paper changed in different ways: which one stays, or that a person must say."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from paperlog.dates import instant
from paperlog.fields import KINDS
from paperlog.text import fold

Choice = Literal["ours", "theirs"]
# Merges three texts line by line: the lines, and whether they did not touch each other. Where they did, the lines
# are those of both.
MergeLines = Callable[[str, str, str], tuple[str, bool]]

_OF_A_VERSION = ("abstract_en", "abstract_ja")
_KEPT = ("score",)  # each page of a digest gives its own; like an import, the first one stays


class Sides(NamedTuple):
    """The values of all fields, as yamltext.load gives them, of the common ancestor and of both versions."""

    base: dict[str, Any]
    ours: dict[str, Any]
    theirs: dict[str, Any]


class Text(NamedTuple):
    """A new text that holds what both have."""

    value: str


def choose(name: str, sides: Sides, merge_lines: MergeLines) -> Choice | Text | None:
    """What stays of a field that both have and that both changed; None where neither may be dropped."""
    base, ours, theirs = (side.get(name) for side in sides)
    if not isinstance(ours, str) or not isinstance(theirs, str):
        return None
    if _form(ours) == _form(theirs) or name in _KEPT:
        return "ours"
    if name in ("added", "modified", "published"):
        return _moment(name, ours, theirs)
    if name == "arxiv_version" and _are_of_one_id(sides):
        return _version(ours, theirs)
    if name in _OF_A_VERSION and (newer := _of_newer_version(name, sides)):
        return newer
    if KINDS.get(name) == "text":
        return _text(name, base if isinstance(base, str) else "", ours, theirs, merge_lines)
    return None


def _form(text: str) -> str:
    return "".join(fold(text).split())


def _moment(name: str, ours: str, theirs: str) -> Choice | None:
    """The later change, the earlier arrival; one moment written in two zones is no difference."""
    moments = (instant(ours), instant(theirs))
    if None in moments or (name == "published" and moments[0] != moments[1]):
        return None
    is_ours = str(moments[0]) >= str(moments[1])
    return "ours" if is_ours == (name != "added") or moments[0] == moments[1] else "theirs"


def _version(ours: str, theirs: str) -> Choice | None:
    try:
        return "ours" if int(ours) >= int(theirs) else "theirs"
    except ValueError:
        return None


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
