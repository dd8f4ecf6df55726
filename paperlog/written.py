"""What a change has written, and for how long that is what its files say."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from paperlog.changes import file_hash
from paperlog.errors import UnreadableError

if TYPE_CHECKING:
    from paperlog.model import Paper
    from paperlog.store import Store


class Written(NamedTuple):
    """What a change has written: papers by key, and the hash of each file that it changed (`Record.hashes`)."""

    papers: "Mapping[str, Paper]"
    hashes: Mapping[str, str | None]


class AsWritten(Mapping[str, "Paper"]):
    """The papers of a change, by key, each for as long as its file has the very bytes that the change gave it.

    An editor may have saved a file since, and nobody looks twice at one that looks as it did at the first look.
    """

    def __init__(self, store: "Store", written: Written) -> None:
        """Nothing is read yet."""
        self._store = store
        self._hashes = written.hashes
        self._papers = {key: paper for key, paper in written.papers.items() if key in written.hashes}

    def __getitem__(self, key: str) -> "Paper":
        """A paper that needs no reading; raises KeyError where its file is another one by now."""
        paper = self._papers[key]
        try:
            is_same = file_hash(self._store.data(key)) == self._hashes[key]
        except UnreadableError as error:
            raise KeyError(key) from error
        if not is_same:
            raise KeyError(key)
        return paper

    def __contains__(self, key: object) -> bool:
        """Whether the change wrote this paper, whatever has become of its file."""
        return key in self._papers

    def __iter__(self) -> Iterator[str]:
        """The keys of the papers that the change wrote."""
        return iter(self._papers)

    def __len__(self) -> int:
        """How many papers the change wrote."""
        return len(self._papers)
