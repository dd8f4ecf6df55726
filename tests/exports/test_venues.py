import pytest

from paperlog.exports.venues import Kind, venue_kind


@pytest.mark.parametrize(
    ("kind", "venues"),
    [
        (Kind.PREPRINT, ("arXiv", "bioRxiv", "CoRR")),
        (Kind.CONFERENCE, ("ACL", "COLM", "L@S", "LREC-COLING", "EMNLP Findings")),
        (Kind.CONFERENCE, ("Interspeech", "ICLR Workshop", "NeurIPS Datasets and Benchmarks Track")),
        (Kind.CONFERENCE, ("言語処理学会年次大会", "Conference on Robot Learning")),
        (Kind.JOURNAL, ("TACL", "TMLR", "Nature", "Journal of Statistical Software", "人工知能学会論文誌")),
        (Kind.JOURNAL, ("Communications of the ACM", "Neural Computation", "ACM Trans. Graph.", "Phys. Rev.")),
        (Kind.JOURNAL, ("Proceedings of the IEEE", "Proceedings of the National Academy of Sciences")),
        (Kind.CONFERENCE, ("Proc. of ACL", "ACL 2023", "Proceedings of the IEEE Conference on Vision")),
        (Kind.OTHER, ("ACL Rolling Review", "N/A", "Artificial Intelligence in Practice")),
        (Kind.OTHER, ("Zenn", "OpenAI Blog", "Technical Report", "IEEE", "note")),
    ],
)  # fmt: skip
def test_kinds(kind: Kind, venues: tuple[str, ...]) -> None:
    assert {venue: venue_kind(venue) for venue in venues} == dict.fromkeys(venues, kind)
