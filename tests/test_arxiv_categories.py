from paperlog.arxiv import is_category
from paperlog.arxiv_categories import CATEGORIES, category_name


def test_each_has_the_form_of_a_category():
    assert all(map(is_category, CATEGORIES))


def test_there_are_those_of_now_and_of_before():
    assert {"cs.CL", "stat.ML", "hep-th", "cond-mat.stat-mech", "econ.GN", "cmp-lg", "astro-ph"} <= CATEGORIES
    assert {"cs", "math", "cs.XX", "hep-th.AA"}.isdisjoint(CATEGORIES)
    assert len(CATEGORIES) == 155 + 21  # the taxonomy's categories, and those of before


def test_names_are_those_of_arxiv() -> None:
    assert category_name("cs.CL") == "Computation and Language"
    assert category_name("cond-mat.stat-mech") == "Statistical Mechanics"
    assert category_name("hep-th") == "High Energy Physics - Theory"
    assert category_name("cmp-lg") == "Computation and Language"


def test_what_arxiv_does_not_have_has_no_name() -> None:
    assert category_name("cs.XX") == category_name("") == ""
