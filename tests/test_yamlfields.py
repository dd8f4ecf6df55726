import pytest

from paperlog.errors import UnreadableError
from paperlog.yamlfields import Text
from paperlog.yamltext import compose


def places(text: str) -> dict[str, tuple[int, int]]:
    return {field.name: (field.start, field.end) for field in Text(text, compose(text)).fields}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# x\na: 1\n\n# of b\nb: 2\n", {"a": (1, 2), "b": (4, 5)}),
        ("a:\n- x\n  # of x\n# of b\nb: 2\n... # end\n", {"a": (0, 3), "b": (4, 5)}),
        ('a: "x\n# y"\nb: 2', {"a": (0, 2), "b": (2, 3)}),
        ("a: |+\n  x\n\n# of b\nb: 2\n", {"a": (0, 3), "b": (4, 5)}),
        ("a:\n  c: >2+\n    x\n\nb: |\n  y\n\n", {"a": (0, 4), "b": (4, 6)}),
        ("a: y\nb: x\n\n--- # another\n...\n", {}),
    ],
)
def test_where_fields_stand(text: str, wanted: dict[str, tuple[int, int]]) -> None:
    if wanted:
        assert places(text) == wanted
    else:
        with pytest.raises(UnreadableError, match=r"^4: "):
            places(text)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_line_break_is_that_of_the_first_line(newline: str) -> None:
    text = f"a: 1{newline}b: 2"
    found = Text(text, compose(text))
    assert found.newline == newline
    assert found.with_lines(2, 2, [f"c: 3{newline}"]) == f"{text}{newline}c: 3{newline}"


@pytest.mark.parametrize("text", ["{a: 1}\n", "  a: 1\n", "? a\n: 1\n"])
def test_fields_in_another_shape_are_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"^1: .*edit it by hand"):
        Text(text, compose(text))
