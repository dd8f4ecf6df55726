"""The registry of the formats that are imported. A new format is one new file and one line here."""

from collections.abc import Sequence
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


def identify(text: str, cleaned: str | None = None) -> Reader:
    """The one format that claims a text by its content; raises UnreadableError where none or several do.

    `cleaned`: the text as `clean` makes it, where that is known.
    """
    if not text.strip():
        raise UnreadableError("the file is empty; save the page again")
    cleaned = clean(text) if cleaned is None else cleaned
    claims = [reader for reader in READERS if reader.claims(text if reader.is_exact else cleaned)]
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
    cleaned = plain_page(clean(text).rstrip())  # readers copy what they read
    reader = named(format) if format else identify(text, cleaned)
    if reader.is_exact:
        return reader.name, reader.read(text)
    return reader.name, _as_seen(reader.read(cleaned), text)


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
