"""References on the command line: as they are, from standard input, or by a saved search."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperlog.commands.session import Session


def expand(refs: list[str], current: "Session | None" = None) -> Iterator[str]:
    """The references; `-` stands for those on standard input, one a line (or NUL-separated).

    With a session, `@name` stands for the papers that this saved search finds.
    """
    for ref in refs:
        if ref == "-":
            text = sys.stdin.read()
            yield from (line.strip() for line in text.split("\0" if "\0" in text else "\n") if line.strip())
        elif current is not None and ref.startswith("@"):
            yield from _found(ref, current)
        else:
            yield ref


def _found(query: str, current: "Session") -> list[str]:
    """The keys that a saved search finds, in the order of `search`; raises NotFoundError where it finds none."""
    from paperlog.commands.options import Filters, Sorting
    from paperlog.commands.selecting import nearest, order_of, query_of
    from paperlog.errors import NotFoundError

    node, library = query_of(Filters(), query, current.config), current.library
    keys = list(library.keys(library.select(node, order_of(Sorting(), node))))
    if not keys:
        raise NotFoundError(f"{query}: {nearest(library, node)}")
    return keys
