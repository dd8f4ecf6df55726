from paperlog.arxiv import is_category
from paperlog.arxivnames import _table, category_name


def test_names_are_those_of_arxiv() -> None:
    assert category_name("cs.CL") == "Computation and Language"
    assert category_name("cond-mat.stat-mech") == "Statistical Mechanics"
    assert category_name("hep-th") == "High Energy Physics - Theory"
    assert category_name("cmp-lg") == "Computation and Language"


def test_what_arxiv_does_not_have_has_no_name() -> None:
    assert category_name("cs.XX") == category_name("") == ""


def test_the_table_holds_every_archive() -> None:
    assert all(is_category(category) and name for category, name in _table().items())
    counts = {
        archive: sum(name.partition(".")[0] == archive for name in _table())
        for archive in ("cs", "econ", "eess", "math", "nlin", "physics", "q-fin", "stat")
    }
    assert counts == {
        "cs": 40, "econ": 3, "eess": 4, "math": 32, "nlin": 5, "physics": 22, "q-fin": 9, "stat": 6
    }  # fmt: skip
