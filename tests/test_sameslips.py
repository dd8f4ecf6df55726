"""Slips in words, and words that are a letter apart."""

import pytest
from rapidfuzz.distance import OSA

from paperlog.sameslips import TWO, are_two, is_misspelt

SLIPS = (
    "reinforcement reinforcment, transformers transfomers, language langauge, learning leaning,"
    " independent independant, reproducible reproducable, optimization optimisation,"
    " probabilistic probabalistic, ability abilite, generation genaration"
)
OTHERS = (
    "causal casual, country county, simulation stimulation, immoral immortal, patents patients,"
    " collision collusion, confirmation conformation, typical atypical, modal model, multimodal multimodel,"
    " alkane alkene, infinite infinity, phosphate phosphite, macroscopic microscopic, data dta, human humen,"
    " polyamide polyimide, ferromagnetic ferrimagnetic, sensor sensory, axion axino, stable stale, chartqa chatqa"
)


def pairs(text: str) -> list[list[str]]:
    return [*map(str.split, text.split(","))]


@pytest.mark.parametrize("pair", pairs(SLIPS), ids=" ".join)
def test_a_slip_makes_no_other_word(pair):
    assert is_misspelt(*pair)
    assert is_misspelt(*pair[::-1])


@pytest.mark.parametrize("pair", pairs(OTHERS), ids=" ".join)
def test_what_may_be_another_word_is_no_slip(pair):
    assert not is_misspelt(*pair)
    assert not is_misspelt(*pair[::-1])


def test_each_pair_of_words_is_a_letter_apart_and_there_once():
    found = [tuple(sorted(pair)) for pair in TWO]
    assert len(found) == len(set(found)) > 200
    assert all(OSA.distance(*pair) == 1 and are_two(*pair) for pair in found)
