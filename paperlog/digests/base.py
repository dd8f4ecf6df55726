"""What every reader of digests is made of: numbered lines, the reader's interface, joined values."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from math import isfinite
from typing import NamedTuple

from paperlog.digests.markdown import without_bars, without_bold
from paperlog.entries import Reading
from paperlog.patterns import late
from paperlog.text import is_japanese

URL = late(r"https?://[^\s<>\"'{}|\\^`\u3000-\u9fff\uff00-\uffef]+")
# Looked for by its end, which stands as it is: `re` finds letters sooner than one of several.
ARXIV = r"iv(?<=[aA][rR][xX]iv)"
# Of a link in Markdown: its words in brackets, and its title behind the address.
LINK_WORDS, LINK_TITLE = r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]", r"(?:\s+\"[^\n]{0,1000}?\")?"
# The address must look like one, so that `f[x](y)` in a formula is none.
# https://spec.commonmark.org/0.31.2/#link-destination: with blanks in brackets of its own, or with pairs of brackets.
_ADDRESS = r"<([^<>\n]*[/.#][^<>\n]*)>|([^()<>\s]*[/.#](?:[^()\s]|\([^()\s]*\))*)"
_MARKDOWN_LINK = late(rf"!?{LINK_WORDS}\((?:{_ADDRESS}){LINK_TITLE}\)")
_DECORATION = late(r"^\s*(?:#{1,6}\s+|>\s*|[|｜]\s+(?=[#>]))*")
# A line from the first sign on that is no blank. A list of all lines would take much memory for the blank ones.
_FILLED = late(r"\S[^\n]*")
# How many characters are counted anew for each line's number.
_STRETCH = 4096
_TABLE_RULE = late(r"[|+:=\s-]+")


class Line(NamedTuple):
    """A piece of a text's line, without surrounding blanks; `number` is the line's, from 1."""

    number: int
    text: str


class Reader(NamedTuple):
    """One digest format. `claims` tells from its content whether a text is of it; `read` finds the entries.

    Both are given text that `paperlog.text.clean` has been over; a reader that `is_exact` is given the text as it
    stands, as a line's end within a value is none to it, and cleans the values itself. Where it `is_page`, of a site's
    pages as people save them, the text is without what savers have put into it (plainpage.py).
    """

    name: str
    title: str
    claims: Callable[[str], bool]
    read: Callable[[str], Reading]
    is_exact: bool = False
    is_page: bool = False


def lines(text: str) -> list[Line]:
    """The lines of a text that hold anything, numbered from 1, without blanks around them."""
    found: list[Line] = []
    number, end = 1, 0
    for match in _FILLED.finditer(text):
        number, end = number + text.count("\n", end, match.start()), match.start()
        found.append(Line(number, match[0].rstrip()))
    return found


def split_at(found: Iterable[Line], marks: "re.Pattern[str]", hints: "re.Pattern[str]") -> Iterator[Line]:
    """The same lines with each match of `marks` on a line of its own, so that glued labels stand apart.

    Every match holds one of the `hints`, words alone: a line without any is not searched, which most are.
    """
    for line in found:
        if not hints.search(line.text):
            yield line
            continue
        end = 0
        for match in marks.finditer(line.text):
            yield from _piece(line, line.text[end : match.start()])
            yield from _piece(line, match[0])
            end = match.end()
        yield from _piece(line, line.text[end:])


def _piece(line: Line, text: str) -> Iterator[Line]:
    if text.strip():
        yield Line(line.number, text.strip())


def with_addresses(text: str) -> str:
    """The text with every Markdown link as its words and, behind them, its address."""
    return _MARKDOWN_LINK.sub(r"\1 \2\3 ", text)


def without_links(text: str) -> str:
    """The text with every Markdown link as its words alone."""
    return _MARKDOWN_LINK.sub(r"\1", text) if "](" in text else text


def bare(text: str) -> str:
    """A line without what Markdown savers put around it: heading and quote marks, links, bold, table bars."""
    return without_bars(_DECORATION.sub("", without_bold(without_links(text))))


def bare_sentence(text: str) -> str | None:
    """The lines of a text, each `bare`, as one line; None for none."""
    return sentence(map(bare, stripped_lines(without_bold(text))))


def is_rule(text: str) -> bool:
    """Whether a line is only a table's or a section's rule (`| --- | --- |`, `=====`)."""
    return _TABLE_RULE.fullmatch(text) is not None


def sentence(found: Iterable[str]) -> str | None:
    """Lines of running text as one line, or None for none. A blank joins them, but not two Japanese letters."""
    joined = ""
    for line in found:
        glue = "" if not joined or (is_japanese(joined[-1]) and is_japanese(line[:1])) else " "
        joined += glue + line
    return joined.strip() or None


def paragraph(found: Iterable[str]) -> str | None:
    """Lines as they stand, one sentence a line as the digest has them; None for none."""
    return "\n".join(found).strip() or None


class LineNumbers:
    """The line of each place in a text, told at once: pages can hold very many entries."""

    def __init__(self, text: str) -> None:
        """Look once at how many lines there are to each of some places: to note every line would take much memory."""
        self._text = text
        counts = (text.count("\n", start, start + _STRETCH) for start in range(0, len(text), _STRETCH))
        self._numbers = [*accumulate(counts, initial=1)]

    def at(self, place: int) -> int:
        """The number, from 1, of the line that holds the character at `place`."""
        stretch = place // _STRETCH
        return self._numbers[stretch] + self._text.count("\n", stretch * _STRETCH, place)


def stripped_lines(text: str) -> list[str]:
    """The lines of a text that hold anything, without blanks around them."""
    return [match[0].rstrip() for match in _FILLED.finditer(text)]


def unquoted(found: list[str]) -> list[str]:
    """Lines without the sign of a quotation before them (`> …`), where all of them have it."""
    return [line[1:].strip() for line in found] if all(line.startswith(">") for line in found) else found


def number(pattern: "re.Pattern[str]", text: str) -> float | None:
    """The first number that a pattern finds in a text."""
    match = pattern.search(text)
    return finite(match[0]) if match else None


def finite(digits: str) -> float | None:
    """The number that digits are; None where it is too great for one."""
    value = float(digits)
    return value if isfinite(value) else None


def urls(*texts: str | None) -> tuple[str, ...]:
    """Every web address in the texts, in order, each once; without the punctuation that ends a sentence."""
    found: dict[str, None] = {}
    for text in texts:
        for match in URL.finditer(text or ""):
            found[_balanced(match[0].rstrip(".,;:!?*"))] = None
    return tuple(found)


def _balanced(url: str) -> str:
    while url.endswith((")", "]")) and url.count(url[-1]) > url.count({")": "(", "]": "["}[url[-1]]):
        url = url[:-1].rstrip(".,;:!?*")
    return url
