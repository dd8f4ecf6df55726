"""How wide a text is on a terminal, and texts filled to a width.

Widths are counted in cells, the columns of a terminal. A full-width character takes two (Unicode UAX #11,
classes W and F), a combining mark none, an emoji sequence two, all others one. Characters of ambiguous width
(class A: `α`, `→`, `※`, `…`) take one, as terminals draw them unless set up otherwise; every function
takes `ambiguous=2` for a terminal that draws them wide (PAPERLOG_AMBIGUOUS=wide). A tab counts as one blank, other
control characters as nothing: texts come here as `paperlog.text.clean` leaves them.

The standard library's tables serve here: rich.cells takes 18 ms to import and wcwidth 45; wcwidth 0.9 differs in
126 characters, all of them old Hangul and invisible ones. A width here is
never less than rich.cells says, so that what was measured here fits where rich draws it.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from paperlog.patterns import late

BLANKS = " \t\u2002\u2003\u2009\u3000"

_JOINER = "\u200d"
# Format characters, and the vowels and finals of Hangul, which are drawn into the letter before them.
_INVISIBLE = late("[\u1160-\u11ff\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
# Wide only since Unicode 16: trigrams, hexagrams, counting rods.
_YOUNG_WIDE = late("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d376]")
_FLAG = late("[\U0001f1e6-\U0001f1ff]")
_SKIN_TONE = late("[\U0001f3fb-\U0001f3ff]")
_SEQUENCE = late("[\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")


@lru_cache(maxsize=8192)
def _char_width(char: str, ambiguous: int) -> int:
    category = unicodedata.category(char)
    if char == "\t":
        return 1
    if category in {"Mn", "Me", "Cc"} or _INVISIBLE.match(char):
        return 0
    if _YOUNG_WIDE.match(char):
        return 2
    if category == "Cn":  # an emoji or ideograph younger than Python's tables, or nothing at all
        return 2 if char > "\u2e80" else 1
    return {"W": 2, "F": 2, "A": ambiguous}.get(unicodedata.east_asian_width(char), 1)


def cell_width(text: str, *, ambiguous: int = 1) -> int:
    """The number of cells that a text of one line takes on a terminal."""
    if text.isascii() and text.isprintable():
        return len(text)
    if _SEQUENCE.search(text):
        return sum(glyph_width(glyph, ambiguous=ambiguous) for glyph in glyphs(text))
    return sum(_char_width(char, ambiguous) for char in text)


def glyph_width(glyph: str, *, ambiguous: int = 1) -> int:
    """The number of cells that one of `glyphs` takes."""
    if len(glyph) == 1:
        return _char_width(glyph, ambiguous)
    if _SEQUENCE.search(glyph):
        return 2
    return sum(_char_width(char, ambiguous) for char in glyph)


def _is_mark(char: str) -> bool:
    """Whether a character is drawn into whatever stands before it."""
    is_shown = unicodedata.category(char) != "Mc" and _char_width(char, 1)
    return not is_shown or _SKIN_TONE.match(char) is not None


def _joins(before: str, char: str) -> bool:
    if _is_mark(char):
        return True
    if _FLAG.match(char):
        return _FLAG.fullmatch(before) is not None
    kinds = {unicodedata.category(char), unicodedata.category(before[0])}
    return before[-1] == _JOINER and kinds <= {"So", "Cn"}


def glyphs(text: str) -> Sequence[str]:
    """What a reader takes for one character each: a letter with its marks, an emoji sequence, a flag.

    A short form of Unicode UAX #29: enough for the scripts that digests hold.
    """
    if not any(_is_mark(char) or _FLAG.match(char) for char in set(text)):
        return text
    found: list[str] = []
    for char in text:
        if found and _joins(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def pad(text: str, width: int, *, ambiguous: int = 1) -> str:
    """A text of one line with blanks after it, so that it takes at least `width` cells."""
    return text + " " * (width - cell_width(text, ambiguous=ambiguous))
