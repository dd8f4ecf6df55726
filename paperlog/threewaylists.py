"""A list of which two versions come from one: what either has added is in it, what either has removed is not.

Items are told apart by what they say, not by their place; each keeps the lines that it is written in, with its
comments.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.relatednames import name_of, vaguer_names
from paperlog.text import title_key
from paperlog.threewayitems import Item, Items, dedented, indented
from paperlog.threewaytags import spelt_otherwise
from paperlog.threewayvalues import Sides
from paperlog.yamlpieces import lines_of
from paperlog.yamltext import compose, load

if TYPE_CHECKING:
    import yaml


class _List(NamedTuple):
    """A field's list: the lines before its first item, the items and how far they are indented.

    `brackets`: what stands before and behind the items of one that is written `[a, b]`.
    """

    head: str = ""
    items: tuple[Item, ...] = ()
    indent: str = ""
    brackets: tuple[str, str] | None = None


def merged_list(name: str, bodies: Sequence[str | None], how: Items) -> str | None:
    """The lines of a field whose versions (base, ours, theirs; None: not there) are lists; None where nothing is left.

    Raises UnreadableError where one is no list, or is written so that its items cannot be told apart.
    """
    sides = [_read(name, body) for body in bodies]
    b, o, t = _with_days(sides) if name == "related" else sides
    items = united(b.items, o.items, t.items, how)
    if name == "tags":
        items = _spelt_once(items, how.sides)
    if not items:
        return None
    if name == "sources" and all(_is_sorted(side.items) for side in (o, t)):
        items.sort(key=_source_order)
    shape = o if o.items else t
    are_lines = all(len(lines_of(item.lines)) == 1 for item in items)
    if are_lines and shape.brackets and all(side.brackets for side in (o, t) if side.items):
        return ", ".join(item.lines[2:].rstrip("\n") for item in items).join(shape.brackets)
    return shape.head + "".join(indented(item.lines, shape.indent) for item in items)


def _spelt_once(items: list[Item], sides: Sides) -> list[Item]:
    left_out = spelt_otherwise((item.name for item in items if isinstance(item.value, str)), sides)
    return [item for item in items if item.name not in left_out] if left_out else items


def _is_sorted(items: tuple[Item, ...]) -> bool:
    return list(items) == sorted(items, key=_source_order)


def _source_order(item: Item) -> tuple[str, str]:
    """As an import sorts them (provenance.source_order)."""
    told = item.value if isinstance(item.value, dict) else {}
    return str(told.get("format")), str(told.get("digest"))


def united(
    base: tuple[Item, ...], ours: tuple[Item, ...], theirs: tuple[Item, ...], how: Items
) -> list[Item]:
    """Ours without what they removed, and what they added behind what it followed with them."""
    before, own, other = ({item.name: item for item in items} for items in (base, ours, theirs))

    def stays(item: Item) -> bool:
        return item.name not in before or how.is_kept(before[item.name], item)

    found = [
        how.merged(before.get(item.name), item, other[item.name]) if item.name in other else item
        for item in ours
        if item.name in other or stays(item)
    ]
    kept = {item.name for item in found}
    behind: dict[str | None, list[Item]] = {}
    last: str | None = None
    for item in theirs:
        if item.name in own:
            last = item.name if item.name in kept else last
        elif stays(item):
            behind.setdefault(last, []).append(item)
    return [*behind.get(None, ()), *(each for item in found for each in (item, *behind.get(item.name, ())))]


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
    items = _items(name, zip(values, sources, strict=True))
    start, end = nodes[0].start_mark.index, nodes[-1].end_mark.index
    brackets = (body[:start], body[end:]) if isinstance(value, list) else None
    return _List(f"{body.partition(':')[0]}:\n", items, "", brackets)


def _block(name: str, body: str, node: "yaml.Node", values: list[Any]) -> _List:
    lines, column = lines_of(body), node.start_mark.column
    starts = [each.start_mark.line for each in node.value]
    if len(set(starts)) < len(starts) or any(not lines[at][column:].startswith("- ") for at in starts):
        raise UnreadableError("1: items that do not begin on a line of their own")
    chunks = [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    written = ("".join(dedented(line, column) for line in chunk) for chunk in chunks)
    items = _items(name, zip(values, written, strict=True))
    return _List("".join(lines[: starts[0]]), items, " " * column)


def _items(name: str, found: Iterable[tuple[Any, str]]) -> tuple[Item, ...]:
    """Values with their lines as items; of several of one name each has its own."""
    counts: Counter[str] = Counter()
    items = list[Item]()
    for value, lines in found:
        own = _name(name, value)
        counts[own] += 1
        items.append(Item(own if counts[own] == 1 else f"{own}\0{counts[own]}", value, lines))
    return tuple(items)


def _one_line(source: str) -> str:
    if len(lines_of(source)) > 1 or "#" in source:
        raise UnreadableError("1: a value over several lines")
    return source


def _related(value: Any) -> tuple[str, str] | None:
    """The title and the date of a related paper; None of an item without a title."""
    if not isinstance(value, dict) or not title_key(str(value.get("title") or "")):
        return None
    return str(value["title"]), str(value.get("published") or "")


def _with_days(sides: list[_List]) -> list[_List]:
    """Lists of base, ours and theirs, in which a related paper of less of a day has the name of the one with that day.

    So an import takes the one for the other (mergelists.related).
    """
    fuller: dict[str, set[str]] = {}
    for item in (item for side in sides for item in side.items):
        for vague in vaguer_names(*known) if (known := _related(item.value)) else ():
            fuller.setdefault(vague, set()).add(item.name)
    # Where neither side has it any more, each may have taken another one for it.
    left = fuller.keys() & {item.name for side in sides[1:] for item in side.items}
    told = {vague: names - fuller.keys() for vague, names in fuller.items() if vague in left}
    return [side._replace(items=tuple(_renamed(side.items, told))) for side in sides] if told else sides


def _renamed(items: tuple[Item, ...], fuller: dict[str, set[str]]) -> Iterator[Item]:
    own = {item.name for item in items}
    for item in items:
        names = sorted(fuller.get(item.name, set()) - own)
        own.update(names[:1])
        yield item._replace(name=names[0]) if names else item


def _name(field: str, value: Any) -> str:
    """What tells an item from others: a source's hash, a related paper's title and day, else all that it says."""
    if isinstance(value, str | None):
        return (value or "").strip()
    if field == "sources" and isinstance(value, dict) and value.get("digest"):
        return f"digest {value['digest']}"
    if field == "related" and (known := _related(value)):
        return name_of(*known)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
