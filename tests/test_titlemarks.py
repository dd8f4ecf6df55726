"""What stands before and behind a title."""

import pytest

from paperlog.titlemarks import parted, with_full_year


@pytest.mark.parametrize(
    ("title", "arxiv_id", "bare"),
    [
        ("[Paper Note] Of whales", "", "Of whales"),
        ("［PaperNote］Of whales", "", "Of whales"),
        ("[1706.03762v2] Of whales", "1706.03762v2", "Of whales"),
        ("[Paper Note] arXiv:1706.03762: Of whales", "1706.03762", "Of whales"),
        ("[Paper Note]", "", "[Paper Note]"),
        ("[1706.03762]", "", "[1706.03762]"),
        ("[Re] Of whales", "", "[Re] Of whales"),
        ("A Paper Note on Whales", "", "A Paper Note on Whales"),
    ],
)
def test_what_stands_before_a_title(title: str, arxiv_id: str, bare: str) -> None:
    assert parted(title) == (arxiv_id, bare)


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Of whales, ACL'23", "Of whales (ACL 2023)"),
        ("Of whales （ACL ’23）", "Of whales (ACL 2023)"),
        ("Of whales, Ann Lee+, N/A, IEEE/ACM TASLP'98", "Of whales (Ann Lee IEEE/ACM TASLP 1998)"),
        ("Of whales '23", "Of whales '23"),
        ("Of whales, ACL 2023", "Of whales (ACL 2023)"),
        ("Of whales, Ann Lee+, N/A, NeurIPS 2017", "Of whales (Ann Lee NeurIPS 2017)"),
        ("Of whales, Oslo 2023", "Of whales, Oslo 2023"),
        ("Of whales, a view of the ACL 2023", "Of whales, a view of the ACL 2023"),
    ],
)
def test_a_venue_behind_a_title(title: str, plain: str) -> None:
    assert with_full_year(title) == plain
