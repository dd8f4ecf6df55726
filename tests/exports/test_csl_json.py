import json
import re
from typing import Any

import pytest
from exports.papers import ALIGN, CRITIQUE, MEGAMATH, PAPERS, SUPERGRAVITY, VLM, random_papers, rendered
from hypothesis import given
from hypothesis import strategies as st

from paperlog.model import Paper


def items(*papers: Paper) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(rendered("csl-json", *papers))
    return found


def test_preprint() -> None:
    (item,) = items(CRITIQUE)
    assert item["id"] == item["citation-key"] == "2411.16579"
    assert (item["type"], item["genre"], item["publisher"]) == ("article", "preprint", "arXiv")
    assert (item["number"], item["DOI"]) == ("arXiv:2411.16579", "10.48550/arXiv.2411.16579")
    assert item["issued"] == {"date-parts": [[2024, 11, 25]]}
    assert item["language"] == "en"


def test_names() -> None:
    _, fung, berg, okazaki, openai = items(VLM)[0]["author"]
    assert fung == {"family": "Fung", "given": "Yi R. (May)"}
    assert berg == {"family": "Berg", "given": "Guido", "non-dropping-particle": "van der"}
    assert okazaki == {"family": "岡崎", "given": "直観"}
    assert openai == {"literal": "OpenAI"}
    assert items(MEGAMATH)[0]["author"] == [{"family": "Zhou", "given": "Fan"}, {"literal": "others"}]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("VLM$^2$-Bench", "VLM²-Bench"),
        ("On $k$-means for H$_2$O", "On {k-means} for {H₂O}"),
        (r"At $\frac{1}{2}$ of $N$", r"At {$\frac{1}{2}$} of N"),
        ("1 <b> $x$", "1 {<}b> {x}"),
        ("3D-aware GPT4 in 2D", "{3D-aware} GPT4 in {2D}"),
    ],
)
def test_no_style_changes_the_letters_of_a_formula(title: str, written: str) -> None:
    (item,) = items(Paper(key="k", title=title))
    assert re.sub(r'<span class="nocase">(.*?)</span>', r"{\1}", item["title"]) == written


def test_types() -> None:
    found = [item["type"] for item in items(MEGAMATH, SUPERGRAVITY, ALIGN)]
    assert found == ["paper-conference", "article-journal", "document"]


def test_utf_8_as_it_is_and_no_tex() -> None:
    text = rendered("csl-json", *PAPERS)
    assert "VLM²-Bench" in text
    assert "数学タスク" in text


def test_no_papers_are_an_empty_list() -> None:
    assert items() == []


@given(st.lists(random_papers, max_size=4))
def test_any_papers_are_json(papers: list[Paper]) -> None:
    assert [item["id"] for item in items(*papers)] == [paper.key for paper in papers]


def test_a_title_without_blanks_takes_no_time() -> None:
    assert items(Paper(key="k", title="a" * 200_000 + " $x$"))[0]["title"].endswith("x</span>")


def test_a_small_greek_letter_stays_small() -> None:
    assert '"title": "<span class=\\"nocase\\">µs</span> count"' in rendered(
        "csl-json", Paper(key="k", title="µs count")
    )
