from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import lines, texts

from paperlog.cells import cell_width
from paperlog.text import clean
from paperlog.views.scored import Scored, parts, scored_view
from paperlog.views.screen import Screen

PAPER = Scored(
    score="36.2",
    title="Proximal Policy Optimization Algorithms",
    title_ja="近接方策最適化のアルゴリズム",
    date="2017-07-20",
    place="schulman2017proximal",
    summary="方策勾配法を提案する。",
    remarks=(("shares", ("最適化 8.5,", "#One-Line Notes 3.7")),),
)
_SOME = st.just("") | lines
_REMARK = st.tuples(st.sampled_from(["shares", "named by"]), st.lists(lines, max_size=3).map(tuple))
SCORED = st.builds(
    Scored,
    st.sampled_from(["", "7", "36.2", "-1234567890.1"]),
    _SOME,
    _SOME,
    st.sampled_from(["", "2017-07-20"]),
    st.sampled_from(["", "2305.18290", "not in the store", "x" * 100]),
    st.just("") | texts,
    st.lists(_REMARK, max_size=2).map(tuple),
)


def shown(*papers: Scored, width: int, has_color: bool = False) -> str:
    return "".join(scored_view(papers, Screen(width, has_color)))


def test_on_a_wide_terminal_the_score_stands_to_the_left() -> None:
    assert shown(PAPER, width=80) == (
        "    36.2  Proximal Policy Optimization Algorithms\n"
        "          近接方策最適化のアルゴリズム\n"
        "          2017-07-20  schulman2017proximal\n"
        "          方策勾配法を提案する。\n"
        "          shares 最適化 8.5, #One-Line Notes 3.7\n"
    )


def test_on_a_narrow_terminal_it_stands_above() -> None:
    assert shown(PAPER, width=30) == (
        "36.2\n"
        "  Proximal Policy Optimization\n"
        "  Algorithms\n"
        "  近接方策最適化のアルゴリズム\n"
        "  2017-07-20\n"
        "  schulman2017proximal\n"
        "  方策勾配法を提案する。\n"
        "  shares 最適化 8.5,\n"
        "         #One-Line Notes 3.7\n"
    )


def test_a_blank_line_stands_between_two() -> None:
    once = shown(PAPER, width=80)
    assert shown(PAPER, PAPER, width=80) == f"{once}\n{once}"


def test_what_is_not_known_takes_no_line() -> None:
    assert shown(Scored("1.0", "", "", "", "k"), width=80) == "     1.0  (no title)\n          k\n"


def test_colour_is_around_whole_pieces() -> None:
    text = shown(PAPER, width=80, has_color=True)
    assert "\x1b[33m36.2\x1b[0m  \x1b[1mProximal Policy Optimization Algorithms\x1b[0m\n" in text
    assert "\x1b[2m2017-07-20\x1b[0m  \x1b[36mschulman2017proximal\x1b[0m\n" in text


@given(st.lists(SCORED, min_size=1, max_size=2), st.integers(20, 200))
@settings(max_examples=150)
def test_no_line_is_too_wide_and_no_letter_is_lost(papers: list[Scored], width: int) -> None:
    text = "".join(scored_view(papers, Screen(width, has_tex=True)))
    assert [line for line in text.split("\n") if cell_width(line) > width] == []
    for paper in papers:
        for wanted in (paper.title, paper.title_ja, paper.summary):
            assert "".join(clean(wanted).split()) in "".join(text.split())


def test_the_first_parts_are_told_and_how_many_are_left() -> None:
    values = [("reward", 3.25), ("推論", 2.0), ("x", 0.04), ("y", -0.3)]
    assert parts(values) == ("reward 3.2,", "推論 2.0,", "y -0.3")
    assert parts(values, most=1) == ("reward 3.2,", "and 2 more")
    assert parts([]) == ()
