from time import process_time

import pytest

from paperlog.fields import DEFAULTS
from paperlog.yamlcomments import masked
from paperlog.yamledit import edit
from paperlog.yamllists import Items, block_list, ended, flow_list
from paperlog.yamltext import compose, load, value_of


def flow(source: str, *values: str) -> str | None:
    text = f"tags: {source}\n"
    node = compose(text).value[0][1]
    return flow_list(text, node, Items(list(values), list(values), value_of(node)), lambda: [masked(text)])


@pytest.mark.parametrize(
    ("source", "values", "wanted"),
    [
        ("[a, 'b']", "abc", "[a, 'b', c]"),
        ("[a, 'b']", "b", "['b']"),
        ("[ a,b ,\n  'c' ]", "ac", "[ a,'c' ]"),
        ("[\n  a,\n  b,\n]", "xabc", "[\n  x,\n  a,\n  b,\n  c,\n]"),
        ("[]", "ab", "[a, b]"),
        ("&t [a]", "ab", "&t [a, b]"),
        ("['# x', a]", ["# x", "b, c", "d]"], "['# x', 'b, c', 'd]']"),
        ("[a,  # why\n  b]", "a", None),
    ],
)
def test_a_list_in_brackets_keeps_its_own_ways(source: str, values: str, wanted: str | None) -> None:
    assert flow(source, *values) == wanted


def block(text: str, *values: str) -> str | None:
    node = compose(text).value[0][1]
    lines = text.splitlines(keepends=True)
    items = Items(list(values), list(values), value_of(node))
    new = block_list(lines, len(lines), node, items, lambda: masked(text).splitlines(keepends=True))
    return None if new is None else "".join(new)


@pytest.mark.parametrize(
    ("text", "values", "wanted"),
    [
        ("tags:\n  - a  # why\n  - 'b'\n", "b", "  # why\n  - 'b'\n"),
        ("tags:\n- a\n- b", "abc", "- a\n- b\n- c\n"),
        ("tags:\r\n- a\r\n", "ab", "- a\r\n- b\r\n"),
        ("tags:\n-\n  a\n- b\n", "b", None),
    ],
)
def test_a_list_of_lines_keeps_the_lines_of_what_stays(text: str, values: str, wanted: str) -> None:
    assert block(text, *values) == wanted


SPACED = "tags:\n- a\n\n- b\n\n# about c\n- c  # c\nyear: 2\n"


@pytest.mark.parametrize(
    ("tags", "wanted"),
    [
        ("a x c", "tags:\n- a\n\n- x\n\n# about c\n- c  # c\nyear: 2\n"),
        ("a c", "tags:\n- a\n\n\n# about c\n- c  # c\nyear: 2\n"),
        ("a b x c", "tags:\n- a\n\n- b\n- x\n\n# about c\n- c  # c\nyear: 2\n"),
        ("a b x", "tags:\n- a\n\n- b\n\n# about c\n# c\n- x\nyear: 2\n"),
    ],
)
def test_blank_lines_and_comments_between_items_stay_before_what_they_stood_before(tags, wanted) -> None:
    assert edit(SPACED, {"tags": tags.split()}, tuple(DEFAULTS)) == wanted


def test_the_last_line_gets_its_break() -> None:
    assert ended(["a\n", "b"], "\r\n") == ["a\n", "b\r\n"]
    assert ended(["a\r"], "\n") == ["a\r"]
    assert ended([], "\n") == []


def test_a_list_of_thousands_of_equal_items_is_not_compared_pair_by_pair() -> None:
    text = "title: x\ntags:\n" + "- a # one\n" * 8000
    start = process_time()
    assert edit(text, {"tags": ["b", *["a"] * 8000]}, ("tags",)).count("\n") == 8003
    mixed = edit(text, {"tags": ["b", *["a"] * 7000, "c", *["a"] * 900, "d"]}, ("tags",))
    assert load(mixed).values["tags"].count("a") == 7900
    assert mixed.count("# one") == 8000
    assert process_time() - start < 20
