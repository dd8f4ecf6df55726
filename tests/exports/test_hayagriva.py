from typing import Any

import yaml
from exports.papers import ALIGN, BARE, CRITIQUE, MEGAMATH, VLM, random_papers, rendered
from hypothesis import given

from paperlog.exports.plain import plain_title
from paperlog.model import Paper


def item(paper: Paper) -> dict[str, Any]:
    (found,) = yaml.safe_load(rendered("hayagriva", paper)).values()
    assert isinstance(found, dict)
    return found


def test_preprint() -> None:
    found = item(CRITIQUE)
    assert (found["type"], found["publisher"], found["date"]) == ("article", "arXiv", "2024-11-25")
    assert found["serial-number"] == {"arxiv": "2411.16579", "doi": "10.48550/arXiv.2411.16579"}
    assert found["title"].startswith("Enhancing {LLM} Reasoning")
    assert found["abstract"]["value"]["verbatim"] is True


def test_keys_and_numbers_are_text() -> None:
    text = rendered("hayagriva", CRITIQUE)
    assert text.startswith("'2411.16579':\n")
    assert "arxiv: '2411.16579'" in text


def test_letters_beyond_the_first_plane_are_written_as_they_are() -> None:
    paper = Paper("k", title="𠮷野家 🤗", authors=("𠮷田 太郎",))
    assert "𠮷野家 🤗" in rendered("hayagriva", paper)
    assert "name: 𠮷田" in rendered("hayagriva", paper)
    assert "𠮷野家 🤗" in rendered("yaml", paper)


def test_published_papers_have_a_parent() -> None:
    assert item(MEGAMATH)["parent"] == {"type": "proceedings", "title": "{COLM}"}
    assert item(ALIGN)["parent"] == {"type": "web", "title": "Zenn"}
    assert "parent" not in item(VLM)


def test_names() -> None:
    assert {"name": "Berg", "given-name": "Guido", "prefix": "van der"} in item(VLM)["author"]
    assert item(MEGAMATH)["author"] == [{"name": "Zhou", "given-name": "Fan"}, "others"]
    assert "author" not in item(BARE)


def test_no_papers_are_an_empty_mapping() -> None:
    assert yaml.safe_load(rendered("hayagriva")) == {}


@given(random_papers)
def test_signs_that_typst_would_act_on_are_verbatim(paper: Paper) -> None:
    title = item(paper)["title"]
    if isinstance(title, dict):
        assert title == {"value": {"value": plain_title(paper.title), "verbatim": True}}
    else:
        assert title.replace("{", "").replace("}", "") == plain_title(paper.title)
