from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import papers

from paperlog.cells import cell_width
from paperlog.fields import NAMES
from paperlog.model import Paper
from paperlog.text import clean
from paperlog.views.screen import Screen
from paperlog.views.table import table

PAPER = Paper(
    key="2305.18290",
    title="Direct Preference Optimization: Your Language Model is Secretly a Reward Model",
    title_ja="直接選好最適化:あなたの言語モデルは密かに報酬モデルである",
    published="2023-05-29T17:57:46+00:00",
    tags=("NLP", "One-Line Notes"),
    categories=("cs.LG",),
)


def shown(paper: Paper, width: int, *, has_color: bool = False, has_tex: bool = False, **look: Any) -> str:
    return "".join(table([paper], Screen(width, has_color, has_tex=has_tex), **look))


def test_on_a_wide_terminal_the_titles_stand_beside_the_key() -> None:
    left = " " * 36
    assert shown(PAPER, 120) == (
        "2023-05-29  2305.18290              Direct Preference Optimization: "
        "Your Language Model is Secretly a Reward Model\n"
        f"{left}直接選好最適化:あなたの言語モデルは密かに報酬モデルである\n"
        f"{left}#NLP #One-Line Notes cs.LG\n"
    )


def test_on_a_narrow_terminal_they_stand_below_it() -> None:
    assert shown(PAPER, 60) == (
        "2023-05-29  2305.18290\n"
        "    Direct Preference Optimization: Your Language Model is\n"
        "    Secretly a Reward Model\n"
        "    直接選好最適化:あなたの言語モデルは密かに\n"
        "    報酬モデルである\n"
        "    #NLP #One-Line Notes cs.LG\n"
    )


def test_a_long_key_has_a_line_of_its_own() -> None:
    first, second, *_ = shown(PAPER.with_(key="lambert2022illustrating"), 120).splitlines()
    assert first == "2023-05-29  lambert2022illustrating"
    assert second.startswith(" " * 36 + "Direct")


def test_what_looks_like_markup_is_text() -> None:
    assert "[cs.CL] and [/b] \\x" in shown(Paper(key="a", title="[cs.CL] and [/b] \\x"), 80)


def test_a_paper_without_title_or_date_still_has_a_row() -> None:
    assert shown(Paper(key="a"), 60) == "a\n    (no title)\n"


def test_colour_is_around_whole_pieces() -> None:
    text = shown(PAPER, 120, has_color=True)
    assert "\x1b[36m2305.18290" in text
    assert text.count("\x1b[0m") == text.count("\x1b[") / 2


@pytest.mark.parametrize(
    ("lang", "there", "gone"),
    [("en", "Direct", "直接"), ("ja", "直接", "Direct"), ("both", "Direct", "nothing")],
)
def test_titles_in_one_language(lang: str, there: str, gone: str) -> None:
    text = shown(PAPER, 120, lang=lang)
    assert there in text
    assert gone not in text


@pytest.mark.parametrize("lang", ["en", "ja", "both"])
@pytest.mark.parametrize("title", [{"title": "T"}, {"title": "", "title_ja": "題"}])
def test_a_title_in_the_other_language_is_better_than_none(lang: str, title: dict[str, str]) -> None:
    assert (title.get("title_ja") or "T") in shown(Paper(key="a", **title), 60, lang=lang)


def test_columns_choose_what_is_shown_and_in_what_order() -> None:
    paper = PAPER.with_(venue="NeurIPS", year=2023, rating=4, score=78.41263, authors=("A B",), note="mine")
    columns = ("key", "tags", "venue", "year", "rating", "score", "title", "note", "authors")
    left = " " * 24
    assert shown(paper, 120, columns=columns) == (
        "2305.18290              #NLP #One-Line Notes\n"
        f"{left}NeurIPS · 2023 · ★★★★ · score 78.4126\n"
        f"{left}Direct Preference Optimization: Your Language Model is Secretly a Reward Model\n"
        f"{left}mine\n"
        f"{left}A B\n"
    )


def test_without_key_and_date_lines_begin_at_the_left() -> None:
    assert shown(PAPER, 120, columns=("title_ja",)) == f"{PAPER.title_ja}\n"
    assert shown(PAPER, 60, columns=("venue", "categories")) == "cs.LG\n"
    assert shown(PAPER.with_(key="k"), 120, columns=("key",)) == "k\n"


@settings(max_examples=40)
@given(papers, st.integers(40, 200), st.lists(st.sampled_from((*NAMES, "date")), min_size=1, unique=True))
def test_any_columns_fit(paper: Paper, width: int, columns: list[str]) -> None:
    text = shown(paper, width, columns=tuple(columns))
    assert text.endswith("\n")
    assert all(cell_width(line) <= width for line in text.split("\n") if paper.key not in line)


@settings(max_examples=40)
@given(papers, st.integers(20, 240))
def test_nothing_is_lost_or_cut_and_no_line_too_wide(paper: Paper, width: int) -> None:
    text = shown(paper, width, has_tex=True)
    assert all(cell_width(line) <= width for line in text.split("\n"))
    squeezed = "".join(text.split())
    for part in (paper.title, paper.title_ja or "", *paper.tags):
        assert "".join(clean(part).split()) in squeezed
