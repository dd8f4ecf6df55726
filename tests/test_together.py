"""Entries that come all at once: what each is part of does not depend on how they are handed over."""

from itertools import permutations

from stores import located

from paperlog.entries import Entry
from paperlog.together import made_of, papers_of

NOW = "2025-07-10T00:00:00+00:00"
TITLE = "Sparse Experts Forget Rare Languages of the Northern Islands"
ONE = Entry(TITLE, authors=("Wei Wang", "Bo Li"), year=2021)
OTHER = ONE._replace(authors=("Min Wang", "Ann Ko"))
CUT = ONE._replace(authors=("Wang",), authors_truncated=True)
NAMELESS = Entry(TITLE, comment="Read it.")


def lots(*entries: Entry) -> set[frozenset[frozenset[str]]]:
    told = [located(entry, f"{place}.txt") for place, entry in enumerate(entries)]
    made = (papers_of(order, NOW) for order in permutations(told))
    return {frozenset(frozenset(each.digest for each in paper.sources) for paper in some) for some in made}


def test_what_could_be_of_either_of_two_papers_stands_alone() -> None:
    ((*papers,),) = lots(ONE, OTHER, CUT)
    assert sorted(map(len, papers)) == [1, 1, 1]
    assert [*map(len, next(iter(lots(ONE, CUT, NAMELESS))))] == [3]


def test_a_title_that_is_like_two_does_not_make_them_one() -> None:
    titles = (f"{TITLE} and Whales", f"{TITLE} and Wolves", f"{TITLE} and...")
    ((*papers,),) = lots(*(ONE._replace(title=title) for title in titles))
    assert sorted(map(len, papers)) == [1, 1, 1]


def test_what_entries_make_of_a_paper_does_not_depend_on_their_order() -> None:
    told = [located(each, f"{place}.txt") for place, each in enumerate((ONE, CUT, NAMELESS))]
    assert len({made_of(order, NOW) for order in permutations(told)}) == 1
