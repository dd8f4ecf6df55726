import pytest
from hypothesis import given, settings
from stores import located
from strategies import papers

from paperlog.entries import Entry
from paperlog.fields import DEFAULTS
from paperlog.joining import join
from paperlog.merge import merge, new_paper
from paperlog.model import Paper, Related, Source
from paperlog.provenance import value_hash
from paperlog.titles import titled

NOW = "2025-07-10T12:30:45+00:00"
DAY = "2025-07-09T00:00:00+00:00"
SETTINGS = settings(max_examples=60)


def test_what_is_empty_is_filled_and_lists_are_united():
    keep = Paper(
        "zhou2025culture", title="Culture", tags=("a", "b"), authors=("Fan Zhou",), authors_truncated=True
    )
    other = Paper(
        "2411.16579",
        arxiv_id="2411.16579",
        arxiv_version=2,
        title="Culture",
        tags=("b", "c"),
        authors=("Fan Zhou", "Ada Ma"),
        related=(Related("Other"),),
        abstract_ja="要旨。",
    )
    joined = join(keep, other, NOW)
    paper = joined.paper
    assert (paper.key, paper.arxiv_id, paper.arxiv_version) == ("zhou2025culture", "2411.16579", 2)
    assert paper.tags == ("a", "b", "c")
    assert (paper.authors, paper.authors_truncated) == (("Fan Zhou", "Ada Ma"), False)
    assert (paper.abstract_ja, paper.related) == ("要旨。", (Related("Other"),))
    assert paper.aliases == ("2411.16579",)
    assert paper.modified == NOW
    assert joined.conflicts == ()
    assert set(joined.changed) == {
        *(
            "arxiv_id",
            "arxiv_version",
            "tags",
            "authors",
            "authors_truncated",
            "related",
            "abstract_ja",
            "aliases",
        )
    }


def test_the_texts_of_a_newer_version_are_taken():
    keep, other = (
        new_paper(
            key, located(Entry("x", arxiv_id="2411.16579", arxiv_version=version, abstract_en=text)), DAY
        )
        for key, version, text in (("2411.16579", 1, "Old and long."), ("b", 2, "New."))
    )
    assert join(keep, other, NOW).paper.abstract_en == "New."
    assert join(other, keep, NOW).paper.abstract_en == "New."
    assert join(keep.with_(abstract_en="Mine."), other, NOW).paper.abstract_en == "Mine."


def test_versions_of_two_ids_are_not_compared():
    keep, other = (
        new_paper(key, located(Entry("x", arxiv_id=key, arxiv_version=version, abstract_en=key)), DAY)
        for key, version in (("2411.16579", 1), ("2411.16580", 9))
    )
    both = join(keep, other, NOW).paper
    assert both.abstract_en == "2411.16579"
    again = merge(
        both, located(Entry("x", arxiv_id="2411.16580", arxiv_version=10, abstract_en="New.")), NOW
    ).paper
    assert (again.abstract_en, again.arxiv_version) == ("2411.16579", 1)
    newer = Entry("x", arxiv_id="2411.16579", arxiv_version=2, abstract_en="New.")
    assert merge(again, located(newer), NOW).paper.abstract_en == "New."


def test_a_comment_has_no_version_and_a_full_list_of_authors_is_taken():
    told = {"comment": "Mine.", "authors": ("Fan Zhou",), "authors_truncated": True}
    keep = new_paper("a", located(Entry("x", **told)), DAY)
    newer = Entry(
        "x", arxiv_id="2411.16579", arxiv_version=2, comment="Other.", authors=("Fan Zhou", "Ada Ma")
    )
    joined = join(keep, new_paper("b", located(newer), DAY), NOW)
    assert (joined.paper.comment, joined.conflicts) == ("Mine.", ("comment",))
    assert joined.paper.authors == ("Fan Zhou", "Ada Ma")


def test_a_version_that_another_joined_paper_brought_is_none_of_a_comment():
    keep = new_paper("a", located(Entry("x", comment="Mine."), "a.txt"), DAY)
    for number in (1, 2):
        told = Entry("x", arxiv_id=f"2411.1657{number}", arxiv_version=2, comment="Other.")
        keep, changed, conflicts, *_ = join(keep, new_paper("b", located(told, f"{number}.txt"), DAY), NOW)
        assert (keep.comment, "comment" in conflicts) == ("Mine.", True)
        assert "comment" not in changed


