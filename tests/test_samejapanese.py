"""One spelling of Japanese titles."""

import pytest

from paperlog.samejapanese import in_one_spelling, without_okurigana


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("デ-タベ−ス、エネルギ-の設計", "データベース、エネルギーの設計"),
        ("マルチ-タスク学習", "マルチ-タスク学習"),
        ("サーバーとユーザー", "サーバとユーザ"),
        ("ビールのキー、スキー", "ビールのキー、スキー"),
        ("ﾃﾞｰﾀ", "データ"),
        ("第二回、第二十回、第十九回、第二〇回、その一", "第2回、第20回、第19回、第20回、その1"),
        ("第百回、第二百十回、第百一回、第千回", "第100回、第210回、第101回、第千回"),
        ("高速三次元計測と二段階の十二種類", "高速3次元計測と2段階の12種類"),
        ("一次元と二値化、三者と一つ", "1次元と2値化、3者と1つ"),
        ("一般の一貫した一対比較、同一次元、一種の一者", "一般の一貫した一対比較、同一次元、一種の一者"),
        ("三重県と四国の二重に十分な万能", "三重県と四国の二重に十分な万能"),
        ("二三回、数十回、百人一首、三次市の九段下", "二三回、数十回、百人一首、三次市の九段下"),
        ("GPT二段階、〇回", "GPT二段階、〇回"),
        ("前篇", "前編"),
        ("ソフトウエア、ウイルス、カフエ、フイルム", "ソフトウェア、ウィルス、カフェ、フィルム"),
        ("ユーザーインターフェイス、サーバーサイド", "ユーザインタフェース、サーバサイド"),
        ("スキーマとスキマ、フイとデイ、イス", "スキーマとスキマ、フイとデイ、イス"),
        ("臺灣の國語學", "台湾の国語学"),
    ],
)
def test_one_spelling(written: str, plain: str) -> None:
    expected = plain.replace("エネルギーの", "エネルギの")
    assert in_one_spelling(written) == expected


@pytest.mark.parametrize(
    "spelt",
    [
        "埋込 埋め込み",
        "取組 取り組み",
        "読取り 読み取り",
        "切替 切替え 切り替え",
        "枝刈 枝刈り",
        "割当 割当て 割り当て",
        "組合せ 組み合わせ",
        "重み付け 重みづけ 重みつけ",
    ],
)
def test_okurigana_may_be_left_out(spelt: str) -> None:
    assert len({*map(without_okurigana, spelt.split())}) == 1


def test_particles_and_verbs_stay() -> None:
    for title in ("教師の学習", "教師と学習", "画像に変換", "国や人へ", "動いた人", "動く人"):
        assert without_okurigana(title) in (title, title.replace("動い", "動"))
