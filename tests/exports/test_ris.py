from exports.papers import CRITIQUE, MEGAMATH, PAPERS, VLM, random_papers, rendered
from hypothesis import given

from paperlog.model import Paper


def lines(*papers: Paper) -> list[str]:
    return rendered("ris", *papers).split("\r\n")


def test_preprint() -> None:
    found = lines(CRITIQUE)
    assert found[:2] == ["TY  - UNPB", "ID  - 2411.16579"]
    for line in (
        "AU  - Xi, Zhiheng",
        "PY  - 2024",
        "DA  - 2024/11/25",
        "AN  - arXiv:2411.16579",
        "KW  - RLVR",
    ):
        assert line in found
    assert found[-3:] == ["ER  - ", "", ""]


def test_a_month_without_a_day() -> None:
    assert "DA  - 2024/11//" in lines(CRITIQUE.with_(published=None))


def test_names_and_titles() -> None:
    assert "AU  - van der Berg, Guido" in lines(VLM)
    assert lines(VLM)[2].startswith("TI  - VLM²-Bench")
    assert "TT  - 批評モデルによる推論の強化" in lines(CRITIQUE)


def test_authors_that_are_not_named_are_told_in_a_note() -> None:
    found = [line for line in lines(MEGAMATH) if line.startswith(("AU", "N1"))]
    assert found == ["AU  - Zhou, Fan", "N1  - There are more authors than are named here (et al.)."]
    assert not [line for line in lines(CRITIQUE) if line.startswith("N1")]


def test_types() -> None:
    found = [line[6:] for line in lines(*PAPERS) if line.startswith("TY")]
    assert found == ["UNPB", "UNPB", "CPAPER", "JOUR", "GEN", "CPAPER"]


@given(random_papers)
def test_every_line_is_a_tag_and_a_value(paper: Paper) -> None:
    found = lines(paper)
    assert all(line[2:6] == "  - " for line in found[:-2])
    assert found[-2:] == ["", ""]
    assert "\n" not in "".join(found)
