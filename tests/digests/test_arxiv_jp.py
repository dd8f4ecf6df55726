from pathlib import Path

import pytest
from golden import check, told
from readings import SAMPLES

from paperlog.digests.arxiv_jp import ARXIV_JP
from paperlog.entries import Entry

GOLDEN = Path(__file__).parent / "golden" / "arxiv-jp.json"
PAGE = """\
VLM$^2$-Bench: A Closer Look
要約
モデルを調べる。
結果は弱い。
要約(オリジナル)
We look closely. See https://example.org/vlm.
arxiv情報
著者 Jianshu Zhang,Yi R.,Fung
発行日 2025-02-17 17:25:11+00:00
arxivサイト arxiv_id(pdf)
提供元, 利用サービス
arxiv.jp, Google
カテゴリー: cs.CL, cs.CV | VLM$^2$-Bench: A Closer Look はコメントを受け付けていません
"""


def entries(text: str) -> list[Entry]:
    return [entry for _, entry in ARXIV_JP.read(text).entries]


def test_the_sample():
    check(GOLDEN, told(ARXIV_JP.read(SAMPLES["arxiv-jp"].read_text("utf-8"))))


def test_one_paper():
    assert entries(PAGE) == [
        Entry(
            title="VLM$^2$-Bench: A Closer Look",
            authors=("Jianshu Zhang", "Yi R. Fung"),
            year=2025,
            published="2025-02-17T17:25:11+00:00",
            categories=("cs.CL", "cs.CV"),
            abstract_en="We look closely. See https://example.org/vlm.",
            abstract_ja="モデルを調べる。\n結果は弱い。",
            links=("https://example.org/vlm",),
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("arxiv_id(pdf)", "2502.12084v2(pdf)", "arxiv_id", "2502.12084"),
        ("arxiv_id(pdf)", "https://arxiv.org/abs/2502.12084v2", "arxiv_version", 2),
        ("発行日 2025-02-17 17:25:11+00:00\n", "", "published", None),
        ("著者 Jianshu Zhang,Yi R.,Fung", "著者 | Ann Other,B C |", "authors", ("Ann Other", "B C")),
        ("モデルを調べる。", "タイトル: 視覚の評価\n要約: モデルを調べる。", "title_ja", "視覚の評価"),
        ("VLM$^2$-Bench: A Closer Look\n要約", "要約", "title", "VLM$^2$-Bench: A Closer Look"),
        ("cs.CL, cs.CV", "cs.LG", "categories", ("cs.LG",)),
    ],
)
def test_a_page_that_differs(old, new, field, value):
    (entry,) = entries(PAGE.replace(old, new, 1))
    assert getattr(entry, field) == value


def test_the_line_is_where_the_text_begins():
    lines = [line for line, _ in ARXIV_JP.read(f"\n{PAGE}\n{PAGE.replace('Closer', 'Second')}").entries]
    assert lines == [2, 2 + PAGE.count("\n") + 1]


def test_a_paper_without_a_title_is_a_problem_and_its_neighbour_is_not():
    bad = PAGE.replace("VLM$^2$-Bench: A Closer Look\n", "").split("カテゴリー")[0]
    reading = ARXIV_JP.read(PAGE + "\n" + bad)
    assert [entry.title for _, entry in reading.entries] == ["VLM$^2$-Bench: A Closer Look"]
    assert [(line > 13, "without a title" in what) for line, what in reading.problems] == [(True, True)]


def test_what_it_claims():
    assert ARXIV_JP.claims(PAGE)
    assert not any(ARXIV_JP.claims(SAMPLES[name].read_text("utf-8")) for name in ("fugumt", "paper-notes"))
    assert not ARXIV_JP.claims("A text on 著者 and 発行日.")


def test_a_paper_of_which_only_the_labels_are_left_has_the_line_of_the_first():
    page = "\n\n著者 Albert Gu,Tri Dao\n発行日 2023-12-01 18:01:34+00:00\nカテゴリー: cs.LG | Mamba\n"
    assert [line for line, _ in ARXIV_JP.read(page).entries] == [3]


def test_an_offset_that_there_is_not_is_no_date():
    page = "x\n要約\n著者 A B\n発行日 4046-12-01 18:01:34+40:00\nカテゴリー: cs.LG | x\n"
    (entry,) = [entry for _, entry in ARXIV_JP.read(page).entries]
    assert entry.published is None


FACTS = """\
arxiv情報
著者 Ann Lee,Bo Wu
発行日 2025-02-17 17:25:11+00:00
arxivサイト arxiv_id(pdf)
提供元, 利用サービス
arxiv.jp, Google
カテゴリー: cs.CL, quant-ph | Of Whales はコメントを受け付けていません
"""


@pytest.mark.parametrize(
    ("words", "broken"),
    [
        ("著者 Ann Lee,Bo Wu\n発行日 2025", "著者Ann Lee,Bo Wu\n発行日2025"),  # cells of a table, glued
        ("著者 Ann Lee,Bo Wu\n発行日 2025", "著者 Ann Lee,Bo Wu発行日2025"),
        ("Ann Lee,", "Ann Lee,\n   "),
        ("はコメントを", "はコメ\n   ントを"),  # a terminal of 80 columns
        (": cs.CL, quant-ph | Of Whales", ":\ncs.CL\n,\nquant-ph\n|\nOf Whales\n"),
        ("利用サービス\narxiv.jp", "利用サービス\n\narxiv.jp"),
    ],
)
def test_facts_that_savers_broke(words: str, broken: str) -> None:
    assert words in FACTS
    (entry,) = entries(
        "Of Whales\n要約\n鯨の話。\n要約(オリジナル)\nA tale.\n" + FACTS.replace(words, broken)
    )
    assert (entry.title, entry.abstract_ja, entry.abstract_en) == ("Of Whales", "鯨の話。", "A tale.")
    assert (entry.authors, entry.categories) == (("Ann Lee", "Bo Wu"), ("cs.CL", "quant-ph"))
    assert entry.published == "2025-02-17T17:25:11+00:00"


def test_two_hundred_authors_on_many_lines() -> None:
    names = [f"Ann Lee{at}" for at in range(200)]
    lines = ",\n".join(",".join(names[at : at + 4]) for at in range(0, 200, 4))
    (entry,) = entries("Of Whales\n要約\n鯨の話。\n" + FACTS.replace("Ann Lee,Bo Wu", lines))
    assert entry.authors == tuple(names)


def test_a_heading_within_a_sentence_is_none() -> None:
    ja = "原文の要約(オリジナル)との差は小さい。"
    (entry,) = entries(f"Of Whales\n要約\n{ja}\n要約(オリジナル)\nA tale.\n" + FACTS)
    assert entry.abstract_ja == ja
