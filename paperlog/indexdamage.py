"""Rows of the index that no paper can have made: read here, so that they are damage of the file and no bug's traceback.

An index that is damaged is taken away and made anew (Library); it is derived from the files alone.
"""

from typing import TYPE_CHECKING, Any, TypeVar

from paperlog.indexfile import CORRUPT, DAMAGE
from paperlog.orders import LINE_COLUMNS

if TYPE_CHECKING:
    from paperlog.model import Paper

T = TypeVar("T")


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

    from paperlog.fields import NAMES

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
    try:
        return from_json(values)
    except (TypeError, AttributeError) as error:
        raise DamagedError("a record of no paper") from error
