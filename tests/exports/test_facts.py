import pytest
from exports.papers import ALIGN, BARE, CRITIQUE, MEGAMATH, SUPERGRAVITY, VLM

from paperlog.exports import facts
from paperlog.exports.venues import Kind
from paperlog.model import Paper


def test_kind() -> None:
    kinds = [facts.kind(paper) for paper in (CRITIQUE, VLM, MEGAMATH, SUPERGRAVITY, ALIGN, Paper(key="k"))]
    assert kinds == [Kind.PREPRINT, Kind.PREPRINT, Kind.CONFERENCE, Kind.JOURNAL, Kind.OTHER, Kind.OTHER]


def test_primary_class_only_where_it_is_known() -> None:
    assert facts.primary_class(CRITIQUE) == "cs.CL"
    assert facts.primary_class(VLM) is None
    assert facts.primary_class(CRITIQUE.with_(categories=("Computer Science",))) is None
    assert facts.primary_class(CRITIQUE.with_(categories=("cs",))) is None
    assert facts.primary_class(CRITIQUE.with_(categories=("hep-th",))) == "hep-th"
    assert facts.primary_class(CRITIQUE.with_(arxiv_id=None)) is None


@pytest.mark.parametrize(
    ("changes", "date"),
    [
        ({}, (2024, 11, 25)),
        ({"venue": "ACL"}, (2024,)),
        ({"year": 2025}, (2025,)),
        ({"year": None}, (2024, 11, 25)),
        ({"year": 20241, "published": None}, ()),
        ({"year": 44, "published": "0044-01-02T00:00:00+00:00"}, ()),
        ({"published": None}, (2024, 11)),
        ({"published": None, "year": 2025}, (2025,)),
        ({"published": "soon", "year": None}, (2024, 11)),
        ({"published": None, "year": None}, (2024, 11)),
        ({"published": None, "year": None, "venue": "ACL"}, ()),
        ({"published": "2024-06", "year": None}, (2024, 6)),
        ({"published": "2024-06", "year": 2024, "arxiv_id": None}, (2024, 6)),
        ({"published": "2024", "year": None}, (2024,)),
    ],
)
def test_issued(changes: dict[str, object], date: tuple[int, ...]) -> None:
    assert facts.issued(CRITIQUE.with_(**changes)) == date


@pytest.mark.parametrize(
    ("arxiv_id", "date"),
    [("0704.0001", (2007, 4)), ("hep-th/9711200", (1997, 11)), ("math/0211159", (2002, 11))],
)
def test_an_arxiv_id_tells_the_month(arxiv_id: str, date: tuple[int, ...]) -> None:
    assert facts.issued(Paper(key="k", arxiv_id=arxiv_id, year=date[0])) == date
    assert facts.issued(Paper(key="k", arxiv_id="1", year=date[0])) == date[:1]


def test_dates_are_written_as_iso_8601() -> None:
    assert facts.iso_date(CRITIQUE) == "2024-11-25"
    assert facts.iso_date(CRITIQUE.with_(published=None)) == "2024-11"
    assert facts.iso_date(ALIGN) == "2024"
    assert facts.iso_date(Paper(key="k")) is None


def test_identifiers() -> None:
    assert facts.doi(CRITIQUE) == "10.48550/arXiv.2411.16579"
    assert facts.doi(SUPERGRAVITY) == SUPERGRAVITY.doi
    assert facts.doi(ALIGN) is None
    assert facts.doi(ALIGN.with_(doi="https://doi.org/10.1145/x")) == "10.1145/x"
    assert facts.doi(ALIGN.with_(doi="none")) is None
    assert facts.url(SUPERGRAVITY) == "https://arxiv.org/abs/hep-th/9711200"
    assert facts.url(BARE) is None


def test_container_is_not_what_the_arxiv_id_says_already() -> None:
    assert facts.container(VLM) is None
    assert facts.container(VLM.with_(arxiv_id=None)) == "arXiv"
    assert facts.container(MEGAMATH) == "COLM"
    assert facts.container(MEGAMATH.with_(venue="Accepted to COLM 2025 (Oral)")) == "COLM 2025 (Oral)"
    assert facts.container(MEGAMATH.with_(venue="Submitted to COLM")) == "Submitted to COLM"


def test_language_and_abstract() -> None:
    japanese = ALIGN.with_(abstract_en="English.", abstract_ja="日本語。")
    assert (facts.language(CRITIQUE), facts.language(ALIGN), facts.language(MEGAMATH)) == ("en", "ja", None)
    assert facts.abstract(japanese) == "日本語。"
    assert facts.abstract(CRITIQUE) == CRITIQUE.abstract_en
    assert facts.abstract(MEGAMATH.with_(abstract_ja="日本語。")) == "日本語。"
