import pytest
from stores import new_store, put

from paperlog.counting import KINDS, counted
from paperlog.indexopen import open_index
from paperlog.model import Paper
from paperlog.orders import COUNTED

PAPERS = (
    Paper(key="a2020x", title="A", tags=("NLP", "RL", "推論"), venue="ACL", published="2025-02-03", rating=5),
    Paper(key="b2020x", title="B", tags=("RL", "NLP"), venue="ACL", year=2024, rating=5),
    Paper(key="c2020x", title="C", tags=("RL", "推論"), noted="2025-01-02", rating=3),
)


def found(
    kind: str, keys: list[str] | None = None, papers: tuple[Paper, ...] = PAPERS
) -> list[tuple[str, int]]:
    with new_store() as store:
        put(store, *papers)
        index = open_index(store)
        ids = None if keys is None else list(index.ids_of(keys))
        counts = counted(index, kind, ids)
        index.close()
        return counts


def test_the_most_frequent_comes_first_and_ties_by_value() -> None:
    assert found("tag") == [("RL", 3), ("NLP", 2), ("推論", 2)]
    assert found("venue") == [("ACL", 2)]


def test_months_come_newest_first() -> None:
    assert found("month") == [("2025-02", 1), ("2025-01", 1), ("2024", 1)]


def test_pairs_of_tags_that_stand_together_more_than_once() -> None:
    assert found("pair") == [("NLP; RL", 2), ("RL; 推論", 2)]


def test_of_thousands_of_tags_the_pairs_of_those_are_counted_that_most_papers_have() -> None:
    many = tuple(f"t{number:04}" for number in range(3000))
    papers = tuple(Paper(key=f"{letter}2020x", title=letter, tags=(*many, "z")) for letter in "ab")
    counts = found("pair", papers=(*papers, Paper(key="c2020x", title="c", tags=("z", "t2999"))))
    assert counts[0] == ("t2999; z", 3)
    assert len(counts) == 4950


def test_ratings_come_best_first() -> None:
    assert found("rating") == [("5", 2), ("3", 1)]


def test_some_papers_alone() -> None:
    some = ["a2020x", "c2020x"]
    assert found("tag", some) == [("RL", 2), ("推論", 2), ("NLP", 1)]
    assert found("pair", some) == [("RL; 推論", 2)]
    assert found("rating", some) == [("5", 1), ("3", 1)]
    assert found("month", ["b2020x"]) == [("2024", 1)]


@pytest.mark.parametrize("kind", KINDS)
def test_no_paper_is_nothing(kind: str) -> None:
    assert found(kind, []) == []


def test_all_that_the_index_counts_is_among_the_kinds() -> None:
    assert set(COUNTED) < set(KINDS)
