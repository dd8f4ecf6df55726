"""A command line as a shell reads it while it is being typed: words, and how a word goes on within its quotes.

The grammar is POSIX's (Shell Command Language, 2.2 Quoting), which bash, zsh and, but for little, fish share.
"""

import re
from typing import NamedTuple

# Where bash breaks words, it leaves these to the word behind (rl_special_prefixes).
_KEPT = "$@"
_PLAIN = frozenset("./+%:,@=^_-")


class Typed(NamedTuple):
    """The last word of a line so far.

    `value` is what it says; `quote` the quote that is open at its end ("" for none). `cut` is how many letters of
    the value stand before the place from which readline completes: it takes what stands behind a quote or behind
    one of COMP_WORDBREAKS for a word of its own.
    """

    value: str
    quote: str = ""
    cut: int = 0


def split(line: str, breaks: str = "") -> tuple[list[str], Typed]:
    """The complete words of a line, and the last one, which can be empty."""
    words: list[str] = []
    value, quote, cut, is_word = "", "", 0, False
    letters = iter(line)
    for letter in letters:
        if letter == quote:
            quote, cut = "", len(value)
        elif letter == "\\" and quote != "'":
            value += _escaped(next(letters, ""), quote)
            is_word = True
        elif quote:
            value += letter
        elif letter in "'\"":
            quote, cut, is_word = letter, len(value), True
        elif letter in " \t\n":
            words += [value] if is_word else []
            value, cut, is_word = "", 0, False
        else:
            value += letter
            is_word = True
            if letter in breaks:
                cut = len(value) - (letter in _KEPT)
    return words, Typed(value, quote, cut)


def _escaped(letter: str, quote: str) -> str:
    """What a backslash and a letter stand for: in double quotes it only takes away what is special there."""
    return letter if not quote or letter in '"$`\\' else f"\\{letter}"


def going_on(value: str, typed: Typed) -> str | None:
    """What readline is to put in the place of a word's end so that the word says `value`; None where it cannot."""
    if value[: typed.cut].lower() != typed.value[: typed.cut].lower():
        return None
    rest = value[typed.cut :]
    if not typed.quote:
        return "".join(letter if _is_plain(letter) else f"\\{letter}" for letter in rest)
    rest = rest.replace("'", "'\\''") if typed.quote == "'" else re.sub(r'(["$`\\])', r"\\\1", rest)
    # readline closes the quote, unless a quote stands there already.
    return rest + typed.quote if rest.endswith(typed.quote) else rest


def _is_plain(letter: str) -> bool:
    """Whether a letter means nothing to a shell."""
    return letter.isalnum() or letter in _PLAIN or letter > "\x7f"
