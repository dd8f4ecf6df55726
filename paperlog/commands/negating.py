"""Words of a query told from options: `-tag:Survey` and `-3d` are negated words, `-rk` and `-n5` options."""

from collections.abc import Mapping, Sequence


def is_word(arg: str, takes_value: Mapping[str, bool]) -> bool:
    """Whether an argument is a word of the query.

    One with a single minus is an option where it is made of short options alone; the last of them may take a value:
    a number, or the next argument. `takes_value`: whether an option takes one, by each of its names.
    """
    if not arg.startswith("-") or arg == "-":
        return True
    return not arg.startswith("--") and not _are_short_options(arg[1:], takes_value)


def _are_short_options(letters: str, takes_value: Mapping[str, bool]) -> bool:
    for place, letter in enumerate(letters, start=1):
        takes = takes_value.get(f"-{letter}")
        if takes is None:
            return False
        if takes:
            value = letters[place:]
            return not value or (value.isascii() and value.isdecimal())
    return True


def parted(args: Sequence[str], takes_value: Mapping[str, bool]) -> tuple[list[str], list[str]]:
    """Options with their values, and the words of the query, each as it was typed; behind `--` all are words.

    Where the last option lacks its value, it stands at the end of the options, and there are no words.
    """
    options: list[str] = []
    words: list[str] = []
    left = iter(args)
    for arg in left:
        if arg == "--":
            words += left
        elif is_word(arg, takes_value):
            words.append(arg)
        else:
            options.append(arg)
            if takes_value.get(arg if arg.startswith("--") else f"-{arg[-1]}", False):
                value = next(left, None)
                if value is None:
                    return options, []
                options.append(value)
    return options, words
