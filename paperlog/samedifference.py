"""What two titles may differ in, and what their signs alone make of it (pure)."""

from enum import Enum

from paperlog.samesigns import Signs, are_same


class Difference(Enum):
    """What two titles differ in, from nothing to all."""

    NONE = "the same title"
    SLIGHT = "a typing slip or a small word in the title"
    CUT = "a title cut short"
    SIGNED = "a sign in the title"
    NAMED = "a letter or name in the title"
    SUBTITLE = "one side of the title's colon"
    REWORDED = "a few words of the title"
    MARKED = "a number, version or other mark in the title"
    ALL = "the title"


def compare_signs(one: Signs, other: Signs) -> Difference:
    """Titles of the same words: `P = NP` is not `P ≠ NP`, and where one has no such sign, it may have got lost."""
    if are_same(one, other):
        return Difference.NONE
    is_opposed = one.relations and other.relations and one.relations != other.relations
    return Difference.MARKED if is_opposed else Difference.SIGNED
