"""The page as its readers use it: search, filters, texts side by side, keyboard, bookmarks."""

from pathlib import Path

import pytest
from browser import Browser
from exports.html.conftest import Write
from exports.papers import BARE, CRITIQUE, MEGAMATH, VLM

from paperlog.model import Paper, Related

pytestmark = pytest.mark.browser
TITLES = ".title span:first-child"


def test_all_papers_come_in_the_order_of_the_export(window: Browser, samples: Path) -> None:
    window.open(samples)
    assert window.text("#count") == "11 papers"
    assert len(window.all(".paper")) == 11
    assert window.texts(TITLES)[0].startswith("Tulu 3")


@pytest.mark.parametrize(("word", "count"), [("推論", 3), ("RLVR", 1)])
@pytest.mark.parametrize("width", [400, 1400])
def test_searching(window: Browser, samples: Path, width: int, word: str, count: int) -> None:
    window.resize(width)
    window.open(samples)
    window.search(word)
    assert window.text("#count") == f"{count} of 11 papers"
    assert {mark.lower() for mark in window.texts("mark")} == {word.lower()}
    assert window.script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "word", ["arXiv:2411.16579", "https://arxiv.org/abs/2411.16579", "2411.16579", "arxiv:2411"]
)
def test_an_arxiv_id_finds_its_paper(window: Browser, write: Write, word: str) -> None:
    window.open(write(CRITIQUE.with_(key="xi2024critique"), VLM))
    window.search(word)
    assert window.texts(TITLES) == [CRITIQUE.title]


def test_what_is_found_in_an_abstract_alone_is_shown(window: Browser, write: Write) -> None:
    window.open(write(CRITIQUE.with_(summary_ja="まとめ。"), VLM))
    window.search("costs")
    assert window.texts(".excerpt") == ['A critic helps in 50% of "hard" cases & costs O(n).']
    assert window.texts("mark") == ["costs"]
    window.search("")
    assert window.texts(".excerpt") == ["まとめ。"]


def test_marks_stand_on_the_letters_that_were_written(window: Browser, write: Write) -> None:
    window.open(write(Paper(key="k", title="ＲＬＶＲ by Erdős: VLM²-Bench, unlike rlvrs or xrlvr")))
    for query, marked in {"rlvr": ["ＲＬＶＲ", "rlvr"], "erdos": ["Erdős"], "vlm2-ben": ["VLM²-Ben"]}.items():
        window.search(query)
        assert window.texts("mark") == marked


def test_an_index_and_a_soft_hyphen_are_seen_through(window: Browser, write: Write) -> None:
    window.open(write(Paper(key="k", title="Splitting H$_2$O with snake_case, 強化\u00ad学習")))
    found = {
        "h2o": ["H₂O"], "H₂O": ["H₂O"], "h_2o": ["H₂O"], "snake_case": ["snake_case"], "case": ["case"],
        "強化学習": ["強化\u00ad学習"], "-H_2O": [], "-H_3O": [],
    }  # fmt: skip
    for query, marked in found.items():
        window.search(query)
        assert window.texts("mark") == marked
        assert len(window.texts(TITLES)) == (query != "-H_2O")


def test_filters(window: Browser, samples: Path) -> None:
    window.open(samples)
    window.choose("tag", "NLP")
    assert window.text("#count") == "5 of 11 papers"
    window.choose("tag", "RLHF")
    assert window.text("#count") == "2 of 11 papers"
    assert window.texts("#chosen .chip") == ["#NLP ×", "#RLHF ×"]
    window.choose("month", "2023-05")
    assert window.texts(TITLES) == ["Illustrating Reinforcement Learning from Human Feedback (RLHF)"]
    for _ in range(3):
        window.click("#chosen .chip")
    assert window.text("#count") == "11 papers"
    window.choose("category", "cs.LG")
    assert set(window.texts(".chip.category")) >= {"cs.LG"}
    assert len(window.all(".paper")) == len(
        [chip for chip in window.texts(".labels .category") if chip == "cs.LG"]
    )


def test_a_year_is_chosen_like_a_month_and_a_status_too(window: Browser, write: Write) -> None:
    window.open(write(CRITIQUE, VLM, MEGAMATH, BARE))
    window.choose("month", "2025")
    assert window.text("#count") == "2 of 4 papers"
    window.choose("status", "reading")
    assert window.texts(TITLES) == [
        "VLM²-Bench: A Closer Look at How Well VLMs Implicitly Link Explicit Matching Visual Cues"
    ]
    assert window.texts(".by .status") == ["reading"]


def test_the_lists_count_what_the_search_found(window: Browser, write: Write) -> None:
    window.open(write(CRITIQUE, VLM, MEGAMATH))
    window.wait("tag.options.length === 4")
    assert window.texts("#tag option") == ["Tag", "RLVR (2)", "Supervised-FineTuning (SFT) (1)", "VLM (1)"]
    assert [text.strip() for text in window.texts("#month option")] == [
        "Month", "2025 (2)", "2025-07 (1)", "2025-02 (1)", "2024 (1)", "2024-11 (1)",
    ]  # fmt: skip
    window.search("MegaMath")
    window.wait("tag.options.length === 2")
    assert window.texts("#tag option") == ["Tag", "RLVR (1)"]


