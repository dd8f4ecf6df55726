import pytest

from paperlog.errors import UnreadableError
from paperlog.yamltext import MAX_DEPTH, load


def test_every_scalar_is_the_characters_that_stand_there():
    text = "a: 2401.12340\nb: no\nc: 2025-07-10\nd: 0x1F\ne: 'null'\nf: [1, yes]\ng: {h: 1e3}\n"
    assert load(text).values == {
        "a": "2401.12340",
        "b": "no",
        "c": "2025-07-10",
        "d": "0x1F",
        "e": "null",
        "f": ["1", "yes"],
        "g": {"h": "1e3"},
    }


@pytest.mark.parametrize("empty", ["", " ~", " null", " Null", " NULL"])
def test_nothing_is_none(empty):
    assert load(f"a:{empty}\nb: x\n").values == {"a": None, "b": "x"}


def test_lines_are_where_the_fields_begin():
    text = "\ufeff# a comment\r\ntitle: x\r\n\r\nnote: |\r\n  one\r\n  two\r\ntags:\r\n- a\r\n"
    document = load(text)
    assert document.values == {"title": "x", "note": "one\ntwo\n", "tags": ["a"]}
    assert document.lines == {"title": 2, "note": 4, "tags": 7}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("# only a comment\n", 1),
        ("- a\n", 1),
        ("just words\n", 1),
        ("a: [b\n", 1),
        ("a: b\n c: d\n", 2),
        ("a: b\n\ta: c\n", 2),
        ("a: b\n---\nc: d\n", 2),
        ("a: b\nb: c\na: d\n", 3),
        ("a: b\n? [c]\n: d\n", 2),
        ("a: b\n~: c\n", 2),
        ("a: x\x1b\n", 1),
        ("a: *b\n", 1),
        ("x: y\na: &b [c]\nd: *b\n", 3),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text, line):
    with pytest.raises(UnreadableError, match=f"^{line}: "):
        load(text)


def test_tags_construct_nothing():
    assert load("a: !!python/object/apply:os.system ['false']\n").values == {"a": ["false"]}


def test_aliases_that_would_explode_are_refused():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    with pytest.raises(UnreadableError, match=r"^2: a YAML alias"):
        load(bomb)


@pytest.mark.parametrize("alias", ["venue: *t", "tags: [*t]", "x-own: {a: [{*t : b}]}", "*t : x"])
def test_an_alias_of_a_single_value_is_refused_on_its_line(alias):
    with pytest.raises(UnreadableError, match=r"^2: a YAML alias \(`\*…`\) stands here"):
        load(f"title: &t Foo\n{alias}\n")


def test_stars_and_ampersands_in_texts_are_no_aliases():
    assert load("title: a &b *b\nnote: |\n  &t\n  *t\nvenue: '*t'\n").values["venue"] == "*t"


@pytest.mark.parametrize(
    "deep",
    [
        "[" * 60 + "]" * 60,
        "[" * 900 + "]" * 900,
        "[" * 100_000,
        "\n" + "- " * 900 + "x",
        "\n" + "- " * 300_000 + "x",
        "\n" + "-\t \t" * 300_000 + "x",
        "\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 1000)),
    ],
)
def test_deep_nesting_is_refused_before_any_stack_overflows(deep):
    with pytest.raises(UnreadableError):
        load(f"a: {deep}\n")


def test_nesting_that_a_person_may_write_is_read():
    assert load(f"a: {'[' * (MAX_DEPTH - 1)}x{']' * (MAX_DEPTH - 1)}\n")


def test_a_long_text_is_not_taken_for_a_deep_one():
    text = f"a: |\n  {'- ' * 20_000}x\nb: '{'[' * 20_000}'\n"
    assert load(text).values["b"] == "[" * 20_000


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base"])
def test_any_mark_of_a_conflict_is_told_with_its_line(mark):
    with pytest.raises(UnreadableError, match=r"^3: git's conflict marks stand here; keep"):
        load(f"title: x\nyear: 1\n{mark}\nyear: 2\n")


def test_a_text_that_holds_such_marks_is_a_text():
    assert load("note: |\n  <<<<<<< HEAD\n  =======\n").values["note"] == "<<<<<<< HEAD\n=======\n"


def test_a_field_that_is_there_twice_is_told_in_one_line():
    name = "li\r\rne"
    with pytest.raises(UnreadableError) as told:
        load(f'"{name}": 1\n"{name}": 2\n'.replace("\r", "\\r"))
    assert str(told.value) == "2: the field 'li\\r\\rne' stands there twice; keep one of them"


ODD = "title: 'a\u2028  b'\n# c\x85tags:\n- x\u2029- y\n"


def test_lines_are_those_that_an_editor_shows():
    document = load(ODD)
    assert document.lines == {"title": 1, "tags": 2}
    assert [place.line for place in document.places("tags")] == [3, 3]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{ODD}a: b: c\n", 4),
        (f"{ODD}tags: z\n", 4),
        (f"{ODD}a: &a [x]\nb: *a\n", 5),
        (f"{ODD}a: {'[' * 60}{']' * 60}\n# {'x' * 20_000}\n", 4),
        (f"{ODD}a: x\x1b\n", 4),
        ("a: b\rc: d\re: x\x1b\n", 3),
        (f"{ODD}<<<<<<< ours\n", 4),
    ],
)
def test_what_cannot_be_read_is_told_with_the_line_that_an_editor_shows(text, line):
    with pytest.raises(UnreadableError, match=f"^{line}: "):
        load(text)
