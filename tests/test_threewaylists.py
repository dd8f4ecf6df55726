from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.errors import UnreadableError
from paperlog.gitmerge import merge_lines
from paperlog.threeway import merge_fields
from paperlog.threewayitems import Items
from paperlog.threewaylists import merged_list
from paperlog.threewayvalues import Sides
from paperlog.yamldumper import dump
from paperlog.yamltext import load


def of_both(name, *bodies):
    return merged_list(name, bodies, Items(name, Sides({}, {}, {}), partial(merge_fields, merge_lines)))


def test_additions_of_both_are_kept_where_they_stand():
    base, ours = "tags:\n- a\n- b\n", "tags:\n- a\n- o\n- b\n"
    theirs = "tags:\n- t\n- a\n- b # theirs\n- u\n"
    assert of_both("tags", base, ours, theirs) == "tags:\n- t\n- a\n- o\n- b # theirs\n- u\n"


def test_removals_of_both_are_honoured():
    assert (
        of_both("tags", "tags:\n- a\n- b\n- c\n", "tags:\n- a\n- b\n", "tags:\n- b\n- c\n") == "tags:\n- b\n"
    )
    assert of_both("tags", "tags:\n- a\n", "tags:\n- a\n- o\n", None) == "tags:\n- o\n"
    assert of_both("tags", "tags:\n- a\n- b\n", "tags:\n- a\n", "tags:\n- b\n") is None


def test_ours_keeps_its_indentation_and_its_comments():
    ours = "tags: # all\n  - a\n  # on o\n  - o\n"
    merged = "tags: # all\n  - t # x\n  - a\n  # on o\n  - o\n"
    assert of_both("tags", None, ours, "tags:\n- t # x\n- a\n") == merged


def test_blank_lines_in_an_indented_list_stay():
    item = "  - title: R\n    summary_ja: |\n      a\n\n       \n      b\n\n"
    merged = f"related:\n  - title: T\n{item}  - title: O\n"
    ours, theirs = (
        f"related:\n{item}  - title: O\n",
        f"related:\n- title: T\n{item[2:].replace(chr(10) + '  ', chr(10))}",
    )
    assert of_both("related", f"related:\n{item}", ours, theirs) == merged


def test_lists_in_brackets_stay_so_where_both_are():
    assert (
        of_both("tags", "tags: [a]\n", "tags: [a, o] # c\n", "tags: [a, 't x']\n")
        == "tags: [a, 't x', o] # c\n"
    )
    assert of_both("tags", "tags: [a]\n", "tags: [a, o]\n", "tags:\n- a\n- t\n") == "tags:\n- a\n- t\n- o\n"
    assert of_both("tags", "tags: a\n", "tags: a\n", "tags: [a, t]\n") == "tags:\n- a\n- t\n"


def test_a_source_is_known_by_its_digest():
    base = "sources:\n- format: x\n  digest: '1'\n"
    ours = base + "- format: y\n  digest: '2'\n"
    theirs = base + "- digest: '2'\n  format: y\n  gave: ab\n- format: z\n  digest: '3'\n"
    assert of_both("sources", base, ours, theirs) == (
        base + "- format: y\n  gave: ab\n  digest: '2'\n- format: z\n  digest: '3'\n"
    )


def test_a_related_paper_is_known_by_its_title():
    base = "related:\n- title: On Engines\n  score: 1\n"
    theirs = "related:\n- title: On Engines\n  score: 2\n- title: Else\n"
    assert of_both("related", base, base + "- title: ELSE\n  score: 3\n", theirs) == (
        "related:\n- title: On Engines\n  score: 2\n- title: ELSE\n  score: 3\n"
    )


def test_two_related_papers_of_one_title_have_different_days():
    one, other = ("- title: On Engines\n  published: " + day for day in ("'2024-02-03'\n", "'2025-01-01'\n"))
    assert of_both("related", None, f"related:\n{one}", f"related:\n{other}") == f"related:\n{other}{one}"
    bare = "- title: On Engines\n"
    for base in (None, f"related:\n{bare}"):
        for sides in ((bare, one), (one, bare)):
            assert of_both("related", base, *(f"related:\n{side}" for side in sides)) == f"related:\n{one}"
    mine = "- title: On Engines\n  summary_ja: mine\n"
    assert of_both("related", f"related:\n{bare}", f"related:\n{mine}", f"related:\n{one}{other}") == (
        f"related:\n{one}  summary_ja: mine\n{other}"
    )


@pytest.mark.parametrize("body", ["x: {a: 1}\n", "x:\n-\n  a\n", "x: |\n  a\n  b\n"])
def test_what_cannot_be_taken_apart_is_refused(body):
    with pytest.raises(UnreadableError):
        of_both("x", None, body, "x:\n- c\n")


@pytest.mark.parametrize(
    ("body", "merged"),
    [
        ("x:\n- - a\n  - b\n", "x:\n- c\n- - a\n  - b\n"),
        ("x: [a,\n  b]\n", "x:\n- c\n- a\n- b\n"),
        ("x: [{a: 1}]\n", "x:\n- c\n- {a: 1}\n"),
    ],
)
def test_items_of_all_kinds_stay_as_they_are_written(body, merged):
    assert of_both("x", None, body, "x:\n- c\n") == merged


_sets = st.lists(st.sampled_from("abcdefgh"), unique=True)
_forms = st.sampled_from([False, True])


@given(_sets, _sets, _sets, _forms, _forms)
def test_an_item_is_there_if_both_have_it_or_one_has_added_it(base, ours, theirs, is_flow, is_other_flow):
    bodies = [
        dump({"x": items}, flow=flow) if items else None
        for items, flow in ((base, False), (ours, is_flow), (theirs, is_other_flow))
    ]
    merged = of_both("x", *bodies)
    found = load(merged).values["x"] if merged else []
    wanted = (set(ours) & set(theirs)) | (set(ours) - set(base)) | (set(theirs) - set(base))
    assert sorted(found) == sorted(wanted)
    assert [item for item in found if item in ours] == [item for item in ours if item in wanted]
