"""The times of two records: near each other, or too far apart for one paper."""

import pytest

from paperlog.sametimes import are_near, are_too_far_apart

MAY = "2023-05-27T12:00:00+00:00"
LATER = "2024-12-26T12:00:00+00:00"


@pytest.mark.parametrize(
    ("some", "others", "of_one_title", "of_a_slip"),
    [
        ((MAY, None), (LATER, "2412.12014"), True, True),
        ((MAY, None), (None, "2309.00001"), False, False),
        ((MAY, None), (None, "2310.00001"), True, True),
        ((LATER, None), (MAY, "2305.15489"), False, True),
        ((MAY, None), (LATER, "2305.15489v4"), False, False),
        ((MAY, None), (LATER, None), False, True),
        (("2023-05-27", None), (LATER, "2412.12014"), False, False),
        (("2023-05-27T00:00:00+00:00", None), (LATER, "2412.12014"), False, False),
        ((None, None), (LATER, "2412.12014"), False, False),
        (("1998-02-02T12:00:00+00:00", None), (None, "hep-th/9901001"), True, True),
        (("1999-01-02T12:00:00+00:00", None), (None, "math.GT/9901001"), False, False),
    ],
)
def test_a_moment_long_before_an_id_is_another_papers_and_one_far_off_parts_slips(
    some, others, of_one_title, of_a_slip
):
    for pair in ((some, others), (others, some)):
        assert are_too_far_apart(*pair, is_slip=False) == of_one_title
        assert are_too_far_apart(*pair, is_slip=True) == of_a_slip


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("2023-05-27", "2023-09-24T23:00:00+00:00", True),
        ("2023-05-27", "2023-09-25", False),
        ("2023-05", "2023-05", False),
        (None, "2023-05-27", False),
    ],
)
def test_days_are_near_each_other_where_both_are_known(one, other, near):
    assert are_near(one, other) == are_near(other, one) == near
