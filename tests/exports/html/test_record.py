import json

import pytest
from exports.papers import BARE, CRITIQUE, MEGAMATH, PAPERS, SUPERGRAVITY, VLM, random_papers
from hypothesis import given

from paperlog.exports.html.record import record
from paperlog.exports.plain import plain_title
from paperlog.model import Paper


def fields(paper: Paper) -> dict[str, object]:
    found: dict[str, object] = json.loads(record(paper))
    return found


def test_a_paper() -> None:
    assert fields(CRITIQUE) == {
        "key": "2411.16579",
        "title": CRITIQUE.title,
        "title_ja": "批評モデルによる推論の強化",
        "authors": ["Zhiheng Xi", "Dingwen Yang", "Yu-Gang Jiang"],
        "date": "2024-11-25",
        "categories": ["cs.CL"],
        "tags": ["RLVR", "Supervised-FineTuning (SFT)"],
        "status": "unread",
        "rating": 4,
        "beads": [
            ['A critic helps in 50% of "hard" cases & costs O(n).', "批評モデルは難しい問題を助ける。"],
            ["It learns from {step, outcome} pairs.", "各段階から学ぶ。"],
        ],
        "summary": "批評モデルの話。",
        "note": "+ read again",
        "links": [
            ["arXiv", "https://arxiv.org/abs/2411.16579"],
            ["PDF", "https://arxiv.org/pdf/2411.16579"],
            ["github.com", "https://github.com/example/critique_models"],
        ],
        "related": ["Critique, Once More"],
    }


def test_what_is_empty_is_left_out() -> None:
    assert fields(BARE) == {
        "key": "anon2023solving",
        "title": '"Solving Math Word Problems" with <tags>',
        "venue": "ACL",
        "date": "2023",
        "status": "unread",
    }


def test_titles_are_without_tex_and_authors_may_go_on() -> None:
    assert str(fields(VLM)["title"]).startswith("VLM²-Bench: ")
    assert fields(MEGAMATH)["more"] is True
    assert "more" not in fields(VLM)


@pytest.mark.parametrize(("en", "ja"), [("One. Two.", None), (None, "一つ。二つ。")])
def test_one_abstract_alone_is_one_text(en: str | None, ja: str | None) -> None:
    assert fields(BARE.with_(abstract_en=en, abstract_ja=ja))["beads"] == [[en or "", ja or ""]]


def test_lines_of_a_summary_stay() -> None:
    assert fields(BARE.with_(summary_ja="一行目。\n\n 二行目 $x^2$。"))["summary"] == "一行目。\n二行目 x²。"


def test_only_web_addresses_are_links_and_the_own_page_is_named_once() -> None:
    paper = SUPERGRAVITY.with_(
        links=(
            "javascript:alert(1)",
            "data:text/html,x",
            "https://arxiv.org/abs/hep-th/9711200v3",
            "http://[a",
        )
    )
    links = fields(paper)["links"]
    assert links == [
        ["arXiv", "https://arxiv.org/abs/hep-th/9711200"],
        ["PDF", "https://arxiv.org/pdf/hep-th/9711200"],
        ["DOI", "https://doi.org/10.1023/A:1026654312961"],
        ["http://[a", "http://[a"],
    ]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.key)
def test_it_is_one_line(paper: Paper) -> None:
    assert "\n" not in record(paper)


@given(random_papers)
def test_no_text_can_end_its_script_element(paper: Paper) -> None:
    text = record(paper.with_(note="</script><!-- <script>", abstract_ja=paper.abstract_en))
    assert "<" not in text
    assert json.loads(text)["title"] == plain_title(paper.title)
    assert json.loads(text)["note"] == "</script><!-- <script>"
    text.encode()


def test_a_title_that_is_its_own_translation_is_there_once() -> None:
    assert "title_ja" not in fields(BARE.with_(title="{推論}の効率化", title_ja="推論の効率化"))
