"""What entries of a BibTeX file take over from others: a paper's proceedings, and BibLaTeX's sets of data."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtexparser.model import Entry

# They stand for no work of their own (biblatex manual, 2.1.2).
_NO_WORK = frozenset({"set", "xdata"})
# A volume that papers refer to is told with them, and is no paper.
_VOLUMES = frozenset({"proceedings", "collection", "book", "mvbook", "mvproceedings"})
_NEVER = frozenset({"crossref", "xdata", "ids", "label", "author", "abstract", "keywords", "eprint", "doi"})


class Crossrefs:
    """The entries of a file by their keys."""

    def __init__(self, entries: "Iterable[Entry]") -> None:
        """Of two with one key the first counts."""
        self._by_key: dict[str, Entry] = {}
        self._cited: set[str] = set()
        for entry in entries:
            self._by_key.setdefault(entry.key, entry)
            self._cited.update(_parents(entry))

    def is_no_paper(self, entry: "Entry") -> bool:
        """Whether an entry is only there for others."""
        kind = entry.entry_type.lower()
        return kind in _NO_WORK or (kind in _VOLUMES and entry.key in self._cited)

    def fields(self, entry: "Entry") -> list[tuple[str, str]]:
        """An entry's fields, then those of its volume and its sets of data; the volume's title is the `booktitle`."""
        own = [(field.key, str(field.value)) for field in entry.fields]
        for key in _parents(entry):
            if parent := self._by_key.get(key):
                own += _taken_over(parent)
        return own


def _parents(entry: "Entry") -> list[str]:
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    named = ",".join(fields.get(name, "") for name in ("crossref", "xdata"))
    return [key for part in named.split(",") if (key := part.strip(' {}"'))]


def _taken_over(parent: "Entry") -> "Iterable[tuple[str, str]]":
    is_data = parent.entry_type.lower() in _NO_WORK
    for field in parent.fields:
        name = field.key.lower()
        if is_data or name not in _NEVER:
            yield ("booktitle" if name == "title" and not is_data else name), str(field.value)
