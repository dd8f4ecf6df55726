"""Values of JSON, from anyone, as the schema of a paper has them; and where in a text each of them stands."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from paperlog.codec import decode
from paperlog.fields import KINDS, STATUSES
from paperlog.linenumbers import ends
from paperlog.model import Paper
from paperlog.patterns import late
from paperlog.text import clean

_DECODER = json.JSONDecoder()
_GAP = late(r"[\s,]*")
_SURROGATE = late("[\ud800-\udfff]")
_NEXT_OBJECT = late(r"^\{", re.MULTILINE)

# What Python's reader of JSON says, in words that name what to mend.
_WORDS = (
    ("Expecting value", "a value is missing here, or a text without quotation marks"),
    ("Expecting property name", "a field's name in quotation marks is missing here, or a comma is too many"),
    ("Expecting ':'", "a colon is missing behind a field's name"),
    ("Expecting ','", "a comma is missing, or a backslash before a quotation mark within a text"),
    ("Unterminated string", "the text that begins here is not closed by a quotation mark"),
    (
        "Invalid control",
        "a line break or another control character within a text; write \\n, or \\u and its number",
    ),
    ("Invalid", "a backslash before a letter that it does not go with; double it"),
    ("", "it is not known why"),
)

MAX_BROKEN = 100
_TOO_BROKEN = f"after {MAX_BROKEN} such values the rest of the file is left out; mend these first"


class Found(NamedTuple):
    """A value of a text and the line, from 1, on which it begins; or what is wrong with the text there."""

    line: int
    value: Any = None
    problem: str | None = None


def values(text: str) -> Iterator[Found]:
    """The items of an array, or the values that stand one behind the other (JSON Lines), each with its line.

    Behind a value that is no JSON it goes on at the next line that begins with `{`, which in an array too nearly
    always begins an item; but not behind more than MAX_BROKEN of them.
    """
    broken = 0
    place = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    place += text.startswith("[", place)
    line, counted = 1, 0
    while (place := _gap(text, place)) < len(text) and text[place] != "]":
        line, counted = line + ends(text, counted, place), place
        try:
            value, place = _DECODER.raw_decode(text, place)
            yield Found(line, value)
        except (ValueError, RecursionError) as error:
            if (broken := broken + 1) > MAX_BROKEN:
                yield Found(line, problem=_TOO_BROKEN)
                return
            what = f"not valid JSON ({_told(error)}); left out up to the next line that begins with {{"
            yield Found(line + ends(text, place, _wrong_at(error, text, place)), problem=what)
            following = _NEXT_OBJECT.search(text, place + 1)
            place = following.start() if following else len(text)


def _gap(text: str, place: int) -> int:
    gap = _GAP.match(text, place)
    return gap.end() if gap else place


def _wrong_at(error: Exception, text: str, start: int) -> int:
    """Where a value that begins at `start` is no JSON any more; what is missing is missing behind what stands there."""
    if not isinstance(error, json.JSONDecodeError):
        return start
    place = error.pos
    while place > start and text[place - 1].isspace():
        place -= 1
    return place


def _told(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if not isinstance(error, json.JSONDecodeError):
        return "a number of too many digits"
    return next(words for begins, words in _WORDS if error.msg.startswith(begins))


def first(text: str) -> Any:
    """The first value of a text, as `values` finds it; None where that is no JSON."""
    return next((found.value for found in values(text)), None)


def paper_of(values: dict[str, Any], text: Callable[[str], str] = clean) -> Paper:
    """The paper of a JSON object; what is no field of a paper is left out. Raises ValueError, with what is wrong.

    `text`: what each of its texts becomes.
    """
    fields: dict[str, Any] = {}
    for name, value in values.items():
        if name in KINDS and value is not None:
            try:
                fields[name] = decode(KINDS[name], as_read(value, text))
            except ValueError as error:
                raise ValueError(f"'{name}' {error}") from None
    return checked(
        Paper(**({"key": ""} | {name: value for name, value in fields.items() if value is not None}))
    )


def checked(paper: Paper) -> Paper:
    """The same paper; raises ValueError where it can be none of a store."""
    if paper.status not in STATUSES:
        raise ValueError(f"'status' must be one of {', '.join(STATUSES)}")
    return paper


def storable(text: str) -> str:
    """A text as a file can hold it: half of a UTF-16 pair (JSON and YAML can name it) is no letter."""
    return text if text.isprintable() else _SURROGATE.sub("", text)


def as_read(value: Any, text: Callable[[str], str] = clean) -> Any:
    """A value of JSON as a file of the store would hold it: every scalar a text, and each text as `text` makes it."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return [as_read(item, text) for item in value]
    if isinstance(value, dict):
        return {name: as_read(item, text) for name, item in value.items()}
    return value
