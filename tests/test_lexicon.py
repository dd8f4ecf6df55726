import pytest

from paperlog.lexicon import groups_en, groups_ja


@pytest.mark.parametrize(
    ("word", "japanese"),
    [
        ("proposes", "新しい枠組みを提案する"),
        ("experiments", "実験の結果"),
        ("yet", "しかし"),
        ("pretrained", "事前学習されたモデル"),
        ("multiple-choice", "選択肢"),
    ],
)
def test_a_word_and_its_translation_are_of_one_group(word: str, japanese: str) -> None:
    assert groups_en(word.split("-")) & groups_ja(japanese)


def test_the_longest_beginning_counts() -> None:
    assert groups_en(["pretraining"]) == {"pretrain"}
    assert groups_en(["training"]) == {"train"}


def test_words_of_no_group() -> None:
    assert groups_en(["zebra", ""]) == frozenset()
    assert groups_ja("シマウマ") == frozenset()
