from paperlog.views.screen import Screen
from paperlog.views.statistics import pictures


def drawn(counts: dict[str, list[tuple[str, int]]], width: int = 60, most: int = 10) -> str:
    return "".join(pictures(3, counts, most, Screen(width)))


def test_each_kind_has_its_picture() -> None:
    shown = drawn({"tag": [("NLP", 2), ("RL", 1)], "venue": [], "month": [("2025-01", 1)]}, 30)
    assert shown == (
        "3 papers\n"
        "\ntags\n"
        "NLP  2  ██████████████████████\n"
        "RL   1  ███████████\n"
        "\nmonths\n"
        "      JFMAMJJASOND\n"
        "2025  █···········  1  ███████\n"
    )


def test_categories_have_arxivs_names() -> None:
    assert "\ncs.CL Computation and Language  1  █" in drawn({"category": [("cs.CL", 1), ("x.YZ", 1)]})
    assert "\nx.YZ   " in drawn({"category": [("cs.CL", 1), ("x.YZ", 1)]})


def test_pairs_and_ratings_are_written_for_people() -> None:
    shown = drawn({"pair": [("NLP; RL", 1)], "rating": [("5", 1)]})
    assert "\nNLP + RL  1" in shown
    assert "\n5 of 5  1" in shown


def test_the_first_values_alone() -> None:
    shown = drawn({"author": [("A", 2), ("B", 1), ("C", 1)]}, most=2)
    assert "authors (the first 2 of 3)\n" in shown
    assert "\nC" not in shown


def test_one_paper() -> None:
    assert next(iter(pictures(1, {}, 10, Screen(40)))) == "1 paper\n"
