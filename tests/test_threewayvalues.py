import pytest

from paperlog.entries import Entry
from paperlog.gitmerge import merge_lines
from paperlog.provenance import gave
from paperlog.threewayvalues import Sides, Text, choose, choose_authors

OLD, NEW = "2025-08-01T09:00:00+00:00", "2025-08-01T19:00:00+09:00"


def chosen(name: str, base: str | None, ours: str, theirs: str, **more: tuple[str, str, str]):
    sides = [{name: value} if value else {} for value in (base, ours, theirs)]
    for other, values in more.items():
        for side, value in zip(sides, values, strict=True):
            side[other] = value
    return choose(name, Sides(*sides), merge_lines)


@pytest.mark.parametrize(
    ("name", "ours", "theirs", "choice"),
    [
        ("modified", OLD, NEW, "theirs"),
        ("modified", NEW, OLD, "ours"),
        ("added", OLD, NEW, "ours"),
        ("added", NEW, OLD, "theirs"),
        ("modified", "soon", NEW, None),
        ("published", "2025-08-01T10:00:00+00:00", NEW, "ours"),
        ("published", OLD, NEW, None),
        ("arxiv_version", "2", "10", "theirs"),
        ("arxiv_version", "two", "10", None),
        ("score", "1", "2", None),
        ("title", "On  ENGINES", "on engines", "ours"),
        ("title", "On Engines", "On Looms", None),
        ("status", "read", "reading", None),
        ("rating", "3", "4", None),
        ("shelf", "3", "4", None),
    ],
)
def test_single_values(name, ours, theirs, choice):
    assert chosen(name, None, ours, theirs) == choice


def test_versions_of_two_papers_are_not_compared():
    assert chosen("arxiv_version", None, "1", "2", arxiv_id=("", "2401.00001", "2401.00002")) is None


def test_both_notes_are_kept():
    assert chosen("note", None, "mine", "theirs") == Text("mine\n\ntheirs")
    assert chosen("note", None, "mine\n", "mine\n\ntheirs") == Text("mine\n\ntheirs")
    assert chosen("note", "a\nb\nc", "a\nb\nc\nours", "theirs\na\nb\nc") == Text("theirs\na\nb\nc\nours")
    assert chosen("note", "a\nb", "a\nb ours", "a\nb theirs") == Text("a\nb ours\nb theirs")
    assert chosen("note", "a\nb\nc\nd\ne", "b\nc\nd\ne", "a\nb\nc\nd\ne\nt") == Text("b\nc\nd\ne\nt")


def test_other_texts_are_joined_only_where_the_changes_do_not_touch():
    assert chosen("comment", "a\nb\nc", "A\nb\nc", "a\nb\nC") == "ours"
    assert chosen("comment", "a\nb\nc", "x\nb\nc", "a\nb\ny") == Text("x\nb\ny")
    assert chosen("comment", "a", "x", "y") is None
    assert chosen("summary_ja", None, "推論", "学習") is None


def test_the_abstract_of_a_newer_version_is_taken():
    versions = ("1", "2", "3")
    assert chosen("abstract_en", "v1", "v2", "v3", arxiv_version=versions) == "theirs"
    assert chosen("abstract_ja", None, "二", "一", arxiv_version=("", "2", "1")) == "ours"


def test_an_abstract_that_was_edited_by_hand_is_not_dropped_for_a_newer_version():
    assert chosen("abstract_en", "v1", "v1, by hand", "v2", arxiv_version=("1", "1", "2")) is None


def test_what_is_no_text_is_left_to_a_person():
    assert choose("x", Sides({}, {"x": {"a": "1"}}, {"x": "2"}), merge_lines) is None


def source(digest: str, **told: object) -> dict[str, str]:
    """A source as a file has it, of an entry that told this."""
    return {"format": "fugumt", "file": "a", "line": "1", "digest": digest, "gave": gave(Entry("x", **told))}


def told(name: str, ours: str, theirs: str, *given: dict[str, object]):
    """What is chosen where these entries were taken in, the first by ours, the rest by theirs."""
    sources = [source(str(number), **entry) for number, entry in enumerate(given)]
    sides = Sides({}, {name: ours, "sources": sources[:1]}, {name: theirs, "sources": sources[1:]})
    return choose(name, sides, merge_lines)


def test_of_two_values_that_digests_gave_the_one_is_taken_that_an_import_would_choose():
    assert told("venue", "arXiv", "ACL", {"venue": "arXiv"}, {"venue": "ACL"}) == "theirs"
    assert told("venue", "ACL", "arXiv", {"venue": "ACL"}, {"venue": "arXiv"}) == "ours"
    assert told("score", "1.5", "2.25", {"score": 1.5}, {"score": 2.25}) == "theirs"
    newer = {"abstract_en": "New.", "arxiv_id": "2401.00001", "arxiv_version": 2}
    older = {"abstract_en": "The older one.", "arxiv_id": "2401.00001", "arxiv_version": 1}
    assert told("abstract_en", "The older one.", "New.", older, newer) == "theirs"


def test_a_persons_own_value_stays_before_a_digests():
    assert told("venue", "mine", "ACL", {"venue": "arXiv"}, {"venue": "ACL"}) == "ours"
    assert told("comment", "それ", "彼の", {"comment": "それ"}, {"comment": "x"}) == "theirs"
    assert told("venue", "mine", "hers", {"venue": "arXiv"}, {"venue": "ACL"}) is None


def test_where_it_is_not_known_what_a_source_gave_a_person_has_to_say():
    old = {"format": "x", "file": "a", "line": "1", "digest": "2"}
    sides = Sides({}, {"venue": "a", "sources": [source("1", venue="a")]}, {"venue": "b", "sources": [old]})
    assert choose("venue", sides, merge_lines) is None


def test_a_full_list_of_authors_stays_before_one_that_was_cut():
    cut = {"authors": ["Ada"], "authors_truncated": "true"}
    full = {"authors": ["A. Lovelace", "Bo"]}
    assert choose_authors(Sides({}, cut, full)) == "theirs"
    assert choose_authors(Sides({}, full, cut)) == "ours"
    assert choose_authors(Sides({}, full, {"authors": ["Ada L.", "Bo"]})) is None
    assert choose_authors(Sides({}, full, {})) is None
