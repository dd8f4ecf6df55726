"""A text in two languages, side by side or one above the other."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from paperlog.orders import LAYOUTS as LAYOUTS
from paperlog.text import clean
from paperlog.views.screen import Screen

# From how many cells on the layout is chosen that needs most room.
WIDE, MEDIUM = 100, 60
_GAP = 3
# Stands where a sentence has none that translates it.
_MISSING = "—"


class Pair(NamedTuple):
    """A text in English and in Japanese ("" where there is none), with the name of each column."""

    name_en: str
    name_ja: str
    en: str
    ja: str


def choose(layout: str | None, width: int, pair: Pair) -> str:
    """The layout asked for, else by the width; stacked where there is but one language."""
    if not (pair.en and pair.ja):
        return "stacked"
    return layout or ("columns" if width >= WIDE else "interleaved" if width >= MEDIUM else "stacked")


def laid_out(pair: Pair, screen: Screen, layout: str) -> Iterator[str]:
    """The lines of a pair in one of LAYOUTS, none wider than the screen."""
    if layout == "columns":
        yield from _columns(pair, screen)
    elif layout == "interleaved":
        yield from _interleaved(pair, screen)
    else:
        yield from _stacked(pair, screen)


def beads(pair: Pair) -> list[tuple[str, str]]:
    """Sentences that translate each other, in order; one side can be empty, or several sentences."""
    from paperlog.bilingual import align

    return [(" ".join(bead.en), _joined(bead.ja)) for bead in align(clean(pair.en), clean(pair.ja))]


def _joined(sentences: tuple[str, ...]) -> str:
    """Japanese sentences in a row, with a blank between two that were left in English."""
    text = ""
    for sentence in sentences:
        text += f" {sentence}" if text and text[-1].isascii() and sentence[0].isascii() else sentence
    return text


def _columns(pair: Pair, screen: Screen) -> Iterator[str]:
    left = (screen.width - _GAP) // 2
    sides = screen.narrower(left), screen.narrower(screen.width - _GAP - left)
    rows = [(pair.name_en, pair.name_ja, "green"), *((en, ja, "") for en, ja in beads(pair))]
    for number, (english, japanese, style) in enumerate(rows):
        if number > 1:
            yield ""
        cells = zip_longest(
            _side(english, sides[0], style), _side(japanese, sides[1], style), fillvalue=("", "")
        )
        for (one, painted), (_, other) in cells:
            yield painted + " " * (left - screen.cells(one) + _GAP) + other


def _side(text: str, screen: Screen, style: str) -> list[tuple[str, str]]:
    """The lines of one cell, each plain and painted."""
    style = style or ("" if text else "dim")
    lines = screen.lines(text or _MISSING)
    return [(line, screen.paint(line, style) if style else line) for line in lines]


def _interleaved(pair: Pair, screen: Screen) -> Iterator[str]:
    yield from (screen.paint(line, "green") for line in screen.lines(f"{pair.name_en} / {pair.name_ja}"))
    for number, bead in enumerate(beads(pair)):
        if number:
            yield ""
        for text in bead:
            yield from (painted for _, painted in _side(text, screen, ""))


def _stacked(pair: Pair, screen: Screen) -> Iterator[str]:
    texts = ((pair.name_en, pair.en), (pair.name_ja, pair.ja))
    for number, (name, text) in enumerate((name, text) for name, text in texts if text):
        if number:
            yield ""
        yield from (screen.paint(line, "green") for line in screen.lines(name))
        yield from screen.lines(text)
