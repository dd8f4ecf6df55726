"""What lines are made for: a terminal of some width, with or without colour, and how it draws what."""

from collections.abc import Iterable
from typing import NamedTuple

from paperlog import cells
from paperlog.text import clean
from paperlog.typeset import wrap
from paperlog.views.ansi import painter
from paperlog.views.labels import wrap_labels

# No line is broken shorter than this, however much stands beside it.
_NARROWEST = 8


class Screen(NamedTuple):
    """`width` in cells; `ambiguous`: how many of them a character of ambiguous width takes, 1 or 2 (see
    `paperlog.cells`); `has_tex`: whether TeX is shown as it is written.
    """  # fmt: skip

    width: int
    has_color: bool = False
    ambiguous: int = 1
    has_tex: bool = False

    def narrower(self, width: int) -> "Screen":
        """The same screen, of another width."""
        return self._replace(width=width)

    def paint(self, text: str, style: str) -> str:
        """A text in a style of `paperlog.views.ansi`, if there is colour."""
        return painter(self.has_color)(text, style)

    def cells(self, text: str) -> int:
        """How many cells a line takes."""
        return cells.cell_width(text, ambiguous=self.ambiguous)

    def pad(self, text: str, width: int) -> str:
        """A line filled with blanks."""
        return cells.pad(text, width, ambiguous=self.ambiguous)

    def read(self, text: str, *, groups: bool = False) -> str:
        """A text as people read it: harmless, its TeX made readable; `groups` as in `views.readable`."""
        text = clean(text)
        if self.has_tex or not any(sign in text for sign in "\\${`"):
            return text
        from paperlog.views.readable import readable

        return readable(text, groups=groups)

    def lines(self, text: str, indent: int = 0, *, groups: bool = False) -> list[str]:
        """A text as lines that leave so many cells of the width free; none for an empty text."""
        return self.plain(self.read(text, groups=groups), indent)

    def plain(self, text: str, indent: int = 0) -> list[str]:
        """The same of what is no TeX: addresses, keys, names of files."""
        return wrap(clean(text), self._room(indent), ambiguous=self.ambiguous) if text else []

    def labels(self, labels: Iterable[str], indent: int = 0, gap: str = " ") -> list[str]:
        """Labels in lines: `#One-Line Notes` stays together wherever it has room."""
        return wrap_labels(labels, self._room(indent), gap, ambiguous=self.ambiguous)

    def _room(self, indent: int) -> int:
        return max(self.width - indent, _NARROWEST)
