"""What entries of a BibTeX file take over from others: a paper's proceedings, and BibLaTeX's sets of data."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtexparser.model import Entry

# They stand for no work of their own (biblatex manual, 2.1.2).
_NO_WORK = frozenset({"set", "xdata"})
# A volume that papers refer to is told with them, and is no paper, unless its user has said something of it.
_VOLUMES = frozenset({"proceedings", "collection", "book", "mvbook", "mvproceedings"})
_OWN = frozenset({"annote", "annotation", "comment", "review", "readstatus", "ranking"})
# What of a volume holds for its papers too, by their names there (biblatex manual, appendix B); all else is its own.
_INHERITED = {"title": "booktitle"} | dict.fromkeys(
    "booktitle journal journaltitle eventtitle date year month day publisher organization institution school".split()
)


class Crossrefs:
    """The entries of a file by their keys."""

    def __init__(self, entries: "Iterable[Entry]") -> None:
        """Of two with one key the first counts."""
        self._by_key: dict[str, Entry] = {}
        self._cited: set[str] = set()
        for entry in entries:
            self._by_key.setdefault(entry.key, entry)
            self._cited.update(_parents(entry))

    def is_data(self, entry: "Entry") -> bool:
        """Whether an entry is no work, but data for others."""
        return entry.entry_type.lower() in _NO_WORK

    def is_volume(self, entry: "Entry") -> bool:
        """Whether an entry is only there for the papers in it."""
        is_volume = entry.entry_type.lower() in _VOLUMES and entry.key in self._cited
        return is_volume and not any(_is_own(field.key.lower()) for field in entry.fields)

    def fields(self, entry: "Entry") -> list[tuple[str, str]]:
        """An entry's fields, then those of its volume and its sets of data; the volume's title is the `booktitle`."""
        own = [(field.key, str(field.value)) for field in entry.fields]
        for key in _parents(entry):
            if parent := self._by_key.get(key):
                own += _taken_over(parent)
        return own


def _is_own(name: str) -> bool:
    return name in _OWN or name.startswith("comment-")


def _parents(entry: "Entry") -> list[str]:
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    named = ",".join(fields.get(name, "") for name in ("crossref", "xdata"))
    return [key for part in named.split(",") if (key := part.strip(' {}"'))]


def _taken_over(parent: "Entry") -> "Iterable[tuple[str, str]]":
    is_data = parent.entry_type.lower() in _NO_WORK
    for field in parent.fields:
        name = field.key.lower()
        if is_data:
            yield name, str(field.value)
        elif name in _INHERITED:
            yield _INHERITED[name] or name, str(field.value)
