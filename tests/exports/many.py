"""A thousand random papers in one list, for programs that are too slow to be asked about each of them."""

from functools import cache

from exports.papers import PAPERS, random_papers
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from paperlog.model import Paper

_COUNT = 1000


@cache
def thousand() -> tuple[Paper, ...]:
    """The written papers and random ones, the same at each run, each with a key of its own."""
    found: list[Paper] = []

    @settings(max_examples=_COUNT, derandomize=True, database=None, phases=[Phase.generate])
    @given(st.lists(random_papers, min_size=1, max_size=3))
    def collect(papers: list[Paper]) -> None:
        found.extend(papers)

    collect()
    random = [paper.with_(key=f"random-{number}") for number, paper in enumerate(found[:_COUNT])]
    return (*PAPERS, *random)
