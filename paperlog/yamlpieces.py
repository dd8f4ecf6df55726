"""A paper's YAML file in pieces: each field's lines, and the comments and blank lines before it."""

import re
from typing import Any, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.yamltext import compose, load

# What libyaml counts as a line's end (YAML 1.1, b-char).
_LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029])|[^\r\n\x85\u2028\u2029]+$")
_DOCUMENT_END = re.compile(r"(?:\.\.\.|---)(?:\s|$)")


class Piece(NamedTuple):
    """A field: `lead` are the comments and blank lines before it, `body` its own lines; each line has its end."""

    lead: str
    body: str


class Pieces(NamedTuple):
    """A file: its fields in their order, what stands behind the last one, and the fields' values."""

    fields: dict[str, Piece]
    tail: str
    values: dict[str, Any]


def lines_of(text: str) -> list[str]:
    """The lines of a text as YAML counts them, each with its end."""
    return _LINE.findall(text)


def split(text: str) -> Pieces:
    """The pieces of a text (none of an empty one); raises UnreadableError where it is not made of lines of fields."""
    if not text.strip():
        return Pieces({}, text, {})
    lines = lines_of(text if text.endswith("\n") else f"{text}\n")
    node, values = compose(text), load(text).values
    if node.flow_style or not node.value or any(key.start_mark.column for key, _ in node.value):
        raise UnreadableError("1: the fields do not stand one below the other at the line's start")
    starts = [key.start_mark.line for key, _ in node.value]
    ends = [*starts[1:], _document_end(lines, starts[-1])]
    fields: dict[str, Piece] = {}
    done = 0
    for name, start, after in zip(values, starts, ends, strict=True):
        end = _without_trailer(lines, start, after)
        fields[name] = Piece("".join(lines[done:start]), "".join(lines[start:end]))
        done = end
    return Pieces(fields, "".join(lines[done:]), values)


def _document_end(lines: list[str], start: int) -> int:
    found = (place for place in range(start + 1, len(lines)) if _DOCUMENT_END.match(lines[place]))
    return next(found, len(lines))


def _without_trailer(lines: list[str], start: int, end: int) -> int:
    """The end of a field without the comments and blank lines behind it: they belong to what follows."""
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end
