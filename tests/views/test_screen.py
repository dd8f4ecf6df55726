"""What a person sees of papers, on screens of any width: nothing sticks out, is lost, or stands where it must not."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import papers, texts

from paperlog.cells import glyphs
from paperlog.model import Paper
from paperlog.text import clean
from paperlog.typeset import NOT_AT_END, NOT_AT_START
from paperlog.views.columns import LAYOUTS
from paperlog.views.paper import paper_view
from paperlog.views.screen import Screen
from paperlog.views.table import table

WIDTHS = st.just(20) | st.integers(40, 240)
SCREENS = st.builds(
    Screen, WIDTHS, has_color=st.just(False), ambiguous=st.sampled_from([1, 2]), has_tex=st.booleans()
)
SENTENCES = st.lists(
    st.sampled_from(
        [
            "本稿では,LLMの「思考の連鎖」（Chain-of-Thought）を用いる。",
            "ユーザーのデータは、約1,000件（10％）だった…。",
            "これは推論コストを$O(n^2)$から$O(n)$に下げる。",
            "「なぜ？」→ コードはhttps://example.org/a-b/c?d=1にある。",
            "ｶﾞ・👩🏽\u200d🔬・🇯🇵・Ⅷ・①※を含む。",
        ]
    ),
    min_size=1,
    max_size=4,
).map("".join)


def views(screen: Screen) -> list[Callable[[Paper], str]]:
    shown = [
        lambda paper, layout=layout: "".join(paper_view(paper, screen, layout=layout, lang="both"))
        for layout in (*LAYOUTS, None)
    ]
    return [*shown, lambda paper: "".join(table([paper], screen))]


@settings(max_examples=50)
@given(papers, SCREENS)
def test_no_line_is_wider_than_the_screen(paper: Paper, screen: Screen) -> None:
    for view in views(screen):
        assert [line for line in view(paper).split("\n") if screen.cells(line) > screen.width] == []


@settings(max_examples=50)
@given(texts, SENTENCES, SCREENS)
def test_no_letter_is_lost_or_doubled(title: str, text: str, screen: Screen) -> None:
    paper = Paper(key="a", title=title, title_ja=text, abstract_ja=text, comment=text, note=title)
    bare = Paper(key="a", title="x")
    raw = screen._replace(has_tex=True)
    held = letters(clean(title) * 2 + text * 3 + "要旨CommentNote")
    for view in views(raw)[:-1]:
        assert letters(view(paper)) == sorted(held + letters(view(bare).replace("x\n", "", 1)))
    assert letters(views(raw)[-1](paper)) == letters(clean(title) + text + "a")


def letters(text: str) -> list[str]:
    return sorted(char for char in text if char.isalnum())


@settings(max_examples=50)
@given(SENTENCES, SCREENS)
def test_no_line_begins_or_ends_with_a_forbidden_character(text: str, screen: Screen) -> None:
    lines = screen.lines(text)
    for line, following in pairwise(lines):
        assert glyphs(line)[-1][0] not in NOT_AT_END
        assert following[0] not in NOT_AT_START


def test_a_screen_draws_ambiguous_characters_as_wide_as_it_is_told() -> None:
    narrow, wide = Screen(40), Screen(40, ambiguous=2)
    assert (narrow.cells("α→"), wide.cells("α→")) == (2, 4)
    assert (narrow.pad("α", 4), wide.pad("α", 4)) == ("α   ", "α  ")
    assert wide.lines("α" * 21) == ["α" * 20, "α"]
    assert wide.narrower(20) == Screen(20, ambiguous=2)


def test_tex_is_read_or_left() -> None:
    assert Screen(40).lines("VLM$^2$ for {BERT}", groups=True) == ["VLM² for BERT"]
    assert Screen(40, has_tex=True).lines("VLM$^2$") == ["VLM$^2$"]
    assert Screen(40).plain("VLM$^2$") == ["VLM$^2$"]


def test_colour_is_there_or_not() -> None:
    assert Screen(40).paint("a", "bold") == "a"
    assert Screen(40, has_color=True).paint("a", "bold") == "\x1b[1ma\x1b[0m"


@pytest.mark.parametrize("method", ["lines", "plain"])
def test_no_text_is_no_line(method: str) -> None:
    assert getattr(Screen(40), method)("") == []


def test_labels_stay_whole() -> None:
    assert Screen(20).labels(["#NLP", "#One-Line Notes"], 4) == ["#NLP", "#One-Line Notes"]
