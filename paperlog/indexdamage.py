"""Rows of the index that no paper can have made: read here, so that they are damage of the file and no bug's traceback.

An index that is damaged is taken away and made anew (Library); it is derived from the files alone.
"""

from typing import TYPE_CHECKING, Any, TypeVar

from paperlog.fields import DEFAULTS, KINDS, LIST_KINDS, NAMES, RELATED_KINDS, SOURCE_KINDS
from paperlog.indexfile import CORRUPT, DAMAGE
from paperlog.orders import LINE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paperlog.fields import Kind
    from paperlog.model import Paper

T = TypeVar("T")
_TYPES: "Mapping[str, frozenset[type]]" = {
    **{kind: frozenset({str}) for kind in ("text", "line", "id")},
    **{kind: frozenset({list}) for kind in LIST_KINDS},
    "int": frozenset({int}),
    "number": frozenset({int, float}),
    "bool": frozenset({bool}),
}
_NULL: frozenset[type] = frozenset({type(None)})
_NEVER: frozenset[type] = frozenset()
_TEXT: frozenset[type] = frozenset({str})


def _types_of(kinds: "Mapping[str, Kind]", needed: "Iterable[str]") -> "dict[str, frozenset[type]]":
    """Of which types each field can be; those that are needed are never null."""
    return {name: _TYPES[kind] | (_NEVER if name in needed else _NULL) for name, kind in kinds.items()}


_OF_PAPER = _types_of(KINDS, {"key", *(name for name, value in DEFAULTS.items() if value is not None)})
_LISTS = tuple(name for name, kind in KINDS.items() if kind == "lines")
_OF_ITEMS = {
    "related": _types_of({**RELATED_KINDS, "key": "id"}, {"title"}),
    "sources": _types_of(SOURCE_KINDS, {"format", "file", "line", "digest"}),
}


class DamagedError(DAMAGE):
    """The index's file is whole as SQLite sees it, but what stands in it is not what was written."""

    sqlite_errorcode = CORRUPT


def there(found: T | None) -> T:
    """A row that every paper has; raises DamagedError where it is missing."""
    if found is None:
        raise DamagedError("a row is missing")
    return found


def columns_of(line: object) -> list[str]:
    """The columns of a paper's line (orders.LINE_COLUMNS); raises DamagedError where they are others."""
    columns = line.split("\t") if isinstance(line, str) else []
    if len(columns) != len(LINE_COLUMNS):
        raise DamagedError("a line of another kind")
    return columns


def text_of(text: object) -> str:
    """A paper's folded text, with a line for each of its fields; else raises DamagedError."""
    from paperlog.document import TEXT_LINES

    if not isinstance(text, str) or text.count("\n") + 1 != len(TEXT_LINES):
        raise DamagedError("a text of no paper")
    return text


def whole(record: str) -> str:
    """The same record, where it looks like one at a glance; else raises DamagedError."""
    if not (record.startswith('{"key": ') and record.endswith("}")):
        raise DamagedError("a record of no paper")
    return record


def values_of(record: str) -> dict[str, Any]:
    """The JSON fields of a paper's record; raises DamagedError where it is none."""
    from json import loads

    try:
        values = loads(record)
    except (ValueError, RecursionError) as error:
        raise DamagedError("a record that is no JSON") from error
    if not isinstance(values, dict) or values.keys() != {*NAMES}:
        raise DamagedError("a record of no paper")
    return values


def paper_of(record: str) -> "Paper":
    """The paper of a record; raises DamagedError where it is none."""
    from paperlog.codec import from_json

    values = values_of(record)
    if not _is_of(values, _OF_PAPER) or not all(_TEXT.issuperset(map(type, values[name])) for name in _LISTS):
        raise DamagedError("a record of no paper")
    if not all(_is_of(item, types) for name, types in _OF_ITEMS.items() for item in values[name]):
        raise DamagedError("a record of no paper")
    return from_json(values)


def _is_of(values: object, types: "Mapping[str, frozenset[type]]") -> bool:
    """Whether values are an object with fields of these types, no more and no less."""
    if not isinstance(values, dict) or values.keys() != types.keys():
        return False
    return all(type(value) in types[name] for name, value in values.items())
