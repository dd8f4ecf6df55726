import pytest
from hypothesis import given
from strategies import arxiv_ids

from paperlog.arxiv import abs_url, doi, fault, find_id, is_category, parse_id


@given(arxiv_ids)
def test_every_spelling_is_the_same_paper(arxiv_id):
    for text in (
        arxiv_id,
        f"arXiv:{arxiv_id}",
        abs_url(arxiv_id),
        doi(arxiv_id),
        f"https://doi.org/{doi(arxiv_id)}",
    ):
        assert parse_id(text) == (arxiv_id, None)
        assert parse_id(f" {text}v3\n") == (arxiv_id, 3)
    for text in (abs_url(arxiv_id), doi(arxiv_id), f"(arXiv: {arxiv_id})"):
        assert find_id(f"See {text}, and more.") == (arxiv_id, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://arxiv.org/pdf/2411.16579v2.pdf", ("2411.16579", 2)),
        ("http://www.arxiv.org/html/2411.16579v1/", ("2411.16579", 1)),
        ("export.arxiv.org/abs/2411.16579?context=cs", ("2411.16579", None)),
        ("ARXIV:2411.16579", ("2411.16579", None)),
        ("math.GT/0309136", ("math/0309136", None)),
        ("Hep-Th/9901001v2", ("hep-th/9901001", 2)),
        ("2413.16579", None),
        ("2411.165790", None),
        ("2411.16579 and more", None),
        ("zhou2025culture", None),
        ("", None),
    ],
)
def test_parse_id(text, found):
    assert parse_id(text) == found


def test_a_bare_number_is_an_id_only_where_one_is_expected():
    assert find_id("version 2411.16579 of it") is None
    assert find_id("arxivサイト 2411.16579v2(pdf)", bare=True) == ("2411.16579", 2)
    assert find_id("1.2411.16579", bare=True) is None


@pytest.mark.parametrize("text", ["cs.CL", "hep-th", "cond-mat.stat-mech", "q-bio.NC"])
def test_categories(text):
    assert is_category(text)


@pytest.mark.parametrize("text", ["", "CS.CL", "cs.", "cs CL", "2411.16579"])
def test_no_categories(text):
    assert not is_category(text)


def test_addresses():
    assert abs_url("2411.16579", 2) == "https://arxiv.org/abs/2411.16579v2"
    assert doi("hep-th/9901001") == "10.48550/arXiv.hep-th/9901001"


@pytest.mark.parametrize(
    ("arxiv_id", "what"),
    [
        ("2411.16579", None),
        ("hep-th/9901001", None),
        ("0703.0001", "only since"),
        ("2411.1657", "lacks"),
        ("1412.00001", "too many"),
    ],
)
def test_faults(arxiv_id: str, what: str | None) -> None:
    found = fault(arxiv_id)
    assert found == what if what is None else what in str(found)
