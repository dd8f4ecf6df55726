"""What leads to the papers of a plan, beside their names (pure): their ids, titles and authors."""

from collections.abc import Iterable, Iterator

from paperlog.entries import Entry
from paperlog.foresight import Keys
from paperlog.looks import facts_of
from paperlog.model import Paper
from paperlog.plandrafts import Draft
from paperlog.text import label_form, title_key

# Papers by a name, in the order in which they came, each once: by its identity.
_Shelf = dict[str, dict[int, Draft]]


class Leads:
    """The papers of a plan by all that they are found by."""

    def __init__(self, keys: Keys) -> None:
        """`keys`: those of titles and authors, as they are made."""
        self._keys = keys
        self._all, self._without_id = _Shelf(), _Shelf()

    def enter(self, draft: Draft) -> None:
        """Lets a paper be found by what it is now; what led to it before goes on doing so."""
        names = self._names(draft)
        for shelf in (self._all,) if draft.paper.arxiv_id else (self._all, self._without_id):
            for name in names:
                if name in shelf:
                    shelf[name].setdefault(id(draft), draft)
                else:
                    shelf[name] = {id(draft): draft}

    def under(self, names: Iterable[str], arxiv_id: str | None) -> Iterator[Draft]:
        """The papers that these lead to. Where an arXiv id is given, those of an id are other papers, and left out."""
        shelf = self._without_id if arxiv_id else self._all
        return (draft for name in names for draft in shelf.get(name, {}).values())

    def _names(self, draft: Draft) -> set[str]:
        """Keys and blocks of a paper's titles, now and earlier, and what its authors and its ids lead to."""
        titles = draft.looks.titles
        names = {name for title in titles for name in (title_key(title), *self._keys.blocks(title))}
        ids = {id_name(draft.paper.arxiv_id)} if draft.paper.arxiv_id else set()
        return names | ids | self._keys.authors(facts_of(draft.paper)) | dois_of(draft.paper)


def id_name(arxiv_id: str) -> str:
    """By what an arXiv id leads to papers."""
    return f"arxiv:{arxiv_id}"


def dois_of(record: Entry | Paper) -> frozenset[str]:
    """By what a DOI leads to others: itself, in whatever case."""
    return frozenset([f"doi:{label_form(record.doi)}"] if record.doi else [])
