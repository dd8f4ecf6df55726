"""Tags of two versions that differ in spelling only: of those that digests gave one stays, as after an import (pure).

What a person wrote stays, so two spellings of two persons are two tags; `check` tells of them.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any

from paperlog.choosing import better_tag
from paperlog.codec import decode
from paperlog.text import label_form
from paperlog.threewayvalues import Sides, given_of


def spelt_otherwise(tags: Iterable[str], sides: Sides) -> frozenset[str]:
    """Those of the tags of both that are left out, as another spelling stays; none of two that one side has."""
    spelt: dict[str, list[str]] = {}
    for tag in dict.fromkeys(tags):
        spelt.setdefault(label_form(tag), []).append(tag)
    several = [each for each in spelt.values() if len(each) > 1]
    if not several:
        return frozenset()
    known = [_Side(side) for side in sides[1:]]
    return frozenset(tag for each in several for tag in _left_out(each, known))


class _Side:
    """The tags of one side, and what its sources gave; None where one of them does not say."""

    def __init__(self, values: dict[str, Any]) -> None:
        try:
            self.tags = frozenset(decode("lines", values.get("tags") or []))
        except ValueError:
            self.tags = frozenset()
        self._given = given_of(Sides({}, values, {}))

    def is_persons(self, tag: str) -> bool:
        """Whether a tag stands here that no digest is known to have given."""
        return tag in self.tags and (self._given is None or not self._given.has("tags", tag))


def _left_out(tags: list[str], sides: Sequence[_Side]) -> list[str]:
    if any(len(side.tags.intersection(tags)) > 1 for side in sides):
        return []
    persons = [tag for tag in tags if any(side.is_persons(tag) for side in sides)]
    kept = persons or [reduce(lambda known, tag: tag if better_tag(tag, known) else known, tags)]
    return [tag for tag in tags if tag not in kept]
