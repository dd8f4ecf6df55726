"""Values of JSON, from anyone, as the schema of a paper has them; and where in a text each of them stands."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from paperlog.codec import decode
from paperlog.fields import KINDS, STATUSES
from paperlog.model import Paper
from paperlog.text import clean

_DECODER = json.JSONDecoder()
_GAP = re.compile(r"[\s,]*")
_NEXT_OBJECT = re.compile(r"^\{", re.MULTILINE)


class Found(NamedTuple):
    """A value of a text and the line, from 1, on which it begins; or what is wrong with the text there."""

    line: int
    value: Any = None
    problem: str | None = None


def values(text: str) -> Iterator[Found]:
    """The items of an array, or the values that stand one behind the other (JSON Lines), each with its line.

    Behind a value that is no JSON it goes on at the next line that begins with `{`, which in an array too nearly
    always begins an item.
    """
    place = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    place += text.startswith("[", place)
    line, counted = 1, 0
    while (place := _gap(text, place)) < len(text) and text[place] != "]":
        line, counted = line + text.count("\n", counted, place), place
        try:
            value, place = _DECODER.raw_decode(text, place)
            yield Found(line, value)
        except (ValueError, RecursionError) as error:
            yield Found(
                line,
                problem=f"not valid JSON ({_told(error)}); left out up to the next line that begins with {{",
            )
            following = _NEXT_OBJECT.search(text, place + 1)
            place = following.start() if following else len(text)


def _gap(text: str, place: int) -> int:
    gap = _GAP.match(text, place)
    return gap.end() if gap else place


def _told(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return error.msg.lower() if isinstance(error, json.JSONDecodeError) else "a number of too many digits"


def first(text: str) -> Any:
    """The first value of a text, as `values` finds it; None where that is no JSON."""
    return next((found.value for found in values(text)), None)


def paper_of(values: dict[str, Any]) -> Paper:
    """The paper of a JSON object; what is no field of a paper is left out. Raises ValueError, with what is wrong."""
    fields: dict[str, Any] = {}
    for name, value in values.items():
        if name in KINDS and value is not None:
            try:
                fields[name] = decode(KINDS[name], as_read(value))
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


def as_read(value: Any) -> Any:
    """A value of JSON as a file of the store would hold it: every scalar a text, and clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return [as_read(item) for item in value]
    return {name: as_read(item) for name, item in value.items()} if isinstance(value, dict) else value
