import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merges import lost, unsettled, versions
from strategies import papers

from paperlog.codec import from_yaml, to_yaml_values
from paperlog.errors import UnreadableError
from paperlog.gitmerge import merge_lines
from paperlog.threeway import Merged, merge_texts
from paperlog.yamldumper import dump
from paperlog.yamltext import load

BASE = """\
# the first
title: Making Engines Think
year: 2024
tags:
- RL
- NLP  # why?
status: unread
shelf: 3
"""
OURS = """\
# the first
title: 'Making Engines Think' # ours
year: 2024
venue: COLM
# the tags
tags:
- RL
- RLVR
status: reading
shelf: 3
note: |-
  最初に読む。
"""
THEIRS = """\
# the first
title: Making Engines Think
tags:
- NLP  # why?
- RL
- LLM
status: read # at last
shelf:   4
note: Theirs.
# not sure
lab: [a, b]
"""
MERGED = """\
# the first
title: 'Making Engines Think' # ours
venue: COLM
# the tags
tags:
- RL
- LLM
- RLVR
status: reading
shelf:   4
note: |-
  最初に読む。

  Theirs.
conflicts:
- field: status
  theirs: 'status: read # at last'
# not sure
lab: [a, b]
"""


def merge(base: str, ours: str, theirs: str) -> Merged:
    return merge_texts(base, ours, theirs, merge_lines)


def test_two_versions_are_merged_field_by_field():
    merged = merge(BASE, OURS, THEIRS)
    assert merged.conflicts == ("status",)
    assert merged.text == MERGED


@pytest.mark.parametrize("seed", range(150))
def test_nothing_that_a_side_wrote_is_lost(seed):
    found = versions(seed)
    merged = merge(*found)
    assert lost(found, merged.text) == []
    assert unsettled(merged.text) == list(merged.conflicts)
    assert merged.text.count("\r\n") in (0, merged.text.count("\n"))


@given(papers, papers)
@settings(max_examples=40)
def test_one_side_alone_is_taken_as_it_is(paper, other):
    base, changed = (dump(to_yaml_values(each) or {"title": "x"}) for each in (paper, other))
    assert merge(base, base, changed) == (changed, ())
    assert merge(base, changed, base) == (changed, ())
    assert merge(base, changed, changed) == (changed, ())


@given(papers, papers, papers, st.booleans())
@settings(max_examples=60)
def test_a_merge_of_any_papers_can_be_read_and_holds_what_both_added(first, one, other, is_new):
    one = one.with_(tags=(*first.tags, "ours"), note="私の")
    other = other.with_(tags=(*first.tags, "theirs"), note="theirs")
    base = "" if is_new else dump(to_yaml_values(first) or {"title": "x"})
    texts = [dump(to_yaml_values(paper)) for paper in (one, other)]
    merged = merge(base, *texts)
    paper = from_yaml("x", load(merged.text))
    assert {"ours", "theirs"} <= set(paper.tags)
    assert set(one.links) - set(first.links) <= set(paper.links)
    assert {source.digest for source in other.sources} - {source.digest for source in first.sources} <= {
        source.digest for source in paper.sources
    }
    assert "私の" in (paper.note or "")
    assert "theirs" in (paper.note or "")
    for name in merged.conflicts:
        theirs = next(
            item["theirs"] for item in load(merged.text).values["conflicts"] if item["field"] == name
        )
        said, all_said = load(theirs + "\n").values[name], load(texts[1]).values[name]
        assert said == all_said or (name in ("related", "sources") and all(item in all_said for item in said))


def test_a_removal_is_honoured_unless_the_other_side_changed_it():
    base = "title: x\nvenue: ACL\nx-a: 1\n"
    assert merge(base, "title: x\nx-a: 1\n", "title: x\nvenue: ACL\nx-a: 2\n").text == "title: x\nx-a: 2\n"
    assert merge(base, "title: x\nx-a: 1\n", "title: x\nvenue: EMNLP\nx-a: 1\n").text == base.replace(
        "ACL", "EMNLP"
    )


def test_authors_are_united_unless_both_sides_added_others():
    base, more = "title: x\nauthors: [Ada]\n", "title: x\nauthors: [Ada, Bo]\n"
    assert (
        merge(base, more, "title: y\nauthors: [Ada, Bo, Cy]\n").text == "title: y\nauthors: [Ada, Bo, Cy]\n"
    )
    assert merge(base, more, "title: x\nauthors: [Ada, B. Bo]\n").conflicts == ("authors",)


