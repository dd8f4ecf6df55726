"""Plain values to YAML text, for files that people read, edit and compare.

A text that any YAML reader (1.1 or 1.2) would take for a number, a date, a bool or a null is quoted; so are
ids and dates always. Texts of many sentences are literal blocks. What a terminal would act on stands in double quotes
and is written out (`\\e`, `\\u202e`): to every reader that is the same text.
"""

import re
from functools import lru_cache
from typing import Any

import yaml

from paperlog.patterns import late
from paperlog.text import is_inert, is_plain, unsafe
from paperlog.yamltext import Block, Quoted

# YAML 1.1 (yaml.org/type) and YAML 1.2 (core schema), and the merge and value keys of 1.1.
_GUESSED = late(
    r"""[-+]?[0-9][0-9_,]* | [-+]?0b[01_]+ | [-+]?0o?[0-7_]+ | [-+]?0x[0-9a-fA-F_]+
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?
    | [-+]?(\.[0-9_]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)? | [-+]?\.(inf|Inf|INF) | \.(nan|NaN|NAN)
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt\ \t].*)? | ~ | null | Null | NULL | = | <<
    | y | Y | n | N | yes | Yes | YES | no | No | NO
    | true | True | TRUE | false | False | FALSE | on | On | ON | off | Off | OFF""",
    re.VERBOSE,
)
_EITHER = (True, True)
_UNFOLDED = 2**31 - 1


def dump(values: dict[str, Any], *, flow: bool = False) -> str:
    """The YAML of a mapping of texts, numbers, bools, lists and mappings.

    UTF-8 as it is, fields in their order, one list item a line, nothing folded.
    """
    dumper = dumper_for(values)
    text: str = yaml.emit(_stream(values, flow), Dumper=dumper, allow_unicode=True, width=_UNFOLDED)
    return text if is_plain(text) else unsafe().sub(_written_out, text)


def _written_out(found: "re.Match[str]") -> str:
    """YAML 1.2, 5.7. What the emitter leaves as it is stands in double quotes (_scalar)."""
    code = ord(found[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _stream(values: dict[str, Any], flow: bool) -> list[yaml.Event]:
    events: list[yaml.Event] = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)]
    _add(values, flow, events)
    return [*events, yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]


# Into one list: there are a hundred events a paper, and a generator of each level would hand each of them on.
def _add(value: Any, flow: bool, events: list[yaml.Event]) -> None:
    if isinstance(value, dict):
        events.append(yaml.MappingStartEvent(None, None, True, flow_style=False))
        for name, item in value.items():
            events.append(_name(name))
            _add(item, flow, events)
        events.append(yaml.MappingEndEvent())
    elif isinstance(value, list):
        events.append(yaml.SequenceStartEvent(None, None, True, flow_style=flow))
        for item in value:
            _add(item, flow, events)
        events.append(yaml.SequenceEndEvent())
    else:
        events.append(_scalar(value))


@lru_cache(maxsize=1000, typed=True)  # the same names in every file
def _name(name: Any) -> yaml.ScalarEvent:
    return _scalar(name)


def _scalar(value: Any) -> yaml.ScalarEvent:
    if isinstance(value, str) and not is_inert(value):
        return yaml.ScalarEvent(None, None, _EITHER, str(value), style='"')
    if isinstance(value, Block):
        return yaml.ScalarEvent(None, None, _EITHER, str(value), style="|")
    if isinstance(value, str):
        quoted = isinstance(value, Quoted) or not value or _GUESSED.fullmatch(value)
        return yaml.ScalarEvent(None, None, _EITHER, str(value), style="'" if quoted else None)
    return yaml.ScalarEvent(
        None, None, _EITHER, str(value).lower() if isinstance(value, bool) else repr(value)
    )


def dumper_for(values: object) -> Any:
    """libyaml's emitter, but PyYAML's own where it would escape characters: 𠮷 and emoji."""
    return yaml.SafeDumper if _has_astral(values) else getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def _has_astral(value: object) -> bool:
    if isinstance(value, str):
        # Such a character takes two places in UTF-16.
        return not value.isascii() and len(value.encode("utf-16-le", "surrogatepass")) > 2 * len(value)
    if isinstance(value, dict):
        return any(map(_has_astral, value.values()))
    return isinstance(value, list) and any(map(_has_astral, value))
