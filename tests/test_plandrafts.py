from shelves import NOW, Shelf
from stores import located

from paperlog.entries import Entry, Located, Record, entry_of
from paperlog.joinrecords import NOTHING_OWN
from paperlog.model import Paper
from paperlog.plandrafts import Draft


def written(text: str) -> Located:
    paper = Paper("k", title="T")
    return Located(entry_of(paper), "paperlog", "a.yaml", 1, "", record=Record(paper, True, text))


def test_what_comes_of_an_entry_is_made_once_for_a_paper_as_it_is() -> None:
    draft, entry = Draft("k", Paper("k", title="T")), located(Entry("T", tags=("a",)))
    first = draft.taking(entry, NOW)
    assert draft.taking(entry, NOW) is first
    draft.become(first[0])
    assert draft.taking(entry, NOW)[0].is_no_news


def test_what_a_papers_file_holds_already_is_not_brought_again() -> None:
    draft = Draft(None, Paper("", title="T"))
    first = draft.brought(written("title: T\nshelf: 1\n# why\n"), Shelf())
    draft.carry_along(first)
    assert draft.carry.tail == first.lines == "shelf: 1\n# why\n"
    again = draft.brought(written("title: T\nshelf: 1\n# why\nmood: good\n"), Shelf())
    assert (again.lines, again.fields) == ("mood: good\n", ("mood",))
    assert draft.brought(written("title: T\n"), Shelf()) == NOTHING_OWN


def test_beside_a_file_that_is_no_yaml_nothing_is_brought() -> None:
    class Broken(Shelf):
        def text(self, key: str) -> str:
            return "tags: [a\n"

    assert Draft("k", Paper("k")).brought(written("title: T\nshelf: 1\n"), Broken()) == NOTHING_OWN
