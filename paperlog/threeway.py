"""Two versions of a paper's file that come from one, made one, field by field (pure).

A field that one side changed is as that side has it. Where both changed it: lists are united, notes keep the lines
of both, a newer arXiv version brings its abstracts, `modified` is the later; of anything else ours stays, and their
lines are kept in the field `conflicts`, for a person to settle. What one side removed goes, unless the other one
changed it. Fields keep the lines in which they are written; comments of both stay.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.fields import ASIDE, DEFAULTS, KINDS, LISTED
from paperlog.threewayitems import Items
from paperlog.threewaylists import merged_list
from paperlog.threewayvalues import Choice, Choose, MergeLines, Sides, Text, choose, choose_authors
from paperlog.yamlcomments import comments
from paperlog.yamldumper import dump
from paperlog.yamledit import edit
from paperlog.yamlpieces import Piece, Pieces, split
from paperlog.yamltext import Block, load

_LISTS = frozenset((*LISTED, *ASIDE))
_BOM = "\ufeff"
SIDES = ("base", "ours", "theirs")


class Merged(NamedTuple):
    """The text of both, and the fields that a person has to settle."""

    text: str
    conflicts: tuple[str, ...]


class _Bodies(NamedTuple):
    """The lines of a field in the three texts, None where it is not there."""

    base: str | None
    ours: str | None
    theirs: str | None


def merge_texts(base: str, ours: str, theirs: str, merge_lines: MergeLines) -> Merged:
    """One text of two versions; `base` is what both come from, "" where there is nothing.

    Raises UnreadableError where one of them is no paper's file, which it names (`theirs:3: …`), or they cannot be put
    together line by line.
    """
    pieces = [_split(*each) for each in zip(SIDES, (base, ours, theirs), strict=True)]
    empty = [side for side, found in zip(SIDES, pieces, strict=True) if not found.fields and side != "base"]
    if empty:
        # What an editor leaves when the power fails; a paper that was removed git does not bring here.
        raise UnreadableError(f"{empty[0]}: the file is empty")
    merge = _Merge(pieces, merge_lines)
    text = merge.text()
    if merge.conflicts:
        text = edit(text, {"conflicts": merge.all_conflicts()}, (*DEFAULTS, *ASIDE))
    mark = _BOM if ours.startswith(_BOM) else ""
    return Merged(mark + text.replace("\n", "\r\n" if "\r\n" in ours else "\n"), tuple(merge.conflicts))


def merge_fields(merge_lines: MergeLines, texts: tuple[str, str, str], choose: Choose) -> tuple[str, bool]:
    """The fields of an item of which there are three texts, with a rule for values, and whether all is settled.

    Raises UnreadableError as `merge_texts`.
    """
    merge = _Merge([split(text) for text in texts], merge_lines, choose)
    return merge.text(), not merge.conflicts


def _split(side: str, text: str) -> Pieces:
    try:
        return split(_plain(text))
    except UnreadableError as error:
        raise UnreadableError(f"{side}:{error}") from error


def _plain(text: str) -> str:
    """A text without byte-order mark, its lines ending in LF; raises UnreadableError where only some end in CRLF."""
    plain = text.removeprefix(_BOM).replace("\r\n", "\n")
    if "\r\n" in text and text.count("\r\n") != plain.count("\n"):
        raise UnreadableError("1: some lines end in CRLF and some in LF")
    return plain


class _Merge:
    """The pieces of three texts, and what becomes of them."""

    def __init__(self, sides: Sequence[Pieces], merge_lines: MergeLines, choose: Choose = choose) -> None:
        base, ours, theirs = sides
        self._base, self._ours, self._theirs = base, ours, theirs
        self._sides = Sides(base.values, ours.values, theirs.values)
        self._merge_lines, self._choose = merge_lines, choose
        self.conflicts: dict[str, str] = {}
        self.values: dict[str, Any] = {}

    def text(self) -> str:
        """The fields one after the other, each behind its comments; raises UnreadableError where that is none."""
        found = "".join(self._lead(name) + self._field(name) for name in _order(self._ours, self._theirs))
        found += self._lines(self._base.tail, self._ours.tail, self._theirs.tail)
        if load(found).values != self.values:
            raise UnreadableError("the two versions cannot be put together field by field")
        return found

    def all_conflicts(self) -> list[dict[str, Any]]:
        """The field `conflicts` as it is to be."""
        new = [{"field": name, "theirs": literal(lines)} for name, lines in self.conflicts.items()]
        old = self.values.get("conflicts") or []
        return [*(old if isinstance(old, list) else [old]), *new]

    def _pieces(self, name: str) -> list[Piece | None]:
        return [side.fields.get(name) for side in (self._base, self._ours, self._theirs)]

    def _lead(self, name: str) -> str:
        base, ours, theirs = (piece.lead if piece else "" for piece in self._pieces(name))
        return self._lines(base, ours, theirs)

    def _lines(self, base: str, ours: str, theirs: str) -> str:
        if ours == theirs or theirs == base:
            return ours
        return theirs if ours == base else self._merge_lines(base, ours, theirs)[0]

    def _field(self, name: str) -> str:
        """A field's lines; comments of it that have no place in them stand before it."""
        bodies = _Bodies(*(piece.body if piece else None for piece in self._pieces(name)))
        body = self._body(name, bodies)
        if body is not None:
            self.values[name] = load(body).values[name]
        return _homeless(bodies, body, self.conflicts.get(name)) + (body or "")

    def _body(self, name: str, bodies: _Bodies) -> str | None:
        base, ours, theirs = bodies
        if name in ("authors", "authors_truncated") and (side := self._whose_authors()):
            return ours if side == "ours" else theirs
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        if self._is_list(name):
            return self._list(name, bodies)
        if ours is None or theirs is None:
            return ours or theirs
        return self._chosen(name, ours, theirs)

    def _whose_authors(self) -> Choice | None:
        """Whose authors stay, as a whole, where both changed them and they cannot be united."""
        base, ours, theirs = (_listed(side.get("authors")) for side in self._sides)
        if ours == theirs or base in (ours, theirs) or not ours or not theirs:
            return None
        is_cut = [side.get("authors_truncated") for side in self._sides[1:]]
        are_united = is_cut[0] == is_cut[1] and _are_additions(base, ours, theirs)
        return None if are_united else choose_authors(self._sides)

    def _is_list(self, name: str) -> bool:
        if name == "authors" and not _are_additions(*(_listed(side.get(name)) for side in self._sides)):
            return False
        values = [side[name] for side in self._sides if side.get(name) is not None]
        return name in _LISTS or (bool(values) and all(isinstance(value, list) for value in values))

    def _list(self, name: str, bodies: _Bodies) -> str | None:
        how = Items(name, self._sides, partial(merge_fields, self._merge_lines))
        try:
            found = merged_list(name, bodies, how)
        except UnreadableError:
            if bodies.ours is None or bodies.theirs is None:
                return bodies.ours or bodies.theirs
            return self._in_conflict(name, bodies.ours, bodies.theirs)
        if how.conflicts:
            self.conflicts[name] = f"{name}:\n{''.join(item.lines for item in how.conflicts)}".rstrip("\n")
        return found

    def _chosen(self, name: str, ours: str, theirs: str) -> str:
        old, own, other = (side.get(name) for side in self._sides)
        if own == other or other in (old, None):
            return ours
        if own in (old, None):
            return theirs
        choice = self._choose(name, self._sides, self._merge_lines)
        if isinstance(choice, Text):
            is_long = KINDS.get(name) == "text"
            return dump({name: Block(choice.value) if is_long else choice.value})
        if choice is None:
            return self._in_conflict(name, ours, theirs)
        return ours if choice == "ours" else theirs

    def _in_conflict(self, name: str, ours: str, theirs: str) -> str:
        self.conflicts[name] = theirs.rstrip("\n")
        return ours


