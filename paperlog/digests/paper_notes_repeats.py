"""Repeated blocks: some savers write whole notes twice, and the ends of earlier comments behind the last note.

What stood before is no news: it makes no second paper and does not stick to a neighbour's comment.
"""

from dataclasses import dataclass, replace

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


def without_repeats(notes: list[Note]) -> list[Note]:
    """Each note once, in order, without lines at its end that an earlier note has already said."""
    kept: dict[tuple[str, str], Note] = {}
    seen: set[str] = set()
    for note in notes:
        key = (title_key(read_title(note.parts.title).title), note.date)
        trimmed = replace(note, parts=_trimmed(note.parts, seen))
        kept[key] = _merged(kept[key], trimmed) if key in kept else trimmed
        seen.update(_folded_lines(trimmed.parts.comment))
    return list(kept.values())


def _trimmed(parts: Parts, seen: set[str]) -> Parts:
    """Without the repeated lines at the end. A labelled comment that is nothing else stays as it is."""
    summary = _without_tail(parts.summary, seen, keep_first=True)
    comment = _without_tail(parts.comment, seen, keep_first=parts.is_labelled)
    return replace(parts, summary=summary, comment=comment)


def _without_tail(text: str | None, seen: set[str], *, keep_first: bool) -> str | None:
    lines = (text or "").split("\n")
    end = len(lines)
    folded = [fold(line) for line in lines]
    while end > int(keep_first) and (folded[end - 1] in seen or folded[end - 1] in folded[: end - 1]):
        end -= 1
    is_telling = any(len(line) >= _TELLING for line in lines[end:])
    return ("\n".join(lines[:end]) if is_telling else text) or None


def _folded_lines(text: str | None) -> list[str]:
    return [fold(line) for line in (text or "").split("\n")]


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
