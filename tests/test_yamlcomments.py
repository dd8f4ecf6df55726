import pytest

from paperlog.yamlcomments import comments, lost_comments, masked, on_lines_of_their_own

TEXT = """\
# head
title: 'a # b'  # one
note: |  # two
  # none
  x
tags: [a, '#b'] # three
abstract_en: "x
  # none
  y"
comment: a#b
#four
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_comments_are_told_from_values(newline: str) -> None:
    text = TEXT.replace("\n", newline)
    assert comments(text) == ["# head", "# one", "# two", "# three", "#four"]
    assert len(masked(text)) == len(text)


def test_a_comment_that_stands_there_less_often_is_lost() -> None:
    assert lost_comments("a: x # c\nb: y # c\n", "a: x # c\nb: '# c'\n") == ["# c"]
    assert lost_comments("a: x # c\n", "# c\n# d\na: x\n") == []


def test_a_comment_beside_a_value_gets_its_own_line() -> None:
    text = "tags:  # one\r\n  - 'a # b'   # two\r\n    # three\r\n  - c\r\n"
    lines = [f"{line}\r\n" for line in text.split("\r\n")[:-1]]
    blotted = masked(text).splitlines(keepends=True)
    assert on_lines_of_their_own(lines, blotted) == ["# one\r\n", "  # two\r\n", "    # three\r\n"]
