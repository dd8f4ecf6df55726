"""What a person wrote inside the items of one file's lists, taken along into another file's (pure)."""

from typing import Any, NamedTuple

from paperlog.fields import DEFAULTS
from paperlog.yamledit import edit
from paperlog.yamlitems import ITEM_KINDS, left, own_of, pairs
from paperlog.yamltext import load


class Taken(NamedTuple):
    """The text with them, the names of what came new, and as comments what is of items that the text does not have."""

    text: str
    fields: tuple[str, ...]
    lines: str


def with_items(text: str, other: str) -> Taken:
    """A text of which the items have what a person wrote into the same items of another text.

    Where both have a field of one name with different values, the other's gets the first free name of `name-2`,
    `name-3`, …. Raises UnreadableError, beginning with the line number, where that cannot be written.
    """
    mine, theirs = load(text).values, load(other).values
    changes: dict[str, Any] = {}
    fields: dict[str, None] = {}
    lines: list[str] = []
    for name in ITEM_KINDS:
        items, others = mine.get(name) or [], theirs.get(name) or []
        was = pairs(name, others, items)
        new = [_joined(name, item, others[was[at]]) if at in was else item for at, item in enumerate(items)]
        if new != items:
            changes[name] = new
            fields |= dict.fromkeys(
                f"{name}: {field}" for a, b in zip(items, new, strict=True) for field in b.keys() - a
            )
        lines += [line for comments in left(name, others, items, "", "\n") for line in comments]
    return Taken(
        edit(text, changes, tuple(DEFAULTS)) if changes else text, tuple(sorted(fields)), "".join(lines)
    )


def _joined(name: str, item: Any, other: Any) -> Any:
    """An item with the other's own fields."""
    found = dict(item)
    for field, value in own_of(name, other).items():
        free, count = field, 2
        while free in found and found[free] != value:
            free, count = f"{field}-{count}", count + 1
        found[free] = value
    return found
