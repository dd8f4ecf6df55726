"""An item of a list that two versions changed, made one field by field, as a paper is (pure).

Of a related paper that digests told otherwise on both sides, what they say stays together, as an import chooses it;
what a person wrote is taken before that. Of a source that both took in, ours stays, and all that it gave; what a person
wrote into it is merged. An item that one side removed stays if a person changed it on the other.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from paperlog.choosing import better_related
from paperlog.codec import decode
from paperlog.errors import UnreadableError
from paperlog.fields import RELATED_KINDS, SOURCE_KINDS
from paperlog.given import Given
from paperlog.model import Related
from paperlog.provenance import told, united_gave
from paperlog.threewayvalues import Choice, Choose, MergeLines, Sides, Text, choose, given_of
from paperlog.yamldumper import dump
from paperlog.yamlitems import ITEM_KINDS, filled, own_of
from paperlog.yamlpieces import lines_of, split

# Merges the texts of three mappings (base, ours, theirs) with a rule for values: the text, and whether all is settled.
MergeFields = Callable[[tuple[str, str, str], Choose], tuple[str, bool]]


class Item(NamedTuple):
    """An item of a list: what tells it from others, its value, and its lines, of which the first begins with `- `."""

    name: str
    value: Any
    lines: str


class Items:
    """The items of one field: how two versions of one are merged, and whose lines a person has to settle."""

    def __init__(self, name: str, sides: Sides, merge_fields: MergeFields) -> None:
        """`sides`: the values of the paper, of which the sources tell what digests gave."""
        self._name, self.sides, self._merge_fields = name, sides, merge_fields
        self.conflicts: list[Item] = []

    def merged(self, base: Item | None, ours: Item, theirs: Item) -> Item:
        """One item of two; raises UnreadableError where its fields cannot be put together."""
        if base and ours.lines == base.lines:
            return theirs
        is_same = theirs.value == ours.value or (base and theirs.lines == base.lines)
        if is_same or not _are_mappings(ours, theirs):
            return ours
        text, mine, other = ("" if each is None else _fields(each) for each in (base, ours, theirs))
        if whose := self._whose(base, ours, theirs):
            mine, other = (
                mine if whose == "ours" else _with_known(mine, other),
                other if whose == "theirs" else _with_known(other, mine),
            )
        made, is_settled = self._merge_fields((text, mine, other), _RULES.get(self._name, choose))
        if not is_settled:
            self.conflicts.append(theirs)
        return ours._replace(lines=_as_item(made) + _trailer(ours))

    def is_kept(self, base: Item, changed: Item) -> bool:
        """Whether an item stays that the other side removed: a person has changed it since."""
        if not _are_mappings(base, changed):
            return False
        old, new = (_known(self._name, item) for item in (base, changed))
        if own_of(self._name, base.value) != own_of(self._name, changed.value):
            return True
        return old != new and not (self._name == "related" and _is_given(changed, self._given))

    @cached_property
    def _given(self) -> Given | None:
        return given_of(self.sides)

    def _whose(self, base: Item | None, ours: Item, theirs: Item) -> Choice | None:
        """Whose fields of a related paper stay as a whole, where both sides changed them."""
        old, mine, other = (
            None if item is None else _known(self._name, item) for item in (base, ours, theirs)
        )
        if self._name != "related" or mine == other or old in (mine, other):
            return None
        are_given = [_is_given(item, self._given) for item in (ours, theirs)]
        if are_given == [True, True]:
            return "theirs" if better_related(_related(theirs), _related(ours)) else "ours"
        return None if not any(are_given) else "theirs" if are_given[0] else "ours"


def _are_mappings(*items: Item) -> bool:
    return all(isinstance(item.value, dict) for item in items)


def _known(name: str, item: Item) -> dict[str, Any]:
    """The fields of an item that are paperlog's; but of what a source gave: imports write that anew."""
    kinds = ITEM_KINDS.get(name, {}).keys() - {"gave"}
    return {field: value for field, value in item.value.items() if field in kinds and value}


def _is_given(item: Item, given: Given | None) -> bool:
    try:
        return given is not None and given.has("related", told(_related(item)))
    except ValueError:
        return False


def _related(item: Item) -> Related:
    (found,) = decode("related", [item.value])
    assert isinstance(found, Related)
    return found


def _in_related(name: str, sides: Sides, merge_lines: MergeLines) -> Choice | Text | None:
    """Of two days the one that tells more."""
    mine, other = (str(side.get("published") or "") for side in sides[1:])
    if name == "published" and (mine.startswith(other) or other.startswith(mine)):
        return "ours" if len(mine) >= len(other) else "theirs"
    return choose(name, sides, merge_lines)


def _in_source(name: str, sides: Sides, merge_lines: MergeLines) -> Choice | Text | None:
    """Where and when an entry was taken in is of no matter where both sides did so; what it gave, it gave on both.

    Two items that differ in nothing but what is their user's own are one entry.
    """
    if name == "gave":
        return Text(united_gave(*(str(side.get("gave") or "") for side in sides[1:])))
    if name in SOURCE_KINDS and not sides.base.get(name):
        return "ours"
    return choose(name, sides, merge_lines)


_RULES: dict[str, Choose] = {"related": _in_related, "sources": _in_source}


# --- lines ---


def _fields(item: Item) -> str:
    """An item's fields, each beginning its line; those of one in braces written anew."""
    first, *rest = lines_of(item.lines.removesuffix(_trailer(item)))
    column = _column(first)
    text = "".join([first[column:], *(dedented(line, column) for line in rest)])
    try:
        return text if split(text).values == item.value else dump(filled(item.value))
    except UnreadableError:
        return dump(filled(item.value))


def _column(line: str) -> int:
    return len(line) - len(line[1:].lstrip(" "))


def _trailer(item: Item) -> str:
    """The blank lines and comments behind an item's fields, which stand before the next one."""
    lines = lines_of(item.lines)
    end = len(lines)
    while end > 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip(" ").startswith("#")):
        if lines[end - 1].startswith(" " * _column(lines[0])):
            break
        end -= 1
    return "".join(lines[end:])


def _as_item(text: str) -> str:
    """The lines of an item with these fields. What stands before the first one comes behind it."""
    pieces = split(text)
    first, *rest = pieces.fields.values()
    lines = first.body + first.lead + "".join(piece.lead + piece.body for piece in rest) + pieces.tail
    return "- " + indented(lines, "  ")[2:]


def dedented(line: str, column: int) -> str:
    """A line without its first so many blanks; one that has fewer, without those."""
    is_deep = len(line) > column and not line[:column].strip(" ")
    return line[column:] if is_deep else line.lstrip(" ")


def indented(lines: str, indent: str) -> str:
    """The opposite: empty lines stay empty."""
    return "".join(indent + line if line.strip() or line[0] == " " else line for line in lines_of(lines))


def _with_known(text: str, other: str) -> str:
    """The fields of a related paper in another text, and what else stands in this one."""
    mine, its = split(text), split(other)
    known = [piece for name, piece in its.fields.items() if name in RELATED_KINDS]
    own = [piece for name, piece in mine.fields.items() if name not in RELATED_KINDS]
    return "".join(piece.lead + piece.body for piece in (*known, *own)) + mine.tail
