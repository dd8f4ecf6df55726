import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.sentences import split_en, split_ja

EN_PIECES = [
    "We win. ",
    "e.g. ",
    "A (see B. C) d. ",
    "$x. Y$ ",
    "https://a.org/b. ",
    "\n",
    "\n\n",
    '"Q. R." ',
    "1. ",
    "J. ",
]
JA_PIECES = [
    "勝つ。",
    "「Ａ。Ｂ」と言う。",
    "（注。）",
    "なぜ？",
    "提案する. ",
    "\n",
    "値は3.14だ．",
    "GPT-4.1を",
    "We win. ",
    ")",
    "「",
]


@pytest.mark.parametrize(
    "text",
    [
        "We use parsers, e.g. The Stanford parser, and cf. Smith et al. (2020) vs. others, i.e. Baselines.",
        "As Fig. 3, Eqs. (2) and 4, Sec. II and No. 7 show, J. R. Doe and Dr. Roe of the U.S. Navy agree.",
        "The error falls from 12.5 to 3.1 with GPT-4.1, v2.0 and Node.js.",
        "The page https://example.org/a.b?c=D. is linked and so is \\href{https://a.org/}{Our page. Really}.",
        "The bound $f(x) = 0.5. Then$ holds and so does \\(a. B\\).",
        'They call it "slow. Then fast" and “odd. Even” (it is. It was) in print.',
        "Is it fast? yes, vLLM says.",
        "We list (a. One) things... and more.",
        "1. One thing at a time.",
    ],
)
def test_one_english_sentence(text: str) -> None:
    assert split_en(text) == [text]


@pytest.mark.parametrize(
    "sentences",
    [
        ["We win.", "They lose!", "Why?", "Nobody knows."],
        ["It was shown by Roe et al.", "We disagree."],
        ["We test tables, text, etc.", "However, no code."],
        ["It is done in the U.S.", "The rest is abroad."],
        ["It is true (see B. C).", "We go on."],
        ["(It is true.)", "We go on."],
        ['He said "it works."', "We agree."],
        ["Code is at https://example.org/x.", "$k$ is small.", "\\textbf{Note} this."],
        ["It costs $5.", "That is $10 less."],
        ["It runs on vLLM.", "vLLM is fast.", "GPT-4.", "2 of 3 hold."],
        ["We go to class A.", "We stay."],
    ],
)
def test_english_sentences(sentences: list[str]) -> None:
    assert split_en(" ".join(sentences)) == sentences


def test_a_missing_blank_before_a_beginning() -> None:
    assert split_en("We propose a method.We test torch.Tensor.") == [
        "We propose a method.",
        "We test torch.Tensor.",
    ]


def test_english_lines_are_joined_but_paragraphs_and_bullets_are_not() -> None:
    text = "We split\nlines. Here:\n- one thing\n- another\n\nThe end"
    assert split_en(text) == ["We split lines.", "Here:", "- one thing", "- another", "The end"]


@pytest.mark.parametrize(
    "text",
    [
        "彼は「動く。速い。」と述べ（図1を参照。付録も。）終えた。",
        "精度はGPT-4.1とv2.0で12．5から3.1に下がる．",
        "なぜ？という問いとYahoo!の例をRoe et al.の手法で扱う。",
        "「動く。」と述べる。",
        "詳細はhttps://example.org/a.html?b=1にある。",
        "境界$f(x) = 0.5. Y$は成り立つ.",
    ],
)
def test_one_japanese_sentence(text: str) -> None:
    assert split_ja(text) == [text]


@pytest.mark.parametrize(
    "sentences",
    [
        ["提案する。", "試す．", "速い！", "なぜか？", "1Bでも速い。"],
        ["$ k $は小さい。", "$ d $は大きい。"],
        ["提案する.", "本手法は速い."],
        ["「動く。」", "次へ進む。"],
        ["本手法はBERTを使う。", "（注：表を参照。）", "終わり"],
        ["結果：1. 最初の項目。", "2. 次の項目。"],
    ],
)
@pytest.mark.parametrize("gap", ["", " ", "\n"])
def test_japanese_sentences(sentences: list[str], gap: str) -> None:
    assert split_ja(gap.join(sentences)) == sentences


def test_a_sentence_left_in_english() -> None:
    assert split_ja("使うのはBERT. We stop here. 終わり。") == ["使うのはBERT.", "We stop here.", "終わり。"]


def test_a_line_of_a_digest_is_a_sentence_even_without_its_mark() -> None:
    assert split_ja("第一に速い。\nコードは公開\n第三に安い。\n終わり。") == [
        "第一に速い。",
        "コードは公開",
        "第三に安い。",
        "終わり。",
    ]


def test_a_line_that_cannot_begin_with_its_first_character_goes_on() -> None:
    assert split_ja("速い。\n示す（例えば\n、長さ）ことだ。\n終わり。") == [
        "速い。",
        "示す（例えば、長さ）ことだ。",
        "終わり。",
    ]


def test_line_breaks_of_a_layout_are_none_of_the_text() -> None:
    assert split_ja("長い文を\n折り返して BERT\nscore で測る。終\nわり。") == [
        "長い文を折り返して BERT score で測る。",
        "終わり。",
    ]


@given(st.lists(st.sampled_from(EN_PIECES + JA_PIECES) | st.text(max_size=4)).map("".join))
def test_nothing_is_lost_or_moved(text: str) -> None:
    for split in (split_en, split_ja):
        sentences = split(text)
        assert "".join("".join(sentences).split()) == "".join(text.split())
        assert all(sentence == sentence.strip() != "" for sentence in sentences)
