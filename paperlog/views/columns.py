"""A text in two languages, side by side or one above the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from paperlog.cells import pad
from paperlog.orders import LAYOUTS as LAYOUTS
from paperlog.text import clean
from paperlog.typeset import wrap
from paperlog.views.ansi import Paint

WIDE = 100
_GAP = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A text in English and in Japanese ("" where there is none), with the name of each column."""

    name_en: str
    name_ja: str
    en: str
    ja: str


def choose(layout: str | None, width: int, pair: Pair) -> str:
    """The layout asked for; else columns on a wide terminal where there are both languages."""
    if not (pair.en and pair.ja):
        return "stacked"
    return layout or ("columns" if width >= WIDE else "stacked")


def laid_out(pair: Pair, width: int, layout: str, paint: Paint) -> Iterator[str]:
    """The lines of a pair in one of LAYOUTS, none wider than `width` cells."""
    if layout == "columns":
        yield from _columns(pair, width, paint)
    elif layout == "interleaved":
        yield from _interleaved(pair, width, paint)
    else:
        yield from _stacked(pair, width, paint)


def beads(pair: Pair) -> list[tuple[str, str]]:
    """Sentences that translate each other, in order; one side can be empty, or several sentences."""
    from paperlog.bilingual import align

    return [(" ".join(bead.en), "".join(bead.ja)) for bead in align(clean(pair.en), clean(pair.ja))]


def _columns(pair: Pair, width: int, paint: Paint) -> Iterator[str]:
    left = (width - _GAP) // 2
    right = width - _GAP - left
    yield paint(pad(pair.name_en, left), "green") + " " * _GAP + paint(pair.name_ja, "green")
    for number, (english, japanese) in enumerate(beads(pair)):
        if number:
            yield ""
        for one, other in zip_longest(_wrapped(english, left), _wrapped(japanese, right), fillvalue=""):
            yield pad(one, left) + " " * _GAP + other


def _interleaved(pair: Pair, width: int, paint: Paint) -> Iterator[str]:
    yield paint(f"{pair.name_en} / {pair.name_ja}", "green")
    for number, (english, japanese) in enumerate(beads(pair)):
        if number:
            yield ""
        yield from _wrapped(english, width)
        yield from _wrapped(japanese, width)


def _stacked(pair: Pair, width: int, paint: Paint) -> Iterator[str]:
    texts = ((pair.name_en, pair.en), (pair.name_ja, pair.ja))
    for number, (name, text) in enumerate((name, text) for name, text in texts if text):
        if number:
            yield ""
        yield paint(name, "green")
        yield from _wrapped(text, width)


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(clean(text), width) if text else []