def test_of_texts_of_one_version_that_of_the_kept_paper_stays():
    keep, other = (
        new_paper(key, located(Entry("x", comment=text, tags=(key,))), DAY)
        for key, text in (("a", "Short."), ("b", "Much longer."))
    )
    joined = join(keep.with_(tags=()), other.with_(tags=("a", "b")), NOW)
    assert (joined.paper.comment, joined.conflicts) == ("Short.", ("comment",))
    assert set(joined.paper.tags) == {"a", "b"}


def test_what_a_person_wrote_into_the_other_wins_over_what_a_digest_gave():
    told = {"comment": "Told.", "venue": "ACL", "published": DAY}
    keep, other = (new_paper(key, located(Entry(key, **told), f"{key}.txt"), DAY) for key in ("a", "b"))
    wrote = {"comment": "Mine.", "title": "My title", "published": "2024-05-06", "authors": ("Ada Ma",)}
    keep = keep.with_(venue="Kept", authors=("Fan Zhou",))
    joined = join(keep, other.with_(**wrote, venue="Other"), NOW)
    paper = joined.paper
    assert (paper.comment, paper.title, paper.published, paper.year) == (
        "Mine.",
        "My title",
        "2024-05-06",
        2024,
    )
    assert (paper.venue, paper.authors) == ("Kept", ("Fan Zhou",))
    assert joined.taken == ("title", "published", "comment", "year")
    assert (joined.conflicts, joined.own) == (("authors", "year", "venue"), ("authors", "venue"))
    assert "a" in {source.title for source in paper.sources}
    again = merge(paper, located(Entry("a", comment="A longer one."), "c.txt"), NOW).paper
    assert (again.comment, again.title) == ("Mine.", "My title")


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("読んだ", "to read", "読んだ\n\nto read"),
        ("x", None, "x"),
        (None, "x", "x"),
        ("x", "x", "x"),
        (None, None, None),
    ],
)
def test_both_notes_stay(mine, theirs, both):
    assert join(Paper("a", note=mine), Paper("b", note=theirs), NOW).paper.note == both


@pytest.mark.parametrize(
    ("mine", "theirs", "both", "conflicts"),
    [
        ({}, {"status": "read", "rating": 4}, ("read", 4), ()),
        ({"status": "reading", "rating": 3}, {}, ("reading", 3), ()),
        ({"status": "skipped"}, {"status": "read", "rating": 4}, ("skipped", 4), ("status",)),
        ({"rating": 3}, {"rating": 4}, ("unread", 3), ("rating",)),
    ],
)
def test_status_and_rating_are_those_of_the_kept_paper_unless_it_has_none(mine, theirs, both, conflicts):
    joined = join(Paper("a", **mine), Paper("b", **theirs), NOW)
    assert (joined.paper.status, joined.paper.rating) == both
    assert joined.conflicts == conflicts


@pytest.mark.parametrize(
    ("mine", "theirs", "conflicts"),
    [
        ({"title": "On Culture"}, {"title": "ON　CULTURE"}, ()),
        ({"title": "On Culture", "year": 2024}, {"title": "Culture", "year": 2025}, ("title", "year")),
        ({"comment": "良い"}, {"comment": "悪い"}, ("comment",)),
        ({"authors": ("A B", "C D")}, {"authors": ("A B",), "authors_truncated": True}, ()),
        ({"authors": ("A B", "C D")}, {"authors": ("C D",), "authors_truncated": True}, ("authors",)),
        ({"authors": ("A B",)}, {"authors": ("C D",)}, ("authors",)),
    ],
)
def test_what_the_other_says_otherwise_is_told(mine, theirs, conflicts):
    assert join(Paper("a", **mine), Paper("b", **theirs), NOW).conflicts == conflicts


def test_sources_are_united():
    one, two = Source("fugumt", "a.txt", 1, "00", DAY), Source("fugumt", "b.txt", 1, "01", DAY)
    again = Source("fugumt", "a.txt", 1, "00", NOW)
    assert join(Paper("a", sources=(one,)), Paper("b", sources=(again, two)), NOW).paper.sources == (one, two)


def test_another_arxiv_id_becomes_an_alias():
    keep, other = (
        Paper("2411.16579", arxiv_id="2411.16579"),
        Paper("b", arxiv_id="2501.00001", aliases=("c",)),
    )
    joined = join(keep, other, NOW)
    assert joined.paper.aliases == ("b", "c", "2501.00001")
    assert joined.paper.arxiv_id == "2411.16579"
    assert joined.conflicts == ("arxiv_id",)


