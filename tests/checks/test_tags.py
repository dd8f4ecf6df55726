import pytest
from looked import found, mended, told

from paperlog.checks.tags import marked


def tagged(*tags: str) -> dict[str, str]:
    return {f"k{number}": f"title: {number}\ntags: ['{tag}']\n" for number, tag in enumerate(tags)}


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (
            ("RLVR", "RLVR", "rlvr"),
            "the tag 'rlvr' (1 paper) differs from 'RLVR' (2 papers) in spelling only",
        ),
        (("ＲＬ", "RL"), "the tag 'ＲＬ' (1 paper) differs from 'RL' (1 paper) in spelling only"),
        (
            ("mid-training", "Mid Training"),
            "the tag 'mid-training' (1 paper) differs from 'Mid Training' (1 paper)",
        ),
        (("推論", "推 論"), "the tag '推論' (1 paper) differs from '推 論' (1 paper) in spelling only"),
    ],
)
def test_the_rarer_spelling_is_told(tags, said):
    ((_, _, message),) = found(tagged(*tags), "tag")
    assert message.startswith(said)


@pytest.mark.parametrize(
    "tags", [("C", "C++"), ("ハ", "パ"), ("RL", "RLHF"), ("-", "--"), ("Zero/Few-shot", "ZeroFew")]
)
def test_other_tags_are_others(tags):
    assert found(tagged(*tags), "tag") == []


def test_three_spellings_are_two_findings():
    assert len(found(tagged("a-b", "A B", "ab", "ab"), "tag")) == 2


def test_the_line_is_that_of_the_tag():
    texts = {
        "a": "title: RL\ntags:\n- NLP\n- rl\n",
        "b": "title: x\ntags: [RL]\n",
        "c": "title: y\ntags: [RL]\n",
    }
    assert [where for _, where, _ in found(texts, "tag")] == ["a/a.yaml:4"]


def test_a_tag_that_begins_with_its_mark_is_told_and_mended():
    text = "title: x\ntags:\n- a\n- '#RL'\n- '＃ B C'\n- '#'\n- RL\n"
    assert told(marked, text) == [
        "4: the tag '#RL' begins with '#', so no search finds it; write 'RL'",
        "5: the tag '＃ B C' begins with '＃', so no search finds it; write 'B C'",
        "6: the tag '#' begins with '#', so no search finds it; write a tag, or remove it",
    ]
    assert mended(marked, text) == "title: x\ntags:\n- a\n- RL\n- B C\n- '#'\n"
