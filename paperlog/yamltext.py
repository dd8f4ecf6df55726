"""YAML text to plain values; yamldumper.py is the way back.

Every scalar is read as the characters that stand there: YAML's guesses (`2401.12340` a number, `no` a
bool) are never asked for; codec.py decodes by the schema. Reading and writing use PyYAML's C classes.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.linenumbers import OF_YAML, ends, parted, seen
from paperlog.patterns import late

if TYPE_CHECKING:
    import yaml

MAX_NODES = 100_000
MAX_DEPTH = 50
# Nodes are composed on the C stack, which overflows at some 50,000 levels: too many for a text of this length.
_SAFE_LENGTH = 20_000
_TOO_DEEP = f"nested more than {MAX_DEPTH} levels deep; write it flat"
_TOO_MANY = f"more than {MAX_NODES} values; no paper has so many; move it away"
_ALIAS = "a YAML alias (`*…`) stands here, which is not read; write out what it stands for"
# A value cannot hold such a line: it would be indented.
_MARK = late(r"^(?:<{7} |={7}\r?$|>{7} |\|{7} )", re.MULTILINE)
_CONFLICT = (
    "git's conflict marks stand here; keep what is right of both sides, remove the lines <<<<<<<, ======= and >>>>>>>,"
    " then `git add` it"
)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Value = Any  # str | None | list[Value] | dict[str, Value], as it comes out of a file


class Place(NamedTuple):
    """Where an item of a list stands: its line, those of its fields where it is a mapping, its text where it is one."""

    line: int
    fields: dict[str, int]
    text: str | None


class Document(NamedTuple):
    """A file's top-level mapping: the values, and what these were read from.

    `parts`: the lines that end for YAML alone (`linenumbers.parted`).
    """

    values: dict[str, Value]
    node: "yaml.MappingNode"
    parts: Sequence[int] = ()

    @property
    def lines(self) -> dict[str, int]:
        """The line, from 1, on which each field begins."""
        return {str(key.value): seen(_line(key), self.parts) for key, _ in self.node.value}

    def places(self, name: str) -> list[Place]:
        """Where the items of a field's list stand, in their order; none where it is no list."""
        found = next((value for key, value in self.node.value if key.value == name), None)
        items = found.value if found is not None and found.id == "sequence" else ()
        return [_place(item, self.parts) for item in items]


def _place(item: Any, parts: Sequence[int]) -> Place:
    fields = item.value if item.id == "mapping" else ()
    lines = {key.value: seen(_line(key), parts) for key, _ in fields if isinstance(key.value, str)}
    return Place(seen(_line(item), parts), lines, item.value.strip() if item.id == "scalar" else None)


def _line(node: Any) -> int:
    """The line, from 1, on which a node begins, as YAML counts."""
    return int(node.start_mark.line) + 1


def _line_seen(node: Any, text: str) -> int:
    """The same as editors count."""
    return seen(_line(node), parted(text, OF_YAML))


def compose(text: str) -> "yaml.MappingNode":
    """The node of a text's one mapping; raises UnreadableError that begins with the line number."""
    import yaml

    reader = _loader()
    text = text.removeprefix("\ufeff")
    try:
        if len(text) > _SAFE_LENGTH:
            _refuse_bombs(text, reader)
        node = yaml.compose(text, reader)
        if "&" in text and "*" in text:
            _refuse_aliases(text, reader)
    except (yaml.YAMLError, RecursionError) as error:
        if marked := _conflict_line(text):
            raise UnreadableError(f"{marked}: {_CONFLICT}") from error
        if isinstance(error, RecursionError):
            raise UnreadableError(f"1: {_TOO_DEEP}") from error
        from paperlog.yamlfaults import told

        raise UnreadableError(told(error, text)) from error
    if node is None:
        raise UnreadableError("1: the file is empty; remove it or write a paper into it")
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableError("1: not a mapping of fields; write it as one (`title: …`)")
    return node


