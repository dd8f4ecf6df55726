"""What a YAML file holds besides the known fields, taken along into another file: unknown fields and comments.

Both are a person's own: they are carried as they are written, letter by letter.
"""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.linenumbers import ends
from paperlog.text import escaped, is_inert
from paperlog.yamlcomments import COMMENT, comments, masked
from paperlog.yamldumper import dump
from paperlog.yamlitems import filled
from paperlog.yamltext import compose, load

if TYPE_CHECKING:
    import yaml

_NAME = re.compile(r"^([^\s\-#|>].*?):(?=\s|$)", re.MULTILINE)
_LONG_NAME = re.compile(r"^\? ", re.MULTILINE)
_NEWLINE = re.compile("\r\n|\r|\n")
_LINE = re.compile("[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+$")


class Carried(NamedTuple):
    """Lines to stand behind another file's, the fields in them, and for those that had to be renamed the old name."""

    lines: str
    fields: tuple[str, ...]
    renamed: dict[str, str]


class Held:
    """The fields and comments of a text, which grow with what is carried into it."""

    def __init__(self, text: str) -> None:
        """Raises UnreadableError that begins with the line number."""
        self.values, self.comments = load(text).values, set(comments(text))

    def take(self, lines: str) -> None:
        """Adds what `carried` gave."""
        self.values |= _fields_of(lines)
        self.comments |= {*comments(f"key: x\n{lines}")}


def carried(text: str | Held, other: str, known: Collection[str]) -> Carried:
    """What `other` has beside the known fields and `text` has not.

    A field that `text` has with another value gets the first free name of `name-2`, `name-3`, …. Raises
    UnreadableError that begins with the line number.
    """
    held = Held(text) if isinstance(text, str) else text
    mine, theirs = held.values, load(other).values
    pieces: list[str] = []
    renamed: dict[str, str] = {}
    for name, piece in _pieces(other, known):
        if name is None:
            pieces += [] if piece in held.comments else [f"{piece}\n"]
        elif name not in mine:
            pieces.append(piece)
        elif not _has(mine, name, theirs[name]):
            free = _free_name(name, {*mine, *theirs, *known})
            renamed[free] = name
            pieces.append(_with_name(piece, free))
    lines = "".join(piece if piece.endswith(("\n", "\r")) else f"{piece}\n" for piece in pieces)
    return Carried(lines, tuple(_fields_of(lines)), renamed)


def _has(values: dict[str, Any], name: str, value: object) -> bool:
    """Whether a field has a value, under its own name or one that it got here before."""
    numbered = re.compile(rf"{re.escape(name)}-\d+")
    return any(
        found == value and (other == name or numbered.fullmatch(other)) for other, found in values.items()
    )


def own_lines(text: str, known: Collection[str]) -> str:
    """The comments and the fields beside the known ones of a text that is valid, as lines."""
    names = {name.strip("'\"") for name in _NAME.findall(text)}
    if "#" not in text and names <= {*known} and not _LONG_NAME.search(text):
        return ""
    try:
        return carried("key: x\n", text, known).lines
    except UnreadableError:
        return flattened(text, known)


def inert_lines(lines: str) -> str:
    """Comments and fields, as `own_lines` gives them, with what a terminal would act on written out.

    The fields' values stay; the signs of a comment, which has no escapes, are told in the same way.
    """
    lines = _NEWLINE.sub("\n", lines)
    if is_inert(lines):
        return lines
    values = _fields_of(lines)
    made = "".join(_inert(name, piece, values) for name, piece in _pieces(f"key: x\n{lines}", ("key",)))
    # U+2028 ends lines to YAML, so that a field may hold what looks like two.
    return made if _says(made, values) else dump(filled(values))


def _says(lines: str, values: dict[str, Any]) -> bool:
    try:
        return bool(filled(_fields_of(lines)) == filled(values))
    except UnreadableError:
        return False


def _inert(name: str | None, piece: str, values: dict[str, Any]) -> str:
    if name is None:
        return f"{escaped(piece)}\n"
    if is_inert(piece):
        return piece
    said = "".join(f"{escaped(comment)}\n" for comment in comments(piece))
    return said + dump({name: filled(values[name])})


def flattened(text: str, known: Collection[str]) -> str:
    """The unknown fields of a text that is not written one field below the other (`{title: …}`), as lines."""
    values = {name: filled(value) for name, value in load(text).values.items() if name not in known}
    return dump(values) if values else ""


def appended(text: str, lines: str) -> str:
    """A file's text with lines behind it; raises UnreadableError where it could not be read any more."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = _NEWLINE.sub(newline, lines)
    whole = text + ("" if text.endswith(("\n", "\r")) or not lines else newline) + lines
    if not _is_joined(whole, text, lines):
        last = ends(text.rstrip()) + 1
        advice = "write each field once, on a line of its own, without braces and `...`, and run this again"
        raise UnreadableError(f"{last}: what is to be added cannot stand behind this line; {advice}")
    return whole


def _is_joined(whole: str, text: str, lines: str) -> bool:
    try:
        return load(whole).values == load(text).values | _fields_of(lines)
    except UnreadableError:
        return False


def _fields_of(lines: str) -> dict[str, object]:
    values = load(f"key: x\n{lines}").values
    return {name: value for name, value in values.items() if name != "key"}


def _pieces(text: str, known: Collection[str]) -> Iterator[tuple[str | None, str]]:
    """The comments (without a name) and the unknown fields of a text, in their order."""
    text = text.removeprefix("\ufeff")
    node, plain = compose(text), masked(text)
    starts = [_line_start(text, key) for key, _ in node.value]
    if node.flow_style or -1 in starts:
        raise UnreadableError(
            "1: the fields do not stand one below the other at the line's start; write them so, and run this again"
        )
    yield from _named(COMMENT.findall(plain, 0, starts[0] if starts else len(text)))
    for (key, _), start, end in zip(node.value, starts, [*starts[1:], len(text)], strict=True):
        last = start
        if key.value not in known:
            last = _without_trailer(text, start, end)
            yield key.value, text[start:last]
        yield from _named(COMMENT.findall(plain, last, end))


def _line_start(text: str, key: "yaml.Node") -> int:
    """Where the line of a field's name begins, which a long name has `? ` before; -1 where it is indented."""
    place: int = key.start_mark.index
    if key.start_mark.column == 0:
        return place
    return place - 2 if key.start_mark.column == 2 and text.startswith("? ", place - 2) else -1


def _named(found: list[str]) -> Iterator[tuple[None, str]]:
    yield from ((None, comment) for comment in found)


def _without_trailer(text: str, start: int, end: int) -> int:
    """The end of a field without the comments and blank lines behind it: they belong to what follows."""
    for line in reversed(_LINE.findall(text, start, end)):
        # An indented --- is a line of the field's own text.
        if line.strip() and line.rstrip() not in ("...", "---") and not line.startswith("#"):
            break
        end -= len(line)
    return end


def _free_name(name: str, taken: Collection[str]) -> str:
    count = 2
    while f"{name}-{count}" in taken:
        count += 1
    return f"{name}-{count}"


def _with_name(piece: str, name: str) -> str:
    """A field's lines with another name."""
    key = compose(piece).value[0][0]
    written = dump({name: "x"}).rstrip("\n").removesuffix(": x").rstrip("\n").removeprefix("? ")
    return f"{'? ' if piece.startswith('? ') else ''}{written}{piece[key.end_mark.index :]}"
