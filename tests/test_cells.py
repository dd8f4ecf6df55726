import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from paperlog.cells import cell_width, glyphs, pad

MIXED = st.text("aZ1 .,-…α→推論をガー。（）、カ\u3099e\u0301👩🏽\u200d🔬❤\ufe0f🇯🇵ｶﾞ")


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("paper", 5),
        ("推論を高速化", 12),
        ("ｶﾞ", 2),
        ("か\u3099", 2),
        ("e\u0301", 1),
        ("ＰＤＦ", 6),
        ("α→…", 3),
        ("👩🏽\u200d🔬", 2),
        ("❤\ufe0f", 2),
        ("🇯🇵", 2),
        ("a\tb", 3),
        ("\x1b", 0),
    ],
)
def test_width(text: str, width: int) -> None:
    assert cell_width(text) == width


def test_ambiguous_characters_are_as_wide_as_asked_for() -> None:
    assert cell_width("α→…a推", ambiguous=2) == 9


def test_no_character_is_narrower_than_rich_draws_it() -> None:
    every = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]
    assert [char for char in every if cell_width(char) < cell_len(char)] == []


@given(MIXED)
def test_width_is_the_sum_of_the_glyphs(text: str) -> None:
    assert "".join(glyphs(text)) == text
    assert cell_width(text) == sum(map(cell_width, glyphs(text))) >= cell_len(text)


@given(MIXED, st.integers(0, 60), st.sampled_from([1, 2]))
def test_pad_fills_what_is_free(text: str, width: int, ambiguous: int) -> None:
    padded = pad(text, width, ambiguous=ambiguous)
    assert padded.rstrip(" ") == text.rstrip(" ")
    assert cell_width(padded, ambiguous=ambiguous) == max(width, cell_width(text, ambiguous=ambiguous))
