import pytest

from paperlog.views.ansi import painter


def test_colour_is_around_the_text_and_ends_with_it() -> None:
    assert painter(True)("推論", "bold") == "\x1b[1m推論\x1b[0m"


def test_without_colour_the_text_stays_as_it_is() -> None:
    assert painter(False)("推論", "bold") == "推論"


def test_nothing_is_not_painted() -> None:
    assert painter(True)("", "cyan") == ""


def test_an_unknown_style_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        painter(True)("x", "pink")
