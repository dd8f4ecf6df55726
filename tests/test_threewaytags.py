import pytest

from paperlog.entries import Entry
from paperlog.gitmerge import merge_lines
from paperlog.provenance import gave
from paperlog.threeway import merge_texts
from paperlog.threewaytags import spelt_otherwise
from paperlog.threewayvalues import Sides
from paperlog.yamltext import load


def side(digest: str, tags: list[str], *given: str) -> dict[str, object]:
    """What a file says that has these tags, and took in an entry that gave those."""
    source = {"format": "fugumt", "file": "a", "line": "1", "digest": digest}
    return {"tags": tags, "sources": [source | {"gave": gave(Entry("x", tags=given))}]}


@pytest.mark.parametrize(
    ("ours", "theirs", "left_out"),
    [
        ((["B"], "B"), (["b"], "b"), {"b"}),
        ((["ＲＬ"], "ＲＬ"), (["rl"], "rl"), {"ＲＬ"}),
        ((["b"],), (["B"], "B"), {"B"}),
        ((["B"],), (["b"],), set()),
        ((["B", "b"], "B", "b"), (["b"], "b"), set()),
        ((["B"], "B"), (["C"], "C"), set()),
    ],
)
def test_of_two_spellings_what_a_person_wrote_stays_else_the_better_one(ours, theirs, left_out):
    tags = dict.fromkeys((*ours[0], *theirs[0]))
    sides = Sides({}, side("1", ours[0], *ours[1:]), side("2", theirs[0], *theirs[1:]))
    assert spelt_otherwise(tags, sides) == left_out


def test_where_it_is_not_known_what_digests_gave_both_stay():
    texts = ("title: x\n", "title: x\ntags:\n- B\n", "title: x\ntags:\n- b # mine\n")
    assert load(merge_texts(*texts, merge_lines).text).values["tags"] == ["b", "B"]


def test_what_is_left_out_of_a_file_leaves_its_comment():
    entry = "sources:\n- format: x\n  file: a\n  line: 1\n  digest: '{0}'\n  gave: {1}\n"
    ours, theirs = (
        f"title: x\ntags:\n- {tag} # {tag}{tag}\n{entry.format(tag, gave(Entry('x', tags=(tag,))))}"
        for tag in "Bb"
    )
    text = merge_texts("", ours, theirs, merge_lines).text
    assert text.startswith("title: x\n# bb\ntags:\n- B # BB\nsources:\n")
