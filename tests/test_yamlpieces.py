import pytest
from hypothesis import given
from strategies import papers

from paperlog.codec import to_yaml_values
from paperlog.errors import UnreadableError
from paperlog.yamldumper import dump
from paperlog.yamlpieces import Piece, lines_of, split

TEXT = """\
# above
---
title: x # t
# for the tags

tags:
- a  # c
  # within
note: |-
  # no comment

  text

# at the end
...
"""


def test_comments_and_blank_lines_belong_to_what_follows():
    pieces = split(TEXT)
    assert pieces.fields == {
        "title": Piece("# above\n---\n", "title: x # t\n"),
        "tags": Piece("# for the tags\n\n", "tags:\n- a  # c\n  # within\n"),
        "note": Piece("", "note: |-\n  # no comment\n\n  text\n"),
    }
    assert pieces.tail == "\n# at the end\n...\n"
    assert pieces.values == {"title": "x", "tags": ["a"], "note": "# no comment\n\ntext"}


@given(papers)
def test_the_pieces_make_the_text(paper):
    text = dump(to_yaml_values(paper) or {"title": "x"})
    pieces = split(text)
    assert "".join(piece.lead + piece.body for piece in pieces.fields.values()) + pieces.tail == text
    for name, piece in pieces.fields.items():
        assert split(piece.body).values == {name: pieces.values[name]}


def test_a_last_line_without_an_end_gets_one():
    assert split("title: x").fields == {"title": Piece("", "title: x\n")}


def test_an_empty_text_has_no_pieces():
    assert split("") == ({}, "", {})


@pytest.mark.parametrize(
    "text", ["{title: x}\n", " title: x\n", "- a\n", "title: [\n", "a: 1\na: 2\n", "# c\n"]
)
def test_what_is_not_lines_of_fields_is_refused(text):
    with pytest.raises(UnreadableError):
        split(text)


def test_lines_are_counted_as_yaml_counts_them():
    assert lines_of("a\u2028b\x0bc\nd") == ["a\u2028", "b\x0bc\n", "d"]
