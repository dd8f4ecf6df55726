import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import lines, papers, texts

from paperlog.codec import to_yaml_values
from paperlog.errors import UnreadableError
from paperlog.fields import NAMES
from paperlog.yamlcarry import Held, appended, carried, inert_lines, own_lines
from paperlog.yamldumper import dump
from paperlog.yamltext import Block, load

OTHER = """\
# 上の行 😀
title: 'x # no comment'  # behind the title
tags: [a] # in both

# for the shelf
shelf:  3 # third
list: [a, "#b"] # list
# behind the list
abstract_en: |  # header
  # no comment
  text # nor this

'my field':
- a: b # deep
  c: 𠮷
note: >-
  folded
...
"""
CARRIED = """\
# 上の行 😀
# behind the title
# for the shelf
shelf:  3 # third
list: [a, "#b"] # list
# behind the list
# header
'my field':
- a: b # deep
  c: 𠮷
"""


def test_unknown_fields_and_comments_are_carried_as_they_are_written():
    found = carried("title: x\ntags: [a] # in both\n", OTHER, NAMES)
    assert found == (CARRIED, ("shelf", "list", "my field"), {})


def test_a_field_that_says_otherwise_gets_another_name():
    found = carried("shelf: 4\nshelf-2: x\nlist: [a, '#b']\n", "shelf: 3 # c\nlist:\n- a\n- '#b'\n", NAMES)
    assert found == ("shelf-3: 3 # c\n", ("shelf-3",), {"shelf-3": "shelf"})


def test_a_name_that_needs_quotes_keeps_them():
    found = carried("'a: b': 1\n", "'a: b':\n- 2\n", NAMES)
    assert found.lines == "'a: b-2':\n- 2\n"


def test_what_was_carried_is_held_from_then_on():
    held = Held("title: x\nshelf: 4\n")
    held.take(carried(held, OTHER, NAMES).lines)
    assert carried(held, OTHER, NAMES) == ("", (), {})
    assert carried(held, "shelf: 5\n", NAMES).lines == "shelf-3: 5\n"


def test_nothing_to_carry():
    assert carried("title: x\n", "title: y\nkey: z\n", NAMES) == ("", (), {})
    assert appended("title: x", "") == "title: x"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("title: x", "title: x\n# c\nshelf: 3\n"),
        ("title: x\n", "title: x\n# c\nshelf: 3\n"),
        ("\ufefftitle: x\r\n", "\ufefftitle: x\r\n# c\r\nshelf: 3\r\n"),
        ("note: |\n  x\n", "note: |\n  x\n# c\nshelf: 3\n"),
    ],
)
def test_lines_stand_behind_the_rest(text, whole):
    assert appended(text, "# c\nshelf: 3\n") == whole


@pytest.mark.parametrize("text", ["title: x\n...\n", "{title: x}\n", " title: x\n", "title: x\nshelf: 4\n"])
def test_where_nothing_can_follow_that_is_told(text):
    line = text.rstrip().count("\n") + 1
    with pytest.raises(UnreadableError, match=rf"^{line}: .* cannot stand behind this line; write each"):
        appended(text, "shelf: 3\n")


def test_fields_in_braces_are_told():
    with pytest.raises(UnreadableError, match=r"^1: .*; write them so, and run this again"):
        carried("title: x\n", "{title: x, shelf: 3}\n", NAMES)


def test_a_rule_in_a_text_is_taken_along():
    found = carried("title: x\n", "mine: |-\n  a\n  ---\n...\n", NAMES)
    assert found.lines == "mine: |-\n  a\n  ---\n"


_unknown = st.dictionaries(
    lines.map(lambda name: f"x {name[:80]}"),  # a longer name is no line of its own (`? name`)
    lines | texts.map(Block) | st.lists(lines, min_size=1, max_size=2),
    max_size=3,
)


@given(papers, _unknown, papers, _unknown, st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=60)
def test_every_unknown_field_is_in_the_joined_file(keep, mine, other, theirs, newline):
    text = dump(to_yaml_values(keep) | mine or {"title": "x"})
    from_other = dump(theirs | to_yaml_values(other) or {"title": "x"})
    found = carried(text, from_other, NAMES)
    values, old = load(appended(text.replace("\n", newline), found.lines)).values, load(from_other).values
    assert {name: values[name] for name in load(text).values} == load(text.replace("\n", newline)).values
    names = {old: new for new, old in found.renamed.items()}
    for name in theirs:
        assert values[names.get(name, name)] == old[name]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("title: T\ntags:\n- a\n", ""),
        ("title: T # why\nmood: good\n", "# why\nmood: good\n"),
        ("title: 'a # b'\n", ""),
        ("{title: T, mood: {x: [1, null]}}\n", "mood:\n  x:\n  - '1'\n  - ''\n"),
        (f"title: T\n? {'x' * 200}\n: y\n", f"? {'x' * 200}\n: y\n"),
    ],
)
def test_what_only_the_user_of_a_file_knows(text: str, lines: str) -> None:
    assert own_lines(text, NAMES) == lines


def test_what_a_terminal_acts_on_is_written_out() -> None:
    text = "# a \u202e b\nx-a: |-\n  \u202e\n  日本  # no comment\nx-b: [~, 1]  # kept\n"
    made = '# a \\u202e b\nx-a: "\\u202e\\n日本  # no comment"\nx-b: [~, 1]  # kept\n'
    assert inert_lines(text) == made
    assert inert_lines("x-a: b\r\n# c\r\n") == "x-a: b\n# c\n"


def test_lines_that_only_yaml_tells_apart_lose_nothing() -> None:
    text = "x: \u2028? \u2028|-\n  \n"
    assert load(inert_lines(text)).values.keys() == load(text).values.keys()
