import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import lines, scores, texts

from paperlog.codec import yaml_value
from paperlog.errors import UnreadableError
from paperlog.fields import KINDS, NAMES
from paperlog.model import Source
from paperlog.yamledit import edit
from paperlog.yamltext import Block, load

ORDER = [name for name in NAMES if name != "key"]

# How people write fields, and what may stand between them.
WRITTEN = {
    "title": [
        *("title: On words", "title: 'It''s'  # mine", 'title:   "caf\\u00e9: x"', "'title': quoted name"),
        *("title:\n  on the next line", "title: over\n  two lines", "title:", "title: # none yet"),
    ],
    "abstract_en": ["abstract_en: |\n  One.\n\n  - x: #\n   three", "abstract_en: >-\n  folded\n  text"],
    "note": ["note: |2-\n   indented\n\n  x", "note: short", "note: |-  # mine\n  x", 'note: "a\\nb"'],
    "comment": ["comment: >+  # mine\n  a\n\n", 'comment: "a\n# b"', "comment: a\n  b  # kept"],
    "tags": [
        *("tags: [a, 'b']  # flow", "tags:\n- a\n  # why a\n- 'b'   # why b\n# why c\n- c: d", "tags: alone"),
        *("tags:\n  - a\n\n  - b\n", "tags:\n# first\n-   a", "tags:", "tags: []", "tags: [ ]  # flow"),
        *("tags: [a,b,]", "tags: [ 'a',  \"b\" , c ]", "tags: [\n  a,\n  '# b',\n]  # flow", "tags: &t [a]"),
        *("tags: [a,  # why a\n  b]", "tags:\n-\n  a\n- b", "tags: # mine\n  - >-\n    a\n    b\n  - c"),
        *("tags:\n- &t a\n- b", "tags: !!seq\n- a", "tags: ['a\n  # b', c]", '"tags" : alone # mine'),
    ],
    "status": ["status: read  # good", "status: 'read'", "status:\n  # first\n  read", "status: &s read"],
    "rating": ["rating: 4", "rating:   '4'   # good", "rating: 4\n  # kept"],
    "sources": ["sources:\n- format: fugumt\n  file: a.txt\n  line: 3\n  digest: '00'\n  mine: kept"],
    "mine": ["mine: {a: [1, 2]}  # kept", "mine: !x &y\n  b:   c\n\n  d: |\n    e"],
    "Mine too": ["Mine too: 2401.12340", '"Mine too" : ~', "Mine too: |+\n  kept\n\n"],
}
COMMENTS = ("# mine", "# none yet", "# flow", "# why", "# good", "# kept", "# first", "# head", "# a comment")
BETWEEN = ["", "", "\n", "# a comment\n", "\n# two\n\n#lines\n", " \n"]
NEW = {
    "text": texts,
    "line": lines,
    "id": lines,
    "int": st.integers(0, 10),
    "number": scores,
    "lines": st.lists(lines | st.sampled_from("abc"), min_size=1, max_size=4),
    "sources": st.just([Source("fugumt", "a.txt", 3, "00"), Source("x", "y", 1, "01")]),
}


@st.composite
def edits(draw: st.DrawFn) -> tuple[list[str], int | None, str, object]:
    """A file as pieces, the place of the piece that holds the field to change, its name and its new value."""
    names = draw(st.permutations(list(WRITTEN)))[: draw(st.integers(1, len(WRITTEN)))]
    pieces = [draw(st.sampled_from(["", "---\n", "# head\n\n"]))]
    places = {}
    for name in names:
        places[name] = len(pieces)
        written = draw(st.sampled_from(WRITTEN[name])) + "\n"
        # Blank lines behind a text that keeps its last line breaks are part of it.
        pieces += [written, draw(st.sampled_from(BETWEEN[:1] if re.search(r"[|>]\+", written) else BETWEEN))]
    pieces.append(draw(st.sampled_from(["", "", "...\n", "... # head\n"])))
    name = draw(st.sampled_from([name for name in WRITTEN if name in KINDS]))
    kind = KINDS[name]
    value = draw(st.none() | NEW[kind].map(lambda new: yaml_value(kind, new)))
    return pieces, places.get(name), name, value


