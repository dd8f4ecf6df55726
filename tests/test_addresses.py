import pytest

from paperlog.addresses import bare_doi, is_doi, link, page, pdf
from paperlog.errors import NotFoundError, UsageError
from paperlog.model import Paper

LINKS = ("ftp://x.org/a", "https://x.org/推論?a=1&b", "HTTPS://x.org/A.PDF?x", "https://x.org/a b")


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"arxiv_id": "2305.18290", "arxiv_version": 2, "doi": "10.1/x"}, "https://arxiv.org/abs/2305.18290"),
        ({"arxiv_id": "hep-th/9901001"}, "https://arxiv.org/abs/hep-th/9901001"),
        ({"arxiv_id": "$(id)", "doi": "10.1145/3.4"}, "https://doi.org/10.1145/3.4"),
        ({"doi": "https://doi.org/10.1002/a(1)<2>"}, "https://doi.org/10.1002/a(1)%3C2%3E"),
        ({"doi": "none", "links": LINKS}, "https://x.org/推論?a=1&b"),
    ],
)
def test_a_paper_s_page(fields: dict[str, object], url: str) -> None:
    assert page(Paper("x").with_(**fields)) == url


def test_a_paper_s_pdf() -> None:
    assert pdf(Paper("x", arxiv_id="2305.18290")) == "https://arxiv.org/pdf/2305.18290"
    assert pdf(Paper("x", links=LINKS)) == "HTTPS://x.org/A.PDF?x"
    with pytest.raises(NotFoundError, match="no link to a PDF"):
        pdf(Paper("x", links=LINKS[:2]))


def test_links_have_numbers() -> None:
    paper = Paper("x", links=LINKS)
    assert link(paper, 2) == LINKS[1]
    with pytest.raises(UsageError, match="only http and https"):
        link(paper, 1)
    for odd in (LINKS[3], "https://a/\x1b[31mRED", "https://x.org/{a}", "HTTP://x.org/?q=a|b"):
        with pytest.raises(UsageError, match="not opened; there are characters in it that no address has"):
            link(Paper("x", links=(odd,)), 1)
    for number in (0, 5, -1):
        with pytest.raises(NotFoundError, match=f"no link {number}; its links: 1 ftp://x.org/a; 2 "):
            link(paper, number)


@pytest.mark.parametrize(
    "text", ["https://doi.org/10.1145/x", "doi: 10.1145/x", "www.doi.org/10.1145/x", " 10.1145/x "]
)
def test_a_doi_as_others_write_it(text):
    assert bare_doi(text) == "10.1145/x"
    assert is_doi(bare_doi(text))
    assert not is_doi(f"see {text}")


@pytest.mark.parametrize(
    "paper", [Paper("x"), Paper("x", links=("file:///etc/passwd",)), Paper("x", doi="--help")]
)
def test_a_paper_that_is_nowhere(paper: Paper) -> None:
    with pytest.raises(NotFoundError, match="no arXiv id, no DOI and no link"):
        page(paper)
