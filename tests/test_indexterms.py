from collections.abc import Iterator

import pytest
from stores import new_store, put

from paperlog.index import Index
from paperlog.indexterms import collection, having, told
from paperlog.library import Library
from paperlog.model import Paper


@pytest.fixture
def index() -> Iterator[Index]:
    with new_store() as store, Library(store) as library:
        put(
            store,
            Paper("a", title="Reward models", title_ja="報酬モデル", tags=("RL",)),
            Paper("b", title="Rewarding", title_ja="モデリング", tags=("RL", "NLP")),
            Paper("c", title="Reward", summary_ja="モデムとデル", categories=("cs.CL",)),
        )
        yield library.with_texts()


def keys(index: Index, term: str) -> list[str]:
    return sorted(index.keys(row[0] for row in having(index, term)))


@pytest.mark.parametrize(
    ("term", "papers", "frequency"),
    [
        ("reward", ["a", "c"], 2),  # the whole word, not its beginning
        ("rewarding", ["b"], 1),
        ("報酬", ["a"], 1),
        ("モデル", ["a", "c"], 2),  # c has both of its pairs, though not the word
        ("tag:rl", ["a", "b"], 2),
        ("category:cs.cl", ["c"], 1),
    ],
)
def test_which_papers_have_a_term_and_how_many(index, term, papers, frequency) -> None:
    assert keys(index, term) == papers
    assert collection(index, [term]).frequencies == {term: frequency}


def test_a_term_that_no_paper_has_is_left_out(index) -> None:
    assert collection(index, ["none", "tag:none", "無無"]).frequencies == {}


def test_a_paper_is_told_with_its_terms_and_its_length(index) -> None:
    (own_id,) = index.ids_of(["a"])
    found = told(index, own_id)
    assert found.key == "a"
    assert found.counts == {"reward": 3, "models": 3, "報酬": 3, "モデル": 3, "tag:rl": 3}
    assert found.length == len({"reward", "models", "報酬", "酬モ", "モデ", "デル", "ル", "rl", "a"})
    assert set(found.weights(collection(index, ["reward", "models"]))) == {"reward", "models"}


def test_the_store_is_as_large_as_it_is(index) -> None:
    found = collection(index, [])
    lengths = [told(index, paper_id).length for paper_id in index.ids_of(["a", "b", "c"])]
    assert (found.papers, found.mean_length) == (3, sum(lengths) / 3)