def test_a_full_list_of_authors_is_taken_as_a_whole():
    cut, full = (
        "title: x\nauthors: [Ada]\nauthors_truncated: true\n",
        "title: x\nauthors: [A. Lovelace, Bo]\n",
    )
    for ours, theirs in ((cut, full), (full, cut)):
        merged = merge("title: x\n", ours, theirs)
        assert load(merged.text).values == load(full).values
        assert merged.conflicts == ()


def test_a_comment_whose_place_is_gone_stands_before_the_field():
    base = "title: x\ntags:\n- a\n- b\n"
    merged = merge(base, "title: x\ntags:\n- a # mine\n- b\n", "title: x\ntags:\n- b\n- c\n")
    assert merged.text == "title: x\n# mine\ntags:\n- b\n- c\n"


def test_an_unknown_field_keeps_its_lines_in_a_conflict():
    merged = merge("title: x\n", "title: x\nlab: {a: 1}\n", "title: x\nlab:\n  a: 2 # two\n")
    assert merged.conflicts == ("lab",)
    assert load(merged.text).values["conflicts"] == [{"field": "lab", "theirs": "lab:\n  a: 2 # two"}]
    assert "lab: {a: 1}\n" in merged.text


def test_conflicts_that_one_side_has_settled_do_not_come_back():
    base = "title: x\nconflicts:\n- field: title\n  theirs: 'title: y'\n"
    assert merge(base, "title: x\n", base + "year: 2024\n").text == "title: x\nyear: 2024\n"


def test_line_ends_and_byte_order_mark_are_ours():
    merged = merge("title: x\n", "\ufefftitle: x\r\nyear: 1\r\n", "title: x\nvenue: ACL\n")
    assert merged.text == "\ufefftitle: x\r\nvenue: ACL\r\nyear: 1\r\n"


@pytest.mark.parametrize("text", ["{title: x}\n", "title: [\n", "title: x\r\nyear: 1\n"])
def test_what_is_no_papers_file_is_refused(text):
    for texts in ((text, "title: y\n", "title: z\n"), ("", text, "title: z\n"), ("", "title: z\n", text)):
        with pytest.raises(UnreadableError):
            merge(*texts)


@pytest.mark.parametrize("texts", [("a: &a x\nb: *a\n", "title: z\n"), ("title: z\n", "a: &a x\nb: *a\n")])
def test_fields_that_do_not_stand_alone_are_refused(texts):
    with pytest.raises(UnreadableError):
        merge("", *texts)


def test_new_fields_of_theirs_stand_where_they_stood_with_them():
    base = "title: x\nyear: 2024\nstatus: read\n"
    theirs = "x-first: 1\ntitle: x\nvenue: ACL\nyear: 2024\nstatus: read\nx-last: 2\n"
    merged = merge(base, base.replace("read", "skipped") + "x-ours: 3\n", theirs).text
    assert merged == "x-first: 1\ntitle: x\nvenue: ACL\nyear: 2024\nstatus: skipped\nx-last: 2\nx-ours: 3\n"


def test_comments_and_blank_lines_between_fields_are_merged_too():
    base = "# a\ntitle: x\n\n# c\nyear: 1\n# end\n"
    ours = "# a\n# ours\ntitle: x\n\n# c\nyear: 1\n# end\n# ours, too\n"
    theirs = "# a\ntitle: x\n\n# c, changed\nyear: 1\n# end\n"
    assert merge(base, ours, theirs).text == ours.replace("# c\n", "# c, changed\n")
    both = merge(base, "# A\ntitle: x\n", "# b\ntitle: x\n").text
    assert both == "# A\n# b\ntitle: x\n"


def test_a_field_that_both_removed_or_one_emptied_is_gone():
    assert merge("title: x\nvenue: ACL\n", "title: x\n", "title: x\n").text == "title: x\n"
    assert merge("title: x\ntags:\n- a\n", "title: x\ntags:\n- a\n- b\n", "title: x\ntags:\n").text == (
        "title: x\ntags:\n- b\n"
    )


def test_what_is_only_written_otherwise_is_no_change():
    base, quoted, changed = "title: x\nyear: 1\n", "title: 'x' # q\nyear: 1\n", "title: y\nyear: 1\n"
    for texts in ((quoted, changed), (changed, quoted)):
        merged = merge(base, *texts)
        assert merged == ("# q\ntitle: y\nyear: 1\n", ())


@pytest.mark.parametrize("written", ["{note: mine}", "mine"])
def test_what_a_person_wrote_as_conflicts_is_kept(written: str) -> None:
    ours = f"title: y\nconflicts: {written}\n"
    merged = merge_texts("title: x\n", ours, "title: z\n", merge_lines)
    kept, new = load(merged.text).values["conflicts"]
    assert kept == ({"note": "mine"} if ":" in written else "mine")
    assert new["field"] == "title"
