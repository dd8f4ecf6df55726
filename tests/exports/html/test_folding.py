"""The page searches as paperlog does: its own JavaScript is asked, beside paperlog's Python."""

import random
import re
from datetime import date
from pathlib import Path
from unicodedata import category

import pytest
from browser import Browser
from exports.html.conftest import Write
from running import Home

import paperlog.exports.html as html
from paperlog.document import document
from paperlog.exports.plain import plain_title
from paperlog.library import Library
from paperlog.match import matcher, relevance
from paperlog.model import Paper
from paperlog.query import parse
from paperlog.text import fold, search_form

pytestmark = pytest.mark.browser
FOLD_JS = html.tables() + Path(html.__file__).with_name("fold.js").read_text("utf-8")
ALPHABET = (
    "aZ09 ÀéñßΣςöŁøİıﬁ①½²Ａｚ０９ーｱｶﾞがガヴヽ々〇漢字龍、。・「」『』（）-_/.,:;!?'\"“”…—→≠≈αβЖй한글ไทย\n"
)
ALPHABET += "\u00ad\u200b\u2060\ufeff\x01"


def test_folding_is_that_of_paperlog(window: Browser) -> None:
    pick = random.Random(1)
    samples = [
        "ＲＬＨＦ", "Erdős–Rényi", "VLM²-Bench", "ｶﾞｲﾄﾞ ガイド", "Straße ΣΊΣΥΦΟΣ", "LLMで推論を高速化", "x ≠ y", "ﾊﾟ",
        *("".join(pick.choices(ALPHABET, k=30)) for _ in range(3000)),
    ]  # fmt: skip
    found = window.script(
        f"{FOLD_JS}; return arguments[0].map((text) => [fold(text), searchForm(text)])", samples
    )
    for text, (folded, form) in zip(samples, found, strict=True):
        assert folded == fold(text), text
        assert form == (f"{search_form(text)} " if search_form(text) else ""), text


# TeX as it stands in titles, with what else may stand beside it.
PIECES = (
    *r"$ $$ \( \) \[ \] { } _ ^ \\ \- \/ \, \$ \_ \alpha \LaTeX \textendash \max \text{ \mathrm{ _\text{ _{".split(),
    *r"^{ \H{ \'e \href{a}{ \constructor a H 2 i+1 base Ł 推論 é β - / (".split(),
    *("\\ ", " ", "\n"),
)
TITLES = (
    *r"VLM^2-Bench VLM$^2$-Bench H$_2$O H$_{\mathrm{2}}$O H\(_2\)O LoRA$_2$ O(n^2) $\alpha$-VAE $x_{i+1}$ α^2".split(),
    *(r"BERT$_\text{base}$", r"High-dimen\-sional", r"Schr\"odinger", r"Self\textendash supervised"),
)


def test_tex_folds_as_in_paperlog(window: Browser) -> None:
    pick = random.Random(2)
    samples = [*TITLES, *("".join(pick.choices(PIECES, k=12)) for _ in range(3000))]
    found = window.script(f"{FOLD_JS}; return arguments[0].map(searchForm)", samples)
    for text, form in zip(samples, found, strict=True):
        assert form == (f"{search_form(text)} " if search_form(text) else ""), text


# JavaScript has no casefold: the Cherokee's letters, old forms of Cyrillic ones, the Greek iota below another letter.
OTHERS = re.compile("[\u13a0-\u13ff\uab70-\uabbf\u1c80-\u1c88\u0345\u037a\u1f80-\u1fff]")


def test_every_character_folds_as_in_paperlog(window: Browser) -> None:
    known = [chr(code) for code in range(0x20000) if category(chr(code)) not in ("Cn", "Co", "Cs")]
    characters = [character for character in known if not OTHERS.match(character)]
    assert len(characters) > 75_000
    found = window.script(
        f"{FOLD_JS}; return arguments[0].map((text) => [fold(text), searchForm(text)])", characters
    )
    expected = [[fold(text), f"{search_form(text)} " if search_form(text) else ""] for text in characters]
    assert [pair for pair in zip(characters, found, expected, strict=True) if pair[1] != pair[2]] == []


QUERIES = (
    *"推論 論 RLVR rlvr ｒｌｖｒ reward rewar 報酬モデル 報酬 NeurIPS hugging nothing-at-all Rafailov ２".split(),
    *(
        "one-line",
        "language model",
        '"language model"',
        "報酬 -PPO",
        "LLM 推論",
        "強化学習 human",
        "lambert2025tulu",
    ),
    *("-reward", '"human feedback" -"open language"', "“human feedback”", "ｈｕｍａｎ　－推論"),
)


def test_a_search_finds_tex_as_paperlog_does(window: Browser, write: Write) -> None:
    papers = [Paper(f"k{place}", title=title) for place, title in enumerate(TITLES)]
    window.open(write(*papers))
    documents = [(plain_title(paper.title), document(paper)) for paper in papers]
    plain = "VLM2-Bench H2O H_2O H₂O H_{2}O x_{i+1} α-VAE BERT_base high-dimensional schrodinger α²".split()
    for query in (*TITLES, *plain, "-H2O", '"O(n^2)"'):
        test = matcher(parse(query, today=date(2025, 8, 1)))
        window.search(query)
        shown = [title.get_attribute("textContent") for title in window.all(".title span:first-child")]
        assert sorted(shown) == sorted(title for title, each in documents if test(each)), query
        assert shown, query


def test_a_search_finds_what_paperlog_finds_the_most_relevant_first(
    window: Browser, home: Home, samples: Path
) -> None:
    window.open(samples)
    with Library.open(home.store) as library:
        for query in QUERIES:
            node = parse(query, today=date(2025, 8, 1))
            papers = {paper.title: paper for paper in library.papers(library.select(node))}
            window.search(query)
            shown = [title.get_attribute("textContent") for title in window.all(".title span:first-child")]
            assert sorted(shown) == sorted(papers), query
            ranks = [relevance(node, document(papers[title])) for title in shown]
            assert ranks == sorted(ranks, reverse=True), query