def _order(ours: Pieces, theirs: Pieces) -> list[str]:
    """Our fields in our order, and theirs behind what they follow in their file."""
    names = list(ours.fields)
    place = 0
    for name in theirs.fields:
        if name in names:
            place = names.index(name) + 1
        else:
            names.insert(place, name)
            place += 1
    return names


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _are_additions(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two lists of authors can be united: else one person in two spellings would become two."""
    added, other = ({name for name in side if name not in base} for side in (ours, theirs))
    return added <= other or other <= added


def _homeless(bodies: _Bodies, body: str | None, conflict: str | None) -> str:
    """The comments that a side wrote into a field's lines and that are not in `body`, each on a line of its own.

    What one side has removed is not missed, nor what stands in `conflict`, their lines that a person has to settle.
    """
    sides = [set(_comments(side)) for side in bodies]
    old, ours, theirs = sides
    wanted = (ours | theirs) - (old - (ours & theirs)) - set(_comments(body)) - set(_comments(conflict))
    found = dict.fromkeys(comment for side in bodies[1:] for comment in _comments(side) if comment in wanted)
    return "".join(f"{comment}\n" for comment in found)


def _comments(text: str | None) -> list[str]:
    return comments(text) if text and "#" in text else []


def literal(lines: str) -> str:
    """Lines as they are to stand in `conflicts`."""
    return Block(lines) if "\n" in lines else lines