def _conflict_line(text: str) -> int:
    """The line of the first of git's marks; 0 where there is none."""
    found = _MARK.search(text)
    return ends(text, 0, found.start()) + 1 if found else 0


@cache
def _loader() -> Any:
    """PyYAML's loader that asks for no guesses; nor for tags, which nobody reads and which take a fifth of its time.

    Its parser alone: what makes values of nodes is not asked either.
    """
    import yaml

    base: Any = yaml.BaseLoader
    if yaml.__with_libyaml__:
        from yaml._yaml import CParser as base
    # It takes anything and gives "", and is called without a frame of Python's: there are 200 calls a paper.
    nothing = "".format
    return type("Loader", (base,), dict.fromkeys(("resolve", "descend_resolver", "ascend_resolver"), nothing))


def _refuse_bombs(text: str, reader: Any) -> None:
    """Goes through a text's events, which takes neither stack nor memory; raises where they are too deep or many."""
    import yaml

    depth = 0
    for count, event in enumerate(yaml.parse(text, reader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH or count > MAX_NODES:
            raise UnreadableError(
                f"{_line_seen(event, text)}: {_TOO_DEEP if depth > MAX_DEPTH else _TOO_MANY}"
            )


def _refuse_aliases(text: str, reader: Any) -> None:
    """Raises at a text's first alias: a few can stand for more than memory holds."""
    import yaml

    for event in yaml.parse(text, reader):
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(f"{_line_seen(event, text)}: {_ALIAS}")


def load(text: str) -> Document:
    """The fields of a file; raises UnreadableError that begins with the line number."""
    return document(compose(text), text)


def _shown(name: str) -> str:
    """A field's name in one line, whatever it holds."""
    return f"'{name}'" if name.isprintable() else repr(name)


def document(node: "yaml.MappingNode", text: str) -> Document:
    """The fields of a text that is composed to `node`; raises as `load`."""
    parts = parted(text, OF_YAML)
    try:
        return Document(_fields(node), node, parts)
    except UnreadableError as error:
        line, _, said = str(error).partition(": ")
        raise UnreadableError(f"{seen(int(line), parts)}: {said}") from error


def _fields(node: "yaml.MappingNode") -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key = _scalar(key_node)
        if key is None:
            raise UnreadableError(f"{_line(key_node)}: a field without a name; write one before the colon")
        if key in values:
            raise UnreadableError(
                f"{_line(key_node)}: the field {_shown(key)} stands there twice; keep one of them"
            )
        values[key] = value_of(value_node)
    return values


def value_of(node: "yaml.Node", depth: int = 1) -> Value:
    """The value of a node of `compose`, `depth` levels deep; raises UnreadableError with the line number in front."""
    value = node.value
    if isinstance(value, str):
        return None if value in _NULLS and not node.style else value  # type: ignore[attr-defined]
    if depth > MAX_DEPTH:
        raise UnreadableError(f"{_line(node)}: {_TOO_DEEP}")
    if node.id == "sequence":  # type: ignore[attr-defined]
        return [value_of(item, depth + 1) for item in value]
    return _mapping(node, depth)


def _scalar(node: "yaml.Node") -> str | None:
    if not isinstance(node.value, str):
        raise UnreadableError(f"{_line(node)}: a field's name must be plain text; write it so")
    return None if node.value in _NULLS and not node.style else node.value  # type: ignore[attr-defined]


def _mapping(node: "yaml.Node", depth: int) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, value in node.value:
        name = str(_scalar(key))
        if name in values:
            raise UnreadableError(f"{_line(key)}: {_shown(name)} stands there twice; keep one of them")
        values[name] = value_of(value, depth + 1)
    return values


class Block(str):
    """A text that is written as a literal block (`|`)."""

    __slots__ = ()


class Quoted(str):
    """A text that is always quoted, so that no YAML reader takes it for a number or a date."""

    __slots__ = ()
