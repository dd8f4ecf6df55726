"""Where a line of mixed Japanese and English may end on a terminal: kinsoku and phrases.

The rules are those of JIS X 4051 (in English: W3C, Requirements for Japanese Text Layout, 3.1.7 to 3.1.10
and appendix A). Phrases are found by BudouX, which takes 8 ms to import, 3 to load, and 7 µs a letter: so it is asked
of places where a line may end, and of no others.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
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
    ends = _ends(parts, ambiguous)
    grade_of = _grader(parts)
    lines, start = [], 0
    while start < len(parts):
        end = _line_end(parts, ends, grade_of, start, width)
        lines.append("".join(parts[start:end]).rstrip(BLANKS))
        start = end
    return [line for line in lines if line]


def _ends(parts: Sequence[str], ambiguous: int) -> Sequence[int]:
    """How many cells a text takes up to the end of each glyph."""
    widths = {part: glyph_width(part, ambiguous=ambiguous) for part in set(parts)}
    if set(widths.values()) == {1}:
        return range(1, len(parts) + 1)
    return list(accumulate(map(widths.__getitem__, parts)))


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
    first: dict[int, int] = {}  # the last place of at least this grade
    for end in range(most, start, -1):
        is_long = ends[end - 1] >= before + width / 2
        if not is_long and _ALLOWED in first:
            break
        grade = grade_of(end)
        if grade == _GOOD and is_long:
            return end
        for each in range(_INSIDE, min(grade, _ALLOWED) + 1):
            first.setdefault(each, end)
    return first.get(_ALLOWED) or first.get(_JOINT) or first.get(_INSIDE) or most


def _grader(parts: Sequence[str]) -> Callable[[int], int]:
    """How good it is to end a line before the glyph at a place from 1 on, _NEVER to _GOOD; asked of few of them."""
    text = _ASCII_STOP.sub(_japanese_stop, "".join(parts))
    offsets = (
        list(accumulate(map(len, parts[:-1]), initial=0)) if len(text) > len(parts) else range(len(text))
    )
    has_phrases = is_japanese(text)

    def grade_of(place: int) -> int:
        at, last = offsets[place], text[offsets[place - 1]]
        if text[at] in BLANKS or text[at] in NOT_AT_START:
            return _NEVER
        solid = place - 1
        while solid and text[offsets[solid]] in BLANKS:
            solid -= 1
        grade = _grade(text[offsets[solid]], last, text[at])
        return _GOOD if grade == _ALLOWED and has_phrases and _begins_phrase(text, at) else grade

    return grade_of


def _japanese_stop(found: "re.Match[str]") -> str:
    before, stop = found[0][0], found[0][1]
    if not is_japanese(before) and before not in "）」』":
        return found[0]
    return before + ("、" if stop == "," else "。")


@lru_cache(maxsize=8192)
def _grade(solid: str, last: str, after: str) -> int:
    """How good a break between `last` and `after` is, but for phrases; `solid` is the last character that is no blank.

    Where no line may begin with `after`, it is _NEVER.
    """
    if solid in NOT_AT_END:
        return _NEVER
    if last in BLANKS:
        return _INSIDE if solid in BLANKS else _GOOD
    if (after == last and after in _INSEPARABLE) or (after.isdigit() and last.isdigit()):
        return _INSIDE
    if glyph_width(last) == 2 or glyph_width(after) == 2:
        return _ALLOWED
    return _JOINT if last in _JOINTS else _INSIDE


@cache
def _phrase_parser() -> Callable[[str], list[str]]:
    import budoux

    return budoux.load_default_japanese_parser().parse


def _begins_phrase(text: str, at: int) -> bool:
    """Whether a phrase of a Japanese text begins at an offset from 1 on, as BudouX's model says.

    That looks at three letters before a place and three behind it (Parser.parse of budoux 0.10).
    """
    lead = max(at - 3, 0)
    return at in accumulate(map(len, _phrase_parser()(text[lead : at + 3])), initial=lead)
