"""What folding hides of two titles."""

import pytest

from paperlog.samehidden import differ_hidden
from paperlog.sameness import Facts, judge

ONE = """
MetaGPT: Meta Programming for A Multi-Agent Framework | MetaGPT: Meta Programming for Multi-Agent Framework
A Survey of Prompting | Survey of Prompting
Prompting: A Survey | Prompting: a survey
Towards A Unified View of Tuning | Towards a Unified View of Tuning
Large Language Model Agents | Large Language Models Agents
A Priori Bounds | a priori bounds
Benchmarking LLM-as-a-Judge | Benchmarking LLM as a Judge
Benchmarking LLM-as-a-Judge | Benchmarking LLM‑as‐a‐Judge
A-Mem for Agents | Ａ－Ｍｅｍ　for Agents
Topic Models of News | Topics Models of News
BERT for QA | Bert for qa
"""
TWO = """
Vitamin A Deficiency in Children | Vitamin Deficiency in Children
A-OKVQA: Reading Images | OKVQA: Reading Images
A/B Testing of Models | B Testing of Models
Lipoprotein(a) in Adults | Lipoprotein in Adults
ビタミンAの効果 | ビタミンの効果
News Recommendation | New Recommendation
Learning Dynamics Models of Robots | Learning Dynamic Models of Robots
Ω production in jets | ω production in jets
CO adsorption on Pt surfaces | Co adsorption on Pt surfaces
5 meV excitations in solids | 5 MeV excitations in solids
Review of "Deep Learning for Proteins" | A Review of Deep Learning for Proteins
"""


def pairs(text: str) -> list[list[str]]:
    return [line.split(" | ") for line in text.strip().splitlines()]


@pytest.mark.parametrize("pair", pairs(ONE), ids=str)
def test_an_article_a_plural_and_case_hide_nothing(pair):
    assert not differ_hidden(*pair)


@pytest.mark.parametrize("pair", pairs(TWO), ids=str)
def test_a_letter_a_word_and_a_symbol_are_told_and_not_taken_for_one(pair):
    assert differ_hidden(*pair)
    assert differ_hidden(*pair[::-1])
    one, other = (Facts(title, ("Ada Ma", "Bo Li"), year=2024) for title in pair)
    assert judge(one, other).verdict == "near"
