"""The page as text: its policy, its blocks of papers, its files."""

import json
import re
import tomllib
from base64 import b64encode
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

import pytest
from exports.papers import PAPERS, rendered

import paperlog.exports.html as html
from paperlog.model import Paper

FOLDER = Path(html.__file__).parent
ROOT = Path(__file__).parents[3]
ASSETS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".html", ".css", ".js"))
PAGE = rendered("html", *PAPERS)


def blocks(page: str) -> list[list[dict[str, object]]]:
    found = re.findall(r'<script type="application/json" class="papers">(.*?)</script>', page, re.DOTALL)
    return [json.loads(block) for block in found]


def inline(name: str) -> list[str]:
    """What stands in the elements of a name without attributes, as a browser takes it."""
    return re.findall(rf"<{name}>(.*?)</{name}>", PAGE, re.DOTALL)


def test_the_policy_names_the_style_and_the_scripts_by_their_hashes_and_allows_nothing_else() -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', PAGE)
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}

    def hashes(name: str) -> list[str]:
        digests = (sha256(text.encode()).digest() for text in inline(name))
        return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]

    assert rules == {
        "default-src": ["'none'"],
        "script-src": hashes("script"),
        "style-src": hashes("style"),
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
    }
    assert len(rules["script-src"]) == 2


def test_the_policy_stands_before_all_that_it_rules() -> None:
    assert PAGE.index("Content-Security-Policy") < min(PAGE.index("<style>"), PAGE.index("<script"))


def test_nothing_in_the_page_would_need_more_than_the_policy_allows() -> None:
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", PAGE, flags=re.DOTALL)
    assert not re.search(r"\s(on\w+|style|src|srcset|action)=", markup)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(", PAGE)


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_a_file_names_no_address_and_stays_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"https?://|@import|url\(|fetch\(|XMLHttp|sendBeacon|WebSocket", text)
    assert text.count("\n") <= 300


def test_every_file_is_in_the_page_and_in_the_package() -> None:
    assert {path.name for path in ASSETS} == {"page.html", "theme.js", *html._STYLES, *html._SCRIPTS}
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"][
        "package-data"
    ]
    assert [
        path.name
        for path in ASSETS
        if not any(fnmatch(path.name, pattern) for pattern in patterns["paperlog.exports.html"])
    ] == []


def test_papers_come_in_their_order_a_small_block_first() -> None:
    papers = [Paper(key=f"k{number}", title=f"Title {number}") for number in range(600)]
    found = blocks(rendered("html", *papers))
    assert [len(block) for block in found] == [40, 250, 250, 60]
    assert [paper["key"] for block in found for paper in block] == [paper.key for paper in papers]


def test_the_first_block_stands_before_the_script_the_others_behind() -> None:
    page = rendered("html", *(Paper(key=f"k{number}", title="T") for number in range(41)))
    assert page.index('"k39"') < page.index("<script>(() => {") < page.index('"k40"')


def test_a_page_of_no_paper_is_a_page() -> None:
    assert blocks(rendered("html")) == [[]]


def test_the_same_papers_give_the_same_page() -> None:
    assert rendered("html", *PAPERS) == PAGE