def test_orders(window: Browser, write: Write) -> None:
    window.open(write(VLM, CRITIQUE, BARE))
    for order, first in {"oldest": BARE, "newest": VLM, "title": BARE, "rating": CRITIQUE}.items():
        window.choose("sort", order)
        assert window.texts(TITLES)[0][:3] == first.title[:3]


def test_a_label_in_a_paper_narrows_the_search_down(window: Browser, samples: Path) -> None:
    window.open(samples)
    (chip,) = [chip for chip in window.all(".labels .tag") if chip.text == "#RLVR"]
    chip.click()
    assert window.text("#count") == "1 of 11 papers"
    assert (
        "tag=RLVR" in window.script("return location.hash")
        or window.wait("location.hash === '#tag=RLVR'") is None
    )


def test_related_papers_of_the_page_are_links_and_the_way_back_works(window: Browser, write: Write) -> None:
    window.open(
        write(
            CRITIQUE.with_(related=(Related("MegaMath: pushing the limits of open math corpora"),)), MEGAMATH
        )
    )
    window.search("critique")
    window.press("ENTER", "ENTER")
    window.click(".body li a")
    window.wait("count.textContent.startsWith('1 of 2') && location.hash.includes('paper=')")
    assert window.texts(TITLES) == [MEGAMATH.title]
    window.driver.back()
    window.wait("query.value === 'critique'")
    assert window.texts(TITLES) == [CRITIQUE.title]


def test_the_address_holds_what_is_asked_for(window: Browser, samples: Path) -> None:
    window.open(samples)
    window.search("報酬")
    window.choose("tag", "NLP")
    window.choose("lang", "ja")
    window.wait("location.hash.includes('lang=ja')")
    hash = window.script("return location.hash")
    titles = window.texts(TITLES)
    window.open(samples, hash)
    assert window.texts(TITLES) == titles
    assert window.script("return [query.value, lang.value]") == ["報酬", "ja"]
    assert window.texts("#chosen .chip") == ["#NLP ×"]
    assert window.script("return document.title") == "報酬 · paperlog"


@pytest.mark.parametrize("hash", ["#sort=constructor&lang=x&month=%", "#paper=__proto__", "#nothing"])
def test_an_address_that_makes_no_sense_does_no_harm(window: Browser, samples: Path, hash: str) -> None:
    window.open(samples, hash)
    assert window.text("#count").endswith("11 papers")


def test_an_input_method_is_left_to_itself(window: Browser, samples: Path) -> None:
    window.open(samples)
    compose = (
        "query.focus(); query.value = arguments[0];"
        "query.dispatchEvent(new InputEvent('input', {isComposing: arguments[1]}));"
        "query.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', isComposing: arguments[1], bubbles: true}));"
    )
    window.script(compose, "すいろ", True)
    assert window.text("#count") == "11 papers"
    assert window.script("return query.value") == "すいろ"
    window.script("query.value = '推論'; query.dispatchEvent(new CompositionEvent('compositionend'))")
    assert window.text("#count") == "3 of 11 papers"


def test_the_keyboard_does_it_all(window: Browser, samples: Path) -> None:
    window.open(samples)
    at = "return [...document.querySelectorAll('.paper')].indexOf(document.activeElement.closest('.paper'))"
    window.press("j", "j", "ARROW_DOWN", "k")
    assert window.script(at) == 1
    window.press("ENTER")
    assert window.script("return document.querySelectorAll('.paper.open').length") == 1
    window.press("ARROW_LEFT", "ARROW_RIGHT", "ESCAPE")
    assert window.script("return document.querySelectorAll('.paper.open').length") == 0
    window.press("/", *"dpo")
    assert window.script("return query.value") == "dpo"
    window.press("ARROW_DOWN")
    assert window.script(at) == 0
    window.press("ARROW_UP", "ESCAPE")
    assert window.text("#count") == "11 papers"
    window.press("ESCAPE", "?")
    assert window.all("#keys") != []
    window.press("ESCAPE", "a")
    assert len(window.all(".paper.open")) == 11
    window.press("a", "l", "l")
    assert window.script("return [all.checked, lang.value]") == [False, "ja"]


def test_every_key_is_told_in_the_page(window: Browser, samples: Path) -> None:
    window.open(samples)
    window.click("#help")
    assert set(window.texts("#keys kbd")) == {*"/jkolat?↓↑→←", "Enter", "Esc"}


def test_there_are_no_more_articles_than_are_looked_at(window: Browser, write: Write) -> None:
    papers = [
        Paper(key=f"k{n}", title=f"Paper {n}", title_ja=f"論文{n}", tags=(f"t{n % 7}",))
        for n in range(10_000)
    ]
    window.open(write(*papers))
    assert window.text("#count") == "10,000 papers"
    shown = "return document.querySelectorAll('.paper').length"
    assert 30 <= window.script(shown) < 200
    window.script("scrollTo(0, document.body.scrollHeight)")
    before = window.script(shown)
    window.script("scrollTo(0, document.body.scrollHeight)")
    window.wait(f"document.querySelectorAll('.paper').length > {before}")
    window.search("論文9999")
    assert window.texts(TITLES) == ["Paper 9999"]
    assert window.all("#more") == []
    window.search("")
    window.script("dispatchEvent(new Event('beforeprint'))")
    assert window.script(shown) == 500


def test_no_paper_is_told(window: Browser, write: Write) -> None:
    window.open(write())
    assert window.text("#count") == "0 papers"
