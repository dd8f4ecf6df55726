from pathlib import Path

import pytest
from golden import check, told
from readings import SAMPLES

from paperlog.digests.fugumt import FUGUMT
from paperlog.entries import Entry
from paperlog.model import Related

GOLDEN = Path(__file__).parent / "golden" / "fugumt.json"
PAGE = """\
論文の概要: Enhancing LLM Reasoning
- arxiv url: http://arxiv.org/abs/2411.16579v1
- Date: Mon, 25 Nov 2024 17:11:54 GMT
- ステータス: 翻訳完了
- Title: Enhancing LLM Reasoning
- Title(参考訳): LLM推論の強化
- Authors: Zhiheng Xi, Dingwen Yang,
- Abstract要約: 二つの役割に分ける。
批評が助ける。
- 参考スコア(独自算出の注目度): 120.40788744292739
- License:
- Abstract: We split roles. The Date: field is no label here.
- Abstract(参考訳): 役割を分ける。
批評は助けになる。
関連論文リスト
- Teaching Models
 to Critique [27.807]
批評を学ぶ。
論文 参考訳(メタデータ) (2025-02-08T04:39:51Z) - Another [5.5]
別の話。
論文 参考訳(メタデータ) (2024-09-20T17:12:02Z)
関連論文リストは本サイト内にある論文から作成しています。
指定された論文の情報です。
"""
OLD = """\
論文の概要、ライセンス
# (参考訳) 分散学習の解析 [全文訳有]
Analysis of Distributed Learning ( http://arxiv.org/abs/2102.00176v1 )
ライセンス: CC BY 4.0
Ann Other, Ben Body(参考訳) 分散学習を解析する。
We analyse distributed learning.
"""


def entries(text: str) -> list[Entry]:
    return [entry for _, entry in FUGUMT.read(text).entries]


def test_the_sample():
    check(GOLDEN, told(FUGUMT.read(SAMPLES["fugumt"].read_text("utf-8"))))


def test_one_paper():
    assert entries(PAGE) == [
        Entry(
            title="Enhancing LLM Reasoning",
            title_ja="LLM推論の強化",
            arxiv_id="2411.16579",
            arxiv_version=1,
            authors=("Zhiheng Xi", "Dingwen Yang"),
            year=2024,
            published="2024-11-25T17:11:54+00:00",
            abstract_en="We split roles. The Date: field is no label here.",
            abstract_ja="役割を分ける。\n批評は助けになる。",
            summary_ja="二つの役割に分ける。\n批評が助ける。",
            score=120.40788744292739,
            related=(
                Related("Teaching Models to Critique", 27.807, "批評を学ぶ。", "2025-02-08T04:39:51+00:00"),
                Related("Another", 5.5, "別の話。", "2024-09-20T17:12:02+00:00"),
            ),
            links=("https://arxiv.org/abs/2411.16579v1",),
        )
    ]


def test_one_paper_of_the_older_layout():
    assert entries(OLD) == [
        Entry(
            title="Analysis of Distributed Learning",
            title_ja="分散学習の解析",
            arxiv_id="2102.00176",
            arxiv_version=1,
            authors=("Ann Other", "Ben Body"),
            abstract_en="We analyse distributed learning.",
            abstract_ja="分散学習を解析する。",
            links=("https://arxiv.org/abs/2102.00176v1",),
        )
    ]


@pytest.mark.parametrize(
    ("page", "told"),
    [(OLD, "Ann Other, Ben Body"), (PAGE, "Zhiheng Xi, Dingwen Yang,")],
)
def test_authors_as_arxiv_has_them(page, told):
    names = ("A. One", "B. Two", "C. Three")
    assert (
        entries(page.replace(told, "A. One (1), B. Two (2) and C. Three ((1) X, (2) Y)"))[0].authors == names
    )


@pytest.mark.parametrize("bullet", ["• ", "* ", ""])
def test_bullets_of_other_kinds(bullet):
    assert entries(PAGE.replace("- ", bullet))[0].authors == ("Zhiheng Xi", "Dingwen Yang")


def test_several_pages_in_one_file():
    reading = FUGUMT.read(PAGE + OLD + PAGE)
    assert [line for line, _ in reading.entries] == [1, 24, 30]
    assert len(reading.entries[0][1].related) == len(reading.entries[2][1].related) == 2


def test_a_page_without_a_title_is_a_problem():
    bad = "論文の概要:\n- arxiv url: http://arxiv.org/abs/2411.16579v1\n- Title(参考訳): 無題\n"
    reading = FUGUMT.read(PAGE + bad)
    assert len(reading.entries) == 1
    assert reading.problems == ((24, "a Fugu-MT page without a title; save the page again"),)


def test_what_it_claims():
    assert FUGUMT.claims(PAGE)
    assert FUGUMT.claims(OLD)
    assert not any(FUGUMT.claims(SAMPLES[name].read_text("utf-8")) for name in ("arxiv-jp", "paper-notes"))
    assert not FUGUMT.claims("A page with a Title: and an Abstract: of its own.")


@pytest.mark.parametrize(
    ("words", "saved"),
    [
        ("- Title: Enhancing", "- Title:\n- Enhancing"),  # label and value as items of one list
        ("- Authors: Zhiheng", "Authors\n\nZhiheng"),  # cells of a table on lines of their own
        ("- Authors: Zhiheng", "Authors   Zhiheng"),
        ("二つの役割に分ける。\n批評が助ける。", "\n> 二つの役割に分ける。\n> 批評が助ける。"),
        ("論文の概要: Enhancing LLM Reasoning", "論文の概要: Enhancing LLM Reasoning\n======"),
        ("役割を分ける。\n批評は", "\n- 役割を分ける。\n批評は"),
    ],
)
def test_values_as_savers_write_them(words: str, saved: str) -> None:
    assert words in PAGE
    found = [entry for _, entry in FUGUMT.read(PAGE.replace(words, saved)).entries]
    assert found == [entry for _, entry in FUGUMT.read(PAGE).entries]
