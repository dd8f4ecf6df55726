import pytest
from looked import mended, told

from paperlog.checks.ids import arxiv_id, doi, missing


@pytest.mark.parametrize("right", ["2411.16579", "0704.0001", "1412.9999", "1501.00001", "hep-th/9901001"])
def test_ids_as_paperlog_writes_them_are_right(right):
    assert told(arxiv_id, f"arxiv_id: '{right}'\narxiv_version: 1\n") == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("x", "'x' is no arXiv id"),
        ("2413.16579", "'2413.16579' is no arXiv id"),
        ("2401.1234", "2401.1234 lacks a digit (five since 2015); a 0 at the end may be lost"),
        ("1412.12345", "1412.12345 has a digit too many (four before 2015)"),
        ("0703.0001", "arXiv has ids like 0703.0001 only since 2007-04"),
    ],
)
def test_what_cannot_be_an_id_is_told(wrong, said):
    assert told(arxiv_id, f"title: x\narxiv_id: '{wrong}'\n")[0].startswith(f"2: {said}; ")


def test_other_spellings_are_mended_with_their_version():
    text = "arxiv_id: https://arxiv.org/abs/2411.16579v2\ntitle: x\n"
    assert mended(arxiv_id, text) == "arxiv_id: '2411.16579'\narxiv_version: 2\ntitle: x\n"
    assert mended(arxiv_id, "arxiv_id: math.GT/0309136\ntitle: x\n") == "arxiv_id: 'math/0309136'\ntitle: x\n"


def test_a_version_that_contradicts_is_left_to_a_person():
    text = "arxiv_id: 2411.16579v2\narxiv_version: 3\n"
    assert told(arxiv_id, text)[0].endswith("; write '2411.16579'; 'arxiv_version' says 3, not 2")
    assert "2411.16579v2" in mended(arxiv_id, text)


def test_versions_begin_with_one():
    assert told(arxiv_id, "arxiv_version: 0\n") == [
        "1: there is no version 0; write 1 or more, or remove the line"
    ]


def test_dois():
    assert told(doi, "doi: 10.1145/3292500.3330701\n") == []
    assert told(doi, "doi: 11.1145/x\n") == [
        "1: '11.1145/x' is no DOI; a DOI is like 10.1145/3292500.3330701"
    ]
    for spelling in ("https://doi.org/10.1145/3", "doi:10.1145/3", "dx.doi.org/10.1145/3"):
        assert mended(doi, f"title: x\ndoi: '{spelling}'\n") == "doi: '10.1145/3'\ntitle: x\n"


def test_a_doi_of_another_arxiv_paper_is_told():
    text = "arxiv_id: '2411.16579'\ndoi: 10.48550/arXiv.2411.00001\n"
    assert told(doi, text) == [
        "2: the DOI is that of arXiv:2411.00001, not of 2411.16579; correct one of them"
    ]


def test_a_paper_without_any_id_is_a_hint():
    assert len(told(missing, "title: x\n")) == 1
    assert told(missing, "title: x\ndoi: 10.1145/3\n") == told(missing, "arxiv_id: x\n") == []
