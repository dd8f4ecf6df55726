"""What savers of pages put around words in Markdown, told from the same signs in a text: bold, and a table's bars."""

from collections.abc import Iterator
from itertools import pairwise

from paperlog.patterns import late

# Bounded, as a page may hold very many signs that nothing closes.
_FORMULA = r"\$(?=\S)[^$\n]{1,500}(?<=\S)\$(?!\d)|\\\(.{1,500}?\\\)"
_STARS = late(rf"{_FORMULA}|\*\*")
# What comes behind a letter is no beginning (`D** mesons`, `2**n`), nor an end what comes in `(**kwargs)`.
_OPENING = late(r"(?<![0-9A-Za-zΑ-ω\\])\*\*(?=\*?[^\s*]|[^\S\n]*\*\*)")
_POWER = r"(?<=[0-9A-Za-z)\]]\*\*)(?:\d|[A-Za-z](?![A-Za-z]))"  # `2**n`, `y**2`
_CLOSING = late(rf"(?<![\s(\[{{,=<])\*\*(?!{_POWER})|(?<=\*\*)\*\*|(?<=\*\* )\*\*")
# Words on more than one line are all that stands there.
_BEGINS_LINE = late(r"(?:^|\n)[\s#>|｜•・‣*+-]*$")
_ENDS_LINE = late(r"[^\S\n]*[|｜]?[^\S\n]*(?:\n|$)")
_MOST_LINES = 4
_BARS = "|｜ \t\u3000"
_BLANK = late(r"\s")
_ROW = late(r"[|｜][^|｜]+[|｜]")
# A bar with a letter beside it, as a formula has two of (`|V|`).
_TIGHT = late(r"[|｜](?=[^\s|｜])|(?<=[^\s|｜])[|｜]")


def without_bold(text: str) -> str:
    """A text with words in bold as words alone.

    `**` in a formula, behind a letter, or without a partner is the text's own.
    """
    if "**" not in text:
        return text
    ends = [0, *(place + shift for pair in _bold(text) for place, shift in ((pair, 0), (pair, 2))), len(text)]
    return "".join(text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))


def _bold(text: str) -> Iterator[int]:
    """Where the signs of bold stand, in order."""
    stars = [found.start() for found in _STARS.finditer(text) if found[0] == "**"]
    closed = -1
    for start, end in pairwise(stars):
        if (
            start != closed
            and _OPENING.match(text, start)
            and _CLOSING.match(text, end)
            and _is_one(text, start, end)
        ):
            closed = end
            yield from (start, end)


def _is_one(text: str, start: int, end: int) -> bool:
    """Whether what stands between two signs is words of one line, or whole lines of one paragraph."""
    breaks = text.count("\n", start, end)
    if not breaks:
        return True
    line = text.rfind("\n", 0, start) + 1
    is_whole = _BEGINS_LINE.match(text[line:start]) and _ENDS_LINE.match(text, end + 2)
    return is_whole is not None and breaks < _MOST_LINES and "\n\n" not in text[start:end]


def without_bars(text: str) -> str:
    """A line without the bars of a table's row around it; those of `|V|` stay."""
    text = text.strip()
    if "|" not in text and "｜" not in text:
        return text
    core = text.strip(_BARS)
    before, behind = text[: -len(text.lstrip(_BARS))], text[len(text.rstrip(_BARS)) :]
    plain = f"{_BLANK.split(before)[-1]}{core}{_BLANK.split(behind)[0]}" if core else ""
    count = len(_TIGHT.findall(plain))
    is_row = count == 2 and plain == text and _ROW.fullmatch(plain) is not None
    return core if is_row or count < 2 else plain
