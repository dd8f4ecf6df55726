"""How the page looks: side by side or not, dark or light, readable; and that no text is taken for markup."""

import re
from pathlib import Path
from typing import Any

import pytest
from browser import Browser
from exports.html.conftest import Write
from exports.papers import BARE, CRITIQUE, PAPERS

from paperlog.model import Related

pytestmark = pytest.mark.browser


def boxes(window: Browser) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Where the cells of each row of sentences are."""
    cells = [cell.rect for cell in window.all(".beads td")]
    return list(zip(cells[::2], cells[1::2], strict=True))


def test_sentences_stand_side_by_side(window: Browser, write: Write) -> None:
    window.open(write(CRITIQUE), "#all=1")
    assert [row.split("\n") for row in window.texts(".beads tbody tr")] != []
    assert window.texts(".beads td.en") == [
        'A critic helps in 50% of "hard" cases & costs O(n).',
        "It learns from {step, outcome} pairs.",
    ]
    assert window.texts(".beads td.ja") == ["批評モデルは難しい問題を助ける。", "各段階から学ぶ。"]
    assert all(en["y"] == ja["y"] and ja["x"] >= en["x"] + en["width"] for en, ja in boxes(window))
    assert [cell.get_attribute("lang") for cell in window.all(".beads td")] == ["en", "ja"] * 2


def test_on_a_phone_they_stand_one_below_the_other(window: Browser, write: Write) -> None:
    window.resize(400)
    window.open(write(CRITIQUE), "#all=1")
    assert all(ja["y"] >= en["y"] + en["height"] and ja["x"] == en["x"] for en, ja in boxes(window))


@pytest.mark.parametrize(("lang", "hidden"), [("en", "ja"), ("ja", "en")])
@pytest.mark.parametrize("width", [400, 1400])
def test_one_language_alone(window: Browser, write: Write, width: int, lang: str, hidden: str) -> None:
    window.resize(width)
    window.open(write(CRITIQUE), f"#all=1&lang={lang}")
    assert len(window.all(f".beads td.{lang}")) == 2
    assert window.all(f".beads td.{hidden}") == []


@pytest.mark.parametrize("width", [320, 400, 800, 1400])
def test_nothing_is_wider_than_the_window(window: Browser, write: Write, width: int) -> None:
    long = BARE.with_(
        title="W" * 300, abstract_en="x" * 400, abstract_ja="漢" * 400, note="https://a.example/" + "y" * 300
    )
    window.resize(width)
    window.open(write(*PAPERS, long), "#all=1")
    assert window.script("return document.documentElement.scrollWidth") <= width


def luminance(color: str) -> float:
    """The relative luminance of `rgb(r, g, b)` (WCAG 2.2)."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colors(window: Browser, selector: str) -> tuple[str, str]:
    """The colour of an element's text, and of the page or mark behind it."""
    return tuple(
        window.script(
            "const found = document.querySelector(arguments[0]); const own = getComputedStyle(found).backgroundColor;"
            "const page = getComputedStyle(document.documentElement).backgroundColor;"
            "return [getComputedStyle(found).color, own === 'rgba(0, 0, 0, 0)' ? page : own]",
            selector,
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out(window: Browser, samples: Path, scheme: str) -> None:
    window.prefer(scheme)
    window.open(samples, "#q=報酬&all=1")
    for selector in (
        ".title",
        ".second",
        ".by",
        ".chip",
        ".beads td",
        ".links a",
        "mark",
        "#count",
        ".beads th",
        "select",
    ):
        text, behind = colors(window, selector)
        brighter, darker = sorted((luminance(text), luminance(behind)), reverse=True)
        assert (brighter + 0.05) / (darker + 0.05) >= 4.5, selector
        assert (luminance(text) > luminance(behind)) == (scheme == "dark")


def test_the_switch_beats_the_system_and_is_remembered(window: Browser, samples: Path) -> None:
    def is_dark() -> bool:
        return luminance(colors(window, "h1")[1]) < 0.2

    window.prefer("light")
    window.open(samples)
    assert not is_dark()
    window.click("#theme")
    assert is_dark()
    window.open(samples)
    assert is_dark()
    window.prefer("dark")
    window.press("t")
    assert not is_dark()
    window.press("t")
    assert is_dark()


EVIL = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'><!-- \u2028 ]]> &lt; \" '"


def test_a_text_that_looks_like_markup_is_shown_and_runs_nothing(window: Browser, write: Write) -> None:
    paper = CRITIQUE.with_(
        title=EVIL, title_ja=EVIL, authors=(EVIL,), venue=EVIL, tags=(EVIL,), categories=(EVIL,), abstract_en=EVIL,
        abstract_ja=EVIL, summary_ja=EVIL, comment=EVIL, note=EVIL, related=(Related(EVIL),),
        links=("javascript:window.ran=1", "https://a.example/'onclick='window.ran=1"),
    )  # fmt: skip
    window.open(write(paper, BARE.with_(title="<script>"), BARE.with_(title="</script>")), "#all=1")
    window.search("ran")
    assert window.text("#count") == "1 of 3 papers"
    assert window.texts(".title span:first-child")[0].startswith(
        "</script><script>window.ran = 1</script><img src=x"
    )
    window.search("script")
    assert {"<script>", "</script>"} < set(window.texts(".title span:first-child"))
    assert window.script("return [typeof window.ran, document.images.length]") == ["undefined", 0]
    assert all(link.get_attribute("href").startswith(("https:", "file:")) for link in window.all(".links a"))


def test_links_do_not_tell_where_they_come_from(window: Browser, write: Write) -> None:
    window.open(write(CRITIQUE), "#all=1")
    links = [link for link in window.all(".links a") if link.get_attribute("target")]
    assert len(links) == 3
    assert {link.get_attribute("rel") for link in links} == {"noopener noreferrer"}


def test_everything_that_can_be_used_has_a_name(window: Browser, samples: Path) -> None:
    window.open(samples, "#all=1&tag=NLP")
    unnamed = [
        found.get_attribute("outerHTML")[:80]
        for found in window.all("button, input, select, a, main, form, dialog")
        if not found.accessible_name and found.tag_name not in ("dialog",)
    ]
    assert unnamed == []
    assert window.script("return document.documentElement.lang") == "en"


def test_texts_say_their_language(window: Browser, write: Write) -> None:
    window.open(write(CRITIQUE.with_(comment="An English comment")), "#all=1")
    found = window.script(
        "return Object.fromEntries(['.title span', '.second', '.summary', '.own', '.authors'].map("
        "(name) => [name, document.querySelector(name).lang]))"
    )
    assert found == {".title span": "en", ".second": "ja", ".summary": "ja", ".own": "en", ".authors": "en"}


def test_no_text_of_the_list_is_cut(window: Browser, write: Write) -> None:
    window.resize(400)
    summary = "批評モデルは難しい問題を助ける。" * 20
    window.open(
        write(CRITIQUE.with_(summary_ja=summary, comment=f"前の文。{'長' * 200}い報酬の文。次の文。"))
    )
    cut = "const found = document.querySelector('.excerpt'); return found.scrollHeight > found.clientHeight"
    assert (window.text(".excerpt"), window.script(cut)) == (summary, False)
    window.search("報酬")
    assert (window.text(".excerpt"), window.script(cut)) == (f"{'長' * 200}い報酬の文。", False)


def test_on_paper_sentences_stand_side_by_side(window: Browser, write: Write) -> None:
    window.open(write(CRITIQUE), "#all=1")
    window.resize(673)  # A4 without its margins
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert all(en["y"] == ja["y"] for en, ja in boxes(window))
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_on_paper_there_is_nothing_to_click(window: Browser, samples: Path) -> None:
    window.open(samples, "#all=1")
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert window.all("input, select, .plain, footer") == []
    assert window.all(".beads td") != []
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert window.pdf()[:5] == b"%PDF-"
