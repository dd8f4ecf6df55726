"""References on the command line: as they are, or from standard input."""

import sys
from collections.abc import Iterator


def expand(refs: list[str]) -> Iterator[str]:
    """The references; `-` stands for those on standard input, one a line (or NUL-separated)."""
    for ref in refs:
        if ref != "-":
            yield ref
            continue
        text = sys.stdin.read()
        yield from (line.strip() for line in text.split("\0" if "\0" in text else "\n") if line.strip())
