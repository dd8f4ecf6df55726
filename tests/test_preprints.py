"""The DOIs of servers of preprints."""

import pytest

from paperlog.preprints import is_of_a_preprint


@pytest.mark.parametrize(
    "doi", ["10.48550/arxiv.2305.18290", "10.1101/2020.01.02.892000", "10.5281/zenodo.1234"]
)
def test_a_preprints_doi(doi: str) -> None:
    assert is_of_a_preprint(doi)


@pytest.mark.parametrize("doi", ["10.1145/3292500.3330701", "10.5281/other.1", "10.11010/x"])
def test_a_publishers_doi(doi: str) -> None:
    assert not is_of_a_preprint(doi)
