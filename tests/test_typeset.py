from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperlog import typeset
from paperlog.cells import BLANKS, cell_width, glyphs
from paperlog.typeset import NOT_AT_END, NOT_AT_START, wrap

JAPANESE = [
    "本稿では,LLM",
    "大規模言語モデルを用いて、",
    "推論（reasoning）",
    "「思考の連鎖」",
    "……約1,000件である。",
]
ENGLISH = [
    "state-of-the-art results, e.g.",
    r"$\alpha_{i}$",
    "https://example.org/a-b/c?d=1",
    "(see Fig. 2)",
    "“so”",
]
ODD = [
    "っっっ",
    "ーーー",
    "」」」。",
    "（（（",
    "カ\u3099",
    "ｶﾞ",
    "e\u0301",
    "👩🏽\u200d🔬",
    "🇯🇵",
    "１２３４５",
    "—",
    "※",
    "100％",
]
WORDS = st.sampled_from(JAPANESE + ENGLISH + ODD)
TEXTS = st.lists(WORDS | st.text(max_size=3).filter(lambda text: "\t" not in text)).flatmap(
    lambda words: st.sampled_from(["", " ", "  ", "\n", "　"]).map(lambda gap: gap.join(words))
)
WIDTHS = st.integers(2, 10) | st.integers(40, 240)


def forbidden(before: str, after: str) -> bool:
    """Whether kinsoku forbids a line to end between two glyphs."""
    return before[0] in NOT_AT_END or after[0] in NOT_AT_START


def test_japanese_breaks_between_phrases() -> None:
    assert wrap("本手法は推論を高速化する。", 12) == ["本手法は", "推論を", "高速化する。"]


def test_a_phrase_wider_than_half_the_line_is_broken_inside() -> None:
    assert wrap("自然言語フィードバックを生成", 20)[0] == "自然言語フィードバッ"


@given(st.lists(st.sampled_from(JAPANESE), max_size=4).map("".join))
def test_a_place_is_the_beginning_of_a_phrase_as_in_the_whole_text(text: str) -> None:
    ends = set(accumulate(map(len, typeset._phrase_parser()(text))))
    places = range(1, len(text))
    assert [typeset._begins_phrase(text, at) for at in places] == [at in ends for at in places]


def test_phrases_of_a_long_text_are_looked_for_near_the_ends_of_lines_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(typeset, "_phrase_parser", lambda: lambda text: seen.append(text) or [text])
    lines = wrap("強化" * 1000, 40)
    assert [len(line) for line in lines] == [20] * 100
    assert max(map(len, seen)) <= 6
    assert len(seen) <= 11 * 99


def test_kinsoku_without_a_phrase_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "_begins_phrase", lambda text, at: False)
    assert wrap("あいうえお。", 10) == ["あいうえ", "お。"]
    assert wrap("あいう「えお」", 8) == ["あいう", "「えお」"]
    assert wrap("あいうえっっか", 8) == ["あいう", "えっっか"]


def test_english_breaks_at_blanks_alone() -> None:
    text = "a state-of-the-art method"
    assert wrap(text, 20) == ["a state-of-the-art", "method"]


def test_a_word_wider_than_the_line_breaks_after_hyphens_and_slashes() -> None:
    assert wrap("see https://example.org/abs/2411.16579", 24) == [
        "see",
        "https://example.org/abs/",
        "2411.16579",
    ]
    assert wrap("critique-in-the-loop", 12) == ["critique-in-", "the-loop"]
    assert wrap("antidisestablishment", 8) == ["antidise", "stablish", "ment"]


def test_a_comma_of_a_machine_translation_is_a_japanese_comma() -> None:
    assert wrap("実験では,性能が,向上", 10) == ["実験では,", "性能が,", "向上"]


def test_newlines_and_indents_stay_and_tabs_become_blanks() -> None:
    assert wrap("  一\n\n- item\tone", 40) == ["  一", "", "- item one"]


def test_ambiguous_characters_can_take_two_cells() -> None:
    assert wrap("α β γ", 3) == ["α β", "γ"]
    assert wrap("α β γ", 3, ambiguous=2) == ["α", "β", "γ"]


def test_a_line_needs_room_for_one_character() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        wrap("推論", 1)


@given(TEXTS, WIDTHS, st.sampled_from([1, 2]))
def test_no_line_is_wider_than_the_width(text: str, width: int, ambiguous: int) -> None:
    assert all(
        cell_width(line, ambiguous=ambiguous) <= width for line in wrap(text, width, ambiguous=ambiguous)
    )


@given(TEXTS, WIDTHS)
@example("  " * 30 + "一", 40)
def test_nothing_is_lost_or_doubled_but_blanks_at_a_break(text: str, width: int) -> None:
    rest = text
    for line in wrap(text, width):
        gap, _, rest = rest.partition(line) if line else ("", "", rest)
        assert gap.strip(BLANKS + "\n") == ""
    assert rest.strip(BLANKS + "\n") == ""


@given(TEXTS, WIDTHS)
@example("0\x1fっっっ", 2)
def test_a_forbidden_line_end_is_taken_only_where_all_are(text: str, width: int) -> None:
    for part in text.split("\n"):
        lines = wrap(part, width)
        for line, following in pairwise(lines):
            parts = glyphs(line)
            if forbidden(parts[-1], following):
                solid = [glyph for glyph in parts if glyph[0] not in BLANKS]
                assert all(forbidden(*pair) for pair in pairwise(solid))
