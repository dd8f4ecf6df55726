"""Where the fields of a YAML file stand, told by the marks of PyYAML's nodes: what yamledit.py works on."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.patterns import late
from paperlog.yamlcomments import BREAKS, masked
from paperlog.yamllists import ended

if TYPE_CHECKING:
    import yaml

_LINE = late(f"[^{BREAKS}]*(?:\r\n|[{BREAKS}]|$)")
_DOCUMENT_END = late(r"(?:\.\.\.|---)(?:\s|$)")
_KEEPS_BREAKS = late(r"[|>][1-9]?\+")


class Field(NamedTuple):
    """A field's nodes, and its lines: from `start` to before `end`, trailing comments and blanks left out."""

    name: str
    key: "yaml.Node"
    value: "yaml.Node"
    start: int
    end: int


class Text:
    """A file's text with the lines and fields that it is made of."""

    def __init__(self, text: str, node: "yaml.Node") -> None:
        """`node`: what the text is composed to."""
        self.text = text
        self.lines = [match[0] for match in _LINE.finditer(text)]
        first = self.lines[0]
        self.newline = first[len(first.rstrip("\r\n")) :] or "\n"
        self.fields = _fields(node, self.lines)
        self.blotted: Callable[[], list[str]] = cache(
            lambda: [match[0] for match in _LINE.finditer(masked(text, node))]
        )

    def field(self, name: str) -> Field | None:
        """The field of a name."""
        return next((field for field in self.fields if field.name == name), None)

    def with_lines(self, start: int, end: int, lines: list[str]) -> str:
        """The text with other lines in the place of some."""
        return "".join([*ended(self.lines[:start], self.newline), *lines, *self.lines[end:]])


def _fields(node: "yaml.Node", lines: list[str]) -> list[Field]:
    if node.flow_style or any(key.start_mark.column for key, _ in node.value):  # type: ignore[attr-defined]
        raise UnreadableError(
            "1: the fields do not stand one below the other at the line's start; edit it by hand"
        )
    starts = [key.start_mark.line for key, _ in node.value]
    ends = [*starts[1:], _document_end(lines, starts[-1])] if starts else []
    pairs = zip(node.value, starts, ends, strict=True)
    return [
        Field(str(key.value), key, value, start, _end(lines, value, start, end))
        for (key, value), start, end in pairs
    ]


def _document_end(lines: list[str], start: int) -> int:
    for place in range(start + 1, len(lines)):
        if _DOCUMENT_END.match(lines[place]):
            return place
    return len(lines)


def _end(lines: list[str], value: "yaml.Node", start: int, end: int) -> int:
    """The end of a field without the comments and blank lines behind it: they belong to what follows."""
    least = max(start + 1, min(_last_line(lines, value, start), end))
    while end > least and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _last_line(lines: list[str], node: "yaml.Node", start: int) -> int:
    """The line behind the last one that surely belongs to a value: what looks like a comment can be within it."""
    while not isinstance(node.value, str) and node.value and not node.flow_style:  # type: ignore[attr-defined]
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    first, end = node.start_mark, node.end_mark
    is_block = getattr(node, "style", None) in ("|", ">")
    if is_block and not _KEEPS_BREAKS.search(lines[first.line], first.column):
        return start  # a text whose last line breaks do not count
    return int(end.line) + (end.column > 0)
