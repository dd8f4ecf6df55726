"""A list of which two versions come from one: what either has added is in it, what either has removed is not.

Items are told apart by what they say, not by their place; each keeps the lines that it is written in, with its
comments.
"""

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.text import title_key
from paperlog.yamlpieces import lines_of
from paperlog.yamltext import compose, load

if TYPE_CHECKING:
    import yaml


class Item(NamedTuple):
    """An item of a list: what tells it from others, its value, and its lines, of which the first begins with `- `."""

    name: str
    value: Any
    lines: str


class _List(NamedTuple):
    """A field's list: the lines before its first item, the items and how far they are indented.

    `brackets`: what stands before and behind the items of one that is written `[a, b]`.
    """

    head: str = ""
    items: tuple[Item, ...] = ()
    indent: str = ""
    brackets: tuple[str, str] | None = None


def merged_list(name: str, base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """The lines of a field whose versions (None: not there) are lists; None where nothing is left of it.

    Raises UnreadableError where one is no list, or is written so that its items cannot be told apart.
    """
    b, o, t = (_read(name, body) for body in (base, ours, theirs))
    items = united(b.items, o.items, t.items)
    if not items:
        return None
    if name == "sources" and all(_is_sorted(side.items) for side in (o, t)):
        items.sort(key=_source_order)
    shape = o if o.items else t
    if shape.brackets and all(side.brackets for side in (o, t) if side.items):
        return ", ".join(item.lines[2:].rstrip("\n") for item in items).join(shape.brackets)
    return shape.head + "".join(_indented(item.lines, shape.indent) for item in items)


def _is_sorted(items: tuple[Item, ...]) -> bool:
    return list(items) == sorted(items, key=_source_order)


def _source_order(item: Item) -> tuple[str, str]:
    """As an import sorts them (provenance.source_order)."""
    told = item.value if isinstance(item.value, dict) else {}
    return str(told.get("format")), str(told.get("digest"))


def united(base: tuple[Item, ...], ours: tuple[Item, ...], theirs: tuple[Item, ...]) -> list[Item]:
    """Ours without what they removed, and what they added behind what it followed with them."""
    before, own, other = ({item.name: item for item in items} for items in (base, ours, theirs))
    found = [
        _newer(before.get(item.name), item, other.get(item.name))
        for item in ours
        if item.name in other or item.name not in before
    ]
    place = 0
    for item in theirs:
        if item.name in own:
            place = next((at + 1 for at, each in enumerate(found) if each.name == item.name), place)
        elif item.name not in before:
            found.insert(place, item)
            place += 1
    return found


def _newer(base: Item | None, ours: Item, theirs: Item | None) -> Item:
    """Of an item's two versions the one that was changed; where both were, the one that says more, else ours."""
    if theirs is None or (base and theirs.lines == base.lines):
        return ours
    if base and ours.lines == base.lines:
        return theirs
    are_mappings = isinstance(theirs.value, dict) and isinstance(ours.value, dict)
    return theirs if are_mappings and ours.value.keys() < theirs.value.keys() else ours


def _read(name: str, body: str | None) -> _List:
    value = load(body).values[name] if body is not None else None
    if body is None or value is None or value == []:
        return _List()
    _, node = compose(body).value[0]
    values = value if isinstance(value, list) else [value]
    if isinstance(value, dict):
        raise UnreadableError("1: not a list")
    if isinstance(value, list) and not node.flow_style:
        return _block(name, body, node, values)
    nodes = node.value if isinstance(value, list) else [node]
    sources = [f"- {_one_line(body[each.start_mark.index : each.end_mark.index])}\n" for each in nodes]
    items = (Item(_name(name, each), each, source) for each, source in zip(values, sources, strict=True))
    start, end = nodes[0].start_mark.index, nodes[-1].end_mark.index
    brackets = (body[:start], body[end:]) if isinstance(value, list) else None
    return _List(f"{body.partition(':')[0]}:\n", tuple(items), "", brackets)


def _block(name: str, body: str, node: "yaml.Node", values: list[Any]) -> _List:
    lines, column = lines_of(body), node.start_mark.column
    starts = [each.start_mark.line for each in node.value]
    if len(set(starts)) < len(starts) or any(not lines[at][column:].startswith("- ") for at in starts):
        raise UnreadableError("1: items that do not begin on a line of their own")
    chunks = [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    written = ("".join(_dedented(line, column) for line in chunk) for chunk in chunks)
    items = (Item(_name(name, each), each, text) for each, text in zip(values, written, strict=True))
    return _List("".join(lines[: starts[0]]), tuple(items), " " * column)


def _dedented(line: str, column: int) -> str:
    return line[column:] if not line[:column].strip() else line.lstrip(" ")


def _indented(lines: str, indent: str) -> str:
    return "".join(indent + line if line.strip() else line for line in lines_of(lines))


def _one_line(source: str) -> str:
    if len(lines_of(source)) > 1 or "#" in source:
        raise UnreadableError("1: a value over several lines")
    return source


def _name(field: str, value: Any) -> str:
    """What tells an item from others: a source's hash, a related paper's title, else all that it says."""
    if isinstance(value, str | None):
        return (value or "").strip()
    if field == "sources" and isinstance(value, dict) and value.get("digest"):
        return f"digest {value['digest']}"
    title = title_key(str(value.get("title") or "")) if isinstance(value, dict) else ""
    if field == "related" and title:
        return f"title {title}"
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
