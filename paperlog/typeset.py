"""Where a line of mixed Japanese and English may end on a terminal: kinsoku and phrases.

The rules are those of JIS X 4051 (in English: W3C, Requirements for Japanese Text Layout, 3.1.7 to 3.1.10
and appendix A). Phrases are found by BudouX, which takes 8 ms to import, 3 to load, and 7 µs a letter.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

from paperlog.cells import BLANKS, cell_width, glyph_width, glyphs
from paperlog.text import is_japanese

# Closing brackets, hyphens, dividing marks, middle dots, full stops, commas, postfixes, iteration marks,
# the prolonged sound mark, small kana.
NOT_AT_START = frozenset(
    ")]},.:;!?%’”»）］｝〕〉》」』】〙〗｠｣、，。．・：；！？‼⁇⁈⁉､｡･‐–〜～゠％‰℃ヽヾゝゞ々〻ーｰﾞﾟ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
)
# Opening brackets and prefixes.
NOT_AT_END = frozenset("([{‘“«（［｛〔〈《「『【〘〖｟｢〝￥＄￡№")
_INSEPARABLE = frozenset("…‥—―─")
_JOINTS = frozenset("-/_=&?#—")

# How good it is to end a line at some place, from worst to best.
_NEVER, _INSIDE, _JOINT, _ALLOWED, _GOOD = range(5)

# Machine translations write `本稿では,LLMを`: a comma that reads as a Japanese one.
_ASCII_STOP = re.compile("[^\0-\xff][,.](?![0-9])")


def wrap(text: str, width: int, *, ambiguous: int = 1) -> list[str]:
    """A text broken into lines of at most `width` cells (2 or more), its own newlines kept.

    English breaks at blanks, Japanese between phrases, where that fills at least half the line; else between
    any two Japanese characters and between Japanese and Latin; a word wider than the line after a hyphen or
    slash, and only then anywhere. No line begins with a character of NOT_AT_START or ends with one of
    NOT_AT_END, unless every place where it could end is as bad. Nothing is lost but the blanks at a break;
    a tab becomes a blank. `ambiguous` is as in `paperlog.cells`. Raises ValueError for a width below 2.
    """
    if width < 2:
        raise ValueError(f"a line needs at least 2 cells, not {width}")
    return [line for part in text.split("\n") for line in _wrap_line(part, width, ambiguous)]


def _wrap_line(text: str, width: int, ambiguous: int) -> list[str]:
    text = text.replace("\t", " ").rstrip(BLANKS)
    if cell_width(text, ambiguous=ambiguous) <= width:
        return [text]
    parts = glyphs(text)
    ends = list(accumulate(glyph_width(part, ambiguous=ambiguous) for part in parts))
    grade_of = _grader(parts)
    lines, start = [], 0
    while start < len(parts):
        end = _line_end(parts, ends, grade_of, start, width)
        lines.append("".join(parts[start:end]).rstrip(BLANKS))
        start = end
    return [line for line in lines if line]


def _line_end(
    parts: Sequence[str], ends: Sequence[int], grade_of: Callable[[int], int], start: int, width: int
) -> int:
    """The index after the last glyph or blank of the line that begins with glyph `start`."""
    before = ends[start - 1] if start else 0
    most = bisect_right(ends, before + width, start)
    while most < len(parts) and parts[most] in BLANKS:
        most += 1
    if most == len(parts):
        return most
    for grade in (_GOOD, _ALLOWED, _JOINT, _INSIDE):
        least = before + width / 2 if grade == _GOOD else before
        for end in range(most, start, -1):
            if ends[end - 1] < least:
                break
            if grade_of(end) >= grade:
                return end
    return most


def _grader(parts: Sequence[str]) -> Callable[[int], int]:
    """How good it is to end a line before the glyph at a place from 1 on, _NEVER to _GOOD; asked of few of them."""
    text = _ASCII_STOP.sub(_japanese_stop, "".join(parts))
    offsets = list(accumulate(map(len, parts[:-1]), initial=0))
    phrases = _phrases(text)

    def grade_of(place: int) -> int:
        at, last = offsets[place], text[offsets[place - 1]]
        if text[at] in BLANKS or text[at] in NOT_AT_START:
            return _NEVER
        solid = place - 1
        while solid and text[offsets[solid]] in BLANKS:
            solid -= 1
        return _grade(text[offsets[solid]], last, text[at], at in phrases)

    return grade_of


def _japanese_stop(found: "re.Match[str]") -> str:
    before, stop = found[0][0], found[0][1]
    if not is_japanese(before) and before not in "）」』":
        return found[0]
    return before + ("、" if stop == "," else "。")


def _grade(solid: str, last: str, after: str, phrase: bool) -> int:
    """How good a break between `last` and `after` is; `solid` is the last character that is no blank.

    Where no line may begin with `after`, it is _NEVER.
    """
    if solid in NOT_AT_END:
        return _NEVER
    if last in BLANKS:
        return _INSIDE if solid in BLANKS else _GOOD
    if (after == last and after in _INSEPARABLE) or (after.isdigit() and last.isdigit()):
        return _INSIDE
    if glyph_width(last) == 2 or glyph_width(after) == 2:
        return _GOOD if phrase else _ALLOWED
    return _JOINT if last in _JOINTS else _INSIDE


@cache
def _phrase_parser() -> Callable[[str], list[str]]:
    import budoux

    return budoux.load_default_japanese_parser().parse


def _phrases(text: str) -> frozenset[int]:
    """The offsets at which a phrase of a Japanese text begins, as BudouX's model finds them."""
    if not is_japanese(text):
        return frozenset()
    return frozenset(accumulate(map(len, _phrase_parser()(text))))
