"""The registry of the formats that are imported. A new format is one new file and one line here."""

from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar

from paperlog.digests.arxiv_jp import ARXIV_JP
from paperlog.digests.base import Reader
from paperlog.digests.bibtex import BIBTEX
from paperlog.digests.csl_json import CSL_JSON
from paperlog.digests.decode import decode
from paperlog.digests.fugumt import FUGUMT
from paperlog.digests.own import OWN
from paperlog.digests.paper_notes import PAPER_NOTES
from paperlog.digests.plainpage import plain_page
from paperlog.entries import Reading
from paperlog.errors import UnclaimedError, UnreadableError, UsageError
from paperlog.linenumbers import OF_CLEAN, parted, seen
from paperlog.text import clean

T = TypeVar("T")

READERS: tuple[Reader, ...] = (ARXIV_JP, FUGUMT, PAPER_NOTES, OWN, BIBTEX, CSL_JSON)

__all__ = ["READERS", "decode", "identify", "names", "read"]


def names() -> list[str]:
    """The names of the formats, as `--format` takes them."""
    return [reader.name for reader in READERS]


class _Text:
    """A text as each format is given it, each form made once."""

    def __init__(self, text: str) -> None:
        self._exact = text

    @cached_property
    def _cleaned(self) -> str:
        return clean(self._exact).rstrip()  # readers copy what they read

    @cached_property
    def _page(self) -> str:
        return plain_page(self._cleaned)

    @property
    def is_filled(self) -> bool:
        """Whether it holds more than blanks."""
        return bool(self._exact.strip())

    def of(self, reader: Reader) -> str:
        """The form that a format is given."""
        if reader.is_exact:
            return self._exact
        return self._page if reader.is_page else self._cleaned


def identify(text: str) -> Reader:
    """The one format that claims a text by its content; raises UnreadableError where none or several do."""
    return _identified(_Text(text))


def _identified(text: _Text) -> Reader:
    if not text.is_filled:
        raise UnreadableError("the file is empty; save the page again")
    claims = [reader for reader in READERS if reader.claims(text.of(reader))]
    if len(claims) == 1:
        return claims[0]
    if not claims:
        raise UnclaimedError(
            f"no digest format knows it; if it is one, name it with --format {'|'.join(names())}"
        )
    several = " and ".join(reader.name for reader in claims)
    raise UnreadableError(f"{several} both claim it; split the file, or name one with --format")


def named(name: str) -> Reader:
    """The format of this name; raises UsageError where there is none."""
    for reader in READERS:
        if reader.name == name:
            return reader
    raise UsageError(f"no digest format is called '{name}'; choose one of {', '.join(names())}")


def read(text: str, format: str | None = None) -> tuple[str, Reading]:
    """The name of a text's format and what it holds. Raises as `identify` does, or as `named` does."""
    forms = _Text(text)
    reader = named(format) if format else _identified(forms)
    found = reader.read(forms.of(reader))
    return reader.name, found if reader.is_exact else _as_seen(found, text)


def _as_seen(reading: Reading, text: str) -> Reading:
    """What was read of a text that `clean` had been over, with the lines that an editor shows."""
    parts = parted(text, OF_CLEAN)
    if not parts:
        return reading
    return Reading(
        _moved(reading.entries, parts),
        _moved(reading.problems, parts),
        _moved(reading.records, parts),
        _moved(reading.notices, parts),
    )


def _moved(found: tuple[tuple[int, T], ...], parts: Sequence[int]) -> tuple[tuple[int, T], ...]:
    return tuple((seen(line, parts), what) for line, what in found)
