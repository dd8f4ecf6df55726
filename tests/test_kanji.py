"""Kanji of names in their common forms."""

from unicodedata import is_normalized

import pytest

from paperlog.kanji import _COMMON, with_common_kanji


@pytest.mark.parametrize(
    ("name", "common"),
    [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("渡邉", "渡辺"),
        ("渡邊", "渡辺"),
        ("齋藤", "斎藤"),
        ("齊藤", "斉藤"),
        ("長澤", "長沢"),
        ("濵田", "浜田"),
        ("濱田", "浜田"),
        ("廣瀨", "広瀬"),
        ("國木田", "国木田"),
        ("櫻井", "桜井"),
        ("眞鍋", "真鍋"),
        ("德川", "徳川"),
        ("惠", "恵"),
        ("黑田", "黒田"),
        ("𠮷野家", "吉野家"),
        ("評價實驗の歷史", "評価実験の歴史"),
        ("中嶋", "中島"),
        ("Takahashi, 髙", "Takahashi, 高"),
        ("Takahashi", "Takahashi"),
    ],
)
def test_a_name_has_one_form(name: str, common: str) -> None:
    assert with_common_kanji(name) == common == with_common_kanji(common)


def test_each_form_leads_to_one_that_leads_no_further() -> None:
    for other, common in _COMMON.items():
        assert ord(common) not in _COMMON
        assert is_normalized("NFKC", chr(other))  # or it would never be met: what is compared is NFKC
