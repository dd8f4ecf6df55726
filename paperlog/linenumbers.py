"""Lines as editors and `grep -n` count them: each ends with LF, CRLF or a CR alone.

Other readers end lines at more signs. What such a reader counts becomes what a person sees here.
"""

import re
from collections.abc import Sequence

# Where lines end to YAML 1.1 as well (b-char: NEL, LS, PS), and to `paperlog.text.clean`.
OF_YAML = "\x85\u2028\u2029"
OF_CLEAN = f"\x0b\x0c{OF_YAML}"


def ends(text: str, start: int = 0, end: int | None = None) -> int:
    """How many lines end in a text, or in the part of it from `start` to `end`."""
    count = text.count("\n", start, end)
    return count + text.count("\r", start, end) - text.count("\r\n", start, end)


def line_of(data: bytes, place: int) -> int:
    """The line, from 1, of the byte at `place`, before which all is UTF-8."""
    return ends(data[:place].decode("utf-8")) + 1


def parted(text: str, signs: str) -> Sequence[int]:
    """Which lines, from 1, end at one of `signs` to a reader who ends them there too; nearly always none."""
    if not any(sign in text for sign in signs):
        return ()
    from array import array  # a page can hold very many: these take 8 bytes each

    found = re.finditer(f"\r\n?|[\n{signs}]", text)
    return array("Q", (line for line, end in enumerate(found, 1) if end[0] in signs))


def seen(line: int, parts: Sequence[int]) -> int:
    """The line that a person sees for one that such a reader counts; `parts` are those that `parted` found."""
    if not parts:
        return line
    from bisect import bisect_left

    return line - bisect_left(parts, line)
