from typing import Any

import pytest
from shelves import NOW
from stores import located

from paperlog.bounds import (
    MOST_CHARACTERS,
    MOST_ITEMS,
    MOST_LETTERS,
    MOST_NAMES,
    MOST_SOURCES,
    MOST_TITLES,
    are_too_many,
    excess,
    overflow,
)
from paperlog.entries import Entry, Located, Record, entry_of
from paperlog.joinrecords import NOTHING_OWN
from paperlog.merge import new_paper
from paperlog.model import Paper, Related, Source
from paperlog.plandrafts import Draft
from paperlog.yamlcarry import Carried

MANY = tuple(f"t{number}" for number in range(MOST_ITEMS))


def sources(count: int, title: str = "") -> tuple[Source, ...]:
    return tuple(
        Source("bibtex", "a.bib", line, f"{line}", title=f"{title} {line}" if title else None)
        for line in range(count)
    )


def whole(paper: Paper) -> Located:
    return Located(entry_of(paper), "paperlog", "a.json", 1, "", record=Record(paper, is_whole=True))


def given(**lists: tuple[Any, ...]) -> Paper:
    """A paper with what a digest gave it."""
    return new_paper("k", located(Entry("T", **lists)), NOW)


def held(paper: Paper, located: Located, carried: Carried = NOTHING_OWN) -> str:
    """What an entry is one too much of for a paper."""
    draft = Draft("k", paper)
    return excess(draft, located) or overflow(draft, draft.taking(located, NOW)[0], located, carried)


@pytest.mark.parametrize(
    ("paper", "entry", "said"),
    [
        (Paper("k", title="T", sources=sources(MOST_SOURCES)), Entry("T"), "1,000 sources"),
        (Paper("k", title="T", sources=sources(MOST_SOURCES - 1)), Entry("Other"), ""),
        (Paper("k", title="T", sources=sources(MOST_TITLES - 1, "A")), Entry("Other"), "20 titles"),
        (Paper("k", title="T", sources=sources(MOST_TITLES - 1, "A")), Entry("a 3"), ""),
        (given(tags=MANY), Entry("T", tags=("new",)), "1,000 tags"),
        (given(tags=MANY), Entry("T", tags=("T7", "t8")), ""),
        (given(tags=MANY[1:]), Entry("T", tags=("new",)), ""),
        (given(links=MANY), Entry("T", links=("new",)), "1,000 links"),
        (given(categories=MANY), Entry("T", categories=("new",)), "1,000 categories"),
        (
            given(related=tuple(map(Related, MANY))),
            Entry("T", related=(Related("new"),)),
            "1,000 related papers",
        ),
        (given(related=tuple(map(Related, MANY))), Entry("T", related=(Related("T1", 2),)), ""),
        (
            Paper("k", title="T", links=("x" * MOST_CHARACTERS,)),
            Entry("T", links=("new",)),
            "1,000,000 characters",
        ),
    ],
)
def test_what_a_digest_brings_too_much_of(paper: Paper, entry: Entry, said: str) -> None:
    assert held(paper, located(entry)) == said
    assert held(paper, whole(Paper("k", title="T"))) == ""


@pytest.mark.parametrize("name", ["tags", "links", "categories", "related"])
def test_what_a_person_typed_is_not_counted(name: str) -> None:
    items, new = (
        [Related(each) if name == "related" else each for each in some] for some in (MANY, ("new",))
    )
    typed, entry = Paper("k", title="T", **{name: tuple(items)}), Entry("T", **{name: tuple(new)})
    assert held(typed, located(entry)) == ""
    full = given(**{name: (*items[:-1], *new)}).with_(**{name: (*items, *new)})
    more = Related("more") if name == "related" else "more"
    assert held(full, located(Entry("T", **{name: (more,)}))) != ""


def test_what_is_known_or_was_taken_off_is_never_too_much() -> None:
    known = located(Entry("T", tags=("gone",)))
    paper = new_paper("k", known, NOW).with_(tags=MANY)
    assert held(paper, known) == ""
    assert held(paper, located(Entry("T", tags=("Gone",), comment="c"))) == ""


def test_the_notes_of_items_are_bounded_as_well() -> None:
    noted = Paper("k", title="T", note="more")
    item = Located(entry_of(noted), "bibtex", "a.bib", 1, "", record=Record(noted))
    assert held(noted.with_(note="n" * MOST_LETTERS), item) == "notes of 100,000 characters"


@pytest.mark.parametrize(
    ("paper", "record", "said"),
    [
        (Paper("k", aliases=MANY), Paper("other"), "1,000 other names"),
        (Paper("k", aliases=MANY[1:]), Paper("other"), ""),
        (Paper("k", aliases=MANY), Paper("k", aliases=("t1", "")), ""),
        (Paper("k", aliases=MANY), Paper("k", aliases=("other",)), f"{MOST_NAMES:,} other names"),
        (Paper("k", tags=MANY), Paper("k", tags=("new",)), "1,000 tags"),
        (Paper("k", note="n" * MOST_LETTERS), Paper("k", note="more"), "notes of 100,000 characters"),
        (Paper("k", note="n" * MOST_LETTERS), Paper("k", note="n" * MOST_LETTERS), ""),
        (Paper("k"), Paper("k", note="n" * 2 * MOST_LETTERS), ""),
    ],
)
def test_what_a_record_brings_too_much_of(paper: Paper, record: Paper, said: str) -> None:
    assert held(paper, whole(record)) == said


def test_so_much_is_carried_for_the_file_beside_the_fields() -> None:
    long = Carried(f"# {'c' * MOST_LETTERS}\n", (), {})
    assert (
        held(Paper("k"), whole(Paper("k")), long) == "100,000 characters of fields and comments of your own"
    )
    assert held(Paper("k"), whole(Paper("k")), Carried("# c\n", (), {})) == ""


def test_two_papers_that_would_be_too_much_as_one() -> None:
    some, others = Paper("a", title="T", tags=MANY[1:]), Paper("b", title="T", tags=("x", "y"))
    assert not are_too_many(Draft("a", some), Draft("b", others))
    some, others = given(tags=MANY[1:]), given(tags=("x", "y"))
    assert are_too_many(Draft("a", some), Draft("b", others))
    assert not are_too_many(Draft("a", some), Draft("b", others.with_(tags=())))
    full = Paper("a", title="T", sources=sources(MOST_SOURCES))
    assert are_too_many(Draft("a", full), Draft("b", others.with_(sources=sources(1))))
    titled = Paper("a", title="T", sources=sources(MOST_TITLES - 1, "A"))
    assert are_too_many(Draft("a", titled), Draft("b", Paper("b", title="Other")))
