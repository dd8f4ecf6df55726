import re
from typing import Any

from exports.papers import ALIGN, BARE, CRITIQUE, MEGAMATH, PAPERS, SUPERGRAVITY, VLM, rendered, texts
from hypothesis import given

from paperlog.exports.base import Options
from paperlog.exports.markdown import escape, item
from paperlog.model import Paper


def lines(*papers: Paper, **options: Any) -> list[str]:
    return rendered("markdown", *papers, **options).splitlines()


def test_a_paper() -> None:
    assert lines(CRITIQUE) == [
        f"- [ ] [{CRITIQUE.title}](https://arxiv.org/abs/2411.16579) — 批評モデルによる推論の強化",
        "  - Zhiheng Xi, Dingwen Yang, Yu-Gang Jiang · 2024-11-25 · ★★★★",
        "  - `RLVR` `Supervised-FineTuning (SFT)`",
        "  - [arXiv](https://arxiv.org/abs/2411.16579) · [PDF](https://arxiv.org/pdf/2411.16579)"
        " · <https://github.com/example/critique_models>",
    ]


def test_boxes_by_status() -> None:
    heads = [lines(paper)[0] for paper in (MEGAMATH, SUPERGRAVITY, VLM)]
    assert [head[2:5] for head in heads] == ["[x]", "[x]", "[ ]"]
    assert heads[1].endswith("(skipped)")
    assert heads[2].endswith("(reading)")


def test_authors_that_go_on() -> None:
    assert lines(MEGAMATH)[1] == "  - Fan Zhou et al. · COLM 2025"
    many = Paper(key="k", title="T", authors=tuple(f"A. N{number}" for number in range(9)))
    assert lines(many)[1].endswith("A. N4 et al.")


def test_text_is_no_markup() -> None:
    assert r"\<tags\>" in lines(BARE)[0]
    assert escape("a*b_c [x](y) `z` <script> ~~s~~ $5 | &lt; R&D") == (
        r"a\*b\_c \[x\](y) \`z\` \<script\> \~\~s\~\~ \$5 \| \&lt; R&D"
    )


def test_only_web_addresses_are_links() -> None:
    text = rendered(
        "markdown", CRITIQUE.with_(links=("javascript:alert(1)", "https://a.b/c d<e>", " https://a.b/c_(d) "))
    )
    assert "javascript" not in text
    assert "a.b/c d" not in text
    assert (
        "  - [arXiv](https://arxiv.org/abs/2411.16579) · [PDF](https://arxiv.org/pdf/2411.16579) · <https://a.b/c_(d)>"
        in text
    )


def test_an_address_cannot_end_its_link() -> None:
    assert "[DOI](<https://doi.org/10.1002/(a)%3Cb%3E>)" in rendered(
        "markdown", BARE.with_(doi="10.1002/(a)<b>")
    )


def test_a_paper_of_thousands_of_tags_stands_under_the_first_hundred() -> None:
    paper = Paper("a", "Tagged", tags=tuple(f"t{at:04}" for at in range(5000)))
    headings = [line for line in lines(paper, group_by="tag") if line.startswith("## ")]
    assert headings == [f"## t{at:04}" for at in range(100)]


def test_groups() -> None:
    def headings(group: str) -> list[str]:
        return [line[3:] for line in lines(*PAPERS, group_by=group) if line.startswith("## ")]

    assert headings("tag") == ["RLVR", "Supervised-FineTuning (SFT)", "VLM", "No tag"]
    assert headings("month") == ["2025-07", "2025-02", "2024-11", "2024", "2023", "1997-11"]
    assert headings("category") == ["cs.CL", "cs.CV", "hep-th", "No category"]
    assert headings("venue")[:2] == ["ACL", "arXiv"]


def test_titles_in_one_language() -> None:
    assert lines(CRITIQUE, lang="en")[0] == f"- [ ] [{CRITIQUE.title}](https://arxiv.org/abs/2411.16579)"
    assert (
        lines(CRITIQUE, lang="ja")[0]
        == "- [ ] [批評モデルによる推論の強化](https://arxiv.org/abs/2411.16579)"
    )
    assert lines(CRITIQUE, lang="both") == lines(CRITIQUE)
    assert lines(BARE.with_(title="Bare"), lang="ja")[0] == "- [ ] Bare"


def test_abstracts_are_quotations_in_the_language() -> None:
    paper = Paper(key="k", title="T", abstract_en="# One *two*.\nThree.", abstract_ja="- いち。")
    assert lines(paper, abstracts=True) == [
        "- [ ] T", "", r"  > \# One \*two\*. Three.", "", r"  > \- いち。", "",
    ]  # fmt: skip
    assert lines(paper, abstracts=True, lang="ja")[1:] == ["", r"  > \- いち。", ""]
    assert (
        lines(paper.with_(abstract_ja=None, summary_ja="1. 要約"), abstracts=True, lang="ja")[2]
        == r"  > 1\. 要約"
    )
    assert lines(Paper(key="k", title="T", abstract_en="E"), abstracts=True, lang="ja")[2] == "  > E"


@given(texts)
def test_any_title_stays_on_its_line(title: str) -> None:
    found = lines(Paper(key="k", title=title, title_ja=title, authors=(title,), tags=(title,)))
    assert found[0].startswith("- [ ] ")
    assert all(line.startswith("  - ") for line in found[1:])
    assert not re.search(r"(?<!\\)<", "".join(found[:2]))


def test_nothing_is_said_twice() -> None:
    japanese = ALIGN.with_(title_ja=ALIGN.title, venue="NLP2024")
    text = rendered("markdown", japanese)
    assert text.count("GPT-3") == text.count("2024") == 1


def test_a_title_that_begins_as_a_list_is_none() -> None:
    assert item(Paper(key="k", title="1. Starts"), Options()).startswith("- [ ] 1\\. Starts")
