"""The DOIs and names of servers of preprints."""

import pytest

from paperlog.preprints import are_two_publishers, is_of_a_preprint, is_published_at


@pytest.mark.parametrize(
    "doi", ["10.48550/arxiv.2305.18290", "10.1101/2020.01.02.892000", "10.5281/zenodo.1234"]
)
def test_a_preprints_doi(doi: str) -> None:
    assert is_of_a_preprint(doi)


@pytest.mark.parametrize("doi", ["10.1145/3292500.3330701", "10.5281/other.1", "10.11010/x"])
def test_a_publishers_doi(doi: str) -> None:
    assert not is_of_a_preprint(doi)


def test_two_publishers() -> None:
    assert are_two_publishers("10.1145/1", "10.1162/2")
    for other in (None, "10.1145/1", "10.48550/arXiv.2305.18290"):
        assert not are_two_publishers("10.1145/1", other)


def test_a_venue_and_a_server() -> None:
    assert [*map(is_published_at, ("ACL", "arXiv", "CoRR abs/2305.18290", "Corrosion Science"))] == [
        1,
        0,
        0,
        1,
    ]
