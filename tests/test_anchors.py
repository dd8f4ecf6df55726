import pytest

from paperlog.anchors import is_faint, is_word, shared_anchors


@pytest.mark.parametrize(
    ("en", "ja", "anchors"),
    [
        ("See https://example.org/A1.", "https://example.org/a1を参照", {"https://example.org/a1"}),
        ("for $k = 2$ then", "$ k=2 $なら", {"$k=2", "2"}),
        ("We propose it.", "これを提案する。", {"=propos"}),
        ("1.2 million and 5,680", "120万と５６８０", {"1200000", "5680"}),
        ("three kinds", "三種", {"3"}),
        ("GPT-4o beats LLMs", "gpt-4oはLLMに勝る", {"gpt", "4", "llm"}),
        ("a benchmark", "ベンチマーク", {"/bntmk"}),
        ("the data set", "データ", {"/dt"}),
        ("nothing", "なにも", set()),
    ],
)
def test_anchors(en: str, ja: str, anchors: set[str]) -> None:
    assert shared_anchors([en], [ja]) == ([anchors], [anchors])


@pytest.mark.parametrize(
    ("word", "katakana"),
    [
        ("dataset", "データセット"),
        ("Transformers", "トランスフォーマー"),
        ("algorithm", "アルゴリズム"),
        ("attention", "アテンション"),
        ("graph", "グラフ"),
        ("policy", "ポリシー"),
        ("prompt", "プロンプト"),
        ("simulator", "シミュレータ"),
        ("token", "ﾄｰｸﾝ"),
        ("database", "ベクトルデータベース"),
    ],
)
def test_loan_words_sound_alike(word: str, katakana: str) -> None:
    [found], _ = shared_anchors([word], [katakana])
    assert sum(anchor[0] == "/" for anchor in found) == 1


def test_a_part_of_a_loan_word_is_none_if_the_rest_is_no_word() -> None:
    assert shared_anchors(["cloning, learning"], ["クローニング"]) == ([{"/krnng"}], [{"/krnng"}])


def test_anchors_belong_to_their_sentences() -> None:
    en, ja = shared_anchors(["BERT has 12 layers.", "It is a model."], ["モデルだ。", "12層のBERT。"])
    assert en == [{"bert", "12", "=layer"}, {"/mdr"}]
    assert ja == [{"/mdr"}, {"bert", "12", "=layer"}]


def test_two_consonants_prove_little() -> None:
    assert is_faint("/md")
    assert not is_faint("/mdr")
    assert not is_faint("gpt")


def test_a_common_word_is_told_from_a_name() -> None:
    assert is_word("=propos")
    assert not is_word("propos")
