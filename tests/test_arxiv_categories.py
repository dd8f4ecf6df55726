from paperlog.arxiv import is_category
from paperlog.arxiv_categories import CATEGORIES


def test_each_has_the_form_of_a_category():
    assert all(map(is_category, CATEGORIES))


def test_there_are_those_of_now_and_of_before():
    assert {"cs.CL", "stat.ML", "hep-th", "cond-mat.stat-mech", "econ.GN", "cmp-lg", "astro-ph"} <= CATEGORIES
    assert {"cs", "math", "cs.XX", "hep-th.AA"}.isdisjoint(CATEGORIES)
    assert len(CATEGORIES) == 155 + 21  # the taxonomy's categories, and those of before
