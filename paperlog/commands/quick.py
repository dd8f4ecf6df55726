"""Plain calls of some commands, read without Typer, which takes as long to load as a search.

They are `list`, `search`, `show`, `import` and `git merge-driver`. What is not plainly one of their options or words
(`--help`, a wrong value, `-n5`) is left to Typer, which reads it, or says what is wrong with it. The options are
declared once, in options.py.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from paperlog.commands.negating import is_word
from paperlog.commands.options import Filters, Importing, Output, Showing, Shown, Sorting

if TYPE_CHECKING:
    from paperlog.commands.declaring import Option
    from paperlog.commands.session import Session
    from paperlog.lookahead import LookAhead

# Of a number that is read here.
_DIGITS = 18
_FIND = (Filters, Sorting, Output, Shown)


class _Command(NamedTuple):
    """A function of a module, called with the command's words, where it has any, and its groups of options.

    `negates`: whether a word's minus is a negation.
    """

    module: str
    function: str
    groups: tuple[Any, ...]
    has_words: bool = False
    needs_words: bool = False
    negates: bool = False


# git calls it for each paper that both sides of a pull changed.
_DRIVER = "git merge-driver"
_COMMANDS = {
    "list": _Command("finding", "list_papers", _FIND),
    "search": _Command("finding", "search_papers", _FIND, has_words=True, negates=True),
    "show": _Command("showing", "show_papers", (Showing,), has_words=True, needs_words=True),
    "import": _Command("importing", "import_papers", (Importing,), has_words=True, needs_words=True),
    _DRIVER: _Command("merging", "merge_versions", (), has_words=True, needs_words=True),
}


class _NotPlain(Exception):
    """A call that Typer is to read."""


def quick_call(args: Sequence[str], look: "LookAhead | None") -> Callable[[], None] | None:
    """What a call is to do; None for one that is not plain. `look`: as Session takes it."""
    try:
        store, no_color, command, left = _program(list(args))
        words, groups = _read(command, left)
    except _NotPlain:
        return None
    from paperlog.commands.session import Session

    current = Session(store, no_color=no_color, args=tuple(args), look=look)
    function = getattr(import_module(f"paperlog.commands.{command.module}"), command.function)
    given = [words, *groups] if command.has_words else groups
    return partial(_run, current, function, given)


def _run(current: "Session", function: Callable[..., None], given: list[Any]) -> None:
    try:
        function(current, *given)
    finally:
        current.close()


def _program(args: list[str]) -> tuple[Path | None, bool, _Command, list[str]]:
    """The program's own options, the command, and what stands behind it."""
    store, no_color = None, False
    if "PAPERLOG_WAIT" in os.environ:
        raise _NotPlain
    while args:
        word = args.pop(0)
        if word == "--store" and args and args[0]:
            store = Path(args.pop(0))
        elif word.startswith("--store=") and word != "--store=":
            store = Path(word.partition("=")[2])
        elif word == "--no-color":
            no_color = True
        elif word in _COMMANDS:
            return store, no_color, _COMMANDS[word], args
        elif word == "git" and args[:1] == ["merge-driver"] and len(args) in (4, 5):
            return store, no_color, _COMMANDS[_DRIVER], args[1:]
        else:
            break
    raise _NotPlain


def _read(command: _Command, args: list[str]) -> tuple[list[str], list[Any]]:
    """A command's words, and its groups of options filled in."""
    known = dict(_options(command.groups))
    given: dict[tuple[Any, str], Any] = {}
    words: list[str] = []
    takes_value = {name: kind is not bool for name, (_, kind, _) in known.items()}
    left = iter(args)
    for arg in left:
        if not arg.startswith("-") or arg == "-" or (command.negates and is_word(arg, takes_value)):
            words.append(arg)
            continue
        name, sign, value = arg.partition("=")
        place, kind, declared = known.get(name, (None, None, None))
        if place is None or (sign and not name.startswith("--")):
            raise _NotPlain
        if kind is bool:
            given[place] = _flag(sign)
        else:
            text = value if sign else next(left, None)
            given[place] = _value(text, kind, declared, given.get(place))
    if not command.needs_words <= bool(words) <= command.has_words:
        raise _NotPlain
    return words, [_filled(group, given) for group in command.groups]


def _options(groups: tuple[Any, ...]) -> Iterator[tuple[str, tuple[tuple[Any, str], Any, "Option"]]]:
    for group in groups:
        for field, hint in group.__annotations__.items():
            for name in hint.__metadata__[0].names:
                yield name, ((group, field), hint.__origin__, hint.__metadata__[0])


def _flag(sign: str) -> bool:
    if sign:
        raise _NotPlain
    return True


def _value(text: str | None, kind: Any, declared: "Option | None", before: Any) -> Any:
    if text is None:
        raise _NotPlain
    if kind == list[str] | None:
        return [*(before or ()), text]
    if kind == int | None:
        if (
            not (text.isascii() and text.isdecimal())
            or declared is None
            or declared.min != 0
            or len(text) > _DIGITS
        ):
            raise _NotPlain
        return int(text)
    return text


def _filled(group: Any, given: dict[tuple[Any, str], Any]) -> Any:
    return group(**{field: given[group, field] for field in group._fields if (group, field) in given})