@given(edits(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
@settings(max_examples=100)
def test_every_other_byte_stays(change, newline, mark):
    pieces, place, name, value = change
    pieces = [piece.replace("\n", newline) for piece in pieces]
    text = mark + "".join(pieces)
    try:
        after = edit(text, {name: value}, ORDER)
    except UnreadableError:
        assert value is None
        # Nothing would be left, or blank lines would become part of the text above.
        assert len(pieces) == 4 or ">+" in text or "|+" in text
        return
    if place is None:
        assert any(after.startswith(text[:at]) and after.endswith(text[at:]) for at in range(len(text) + 1))
    else:
        before, behind = mark + "".join(pieces[:place]), "".join(pieces[place + 1 :])
        assert after.startswith(before)
        assert after[len(before) :].endswith(behind)
    for comment in COMMENTS:
        assert after.count(comment) >= text.count(comment)
    assert newline == "\n" or "\n" not in after.replace("\r\n", "")


@given(edits())
@settings(max_examples=60)
def test_what_was_to_change_has_changed_and_nothing_else(change):
    pieces, _, name, value = change
    old = load("".join(pieces)).values
    try:
        new = load(edit("".join(pieces), {name: value}, ORDER)).values
    except UnreadableError:
        return
    assert {**old, name: None} == {**new, name: None}
    if isinstance(value, str):
        assert new[name] == value


FILE = """\
# Read this again.
title: 'On "words"'   # as printed

tags:   # mine first
- a   # why a
  # about b
- 'b'
- c
# The end of the tags.
mine: {x: [1,  2]}
note: |
  one
  two

added: '2025-07-10'
"""
TAGS = FILE[FILE.index("tags") : FILE.index("# The")]


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"title": "Other"}, "'On \"words\"'", "Other"),
        ({"tags": ["a", "b", "c", "d"]}, "- c\n", "- c\n- d\n"),
        ({"tags": ["a", "x", "c"]}, "- 'b'\n", "- x\n"),
        ({"tags": ["b", "c"]}, "- a   # why a\n", "# why a\n"),
        ({"tags": None}, TAGS, "# mine first\n# why a\n# about b\n"),
        ({"note": Block("three")}, "  one\n  two\n", "  three\n"),
        ({"note": None}, "note: |\n  one\n  two\n", ""),
        ({"rating": 4}, "- c\n", "- c\nrating: 4\n"),
        ({"arxiv_id": "x"}, "title:", "arxiv_id: x\ntitle:"),
        ({"title_ja": "推論", "rating": None}, "# as printed\n", "# as printed\ntitle_ja: 推論\n"),
    ],
)
def test_only_this_changes(changes, old, new):
    expected = FILE.replace(old, new, 1)
    if changes.get("note"):
        expected = expected.replace("note: |\n", "note: |-\n")
    assert edit(FILE, changes, ORDER) == expected


def test_a_person_s_own_words_in_an_item_that_stays_are_kept():
    text = "sources:\n- format: fugumt\n  file: a.txt   # mine\n  line: 3\n  digest: '00'\n  mine: kept\n"
    both = yaml_value("sources", [Source("fugumt", "a.txt", 3, "00"), Source("x", "b", 1, "01")])
    after = edit(text, {"sources": both}, ORDER)
    assert after == text + "- format: x\n  file: b\n  line: 1\n  digest: '01'\n"


@pytest.mark.parametrize(
    "text",
    [
        *("{title: x}\n", "  title: x\n", "? title\n: x\n", "title: x\n...\n", "title: |\n  x\n     \n"),
        *("title: !!str x\n", "title: &a x\n", "%YAML 1.1\n---\ntitle: x\n"),
    ],
)
def test_files_of_another_shape_are_edited_rightly_or_not_at_all(text):
    try:
        after = edit(text, {"title": "y"}, ORDER)
    except UnreadableError as error:
        message = str(error)
        after = "title: y" if message.startswith("1: ") and "by hand" in message else message
    assert load(after).values == {"title": "y"}


def test_a_file_without_a_last_line_break_gets_one_before_what_is_added():
    assert edit("title: x", {"note": Block("y")}, ORDER) == "title: x\nnote: |-\n  y\n"
    assert edit("title: x", {"note": None}, ORDER) == "title: x"
    assert edit("title: x", {"title": "z"}, ORDER) == "title: z"


@pytest.mark.parametrize("line_end", ["\x85", "\u2028", "\u2029"])
def test_every_line_end_that_yaml_knows_is_one_beside_a_comment(line_end):
    text = f"tags:\n- a{line_end}  b\n# mine\n- c\ntitle: T\n"
    assert edit(text, {"tags": ["d"]}, ("tags", "title")) == "tags:\n- d\n# mine\ntitle: T\n"
    assert edit(text, {"tags": None}, ("tags", "title")) == "# mine\ntitle: T\n"
