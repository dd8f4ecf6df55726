import pytest
from exports.bibreader import read
from exports.papers import ALIGN, CRITIQUE, MEGAMATH, SUPERGRAVITY, VLM, rendered

from paperlog.model import Paper


def entry(paper: Paper) -> dict[str, str]:
    return read(rendered("bibtex", paper))[0]


def test_preprint_has_arxivs_own_fields() -> None:
    found = entry(CRITIQUE)
    assert found["type"] == "misc"
    assert found["eprint"] == "2411.16579"
    assert found["archivePrefix"] == "arXiv"
    assert found["primaryClass"] == "cs.CL"
    assert found["url"] == "https://arxiv.org/abs/2411.16579"
    assert (found["year"], found["month"]) == ("2024", "nov")


def test_several_categories_tell_no_primary_class() -> None:
    assert "primaryClass" not in entry(VLM)


def test_conference_paper_keeps_its_eprint() -> None:
    found = entry(CRITIQUE.with_(venue="ACL"))
    assert (found["type"], found["booktitle"], found["eprint"]) == ("inproceedings", "ACL", "2411.16579")
    assert "month" not in found


def test_journal_paper() -> None:
    found = entry(SUPERGRAVITY)
    assert (found["type"], found["journal"]) == ("article", "International Journal of Theoretical Physics")
    assert found["doi"] == "10.1023/A:1026654312961"


def test_other_venue_claims_nothing() -> None:
    assert (entry(ALIGN)["type"], entry(ALIGN)["howpublished"]) == ("misc", "Zenn")


def test_truncated_authors() -> None:
    assert entry(MEGAMATH)["author"] == "Zhou, Fan and others"


def test_text_fields() -> None:
    assert entry(CRITIQUE)["keywords"] == "RLVR, Supervised-FineTuning (SFT)"
    assert entry(CRITIQUE)["abstract"].startswith(
        r'A critic helps in 50\% of "hard" cases \& costs $O(n)$. It'
    )


def test_without_authors_there_is_a_key_to_sort_by() -> None:
    assert entry(Paper(key="anon2023x", title="T"))["key"] == "anon2023x"


@pytest.mark.parametrize(
    "field", ["title", "venue", "abstract_en", "authors", "tags", "doi", "arxiv_id", "key"]
)
def test_nothing_from_a_digest_becomes_a_command_or_an_entry(field: str) -> None:
    evil = 'x\\write18{rm}}\n}\n@preamble{"\\input{y}"}\n@misc{z, $\\write18{rm}$ ^^5cinput '
    value = (evil,) if field in ("authors", "tags") else evil
    text = rendered("bibtex", CRITIQUE.with_(**{field: value}))
    assert len(read(text)) == 1
    assert not any(command in text for command in ("\\write", "\\input", "^^"))
