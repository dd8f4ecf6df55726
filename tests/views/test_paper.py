from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import papers

from paperlog.cells import cell_width
from paperlog.model import Paper, Related, Source
from paperlog.text import clean
from paperlog.views.columns import LAYOUTS
from paperlog.views.paper import paper_view
from paperlog.views.screen import Screen

PAPER = Paper(
    key="2305.18290",
    arxiv_id="2305.18290",
    arxiv_version=2,
    doi="10.1000/x",
    title="Direct Preference Optimization",
    title_ja="直接選好最適化",
    authors=("Rafael Rafailov", "Chelsea Finn"),
    authors_truncated=True,
    year=2023,
    published="2023-05-29T17:57:46+00:00",
    noted="2023-07-22",
    venue="NeurIPS",
    categories=("cs.LG", "cs.CL"),
    tags=("DPO", "One-Line Notes"),
    abstract_en="We train.",
    abstract_ja="訓練します。",
    summary_ja="要約です。",
    comment="面白い。",
    score=78.41263905517326,
    related=(Related("PPO", 52.17634, key="schulman2017proximal"), Related("RLHF")),
    links=("https://example.org/a",),
    status="read",
    rating=4,
    note="また読む。",
    sources=(Source("fugumt", "pages/a.txt", 7, "0123456789abcdef"),),
)


def shown(
    paper: Paper, width: int = 80, layout: str | None = None, lang: str = "both", *, has_tex: bool = False
) -> str:
    return "".join(paper_view(paper, Screen(width, has_tex=has_tex), layout=layout, lang=lang))


def test_a_paper_in_full() -> None:
    assert (
        shown(PAPER)
        == """\
Direct Preference Optimization
直接選好最適化
Rafael Rafailov, Chelsea Finn, et al.

key         2305.18290
arXiv       2305.18290v2  https://arxiv.org/abs/2305.18290
DOI         10.1000/x
published   2023-05-29 17:57 UTC
venue       NeurIPS
categories  cs.LG, cs.CL
tags        #DPO  #One-Line Notes
status      read, rated 4 of 5
noted       2023-07-22
score       78.4126

Abstract / 要旨
We train.
訓練します。

要約 (summary)
要約です。

Comment
面白い。

Note
また読む。

Related
- PPO [52.18] → schulman2017proximal
- RLHF

Links
1. https://example.org/a

source      fugumt  pages/a.txt:7
"""
    )


def test_a_paper_of_which_only_the_title_is_known() -> None:
    assert shown(Paper(key="a", title="T")) == "T\n\nkey         a\nstatus      unread\n"


def test_the_year_stands_alone_only_where_no_date_is_known() -> None:
    assert "year        2017\n" in shown(Paper(key="a", title="T", year=2017))
    assert "year" not in shown(PAPER)


def test_a_language_alone() -> None:
    assert "訓練" not in shown(PAPER, lang="en")
    assert "要約" not in shown(PAPER, lang="en")
    assert "We train." not in shown(PAPER, lang="ja")


def test_colour_changes_no_letter() -> None:
    import re

    coloured = "".join(paper_view(PAPER, Screen(120, has_color=True), layout=None, lang="both"))
    assert "\x1b[1mDirect" in coloured
    plain = re.sub("\x1b\\[[0-9]*m", "", coloured)
    assert plain.split() == shown(PAPER, 120).split()


def test_what_a_terminal_would_act_on_is_gone() -> None:
    text = shown(PAPER.with_(title="a\x1b[2Jb", comment="c\u202ed\x07", links=("https://x/\x1b]8;;",)))
    assert not any(char in text for char in "\x1b\u202e\x07")


@settings(max_examples=40)
@given(papers, st.integers(24, 160), st.sampled_from((*LAYOUTS, None)), st.sampled_from(["en", "ja", "both"]))
def test_no_line_is_too_wide_and_no_blank_stands_at_its_end(
    paper: Paper, width: int, layout: str | None, lang: str
) -> None:
    lines = shown(paper, width, layout, lang).split("\n")
    assert all(cell_width(line) <= width for line in lines)
    assert all(line == line.rstrip() for line in lines)


@settings(max_examples=40)
@given(papers, st.integers(40, 160))
def test_no_text_is_lost_when_stacked(paper: Paper, width: int) -> None:
    squeezed = "".join(shown(paper, width, "stacked", has_tex=True).split())
    texts = (
        paper.title,
        paper.title_ja,
        paper.abstract_en,
        paper.abstract_ja,
        paper.summary_ja,
        paper.comment,
    )
    for text in (*filter(None, texts), *paper.links, *paper.tags):
        assert "".join(clean(text).split()) in squeezed


def test_a_moment_of_another_zone_is_shown_in_utc():
    paper = Paper("k", title="Of Whales", published="2025-01-01T05:30:00+09:00")
    assert "published   2024-12-31 20:30 UTC" in "".join(
        paper_view(paper, Screen(80), layout=None, lang="both")
    )
