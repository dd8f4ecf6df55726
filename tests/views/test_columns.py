from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import texts

from paperlog.cells import cell_width
from paperlog.text import clean
from paperlog.views.columns import LAYOUTS, Pair, beads, choose, laid_out
from paperlog.views.screen import Screen

PAIR = Pair(
    "Abstract",
    "要旨",
    "We train a model. It is fast, and it answers questions that nobody has asked before.",
    "モデルを訓練します。\n高速で、これまで誰も尋ねたことのない質問に答えます。",
)
ENGLISH = Pair("Abstract", "要旨", PAIR.en, "")


def shown(pair: Pair, width: int, layout: str) -> list[str]:
    return list(laid_out(pair, Screen(width), layout))


def test_columns_put_what_says_the_same_side_by_side() -> None:
    assert shown(PAIR, 65, "columns") == [
        "Abstract                          要旨",
        "We train a model.                 モデルを訓練します。",
        "",
        "It is fast, and it answers        高速で、これまで誰も尋ねた",
        "questions that nobody has asked   ことのない質問に答えます。",
        "before.                           ",
    ]


def test_interleaved_puts_it_one_below_the_other() -> None:
    assert shown(PAIR, 60, "interleaved") == [
        "Abstract / 要旨",
        "We train a model.",
        "モデルを訓練します。",
        "",
        "It is fast, and it answers questions that nobody has asked",
        "before.",
        "高速で、これまで誰も尋ねたことのない質問に答えます。",
    ]


def test_stacked_gives_each_language_whole() -> None:
    assert shown(PAIR, 100, "stacked") == [
        "Abstract",
        PAIR.en,
        "",
        "要旨",
        "モデルを訓練します。",
        "高速で、これまで誰も尋ねたことのない質問に答えます。",
    ]


def test_one_language_alone_is_stacked_whatever_is_asked_for() -> None:
    assert {choose(layout, 200, ENGLISH) for layout in (*LAYOUTS, None)} == {"stacked"}
    assert shown(ENGLISH, 100, "stacked") == ["Abstract", PAIR.en]


def test_the_width_chooses_where_nothing_else_does() -> None:
    chosen = [choose(None, width, PAIR) for width in (59, 60, 99, 100)]
    assert chosen == ["stacked", "interleaved", "interleaved", "columns"]
    assert choose("interleaved", 200, PAIR) == "interleaved"


def test_beads_hold_every_sentence() -> None:
    assert [len(bead) for bead in beads(PAIR)] == [2, 2]
    assert " ".join(en for en, _ in beads(PAIR)) == PAIR.en


@settings(max_examples=40)  # the first call loads the model of phrases
@given(texts, texts, st.integers(24, 160), st.sampled_from(LAYOUTS))
def test_nothing_is_lost_and_no_line_too_wide(en: str, ja: str, width: int, layout: str) -> None:
    pair = Pair("Abstract", "要旨", en, ja)
    lines = list(laid_out(pair, Screen(width, has_tex=True), layout))
    assert all(cell_width(line) <= width for line in lines)
    assert letters("".join(lines)) == letters(clean(f"Abstract 要旨 {en} {ja}"))


def letters(text: str) -> list[str]:
    return sorted(char for char in text if char.isalnum())
