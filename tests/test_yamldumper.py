import re

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import HOSTILE, lines, texts

from paperlog.yamldumper import dump
from paperlog.yamltext import Block, Quoted, load

SETTINGS = settings(max_examples=60)

# YAML 1.2.2, section 10.3.2: the plain scalars that the core schema takes for something else than a text.
CORE = re.compile(
    r"null|Null|NULL|~||true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN"
)


def scalars(node: yaml.Node) -> list[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        return [node]
    parts = sum(node.value, ()) if isinstance(node, yaml.MappingNode) else node.value
    return [scalar for part in parts for scalar in scalars(part)]


def reads_as(text: str, values: dict[str, object]) -> bool:
    """Whether this is what we read, what a YAML 1.1 reader reads, and what one of YAML 1.2 would not mistake."""
    plain = [node.value for node in scalars(yaml.compose(text)) if node.style is None]
    assert not [value for value in plain if CORE.fullmatch(value)]
    return load(text).values == values == yaml.safe_load(text)


@given(st.lists(lines, min_size=1, max_size=4))
@example(list(HOSTILE))
@SETTINGS
def test_lines_stay_texts_for_every_reader(some):
    values = {"one": some[0], "list": some, "maps": [{"x": line} for line in some]}
    assert reads_as(dump(values), values)
    assert reads_as(dump({"list": some}, flow=True), {"list": some})


@given(texts)
@SETTINGS
def test_blocks_are_read_back(text):
    assert reads_as(dump({"a": Block(text), "b": [{"c": Block(text)}]}), {"a": text, "b": [{"c": text}]})


@given(st.dictionaries(lines, lines, min_size=1, max_size=3))
@SETTINGS
def test_names_are_texts_too(values):
    assert reads_as(dump(values), values)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("VLM$^2$: a study", "'VLM$^2$: a study'"),
        ("推論を高速化する", "推論を高速化する"),
        ("𠮷野家 😀", "𠮷野家 😀"),
        ("2401.12340", "'2401.12340'"),
        ("2025-07-10", "'2025-07-10'"),
        ("no", "'no'"),
        ("", "''"),
        (Quoted("abc"), "'abc'"),
        (Block("one\ntwo"), "|-\n  one\n  two"),
        (Block("𠮷\nthree"), "|-\n  𠮷\n  three"),
        (12, "12"),
        (61.5, "61.5"),
        (1e22, "1e+22"),
        (True, "true"),
    ],
)
def test_how_a_value_is_written(value, written):
    assert dump({"a": value}) == f"a: {written}\n"


def test_one_item_a_line_and_nothing_folded():
    assert (
        dump({"a": ["x", "y z"], "b": "long " * 100 + "line"}) == f"a:\n- x\n- y z\nb: {'long ' * 100}line\n"
    )


def test_flow():
    assert dump({"a": ["x", "no"]}, flow=True) == "a: [x, 'no']\n"
