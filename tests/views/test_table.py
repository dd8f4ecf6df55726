from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import papers

from paperlog.cells import cell_width
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


def shown(paper: Paper, width: int, *, has_color: bool = False, has_tex: bool = False) -> str:
    return "".join(table([paper], Screen(width, has_color, has_tex=has_tex)))


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


@settings(max_examples=40, deadline=None)
@given(papers, st.integers(20, 240))
def test_nothing_is_lost_or_cut_and_no_line_too_wide(paper: Paper, width: int) -> None:
    text = shown(paper, width, has_tex=True)
    assert all(cell_width(line) <= width for line in text.split("\n"))
    squeezed = "".join(text.split())
    for part in (paper.title, paper.title_ja or "", *paper.tags):
        assert "".join(clean(part).split()) in squeezed
