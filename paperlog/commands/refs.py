"""References on the command line: as they are, or from standard input."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from paperlog.errors import NotFoundError, UnreadableError, UsageError
from paperlog.reading import unread

if TYPE_CHECKING:
    from paperlog.commands.session import Session
    from paperlog.library import Library
    from paperlog.model import Paper

MAX_INPUT = 100_000_000  # bytes


def expand(refs: list[str], current: "Session | None" = None) -> Iterator[str]:
    """The references; `-` stands for those on standard input, one a line (or NUL-separated).

    With a session, `@name` stands for the papers that this saved search finds.
    """
    for ref in refs:
        if ref == "-":
            text = read_input(errors="surrogateescape")  # what is no UTF-8 is no key either
            yield from (line.strip() for line in text.split("\0" if "\0" in text else "\n") if line.strip())
        elif current is not None and ref.startswith("@"):
            yield from _found(ref, current)
        else:
            yield ref


def _found(query: str, current: "Session") -> list[str]:
    """The keys that a saved search finds, in the order of `search`; raises NotFoundError where it finds none."""
    from paperlog.commands.options import Filters, Sorting
    from paperlog.commands.selecting import nearest, order_of, query_of

    node, library = query_of(Filters(), query, current.config), current.library
    keys = list(library.keys(library.select(node, order_of(Sorting(), node))))
    if not keys:
        raise NotFoundError(f"{query}: {nearest(library, node)}")
    return keys


def read_input(errors: str = "strict") -> str:
    """Standard input as text.

    Raises UnreadableError where it is closed or too long, or not UTF-8 and `errors` is strict.
    """
    try:
        data = sys.stdin.buffer.read(MAX_INPUT + 1)
        if len(data) > MAX_INPUT:
            raise UnreadableError(
                f"standard input: larger than {MAX_INPUT // 1_000_000} MB; give it less at a time"
            )
        return data.decode("utf-8", errors)
    except OSError as error:
        raise UnreadableError(f"standard input: {unread(error)}") from error
    except UnicodeDecodeError as error:
        from paperlog.linenumbers import line_of

        line = line_of(data, error.start)
        raise UnreadableError(f"standard input:{line}: not UTF-8; convert it (`iconv`)") from error


def written_out(argument: str) -> str:
    """An argument that is written into the store, as it is; raises UsageError where its bytes are no UTF-8."""
    data = os.fsencode(argument)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        shown = data.decode("utf-8", "backslashreplace")
        raise UsageError(f"'{shown}': not UTF-8; convert it (`iconv`)") from error
    return argument


def keys_of(library: "Library", refs: list[str]) -> tuple[list[str], list[str]]:
    """The keys that expanded references name, each once, and a line for each that names none."""
    keys: dict[str, None] = {}
    problems = []
    for ref in refs:
        try:
            keys[library.key_of(ref)] = None
        except NotFoundError as error:
            problems.append(str(error))
    return list(keys), problems


def key_of(current: "Session", ref: str) -> str:
    """The key of a command that is about one paper; raises UsageError where `ref` stands for none or for several."""
    return current.library.key_of(only(current, ref))


def paper_of(current: "Session", ref: str) -> "Paper":
    """The paper that a reference names, from its file; raises as `key_of`, and UnreadableError."""
    from paperlog.steady import steadily

    library, named = current.library, only(current, ref)
    return steadily(library, lambda: library.store.read(library.store.path(library.key_of(named))))


def file_of(current: "Session", ref: str) -> tuple[str, bytes]:
    """The key that a reference names, and its file's bytes; raises as `paper_of`."""
    from paperlog.steady import steadily

    library, named = current.library, only(current, ref)

    def look() -> tuple[str, bytes]:
        key = library.key_of(named)
        data = library.store.data(key)
        if data is None:  # `steadily` looks again where that is another paperlog's doing
            raise NotFoundError(f"{key}: its file is gone; `paperlog list --keys` prints what is there")
        return key, data

    return steadily(library, look)


def only(current: "Session", ref: str) -> str:
    """The one reference that `ref` stands for; raises UsageError where it stands for none or for several."""
    refs = list(expand([ref], current))
    if len(refs) != 1:
        raise UsageError(f"'{ref}' stands for {len(refs)} papers; this command takes one: name it")
    return refs[0]
