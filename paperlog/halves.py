"""What an undo leaves, so that no paper is there twice or not at all, where a file was edited since the change.

A rename and a merge remove a file, and another one says from then on, in its `aliases`, that it is that paper, too; a
file that stood in another place than its key says is moved to its own (`check --fix`). If one of the two was edited
since, and so is left as it is, the other one stays as well: put back, it would be the same paper a second time; taken
away, its paper would be lost.
"""

from collections.abc import Callable, Iterable
from os import fsencode
from pathlib import Path
from typing import NamedTuple

from paperlog.errors import UnreadableError
from paperlog.paths import file_of, key_of

Read = Callable[[str], bytes | None]
# The keys of the papers that are found under a name.
Find = Callable[[str], Iterable[str]]


class Held(NamedTuple):
    """A removed file that is not put back: its key, that of the file which its paper is part of, its bytes of then.

    `copy`: where these are kept, once they are.
    """

    key: str
    whole: str
    before: bytes
    copy: str = ""


def halves(
    contents: dict[str, bytes | None],
    edited: Iterable[str],
    removed: dict[str, bytes],
    read: Read,
    find: Find,
) -> list[Held]:
    """The removed files that are not to be put back; neither they nor what holds their papers is to be touched.

    `contents`: what an undo would write by key, `edited`: the keys of the files that it leaves, `removed`: the bytes
    of files that the change removed, `read`: the bytes of files as they are; `find`: other papers may hold them by now.
    """
    left = set(edited)
    if not removed:
        return []
    # Where no removed file is in the way, only what was edited can hold a paper that would be there twice.
    holders = left if left.isdisjoint(removed) else left | contents.keys()
    pairs = [
        (key, whole)
        for whole in sorted(holders - removed.keys())
        for key in (*_moved_to(whole, removed), *_names(read(whole), removed))
    ]
    others = [(key, whole) for key in removed for whole in find(key) if whole not in {key, *contents, *left}]
    left |= {whole for _, whole in others}
    pairs += others
    while more := {key for pair in pairs if not left.isdisjoint(pair) for key in pair} - left:
        left |= more
    return [Held(key, whole, removed[key]) for key, whole in pairs if key in left]


def with_copies(root: Path, held: Iterable[Held]) -> tuple[Held, ...]:
    """The same, each with its bytes in a file among the drafts of the store below `root`; one that is there will do."""
    from paperlog.drafts import Draft, kept

    names = ((each, Path(file_of(each.key)).name) for each in held)
    paths = (
        (each, kept(root, name, each.before) or Draft(root, name, each.before).path) for each, name in names
    )
    return tuple(each._replace(copy=str(path)) for each, path in paths)


def _moved_to(whole: str, removed: Iterable[str]) -> list[str]:
    """Those of the removed files that had a key's name, but stood in another place."""
    return [key for key in removed if key.startswith("./") and key_of(Path(file_of(key)).stem) == whole]


def _names(data: bytes | None, removed: dict[str, bytes]) -> list[str]:
    """Those of the removed keys under which a file's paper is found."""
    from paperlog.yamltext import load

    found = [key for key in removed if data and fsencode(key) in data]
    if not found or data is None:
        return []
    try:
        aliases = load(data.decode("utf-8-sig")).values.get("aliases")
    except (UnreadableError, UnicodeDecodeError):
        return found  # who can say? So nothing is doubled
    return [key for key in found if key in (aliases if isinstance(aliases, list) else [aliases])]
