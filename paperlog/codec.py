"""A paper to plain values (JSON, YAML) and back, by the schema of fields.py alone."""

import math
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from paperlog.errors import UnreadableError
from paperlog.fields import DEFAULTS, KINDS, LISTED, NAMES, RELATED_KINDS, SOURCE_KINDS, STATUSES, Kind
from paperlog.model import Paper, Related, Source
from paperlog.patterns import late
from paperlog.yamltext import Block, Document, Quoted

N = TypeVar("N", int, float)
_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})


def to_json(paper: Paper) -> dict[str, Any]:
    """Every field in the contract's order, lists as lists, nothing left out."""
    values = paper._asdict()
    for name in LISTED:
        values[name] = plain(values[name])
    return values


_GAVE = late(r', "gave": (?:null|"[^"\\]*"), "title": (?:null|"(?:[^"\\]|\\.)*")')


def without_gave(record: str) -> str:
    """A paper's JSON without what its sources `gave` and their titles: for stores and backups, not for people."""
    return _GAVE.sub("", record)


def plain(value: Any) -> Any:
    """The value of a field as JSON has it: lists as lists, a related paper or a source as its fields by name."""
    if not isinstance(value, tuple):
        return value
    return [item if isinstance(item, str) else item._asdict() for item in value]


def from_json(values: dict[str, Any]) -> Paper:
    """The paper that `to_json` made these values of. They are trusted: they come from the index."""
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    fields["related"] = tuple(Related(**item) for item in values["related"])
    fields["sources"] = tuple(Source(**item) for item in values["sources"])
    return Paper(**fields)


def to_yaml_values(paper: Paper, names: Iterable[str] = NAMES) -> dict[str, Any]:
    """The fields as they are written to YAML, empty ones left out; `key` is the file's name and is not written."""
    values: dict[str, Any] = {}
    for name in names:
        value = getattr(paper, name)
        if name != "key" and value != DEFAULTS.get(name):
            values[name] = yaml_value(KINDS[name], value)
    return values


def yaml_value(kind: Kind, value: Any) -> Any:
    """One value as it is written to YAML."""
    if kind == "text":
        return Block(value)
    if kind == "id":
        return Quoted(value)
    if kind == "lines":
        return list(value)
    if kind == "related":
        return [_filled(item, RELATED_KINDS) for item in value]
    if kind == "sources":
        return [_filled(item, SOURCE_KINDS) for item in value]
    return value


def _filled(item: Any, kinds: dict[str, Kind]) -> dict[str, Any]:
    found = ((name, kind, getattr(item, name)) for name, kind in kinds.items())
    return {name: yaml_value(kind, value) for name, kind, value in found if value is not None}


def from_yaml(key: str, document: Document) -> Paper:
    """The paper of a file. Unknown fields are no fault; raises UnreadableError that begins with the line number."""
    values: dict[str, Any] = {}
    for name, value in document.values.items():
        if name in KINDS and name != "key" and value is not None:
            try:
                values[name] = decode(KINDS[name], value)
            except ValueError as error:
                raise UnreadableError(f"{_line(document, name, error)}: '{name}' {error}") from None
    if values.get("status", "unread") not in STATUSES:
        raise UnreadableError(
            f"{document.lines['status']}: 'status' must be one of {', '.join(STATUSES)}; write one of these"
        )
    # What holds blanks alone is as if it were not there.
    return Paper(key=key, **{name: value for name, value in values.items() if value is not None})


class ItemError(ValueError):
    """A value of an item of a list that is not as the schema has it: the item's place, and the field in it, if any."""

    def __init__(self, said: str, at: int, field: str = "") -> None:
        """`at` counts from 0."""
        super().__init__(said)
        self.at, self.field = at, field


def _line(document: Document, name: str, error: ValueError) -> int:
    """The line on which a field stands that cannot be read, or the item of its list."""
    places = document.places(name) if isinstance(error, ItemError) else []
    if not places or not isinstance(error, ItemError):
        return document.lines[name]
    place = places[error.at]
    return place.fields.get(error.field, place.line)


def decode(kind: Kind, value: Any) -> Any:
    """A value of a file (text, list or mapping of texts) as the schema has it; raises ValueError."""
    read = _DECODED.get(kind)
    if read is None:
        return _decode_list(kind, value)
    if isinstance(value, str):
        return read(value)
    raise ValueError("must be a single value, not a list or a mapping")


def _decode_list(kind: Kind, value: Any) -> tuple[Any, ...]:
    if isinstance(value, str) and kind == "lines":
        return (value.strip(),) if value.strip() else ()
    if not isinstance(value, list):
        raise ValueError("must be a list, one item a line (`- …`)")
    if kind == "lines":
        odd = next((at for at, item in enumerate(value) if not isinstance(item, str | None)), None)
        if odd is not None:
            raise ItemError("must be a list of plain texts; quote an item that holds `: `", odd)
        return tuple(item.strip() for item in value if item and item.strip())
    return tuple(_decode_item(kind, at, item) for at, item in enumerate(value))


def _decode_item(kind: Kind, at: int, item: Any) -> Related | Source:
    if not isinstance(item, dict):
        begins = "title" if kind == "related" else "format"
        raise ItemError(f"must be a list of mappings (`- {begins}: …`)", at)
    kinds: dict[str, Kind] = RELATED_KINDS if kind == "related" else SOURCE_KINDS
    filled: dict[str, Any] = (
        {"title": ""} if kind == "related" else {"format": "", "file": "", "line": 0, "digest": ""}
    )
    for name, inside in kinds.items():
        try:
            value = decode(inside, item[name]) if item.get(name) is not None else None
        except ValueError as error:
            raise ItemError(f"has an item whose '{name}' {error}", at, name) from None
        if value is not None:
            filled[name] = value
    return Related(**filled) if kind == "related" else Source(**filled)


def _decode_bool(value: str) -> bool:
    if value.lower() in _TRUE:
        return True
    if value.lower() in _FALSE:
        return False
    raise ValueError(f"must be true or false, not '{_short(value)}'")


def _decode_int(value: str) -> int:
    """A whole number of 64 bits at most: more is none in SQLite."""
    return _decode_number(value, int, 2**63, "a whole number")


def _decode_float(value: str) -> float:
    """A number that JSON can hold: no infinite one."""
    return _decode_number(value, float, math.inf, "a number")


def _decode_number(value: str, read: Callable[[str], N], limit: float, wanted: str) -> N:
    try:
        number = read(value)
        if not abs(number) < limit:
            raise ValueError
    except ValueError:
        raise ValueError(f"must be {wanted}, not '{_short(value)}'") from None
    return number


def _short(value: str) -> str:
    return " ".join(value[:40].split())


def _decode_text(value: str) -> str | None:
    return value.rstrip("\n") or None


def _decode_line(value: str) -> str | None:
    return value.strip() or None


# How single values are read; all other kinds are lists.
_DECODED: dict[Kind, Callable[[str], Any]] = {
    "text": _decode_text,
    "line": _decode_line,
    "id": _decode_line,
    "bool": _decode_bool,
    "int": _decode_int,
    "number": _decode_float,
}
