import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import days, lines, moments, related, scores, texts

from paperlog.choosing import better, better_related, completes
from paperlog.model import Related

VALUES = {
    "abstract_en": texts,
    "title": lines,
    "published": moments | lines,
    "noted": days,
    "year": st.integers(1, 9999),
    "score": scores,
    "venue": lines | st.sampled_from(["arXiv", "ARXIV", "ACL"]),
    "authors": st.tuples(st.lists(lines, max_size=3).map(tuple), st.booleans()),
}


@given(st.data(), st.sampled_from(sorted(VALUES)))
def test_of_two_values_one_is_better_and_of_three_the_best_is_the_best_of_all(data, name):
    a, b, c = (data.draw(VALUES[name]) for _ in range(3))
    assert not better(name, a, a)
    assert better(name, a, b) + better(name, b, a) == (a != b)
    if better(name, a, b) and better(name, b, c):
        assert better(name, a, c)


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("abstract_en", "A longer text.", "A text ..."),
        ("abstract_en", "ab", "a       "),
        ("title", "Making Engines Think", "making engines think, they say"),
        ("title", "Making Engines Think", "MAKING ENGINES THINK!"),
        ("title", "Making Engines Think", "Making Engines"),
        ("published", "2024-02-03T01:00:00+00:00", "2024-02-03T09:00:00+00:00"),
        ("published", "2024-02-03T09:00:00+00:00", "2024-02-03T00:00:00+00:00"),
        ("published", "2024-02-02T00:00:00+00:00", "2024-02-03T09:00:00+00:00"),
        ("published", "2024-02-03T08:00:00+09:00", "2024-02-03T00:00:00+00:00"),
        ("published", "2024-02-03", "soon"),
        ("noted", "2025-01-31", "2025-02-01"),
        ("year", 2024, 2025),
        ("score", 3.5, 3.0),
        ("venue", "ACL", "arXiv"),
        ("venue", "NeurIPS Datasets and Benchmarks Track", "NeurIPS"),
        ("authors", (("A",), False), (("A", "B"), True)),
        ("authors", (("A", "B"), False), (("A",), False)),
    ],
)
def test_which_is_better(name, good, bad):
    assert better(name, good, bad)
    assert completes(name, good, bad) == (name == "authors" and bad[1])


@given(related, related)
def test_of_what_two_digests_say_of_a_related_paper_one_is_better(a, b):
    assert not (better_related(a, b) and better_related(b, a))


def test_news_of_a_related_paper_is_better():
    old, new = Related("A", 9.0, "x", "2024-01-01"), Related("A", 1.0, "y", "2024-01-02")
    assert better_related(new, old)
    assert better_related(Related("A", 1.0), Related("A"))
