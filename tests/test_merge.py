import pytest
from hypothesis import given, settings
from stores import located
from strategies import entries, papers, small_entries, small_papers

from paperlog.fields import DEFAULTS, NAMES, USERS_OWN
from paperlog.merge import knows, merge, new_paper
from paperlog.model import Entry, Paper, Related, Source

NOW, LATER = "2025-07-10T00:00:00+00:00", "2025-07-11T00:00:00+00:00"
PAPERS, ENTRIES = papers | small_papers, entries | small_entries
SETTINGS = settings(max_examples=50, deadline=None)


def merged(fields: dict[str, object], said: dict[str, object]) -> Paper:
    return merge(Paper("k", **fields), located(Entry("x", **said)), NOW).paper


def is_newer(name: str, paper: Paper, entry: Entry) -> bool:
    """Whether a field may be another one now: a version that no id says of what, or what a later version brings."""
    is_later = paper.arxiv_id == entry.arxiv_id and (entry.arxiv_version or 0) > (paper.arxiv_version or 0)
    is_bare = name == "arxiv_version" and paper.arxiv_id is None
    return is_bare or (is_later and name in ("arxiv_version", "abstract_en", "abstract_ja"))


@given(ENTRIES)
@SETTINGS
def test_a_new_paper_is_what_the_entry_says(entry):
    paper = new_paper("k", located(entry, "a.txt", 3), NOW)
    assert all(getattr(paper, name) == getattr(entry, name) for name in Entry.__dataclass_fields__)
    assert paper.sources == (Source("fugumt", "a.txt", 3, located(entry).digest, NOW),)
    assert (paper.added, paper.modified, paper.status) == (NOW, None, "unread")


@given(PAPERS, ENTRIES)
@SETTINGS
def test_nothing_is_lost_and_what_is_the_users_is_not_touched(paper, entry):
    after = merge(paper, located(entry), NOW).paper
    for name in NAMES:
        old, new = getattr(paper, name), getattr(after, name)
        if name in USERS_OWN or name in ("key", "title", "added"):
            assert new == old
        elif name in ("tags", "categories", "links", "related", "sources"):
            assert new[: len(old)] == old
        elif old != DEFAULTS[name] and name not in ("modified", "authors", "authors_truncated"):
            assert new == old or is_newer(name, paper, entry)


@given(PAPERS, ENTRIES)
@SETTINGS
def test_an_entry_is_news_once(paper, entry):
    first = merge(paper, located(entry), NOW)
    assert knows(first.paper, located(entry))
    again = merge(first.paper, located(entry, "other.txt", 7), LATER)
    assert again.is_no_news
    assert again.paper == first.paper


@given(PAPERS, ENTRIES)
@SETTINGS
def test_it_says_what_it_changed(paper, entry):
    done = merge(paper, located(entry), NOW)
    changed = {name for name in NAMES if getattr(done.paper, name) != getattr(paper, name)}
    assert set(done.changed) - {"authors", "authors_truncated"} == changed - {
        *("sources", "modified", "authors", "authors_truncated")
    }
    assert set(done.conflicts).isdisjoint(done.changed)


@pytest.mark.parametrize(
    ("fields", "said", "after"),
    [
        (
            {},
            {"venue": "COLM", "year": 2025, "comment": "c"},
            {"venue": "COLM", "year": 2025, "comment": "c"},
        ),
        ({"venue": "COLM"}, {"venue": "arXiv"}, {"venue": "COLM"}),
        ({"tags": ("a", "b")}, {"tags": ("b", "c")}, {"tags": ("a", "b", "c")}),
        (
            {"authors": ("Fan Zhou",), "authors_truncated": True},
            {"authors": ("Fan Zhou", "A B")},
            {"authors": ("Fan Zhou", "A B"), "authors_truncated": False},
        ),
        (
            {"authors": ("Fan Zhou", "A B")},
            {"authors": ("Fan Zhou",), "authors_truncated": True},
            {"authors": ("Fan Zhou", "A B"), "authors_truncated": False},
        ),
        (
            {"arxiv_id": "2401.00001", "arxiv_version": 1, "abstract_en": "Old."},
            {"arxiv_id": "2401.00001", "arxiv_version": 2, "abstract_en": "New."},
            {"arxiv_version": 2, "abstract_en": "New."},
        ),
        (
            {"arxiv_id": "2401.00001", "arxiv_version": 2, "abstract_en": "New."},
            {"arxiv_id": "2401.00001", "arxiv_version": 1, "abstract_en": "Old."},
            {"arxiv_version": 2, "abstract_en": "New."},
        ),
        ({"abstract_en": "Old."}, {"arxiv_id": "2401.00001", "arxiv_version": 3}, {"arxiv_version": 3}),
        (
            {"related": (Related("VLM$^2$", 1.0),)},
            {"related": (Related("VLM2", 2.0), Related("B"))},
            {"related": (Related("VLM$^2$", 1.0), Related("B"))},
        ),
        ({"score": 0.0}, {"score": 3.0}, {"score": 0.0}),
    ],
)
def test_field_by_field(fields, said, after):
    found = merged(fields, said)
    assert {name: getattr(found, name) for name in after} == after


def test_a_text_that_differs_is_kept_and_told():
    paper = Paper("k", summary_ja="短い。", comment="Good.", abstract_en="Same  text,\nＡ.")
    said = Entry(
        "x", summary_ja="別の要約。", comment="good.", abstract_en="Same text, A.", abstract_ja="和文"
    )
    done = merge(paper, located(said), NOW)
    assert done.conflicts == ("summary_ja",)
    assert done.changed == ("abstract_ja",)
    assert done.paper.modified == NOW
    assert done.paper.summary_ja == "短い。"
