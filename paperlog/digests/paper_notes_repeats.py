"""Repeated blocks: some savers write whole notes twice, and the ends of earlier comments behind the last note.

What stood before is no news: it makes no second paper and does not stick to a neighbour's comment.
"""

from dataclasses import dataclass, replace

from paperlog.digests.base import stripped_lines
from paperlog.digests.paper_notes_parts import Parts
from paperlog.digests.paper_notes_title import read_title
from paperlog.text import fold, title_key

_TELLING = 10


@dataclass(frozen=True, slots=True)
class Note:
    """One note as it stands in the file."""

    line: int
    date: str
    tags: tuple[str, ...]
    parts: Parts

    @property
    def identity(self) -> tuple[str, str]:
        """What two places of a file have in common that hold the same note."""
        return title_key(read_title(self.parts.title).title), self.date


def without_repeats(notes: list[Note]) -> list[Note]:
    """Each note once, in order."""
    kept: dict[tuple[str, str], Note] = {}
    for note in notes:
        known = kept.get(note.identity)
        kept[note.identity] = _merged(known, note) if known else note
    return list(kept.values())


def without_seen_tail(text: str, seen: set[str], *, keep_first: bool) -> str:
    """What follows a note's date, without the lines at its end that stood before: in it, or in `seen` (folded).

    `keep_first` where the first line is the title, which is never taken away.
    """
    lines = stripped_lines(text)
    folded = folded_lines(text)
    end = len(lines)
    first = {line: at for at, line in reversed(list(enumerate(folded)))}
    while end > int(keep_first) and (folded[end - 1] in seen or first[folded[end - 1]] < end - 1):
        end -= 1
    is_telling = any(len(line) >= _TELLING for line in lines[end:])
    return "\n".join(lines[:end]) if is_telling else text


def folded_lines(text: str | None) -> list[str]:
    """The lines of a text as they are compared."""
    return [fold(line) for line in stripped_lines(text or "")]


def _merged(first: Note, again: Note) -> Note:
    """The first of two, with the tags of both and the longer text where one only goes on from the other."""
    parts = replace(
        first.parts,
        summary=_longer(first.parts.summary, again.parts.summary),
        comment=_longer(first.parts.comment, again.parts.comment),
    )
    return replace(first, tags=tuple(dict.fromkeys(first.tags + again.tags)), parts=parts)


def _longer(first: str | None, again: str | None) -> str | None:
    if first and again and again.startswith(first.removesuffix(" ...").removesuffix(" …")):
        return again
    return first or again