def test_a_paper_is_no_alias_of_itself():
    joined = join(Paper("a", aliases=("old",)), Paper("b", aliases=("a", "old")), NOW)
    assert joined.paper.aliases == ("old", "b")


@given(papers, papers)
@SETTINGS
def test_what_only_one_of_them_says_is_in_the_joined_paper(keep, other):
    joined = join(keep, other, NOW).paper
    for name in DEFAULTS.keys() - {"aliases", "modified", "authors_truncated", "arxiv_version", "year"}:
        mine, theirs, both = (getattr(paper, name) for paper in (keep, other, joined))
        if name == "sources":
            own = mine if keep.title == joined.title else titled(mine, keep.title, joined.title)
            assert set(both) >= set(own)
        elif theirs == DEFAULTS[name]:
            assert both == mine
        elif mine == DEFAULTS[name] and isinstance(theirs, tuple):
            assert set(both) <= set(theirs)
            assert both
        elif mine == DEFAULTS[name]:
            assert both == theirs


@given(papers, papers)
@SETTINGS
def test_nothing_that_the_user_wrote_is_lost(keep, other):
    joined = join(keep, other, NOW)
    for paper in (keep, other):
        assert (paper.note or "") in (joined.paper.note or "")
        assert set(paper.tags) <= set(joined.paper.tags)
        for name in ("status", "rating"):
            kept = getattr(joined.paper, name) == getattr(paper, name)
            assert kept or name in joined.conflicts or getattr(paper, name) == DEFAULTS[name]


@pytest.mark.parametrize(
    ("kept", "other", "both"),
    [
        (None, "b", "b"),
        ("a", None, "a"),
        ("a", "b", "a\n\nb"),
        ("a\n\nb\n\nc", "b", "a\n\nb\n\nc"),
        ("b", "a\n\nb", "a\n\nb"),
        ("ab", "b", "ab\n\nb"),
    ],
)
def test_no_note_is_written_twice(kept: str | None, other: str | None, both: str) -> None:
    assert join(Paper("k", note=kept), Paper("o", note=other), NOW).paper.note == both


def test_the_title_that_is_given_up_stays_with_its_source():
    keep, other = (
        Paper(key, title=title, sources=(Source("fugumt", key, 1, key, gave=value_hash("title", title)),))
        for key, title in (("a", "One"), ("b", "Two"))
    )
    paper = join(keep, other, NOW).paper
    assert [(source.file, source.title) for source in paper.sources] == [("a", None), ("b", "Two")]


@pytest.mark.parametrize(
    ("name", "mine", "theirs"),
    [
        ("title", "Words", "Words, Longer"),
        ("comment", "Short.", "A longer comment."),
        ("venue", "arXiv", "COLM"),
        ("year", 2024, 2023),
        ("authors", ("A",), ("A", "B")),
    ],
)
def test_what_a_person_kept_of_two_stays_when_the_other_is_said_again(name, mine, theirs):
    entries = [Entry(**{"title": "x", name: value}) for value in (mine, theirs)]
    keep, other = (new_paper(key, located(entry, key), DAY) for key, entry in zip("ab", entries, strict=True))
    both = join(keep, other, NOW).paper
    again = merge(both, located(entries[1]._replace(tags=("new",)), "c.txt"), NOW).paper
    assert (getattr(both, name), getattr(again, name), again.tags) == (mine, mine, ("new",))
    newer = entries[1]._replace(arxiv_id="2401.00001", arxiv_version=2)
    if name != "year":
        assert getattr(merge(again, located(newer), NOW).paper, name) == theirs


def test_what_was_taken_out_of_the_kept_paper_comes_back_only_as_a_persons():
    keep, other = (
        new_paper(key, located(Entry("One", tags=("a", "b"), venue=venue)), NOW)
        for key, venue in (("keep", "ACL"), ("other", "EMNLP"))
    )
    keep = keep.with_(tags=("a",), venue=None)
    joined = join(keep, other, NOW)
    assert (joined.paper.tags, joined.paper.venue, joined.conflicts) == (("a",), None, ("venue",))
    mine = join(keep, other.with_(tags=("a", "b", "c"), venue="TACL"), NOW).paper
    assert (mine.tags, mine.venue) == (("a", "c"), "TACL")
