"""Recognising papers, measured on pairs of real ones (tests/data/same_pairs.jsonl), and the rules one by one."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.sameauthors import Agreement, agreement
from paperlog.sameness import Facts, blocking_keys, judge, keys_of_authors, may_be_renamed
from paperlog.samewords import plain_letters

DATA = Path(__file__).parent / "data"
SERIES = ("version", "part", "shared task", "size", "edition")
HARD = (*SERIES, "series", "survey", "near-identical, other group")


class Pair(NamedTuple):
    a: Facts
    b: Facts
    label: str
    kind: str


def _facts(row: dict[str, Any]) -> Facts:
    return Facts(
        row["title"], tuple(row["authors"]), row["truncated"], row["year"], arxiv_id=row.get("arxiv_id")
    )


def _pairs(name: str) -> list[Pair]:
    rows = map(json.loads, (DATA / name).read_text(encoding="utf-8").splitlines())
    return [Pair(_facts(row["a"]), _facts(row["b"]), row["label"], row.get("kind", "")) for row in rows]


LABELLED = _pairs("same_pairs.jsonl")
# Papers that changed their title between versions, and other papers of one group, close together in time.
OF_ONE_GROUP = _pairs("renamed_pairs.jsonl")
SAME = [pair for pair in LABELLED if pair.label == "same"]
DIFFERENT = [pair for pair in LABELLED if pair.label == "different"]


def test_labelled_set_is_large_and_hard():
    assert len(LABELLED) >= 320
    assert len(SAME) >= 120
    assert len(DIFFERENT) >= 200
    assert sum(pair.kind in HARD for pair in DIFFERENT) * 2 >= len(DIFFERENT)


def test_precision_and_recall(capsys):
    found = Counter((pair.label, judge(pair.a, pair.b).verdict) for pair in LABELLED)
    merged = found["same", "same"] + found["different", "same"]
    reported = merged + found["same", "near"] + found["different", "near"]
    known = found["same", "same"] + found["same", "near"]
    with capsys.disabled():
        print(f"\n{len(SAME)} same pairs, {len(DIFFERENT)} different pairs")
        print(f"merged:             precision {found['same', 'same'] / merged:.1%}", end=", ")
        print(f"recall {found['same', 'same'] / len(SAME):.1%}")
        print(f"merged or reported: precision {known / reported:.1%}, recall {known / len(SAME):.1%}")
    assert found["different", "same"] == 0
    assert known >= 0.97 * len(SAME)
    assert found["same", "same"] >= 0.90 * len(SAME)


def test_a_paper_with_another_title_is_reported_and_other_papers_of_its_authors_are_not(capsys):
    found = Counter((pair.label, judge(pair.a, pair.b).verdict) for pair in OF_ONE_GROUP)
    renamed = sum(pair.label == "renamed" for pair in OF_ONE_GROUP)
    with capsys.disabled():
        print(f"\n{renamed} renamed papers, {len(OF_ONE_GROUP) - renamed} pairs of other papers of one group")
        print(f"reported: {found['renamed', 'near']} and {found['different', 'near']}")
    assert len(OF_ONE_GROUP) >= 90
    assert found["renamed", "same"] == found["different", "same"] == found["different", "near"] == 0
    assert found["renamed", "near"] >= 0.8 * renamed


@pytest.mark.parametrize(
    "change",
    [
        {"authors": ("Ada Ma", "Fan Zhou")},
        {"authors": ("Fan Zhou", "Ada Ma", "Bo Li")},
        {"year": 2026},
        {"title": "A Gentle Cure for Reward Hacking in Two Languages"},
        {"title": "A Gentle Cure without Reward Hacking or Pain"},
        {"title": "ToyNet: A Gentle Cure for Hacking in Summaries"},
        {"title": "Reward Models for Summaries"},
    ],
)
def test_what_a_new_title_is_not_reported_with(change):
    one = Facts("GameNet: A Gentle Cure for Reward Hacking in Summaries", ("Fan Zhou", "Ada Ma"), year=2024)
    other = one._replace(title="Curing Reward Hacking in Summaries, Gently: Games and More")
    assert judge(one, other._replace(year=2025)).verdict == "near"
    assert judge(one, other._replace(**change)).verdict == "different"


def test_a_new_title_of_the_same_moment():
    one = Facts("Thinking Aloud: A Vocabulary of Reasons", ("Fan Zhou",), date="2024-02-03T17:28:46+00:00")
    other = one._replace(title="Which Words Models Choose When They Reason Aloud", authors_truncated=True)
    assert judge(one, other).verdict == "near"
    assert judge(one, other._replace(date="2024-02-03T17:28:47+00:00")).verdict == "different"
    assert judge(one, other._replace(title="Whales")).verdict == "different"


@pytest.mark.parametrize(
    "title", ["Guest Editorial", "Annual Report", "Book review", "Errata", "年次大会報告"]
)
def test_what_comes_each_year_is_told_apart_by_years_and_dois(title):
    one = Facts(title, ("Fan Zhou", "Bo Li"), year=2024, doi="10.1109/x.1")
    assert judge(one, one._replace(year=2025)).verdict == "near"
    assert judge(one, one._replace(doi="10.1162/x.2")).verdict == "near"
    for doi in (None, "10.1109/X.1", "10.48550/arXiv.2401.12340", "10.1101/2024.01.02"):
        assert judge(one, one._replace(doi=doi)).verdict == "same"


@pytest.mark.parametrize("title", ["Introduction", "はじめに"])
def test_a_title_that_any_book_has_needs_all_authors(title):
    one = Facts(title, ("Fan Zhou",), authors_truncated=True, year=2024)
    assert (
        judge(one, one).verdict == judge(one, one._replace(authors=("Fan Zhou", "Bo Li"))).verdict == "near"
    )
    both = one._replace(authors=("Fan Zhou", "Bo Li"), authors_truncated=False)
    assert judge(both, both).verdict == "same"


@pytest.mark.parametrize("pair", DIFFERENT, ids=lambda pair: pair.b.title[:50])
def test_different_papers_are_not_merged(pair):
    assert judge(pair.a, pair.b).verdict != "same"


@pytest.mark.parametrize(
    "pair", [pair for pair in DIFFERENT if pair.kind in SERIES], ids=lambda p: p.b.title[:50]
)
def test_papers_of_a_series_are_told_apart_by_title_alone(pair):
    a, b = (facts._replace(authors=("Ada Byron",), year=2024) for facts in (pair.a, pair.b))
    assert judge(a, b).verdict != "same"


def test_order_does_not_matter():
    for pair in LABELLED:
        assert judge(pair.a, pair.b) == judge(pair.b, pair.a)


def test_record_is_the_same_as_itself():
    for facts in {facts for pair in LABELLED for facts in (pair.a, pair.b)}:
        assert judge(facts, facts).verdict == "same"
        assert judge(facts, facts._replace(arxiv_id=None)).verdict != "different"


def test_blocking_keys_find_every_pair_that_is_not_different():
    for a, b in ((pair.a, pair.b) for pair in LABELLED if not (pair.a.arxiv_id and pair.b.arxiv_id)):
        assert judge(a, b).verdict == "different" or _is_found(a, b), a.title


def _is_found(a: Facts, b: Facts) -> bool:
    """Whether an import holds the two against each other, if they have no id in common."""
    if blocking_keys(a.title) & blocking_keys(b.title):
        return True
    return bool(keys_of_authors(a) & keys_of_authors(b)) and may_be_renamed(a.title, b.title)


def test_blocking_keys_are_few_and_hardly_shared():
    titles = sorted({facts.title for pair in DIFFERENT for facts in (pair.a, pair.b)})
    keys = [blocking_keys(title) for title in titles]
    assert max(map(len, keys)) <= 25
    assert sum(map(len, keys)) / len(keys) <= 14
    sharing = Counter(key for title in keys for key in title)
    assert max(sharing.values()) <= 6


AUTHORS = ("Ada Byron",)
TITLES = st.sampled_from([facts.title for pair in LABELLED for facts in (pair.a, pair.b)])


@given(TITLES, TITLES)
def test_what_blocking_keys_do_not_find_is_different(one, other):
    a, b = (Facts(title, AUTHORS, year=2024) for title in (one, other))
    assert judge(a, b).verdict == "different" or _is_found(a, b)


@given(TITLES, st.sampled_from([str.upper, lambda text: text.replace("-", "‐"), lambda text: f" {text}\n"]))
def test_case_hyphens_and_blanks_do_not_matter(title, change):
    title = plain_letters(title)
    assert judge(Facts(title, AUTHORS, year=2024), Facts(change(title), AUTHORS, year=2024)).verdict == "same"


@given(TITLES, st.integers(2, 40))
def test_another_number_is_never_the_same(title, number):
    a, b = (Facts(f"{title} {size}B", AUTHORS, year=2024) for size in (number, number + 1))
    assert judge(a, b).verdict == "different"


def _titles(one: str, other: str) -> str:
    return judge(Facts(one, AUTHORS, year=2024), Facts(other, AUTHORS, year=2024)).verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Modelling neighbour behaviour", "Modeling Neighbor Behavior"),
        ("Analysing dialogue programmes", "Analyzing dialog programs"),
        ("On paediatric tumour centres", "On Pediatric Tumor Centers"),
        ("The aetiology of oesophageal oedema", "The Etiology of Esophageal Edema"),
        ("Oestrogens and aesthetic colourisation", "Estrogens and Esthetic Colorization"),
        ("Enquiry into aeroplane tyres", "Inquiry into Airplane Tires"),
        ("Decyphering transferrable cyphers", "Deciphering Transferable Ciphers"),
        ("Pre training with multi-task labels", "Pretraining with Multitask Labels"),
        ("Ten lessons & one warning", "10 Lessons and 1 Warning"),
        ("Pattern formation, Part I", "Pattern Formation, Part 1"),
        ("H$_2$O: a heavy hitter oracle", "H2O: A Heavy Hitter Oracle"),
        ("Scaling the compute of sparse langauge models", "Scaling the Compute of Sparse Language Models"),
        ("Spectra of 10,000 stars", "Spectra of 10000 Stars"),
        ("大規模言語モデルの推論", "大規模言語モデル の推論"),
        ("LoRA+: tuning large nets", "LoRA$^+$: Tuning Large Nets"),
        ("CLIP++ for whale songs", "CLIP$^{++}$ for Whale Songs"),
        ("A* search with whales", "A$^\\star$ Search with Whales"),
        ("A* search with whales", "A∗ Search with Whales"),
        ("Toward the adaption of whales", "Towards the Adaptation of Whales"),
        ("データベース設計 第二版", "デ-タベ−ス設計 第2版"),
        ("サーバーの設計とマルチ-タスク学習", "サーバの設計とマルチタスク学習"),
        ("國語學の歷史と評價實驗", "国語学の歴史と評価実験"),
        ("ウエブのユーザーインターフェイス", "ウェブのユーザインタフェース"),
        ("鯨の歌 第二十回 その一", "鯨の歌 第20回 その1"),
        ("鯨の三次元計測と二段階学習", "鯨の３次元計測と2段階学習"),
        ("Playing songs with deep whales", "Playing songs through deep whales"),
        (
            "A survey of halucination in large language models",
            "A Survey of Hallucination in Large Language Models",
        ),
        ("Deep nets w/ the bones of whales", "Deep nets with the bones of whales"),
        ("[Paper Note] Deep nets of bones of whales", "Deep nets of bones of whales"),
        ("A survey of nets of the bones of whales", "A Survey on Nets of the Bones of Whales"),
        ("Bones, skulls, and teeth of whales in deep seas", "Bones, skulls & teeth of whales in deep seas"),
    ],
)
def test_spelling_does_not_matter(one, other):
    assert _titles(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Llama 2 7B", "Llama 27B"),
        ("GPT-4", "GPT-4o"),
        ("ビールの需要予測", "ビルの需要予測"),
        ("Oedipus of whales", "Edipus of whales"),
        ("Aerial views of whales", "Erial views of whales"),
        ("DeepLabv3", "DeepLabv3+"),
        ("LoRA: tuning large nets", "LoRA$^+$: tuning large nets"),
        ("A search with whales", "A$^*$ search with whales"),
        ("On widgets, Part A", "On widgets, Part B"),
        ("Chapter III of the code", "Chapter IV of the code"),
        ("Learning from noisy labels", "Learning without noisy labels"),
        ("Parsing tables with supervised data", "Parsing tables with unsupervised data"),
        ("Spin waves in thin magnets", "Erratum: Spin waves in thin magnets"),
        ("Spin waves in thin magnets", "Spin waves in thin magnets revisited"),
        ("言語モデルの評価 第1報", "言語モデルの評価 第2報"),
        ("言語モデルの評価 第一報", "言語モデルの評価 第2報"),
        ("鯨の三次元計測の評価", "鯨の2次元計測の評価"),
        ("教師の学習", "教師と学習"),
        ("Songs of deep whales (ACL 2023)", "Songs of deep whales (ACL 2024)"),
        ("Songs of deep whales (ACL 2023)", "Songs of deep whales, ACL'24"),
        ("Songs of deep whales, ACL 2023", "Songs of deep whales, ACL 2024"),
        ("Songs of deep whales (ACL 2023)", "Teeth of small cats (ACL 2023)"),
        ("", " "),
        ("???", "!!!"),
    ],
)
def test_marks_tell_papers_apart(one, other):
    assert _titles(one, other) == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Widget grids: fast search in large spaces", "Widget grids"),
        ("Widget grids: fast search in large spaces", "Widget mats: fast search in large spaces"),
        ("Fast search of grids in large public spaces", "Large public spaces: fast search of grids"),
        ("Kinetics of OH radicals with alkanes", "Kinetics of OH radicals with alkenes"),
        ("A multi-model view of street scenes", "A multi-modal view of street scenes"),
        ("A study of knowledge editing for LLMs", "A Study of Knowledge Editing for Large Language Models"),
        ("Deep nets for the bones of whales", "Deep nets into the bones of whales"),
        ("Nets of bones of whales for seas", "Nets on bones of whales in seas"),
        ("Attention as explanation of whale songs", "Attention and explanation of whale songs"),
        ("Songs of whales with and without teeth", "Songs of whales without teeth"),
        ("Opinions of deep whales in songs", "Opinions on deep whales in songs"),
        ("Graph and neural songs of whales", "Graph neural songs of whales"),
        ("Songs of whales", "Songs of whales (Extended Version)"),
        ("Songs of deep whales", "Songs of deep whales (ACL 2023)"),
        ("Songs of deep whales", "Songs of deep whales (ACL’23)"),
        ("Songs of deep whales", "Songs of deep whales, Byron+, N/A, NeurIPS'23"),
        ("WhaleNet: Songs of seas", "WhaleNet: Songs of seas, ACL'23"),
        ("WhaleNet: Songs of seas", "WhaleNet: Songs of seas (ACL 2023)"),
        ("WhaleNet: Songs of seas", "WhaleNet: Songs of seas, ACL 2023"),
        ("Songs of whales in deep seas", "Songs of Whales in Deep Seas [Student Abstract]"),
        ("鯨の埋込と枝刈の手続", "鯨の埋め込みと枝刈りの手続き"),
        ("RAG with LLMs on whales", "Retrieval-augmented generation with large language models on whales"),
    ],
)
def test_reworded_titles_are_reported(one, other):
    assert _titles(one, other) == "near"


TITLE = "Deep nets that look at the bones of whales"


@pytest.mark.parametrize(
    ("some", "others", "verdict"),
    [
        (("Zhou",), ("Fan Zhou", "Bo Li"), "same"),
        (("F. Zhou",), ("Zhou, Fan", "Li, Bo"), "same"),
        (("Zhou Fan", "Li Bo"), ("Fan Zhou", "Bo Li"), "same"),
        (("Fan Zhou et al.",), ("Fan Zhou", "Bo Li"), "same"),
        (("Jörg Müller",), ("Joerg Mueller", "Bo Li"), "same"),
        (("Chris Manning",), ("Christopher D. Manning",), "same"),
        (("Jian-Yun Nie",), ("J.-Y. Nie", "Bo Li"), "same"),
        (("岡崎直観",), ("Naoaki Okazaki",), "same"),
        (("髙橋 一", "渡邉 二"), ("高橋一", "渡辺二"), "same"),
        (("山﨑花",), ("山崎 花", "斎藤 実"), "same"),
        (("OpenAI",), ("Josh Achiam", "Steven Adler"), "same"),
        ((), ("Fan Zhou",), "same"),
        (("Durk Kingma",), ("Diederik P. Kingma",), "near"),
        (("Wei Chen",), ("Weizhu Chen",), "near"),
        (("Fan Zhou",), ("Bo Li", "Ada Byron"), "different"),
        (("Zhang",), ("Bo Zheng",), "different"),
    ],
)
def test_authors_speak_for_and_against(some, others, verdict):
    assert judge(Facts(TITLE, some, year=2024), Facts(TITLE, others, year=2024)).verdict == verdict


def test_a_group_before_persons_that_one_list_has_does_not_count():
    persons = ("Daya Guo", "Dejian Yang")
    assert agreement(persons, ("DeepSeek-AI", *persons), is_cut=False) is Agreement.EQUAL
    assert agreement(persons[:1], ("DeepSeek-AI", *persons), is_cut=True) is Agreement.AGREED


def test_generic_title_needs_agreeing_authors_and_years():
    survey = Facts("A Survey of Widgets", ("Yi Wang", "Bo Li"), year=2023)
    assert judge(survey, survey._replace(authors=("Yi Wang",), authors_truncated=True)).verdict == "same"
    assert judge(survey, survey._replace(authors=())).verdict == "near"
    assert judge(survey, survey._replace(authors=("Wei Wang",))).verdict == "near"
    assert judge(survey, survey._replace(year=2013)).verdict == "near"


def test_what_comes_every_year_needs_the_same_year():
    overview = Facts("Overview of the Shared Task on Widgets", ("Yi Wang",), year=2022)
    assert judge(overview, overview._replace(year=2023)).verdict == "near"
    assert judge(overview, overview._replace(authors=("Wang",), authors_truncated=True)).verdict == "same"


@pytest.mark.parametrize(
    "title", ["Guest Editorial", "Supplementary Material", "Comment", "PhD Thesis", "研究紹介"]
)
def test_a_title_that_many_have_is_one_papers_at_one_venue(title):
    one = Facts(title, ("Ann Bee",), year=2022, venue="IEEE TPAMI")
    other = one._replace(venue="Computational Linguistics")
    assert judge(one, other).reason.endswith("but at other venues")
    assert judge(one, other).verdict == judge(other, one).verdict == "near"
    for same in (one._replace(venue=None), one._replace(venue="IEEE Trans. Pattern Anal. Mach. Intell.")):
        assert judge(one, same).verdict == judge(other, one._replace(venue=None)).verdict == "same"
    for facts in ({"doi": "10.1109/X.1"}, {"date": "2022-01-02"}):
        assert judge(one._replace(**facts), other._replace(**facts)).verdict == "same"
    dois = judge(one._replace(doi="10.1109/X.1"), other._replace(doi="10.1162/Y.2"))
    assert (dois.verdict, dois.reason[-10:]) == ("near", "other DOIs")


def test_what_says_only_what_kind_of_text_it_is_needs_the_same_year():
    for title in (
        "Technical Report",
        "System Description",
        "Response to Reviewers",
        "Master's Thesis",
        "招待講演",
    ):
        facts = Facts(title, ("Ann Bee",), year=2022)
        assert judge(facts, facts._replace(year=2023)).reason.endswith("but of other years")
        assert judge(facts, facts._replace(year=2023)).verdict == "near"
        assert judge(facts, facts._replace(year=None)).verdict == "same"
    model = Facts("Model Compression", ("Ann Bee",), year=2022)
    assert judge(model, model._replace(year=2023)).verdict == "same"


def test_arxiv_ids_decide():
    facts = Facts(TITLE, AUTHORS, arxiv_id="2401.00001")
    assert judge(facts, Facts("Whales", ("Bo Li",), arxiv_id="arXiv:2401.00001v2")).verdict == "same"
    assert judge(facts, facts._replace(arxiv_id="2401.00002")).verdict == "different"


def test_date_counts_as_year():
    assert judge(Facts(TITLE, (), date="2010-05"), Facts(TITLE, AUTHORS, date="2024-01-01")).verdict == "near"


def test_title_cut_short():
    full = "Deep nets that look at the bones of whales: a study of museum collections in northern Europe"
    assert _titles(full, f"{full[:60]}...") == "same"
    assert _titles(full, "Deep nets...") == "different"


@pytest.mark.parametrize(
    ("date", "verdict"),
    [
        ("2023-03-31T17:28:46+00:00", "same"),
        ("2023-03-31T17:28:47+00:00", "near"),
        ("2023-03-31", "near"),
        (None, "near"),
    ],
)
def test_a_survey_that_came_out_in_the_same_second_is_the_same(date, verdict):
    page = Facts("A Survey of Large Language Models", ("Wayne Zhao",), date="2023-03-31T17:28:46+00:00")
    assert judge(page, Facts(page.title, date=date)).verdict == verdict
    assert judge(page, page._replace(authors=("Ann Other", "B Else"))).verdict == "different"


def test_midnight_is_a_day_and_no_moment():
    page = Facts("A Survey of Large Language Models", date="2023-03-31T00:00:00+00:00")
    assert judge(page, page._replace(authors=("Wayne Zhao",))).verdict == "near"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPT-4", "GPT-4 Turbo"),
        ("GPT-4o System Card", "GPT-4o mini System Card"),
        ("深層学習入門 前編", "深層学習入門 後編"),
        ("深層学習入門(前編)", "深層学習入門(後編)"),
        ("深層学習入門その一", "深層学習入門その二"),
        ("Learning with α-divergence", r"Learning with $\beta$-divergence"),
    ],
)
@pytest.mark.parametrize("date", [None, "2024-03-12T18:01:34+00:00"])
def test_models_of_a_series_and_parts_of_a_text_are_other_papers(one, other, date):
    some = [Facts(title, ("Ada Ma", "Fan Zhou"), year=2024, date=date) for title in (one, other)]
    some[1] = some[1]._replace(date=date and date.replace("12T", "13T"))
    assert judge(*some).verdict == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "ORPO: Reference-free Monolithic Preference Optimization with Odds Ratio",
            "ORPO: Monolithic Preference Optimization without Reference Model",
        ),
        (
            "LM-Infinite: Simple On-the-Fly Length Generalization for Large Language Models",
            "LM-Infinite: Zero-Shot Extreme Length Generalization for Large Language Models",
        ),
    ],
)
def test_a_title_that_gains_a_word_like_without_in_a_few_days_is_told(one, other):
    first = Facts(one, ("Ada Ma", "Fan Zhou"), year=2024, date="2024-03-12T18:01:34+00:00")
    second = first._replace(title=other, date="2024-03-14T18:01:34+00:00")
    assert judge(first, second).verdict == "near"
    assert may_be_renamed(one, other)
    for changes in ({"date": "2024-09-14"}, {"authors_truncated": True}, {"authors": ("Ada Ma", "Bo Li")}):
        assert judge(first, second._replace(**changes)).verdict == "different"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (
            "Neural Machine Translation into Rare Languages",
            "Neural Machine Translation from Rare Languages",
            "near",
        ),
        ("Translation from English to Japanese", "Translation to English from Japanese", "near"),
        ("Translating English with Attacks by Models", "Translating English with Attacks on Models", "near"),
        ("Towards Federated Learning at Scale", "Federated Learning at Scale", "near"),
        ("Playing Atari with Deep Networks at Home", "Playing Atari through Deep Networks at Home", "same"),
        ("Sparse Regression in $O(\\sqrt{n})$ Time", "Sparse Regression in $O(n)$ Time", "near"),
        ("Ridge Regression when $n \\leq d$ Holds", "Ridge Regression when $n \\geq d$ Holds", "different"),
        ("Proving that P = NP by Machine", "Proving that P ≠ NP by Machine", "different"),
        ("Bounds for $n \\to m$ Networks Again", "Bounds for n -> m Networks Again", "same"),
    ],
)
def test_small_words_and_signs_may_be_all_the_difference(one, other, verdict):
    a, b = (Facts(title, ("Fan Zhou",), authors_truncated=True, year=2024) for title in (one, other))
    assert judge(a, b).verdict == judge(b, a).verdict == verdict


def test_of_two_lists_that_are_cut_short_nobody_knows_that_they_have_none_in_common():
    title = "The Llama 3 Herd of Models"
    a, b = (
        Facts(title, (name,), authors_truncated=True, year=2024) for name in ("A. Dubey", "A. Grattafiori")
    )
    assert judge(a, b).verdict == "near"
    assert judge(a, b._replace(authors_truncated=False)).verdict == "different"
    assert judge(a, b._replace(year=2019)).verdict == "different"


@pytest.mark.parametrize(
    ("title", "other", "verdict"),
    [
        ("Sparse Attention for Long Documents with Trees", "2019-01-02", "different"),
        ("Sparse Attention for Long Documents with Trees", "2021-01-02", "same"),
        ("A Survey of Deep Learning", "2021-01-02", "different"),
        ("A Survey of Deep Learning", "2022-01-02", "near"),
        ("Findings of the Third Shared Task on Simplification", "2023-01-02", "different"),
    ],
)
def test_days_that_are_years_apart_tell_papers_apart_of_which_no_more_is_known(
    title: str, other: str, verdict: str
) -> None:
    one = Facts(title, year=2024, date="2024-05-01")
    found = Facts(title, year=int(other[:4]), date=other)
    assert judge(one, found).verdict == verdict
    assert judge(one, found._replace(date=None)).verdict == ("near" if verdict == "different" else verdict)
    assert judge(one._replace(authors=("Ann Lee",)), found).verdict == verdict


@pytest.mark.parametrize(
    ("one", "other"), [(r"$\beta$", "β"), (r"$\mathcal{X}$-Nets", "X-Nets"), (r"\'Etude", "Étude")]
)
def test_how_alike_titles_are_does_not_depend_on_how_tex_is_written(one: str, other: str) -> None:
    assert judge(Facts(one), Facts(other)).score == 100


def _verdict(
    a: str, b: str, years: tuple[int, int] = (2010, 2010), authors: tuple[str, ...] = ("李晃伸",)
) -> str:
    one, other = (Facts(title, authors, False, year) for title, year in zip((a, b), years, strict=True))
    return judge(one, other).verdict


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("A*探索に基づく音声認識パーザ", "A＊ 探索に基づく音声認識パーザ", "same"),
        ("作って学ぶ深層学習 ❷ 自然言語処理編", "作って学ぶ深層学習 2 自然言語処理編", "same"),
        ("Overview of the Eighth Text Retrieval Task", "Overview of the 8th Text Retrieval Task", "same"),
        # a subtitle as Japanese titles have it
        ("ベイズ学習入門 -統計的学習の基礎-", "ベイズ学習入門", "near"),
        ("文書要約の研究～最近の動向～", "文書要約の研究", "near"),
        ("文書要約の研究―最近の動向―", "文書要約の研究", "near"),
        ("音声対話の検討―その1―", "音声対話の検討―その2―", "different"),
    ],
)
def test_marks_and_subtitles(a: str, b: str, verdict: str) -> None:
    assert _verdict(a, b) == verdict


@pytest.mark.parametrize(
    "title", ["GenBank", "The Toy Families Database", "Database Resources of the Toy Center"]
)
def test_a_name_alone_and_a_database_may_be_told_of_again_in_another_year(title: str) -> None:
    assert [_verdict(title, title, years) for years in ((2008, 2010), (2008, 2008))] == ["near", "same"]


def test_the_same_title_with_another_first_author_in_another_year_may_be_another_paper() -> None:
    title = "ToyNet: An Encyclopedia of Toys and Tools"
    one = Facts(title, ("Ann Lee", "Bo Wu"), False, 1999)
    assert judge(one, Facts(title, ("Cy Sand", "Bo Wu"), False, 2000)).verdict == "near"
    assert judge(one, Facts(title, ("Cy Sand", "Bo Wu"), False, 1999)).verdict == "same"
    assert judge(one, Facts(title, ("Ann Lee", "Cy Sand"), False, 2000)).verdict == "same"


def test_an_initial_among_katakana_makes_no_latin_name() -> None:
    names = ("クリストファー・M・ビショップ",), ("Christopher M. Bishop",)
    assert agreement(*names, is_cut=False) is Agreement.UNKNOWN


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("DPM-Solver++: Fast Sampling of Toys", "DPM-Solver ++: Fast Sampling of Toys", "same"),
        ("Composition Laws I: A New View of Toys", "Composition Laws. I. A New View of Toys", "same"),
        ("Composition Laws: I. A New View of Toys", "Composition Laws. I. A New View of Toys", "same"),
        ("Toys: An Introduction, Second Edition", "Toys: An Introduction (2nd ed.)", "same"),
        ("Toys: An Introduction, Third Edition", "Toys: An Introduction (2nd ed.)", "different"),
        ("Zeroshot Learning of Toys in Graphs", "Zero-Shot Learning of Toys in Graphs", "same"),
        (
            "A Survey on Toys in Large Language Models",
            "A Survey on Toys in Large Language Models (Extended Abstract)",
            "near",
        ),
        (
            "A Survey on Toys in Large Language Models",
            "A Survey on Toys in Large Language Models (NeurIPS 2024)",
            "near",
        ),
        ("Toy Sonnet 4.5 System Card", "Toy Haiku 4.5 System Card", "different"),
    ],
)
def test_spellings_tails_and_marks(a: str, b: str, verdict: str) -> None:
    assert _verdict(a, b, authors=("Ann Lee", "Bo Wu")) == verdict
