"""Changing fields in a YAML file that a person edits: only what changes is written anew.

Comments, order, quoting, unknown fields and blank lines around a changed field stay byte for byte; in a
list the items that stay keep their lines. PyYAML's node marks tell where everything stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from paperlog.errors import UnreadableError
from paperlog.yamldumper import dump
from paperlog.yamltext import Block, compose, load

if TYPE_CHECKING:
    import yaml

# What libyaml counts as a line's end (YAML 1.1, b-char).
_LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|$)")


@dataclass(frozen=True, slots=True)
class _Field:
    """A field's nodes, and its lines: from `start` to before `end`, trailing comments and blanks left out."""

    name: str
    key: "yaml.Node"
    value: "yaml.Node"
    start: int
    end: int


def edit(text: str, changes: dict[str, Any], order: Sequence[str]) -> str:
    """The text with the fields of `changes` set (None: taken out); new ones are placed as `order` has them.

    Raises UnreadableError, beginning with the line number, where the file cannot be changed safely.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix("\ufeff")
    for name, value in changes.items():
        body = _edit_one(body, name, value, order)
    _verify(text, body, changes)
    return mark + body


def _verify(before: str, after: str, changes: dict[str, Any]) -> None:
    """Reads both texts back: what was to change has changed, and nothing else has."""
    old, new = load(before).values, load(after).values
    wanted = {name: value for name, value in old.items() if name not in changes}
    kept = {name: value for name, value in new.items() if name not in changes}
    if wanted != kept or not all(_is_now(new.get(name), value) for name, value in changes.items()):
        raise UnreadableError(
            f"1: {', '.join(changes)} cannot be changed without touching the rest; edit it by hand"
        )


def _is_now(found: Any, value: Any) -> bool:
    wanted = _loaded(value) if value is not None else None
    if isinstance(found, list) and isinstance(wanted, list):
        return _forms(found, wanted) == _forms(wanted, wanted)
    return bool(found == wanted)


def _loaded(value: Any) -> Any:
    """A value as it is read again when it has been written."""
    return load(dump({"x": value})).values["x"]


def _forms(items: list[Any], wanted: list[Any]) -> list[Any]:
    """Items of a list as they are compared: of mappings only the fields that some wanted one has."""
    names = {name for item in wanted if isinstance(item, dict) for name in item}
    return [_form(item, names) for item in items]


def _form(item: Any, names: set[str]) -> Any:
    if isinstance(item, dict):
        return tuple((name, str(item[name]).strip()) for name in sorted(names) if item.get(name) is not None)
    return str(item or "").strip()


def _edit_one(text: str, name: str, value: Any, order: Sequence[str]) -> str:
    lines = [match[0] for match in _LINE.finditer(text)]
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    fields = _fields(text, lines)
    field = next((field for field in fields if field.name == name), None)
    if field is None and value is None:
        return text
    if field is None:
        place = _place(fields, name, order)
        lines = _ended(lines[:place], newline) + _block(name, value, newline) + lines[place:]
    elif value is None:
        lines[field.start : field.end] = []
    else:
        lines[field.start : field.end] = _changed(text, lines, field, value, newline)
    return "".join(lines)


def _fields(text: str, lines: list[str]) -> list[_Field]:
    node = compose(text)
    if node.flow_style or any(key.start_mark.column for key, _ in node.value):
        raise UnreadableError(
            "1: the fields do not stand one below the other at the line's start; edit it by hand"
        )
    starts = [key.start_mark.line for key, _ in node.value]
    ends = [*starts[1:], _document_end(lines, starts[-1])] if starts else []
    pairs = zip(node.value, starts, ends, strict=True)
    return [
        _Field(str(key.value), key, value, start, _without_trailer(lines, start, end))
        for (key, value), start, end in pairs
    ]


def _document_end(lines: list[str], start: int) -> int:
    for place in range(start + 1, len(lines)):
        if lines[place].rstrip() in ("...", "---"):
            return place
    return len(lines)


def _without_trailer(lines: list[str], start: int, end: int) -> int:
    """The end of a field without the comments and blank lines behind it: they belong to what follows."""
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _place(fields: list[_Field], name: str, order: Sequence[str]) -> int:
    """The line before which a new field goes: behind the last field that comes before it in the order."""
    earlier = set(order[: order.index(name)])
    ends = [field.end for field in fields if field.name in earlier]
    if ends:
        return max(ends)
    return fields[0].start if fields else 0


def _ended(lines: list[str], newline: str) -> list[str]:
    if lines and lines[-1] and not lines[-1].endswith(("\n", "\r")):
        return [*lines[:-1], lines[-1] + newline]
    return lines


def _block(name: str, value: Any, newline: str) -> list[str]:
    return [line + newline for line in dump({name: value}).rstrip("\n").split("\n")]


def _changed(text: str, lines: list[str], field: _Field, value: Any, newline: str) -> list[str]:
    node, old = field.value, lines[field.start : field.end]
    first, last = node.start_mark.line, node.end_mark.line
    if isinstance(value, list) and value and _is_block_list(node):
        forms = [_forms(items, value) for items in (load(text).values[field.name], _loaded(value))]
        return _changed_list(lines, field, value, newline, *forms)
    new = _block(field.name, value, newline)
    if first == last == field.start and len(new) == 1 and isinstance(node.value, str):
        scalar = dump({"x": value}).rstrip("\n").removeprefix("x: ")
        start, end = node.start_mark.column, node.end_mark.column
        if start == end:
            start = end = old[0].index(":", field.key.end_mark.column) + 1
            scalar = " " + scalar
        return [old[0][:start] + scalar + old[0][end:], *old[1:]]
    if isinstance(value, Block) and old[0].rstrip().endswith(("|", "|-", "|+", ">", ">-", ">+")):
        return [old[0][: field.key.end_mark.column] + new[0][len(field.name) :], *new[1:]]
    return new


def _is_block_list(node: "yaml.Node") -> bool:
    return node.id == "sequence" and not node.flow_style  # type: ignore[attr-defined]


def _changed_list(
    lines: list[str], field: _Field, value: list[Any], newline: str, old: list[Any], wanted: list[Any]
) -> list[str]:
    """The lines of a list in which only the items that come, go or change are written anew."""
    node: Any = field.value
    starts = [item.start_mark.line for item in node.value]
    chunks = [lines[a:b] for a, b in zip(starts, [*starts[1:], field.end], strict=True)]
    indent = " " * node.start_mark.column
    new: list[str] = lines[field.start : starts[0]]
    for kind, a, b, c, d in SequenceMatcher(a=old, b=wanted, autojunk=False).get_opcodes():
        kept = chunks[a:b] if kind == "equal" else [_comments(chunk) for chunk in chunks[a:b]]
        new = _ended(new, newline) + [line for chunk in kept for line in chunk]
        if kind != "equal":
            new = _ended(new, newline) + list(_items(value[c:d], indent, newline))
    return new


def _comments(chunk: list[str]) -> list[str]:
    return [line for line in chunk[1:] if line.lstrip().startswith("#")]


def _items(values: list[Any], indent: str, newline: str) -> Iterator[str]:
    for line in dump({"x": values}).rstrip("\n").split("\n")[1:] if values else ():
        yield (indent + line if line else line) + newline
