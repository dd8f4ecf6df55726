"""Colour on a terminal: ECMA-48 (ANSI) attributes around text that holds none of its own."""

from collections.abc import Callable

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}

Paint = Callable[[str, str], str]


def painter(has_color: bool) -> Paint:
    """A function (text, name of a style) -> text, which paints or, without colour, leaves the text as it is."""
    return _paint if has_color else _plain


def _paint(text: str, style: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if text else text


def _plain(text: str, style: str) -> str:
    return text
