"""Repeated blocks: some savers write whole notes twice, and the ends of earlier comments behind the last note.

What stood before is no news: it makes no second paper and does not stick to a neighbour's comment.
"""

from typing import NamedTuple

from paperlog.digests.base import stripped_lines
from paperlog.digests.paper_notes_parts import Parts
from paperlog.text import fold, letters

_TELLING = 10
# With so many notes of one title and day a note is held against, so that a file of nothing else takes no hours: what
# is there once more behind them is known again by its content when it is imported.
_MOST = 100


class Note(NamedTuple):
    """One note as it stands in the file."""

    line: int
    date: str
    tags: tuple[str, ...]
    parts: Parts

    @property
    def identity(self) -> tuple[str, str]:
        """What places of a file that hold the same note have in common: the line of its title, and its date."""
        return letters(self.parts.title or ""), self.date


def without_repeats(notes: list[Note]) -> list[Note]:
    """Each note once, in order. Two that say different things stay two, whatever they have in common."""
    kept: list[Note] = []
    places: dict[tuple[str, str], list[int]] = {}
    for note in notes:
        known = places.setdefault(note.identity, [])
        at = next((at for at in known[:_MOST] if _agree(kept[at].parts, note.parts)), None)
        if at is None:
            known.append(len(kept))
            kept.append(note)
        else:
            kept[at] = _merged(kept[at], note)
    return kept


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
    parts = first.parts._replace(
        summary=_longer(first.parts.summary, again.parts.summary),
        comment=_longer(first.parts.comment, again.parts.comment),
    )
    return first._replace(tags=tuple(dict.fromkeys(first.tags + again.tags)), parts=parts)


def _agree(first: Parts, again: Parts) -> bool:
    """Whether what two notes say is the same, as far as both say it: a saver may cut one of them."""
    pairs = ((first.summary, again.summary), (first.comment, again.comment))
    return all(_begins(one, other) or _begins(other, one) for one, other in pairs)


def _begins(text: str | None, whole: str | None) -> bool:
    return not text or letters(whole or "").startswith(letters(_uncut(text)))


def _uncut(text: str) -> str:
    return text.removesuffix(" ...").removesuffix(" …")


def _longer(first: str | None, again: str | None) -> str | None:
    if first and again and again.startswith(_uncut(first)):
        return again
    return first or again
