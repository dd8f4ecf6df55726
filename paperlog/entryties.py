"""Files that an undo leaves, so that no entry is in two papers or in none, where one of them was edited since.

An import takes an entry from one paper and puts it into another where that may be of either (settling.py). If one of
their files was edited since the change, and so is left as it is, the other one stays as well.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

_DIGEST = re.compile(rb"^ +digest: '?([0-9a-f]{16})\b", re.MULTILINE)


class _Entries(NamedTuple):
    """The hashes of the entries that a change brought to a file's paper, and of those that it took from it."""

    gained: frozenset[bytes]
    lost: frozenset[bytes]


def tied(
    contents: Mapping[str, bytes | None],
    edited: Mapping[str, bytes | None],
    read: Callable[[str], bytes | None],
) -> dict[str, str]:
    """The files that are not to be put back, by key, each with that of the file for which they stay.

    `contents`: what an undo would write; `edited`: the files that it leaves, with their bytes before the change;
    `read`: the bytes of files as they are.
    """
    if not edited:
        return {}
    moved = {key: _moved(data, read(key)) for key, data in (*contents.items(), *edited.items())}
    gaining = {digest: key for key in contents for digest in moved[key].gained}
    losing = {digest: key for key in contents for digest in moved[key].lost}
    found: dict[str, str] = {}
    left = [*edited]
    for key in left:
        others = (*_found(gaining, moved[key].lost), *_found(losing, moved[key].gained))
        for other in others:
            if other not in found and other not in edited:
                found[other] = key
                left.append(other)
    return found


def _moved(before: bytes | None, now: bytes | None) -> _Entries:
    was, there = ({*_DIGEST.findall(data or b"")} for data in (before, now))
    return _Entries(frozenset(there - was), frozenset(was - there))


def _found(keys: Mapping[bytes, str], digests: Iterable[bytes]) -> list[str]:
    return [keys[digest] for digest in digests if digest in keys]
