from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelves import NOW
from stores import located
from strategies import small_entries

from paperlog.codec import to_yaml_values
from paperlog.entries import Entry, Located
from paperlog.given import Given
from paperlog.joining import join
from paperlog.merge import merge, new_paper
from paperlog.model import Paper, Source
from paperlog.provenance import with_own
from paperlog.uniting import is_untouched, kept, own_news, says_apart, unite
from paperlog.yamldumper import dump


def made(some: list[Located], key: str = "k") -> Paper:
    return reduce(lambda paper, each: merge(paper, each, NOW).paper, some[1:], new_paper(key, some[0], NOW))


@given(st.lists(small_entries, min_size=2, max_size=5), st.integers(1, 4))
@settings(max_examples=100)
def test_two_papers_united_are_what_their_entries_make_of_one(entries, cut):
    """But an entry without the id tells nothing of a version."""
    plain = [entry._replace(arxiv_id=None, arxiv_version=None) for entry in entries[cut:]]
    own = [entry._replace(arxiv_id=entry.arxiv_id and "2401.00001") for entry in entries[:cut]]
    some = {each.digest: each for each in map(located, [*own, *plain])}.values()
    first = [each for each in some if each.entry in own]
    second = [each for each in some if each.entry not in own]
    if second:
        whole = made([*first, *second]).with_(aliases=("gone",), modified=NOW)
        for one, other in permutations([first, second]):
            assert unite(made(one), made(other, "gone"), NOW).paper == whole


ENTRY = Entry("One", authors=("Ada Ma",), year=2024, tags=("a", "b"), comment="c")
PAPER = made([located(ENTRY)])


def test_what_digests_alone_have_told_is_untouched():
    assert is_untouched(PAPER, dump(to_yaml_values(PAPER)))


@pytest.mark.parametrize(
    "mine",
    [
        {"status": "read"},
        {"rating": 1},
        {"note": "n"},
        {"tags": ("a", "x")},
        {"comment": "d"},
        {"venue": "X"},
        {"tags": ("a",)},
        {"comment": None},
        {"authors": ()},
    ],
)
def test_what_a_person_wrote_or_took_away_is_seen(mine):
    assert not is_untouched(PAPER.with_(**mine), "")


def test_an_arxiv_version_that_a_person_emptied_is_seen():
    paper = made([located(ENTRY._replace(arxiv_id="2401.00001", arxiv_version=1))])
    assert is_untouched(paper, "")
    assert not is_untouched(paper.with_(arxiv_version=None), "")


@pytest.mark.parametrize("line", ["# a comment", "shelf: mine", "not_same_as: [x]"])
def test_a_persons_lines_are_seen(line):
    assert not is_untouched(PAPER, f"{dump(to_yaml_values(PAPER))}{line}\n")


def test_what_a_person_wrote_into_an_item_is_seen():
    text = dump(to_yaml_values(PAPER))
    assert not is_untouched(PAPER, text.replace("- format:", "- why: mine\n  format:"))


def test_not_same_as_is_read():
    other = Paper("k", aliases=("old",))
    assert says_apart("not_same_as: [x, k]\n", other)
    assert says_apart("not_same_as: old\n", other)
    assert not says_apart("not_same_as: [x]\ntitle: k\n", other)


def test_where_two_differ_it_is_told_whose_text_stays():
    other = made([located(Entry("Two", summary_ja="別", venue="X", tags=("a",)), "b.txt", 7)], "other")
    mine = PAPER.with_(summary_ja="私の", venue="Y", tags=())
    assert kept(unite(mine, other, NOW)) == (
        "title as b.txt:7 has it, your venue, tags empty, as you left it, your summary_ja"
    )
    assert kept(unite(PAPER, PAPER.with_(comment="C", venue="X"), NOW)) == ""


def test_what_a_person_wrote_stays_theirs_when_the_other_paper_says_the_same():
    mine, other = (
        made([located(ENTRY)]).with_(comment="mine"),
        made([located(ENTRY._replace(comment="mine"))], "b"),
    )
    for whole in (unite(mine, other, NOW).paper, join(mine, other, NOW).paper):
        assert whole.comment == "mine"
        assert not Given(whole.sources).has("comment", "mine")


@pytest.mark.parametrize(
    ("kept_note", "before", "note", "told"),
    [
        (None, (), "A", {"note": "A"}),
        ("Mine.", (), "A", {"note": "Mine.\n\nA"}),
        ("A", ("A",), "A", {"note": "A"}),
        (None, ("A",), "A", {"note": None}),
        ("A", ("A",), "B", {"note": "A\n\nB"}),
    ],
)
def test_the_note_of_an_item_comes_behind_that_of_the_other_paper_once(kept_note, before, note, told):
    def gave(note):
        return Source("bibtex", "a.bib", 1, note, gave=with_own("", Paper("b", note=note)))

    keep = PAPER.with_(note=kept_note, sources=(*PAPER.sources, *map(gave, before)))
    assert own_news(keep, PAPER.with_(note=note, sources=(gave(note),))) == told


def test_of_several_notes_of_which_one_was_given_before_none_goes_along():
    one, both = Paper("b", note="A"), Paper("b", note="B")
    known = Source("bibtex", "a.bib", 1, "1", gave=with_own("", one))
    gone = PAPER.with_(note="A\n\nB", sources=(known._replace(gave=with_own(known.gave, both)),))
    assert own_news(PAPER.with_(sources=(known,)), gone) == {}
