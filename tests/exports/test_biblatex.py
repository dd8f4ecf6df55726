from exports.bibreader import read
from exports.papers import ALIGN, CRITIQUE, MEGAMATH, SUPERGRAVITY, rendered

from paperlog.model import Paper


def entry(paper: Paper) -> dict[str, str]:
    return read(rendered("biblatex", paper))[0]


def test_preprint() -> None:
    found = entry(CRITIQUE)
    assert found["type"] == "online"
    assert found["date"] == "2024-11-25"
    assert (found["eprint"], found["eprinttype"], found["eprintclass"]) == ("2411.16579", "arxiv", "cs.CL")
    assert found["pubstate"] == "prepublished"
    assert found["langid"] == "english"


def test_published_papers() -> None:
    assert (entry(MEGAMATH)["type"], entry(MEGAMATH)["booktitle"]) == ("inproceedings", "COLM")
    assert entry(SUPERGRAVITY)["journaltitle"] == "International Journal of Theoretical Physics"
    assert "pubstate" not in entry(SUPERGRAVITY)


def test_japanese_article() -> None:
    found = entry(ALIGN)
    assert (found["type"], found["howpublished"], found["langid"]) == ("misc", "Zenn", "japanese")


def test_preprint_without_an_address_is_not_online() -> None:
    found = entry(Paper(key="k", title="T", venue="arXiv"))
    assert (found["type"], found["howpublished"]) == ("misc", "arXiv")
