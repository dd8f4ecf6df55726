"""Names of venues: of two, or of one in a short form and a long one."""

import pytest

from paperlog.samevenues import are_other_venues, telling_venue


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NeurIPS", "Advances in Neural Information Processing Systems 36"),
        ("NIPS", "NeurIPS"),
        ("ACL", "Proceedings of the 57th Annual Meeting of the Association for Computational Linguistics"),
        (
            "NAACL-HLT",
            "Conference of the North American Chapter of the Association for Computational Linguistics",
        ),
        ("TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence"),
        ("SIGIR", "Proceedings of the 46th International ACM SIGIR Conference on Research"),
        ("Comput. Linguist.", "Computational Linguistics"),
        ("J. Mach. Learn. Res.", "Journal of Machine Learning Research"),
        ("EMNLP 2023", "Findings of EMNLP"),
        ("人工知能学会誌", "人工知能"),
        ("情報処理学会論文誌", "IPSJ Journal"),
        ("Nature", None),
        ("Nature", "Nature"),
        ("IEEE", "ACL"),
    ],
)
def test_one_venue(one, other):
    assert not are_other_venues(one, other)
    assert not are_other_venues(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IEEE TPAMI", "Computational Linguistics"),
        ("IEEE TPAMI", "IEEE Access"),
        ("ICML", "ICLR"),
        ("Nature", "Science"),
        ("ACM Computing Surveys", "Artificial Intelligence Review"),
        ("情報処理学会論文誌", "情報処理学会研究報告"),
    ],
)
def test_two_venues(one, other):
    assert are_other_venues(one, other)
    assert are_other_venues(other, one)


@pytest.mark.parametrize(
    "venue", ["arXiv", "CoRR", "arXiv preprint arXiv:1706.03762", "bioRxiv", "SSRN", "", None]
)
def test_a_preprints_venue_tells_nothing(venue):
    assert telling_venue("Guest Editorial", venue) is None


def test_a_venue_tells_of_a_title_that_many_have():
    for title in ("Guest Editorial", "PhD Thesis", "Machine Translation", "A Survey of Whales", "研究紹介"):
        assert telling_venue(title, "ACL") == "ACL"
    for title in ("Learning to Translate the Songs of Whales", "Visual Instruction Tuning"):
        assert telling_venue(title, "ACL") is None
