"""JSON as people and pipes get it: raw UTF-8, but for what a terminal at the end of a pipe would act on.

JSON (RFC 8259) lets a program escape any character, and to every reader both spellings are the same text.
"""

import json
from typing import Any

from paperlog.text import escaped

# Made once: every paper of a store is written so.
_plainly = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: Any, indent: int | None = None, *, is_compact: bool = False) -> str:
    """A value as JSON; control, bidirectional and invisible characters as `\\u202e`. Compact: without blanks."""
    if indent is None and not is_compact:
        return escaped(_plainly(value))
    separators = (",", ":") if is_compact else None
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent, separators=separators))
