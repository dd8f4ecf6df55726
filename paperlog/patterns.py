"""Patterns that are compiled when they are first used: of all that the readers of six formats have, a page needs few.

To compile them all takes a third of the time in which one page is imported.
"""

import re
import sys
from collections.abc import Iterator
from typing import Any, cast


class _Late:
    """A pattern that is not compiled yet; once it is, all that the compiled one can do is found here."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._told = pattern, flags

    def compile(self) -> None:
        """Lets all that the compiled pattern can do be found here, if it is not yet."""
        if "pattern" not in self.__dict__:
            compiled = re.compile(*self._told)
            public = (each for each in dir(compiled) if not each.startswith("_"))
            self.__dict__.update({each: getattr(compiled, each) for each in public})

    def __getattr__(self, name: str) -> Any:
        if "pattern" in self.__dict__:
            raise AttributeError(name)
        self.compile()
        return getattr(self, name)


def late(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """A pattern as `re.compile` gives it, but for the moment in which that is done: at the first use."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


def compile_all(modules: str) -> None:
    """Compiles what is late in all loaded modules whose names begin so, before copies of this process each do it."""
    for name, module in list(sys.modules.items()):
        if name.startswith(modules):
            for each in _late_in(tuple(vars(module).values())):
                each.compile()


def _late_in(value: object) -> Iterator[_Late]:
    """The late patterns of a value, also those in a table of tuples."""
    if isinstance(value, _Late):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _late_in(item)
