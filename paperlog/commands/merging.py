"""What `git merge-driver` does, without the command line around it."""

from collections.abc import Sequence
from pathlib import Path

from paperlog.commands.session import Session
from paperlog.errors import Ended
from paperlog.gitmerge import merge_files

_CONFLICT = 1  # what git takes for a conflict (gitattributes(5), "Defining a custom merge driver")


def merge_versions(current: Session, words: Sequence[str]) -> None:
    """Merges into the second of three files; a fourth word is its path in the repository.

    Raises Ended where a person must settle something, UnreadableError where a file cannot be read or written.
    """
    base, ours, theirs, *name = words
    outcome = merge_files(Path(base), Path(ours), Path(theirs), name[0] if name and name[0] else ours)
    for line in outcome.told:
        current.say(f"paperlog: {line}")
    if not outcome.is_clean:
        raise Ended(_CONFLICT)
