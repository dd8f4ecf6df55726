import pytest
from looked import SETTINGS, file, found, told

from paperlog.checks.base import Brief, Overview
from paperlog.checks.records import (
    conflict,
    title,
    unknown_field,
    unknown_fields,
    unknown_inside,
    unreadable,
)
from paperlog.looks import facts_of
from paperlog.model import Paper


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: x\nyear: soon\n", "2: 'year' must be a whole number, not 'soon'; mend it with an editor"),
        ("title: x\ntitle: y\n", "2: the field 'title' stands there twice; keep one of them"),
        ("", "1: the file is empty; remove it or write a paper into it"),
        (
            "title: [x\n",
            "1: not valid YAML: this line is not as YAML writes lists within brackets; put commas between the items and"
            " close the brackets, or quote it",
        ),
        (
            "title: x\n<<<<<<< ours\nyear: 1\n=======\nyear: 2\n>>>>>>> theirs\n",
            "2: git's conflict marks stand here; keep what is right of both sides, remove the lines"
            " <<<<<<<, ======= and >>>>>>>, then `git add` it",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_line(text, said):
    assert told(unreadable, text) == [said]


def test_a_file_that_can_be_read_is_not():
    assert told(unreadable, "title: x\n") == []


def test_a_field_that_reads_like_a_known_one_is_told_of_each_file():
    texts = {"a": "title: x\ntag: RL\n", "b": "tag: RL\ntitle: x\n", "c": "title: y\nAuthor: z\n"}
    assert found(texts, "unknown-field") == [
        ("unknown-field", "a/a.yaml:2", "the field 'tag' is unknown; nearest: 'tags'"),
        ("unknown-field", "b/b.yaml:1", "the field 'tag' is unknown; nearest: 'tags'"),
        ("unknown-field", "c/c.yaml:2", "the field 'Author' is unknown; nearest: 'authors'"),
    ]


def test_any_other_unknown_field_is_told_once():
    texts = {"a": "title: x\nshelf: 1\n", "b": "title: y\nshelf: 2\n"}
    assert found(texts, "unknown-field") == [
        (
            "unknown-field",
            "a/a.yaml:2",
            "the field 'shelf' (2 papers, this is the first) is none of paperlog's",
        )
    ]


def test_a_field_of_the_users_own_is_not_told():
    texts = {"a": "title: x\nx-shelf: 1\nnot_same_as: [b]\ntag: 2\n", "b": "title: y\n"}
    assert found(texts, "unknown-field", allowed=["tag"]) == []
    assert unknown_fields(["x_a", "x-b", "title", "key", "conflicts", "y"]) == ("y",)


def test_advice_is_quoted_for_a_shell():
    (said,) = told(unknown_inside, "title: x\nrelated:\n- title: y\n  <<: 2\n")
    assert said.endswith("--allow-field '<<'")
    brief = Brief("a", "a/a.yaml", "a.yaml", {}, facts_of(Paper("a", title="x")), unknown=("my shelf",))
    (finding,) = unknown_field(Overview([brief]), SETTINGS)
    assert finding.advice.endswith("--allow-field 'my shelf'")


def test_what_a_merge_left_open_is_told():
    text = "title: x\nstatus: read\nconflicts:\n- field: status\n  theirs: 'status: reading'\n"
    said, other = told(conflict, f"{text}- field: year\n  theirs: '2'\n")
    assert other.startswith("6: 'year' was changed")
    assert said.startswith(
        "4: 'status' was changed on both sides of a merge; the other side says `status: reading`; "
    )
    for value, kind in (("odd", "a text"), ("{title: z}", "a mapping"), ("[[z]]", "a list")):
        (said,) = told(conflict, f"title: x\nconflicts: {value}\n")
        assert f"'conflicts' holds {kind} that no merge has written" in said
    assert told(conflict, "title: x\n") == []


def test_a_paper_needs_a_title():
    assert told(title, "year: 2024\n") == ["1: the paper has no title; write `title: …`"]
    assert told(title, "title: x\n") == []


def test_fields_inside_of_lists_are_held_against_the_known_ones_too():
    text = (
        "title: x\nrelated:\n- title: y\n  publishd: '2024'\n  shelf: 1\n  x-own: 2\nsources:\n- fromat: z\n"
    )
    assert [(each.line, each.level, each.message) for each in unknown_inside(file(text), SETTINGS)] == [
        (4, "wrong", "'publishd' is no field of what stands in 'related'; nearest: 'published'"),
        (5, "hint", "'shelf' is no field of what stands in 'related'"),
        (8, "wrong", "'fromat' is no field of what stands in 'sources'; nearest: 'format'"),
    ]
