"""Slips in words, and words that are a letter apart."""

import pytest

from paperlog.sameslips import is_misspelt, is_word

SLIPS = (
    "reinforcement reinforcment, transformers transfomers, language langauge, neural nueral, reproducible reproducable,"
    " independent independant, optimization optimisation, probabilistic probabalistic, ability abilite,"
    " generation genaration, recogniton recognition, compositionality compositonality, pretraining pretraning,"
    " interpretability interpretabilty, multimodal multmodal, embedding embeding"
)
OTHERS = (
    "causal casual, country county, simulation stimulation, immoral immortal, patents patients, learning leaning,"
    " collision collusion, confirmation conformation, typical atypical, modal model, multimodal multimodel,"
    " alkane alkene, infinite infinity, phosphate phosphite, macroscopic microscopic, data dta, human humen,"
    " polyamide polyimide, ferromagnetic ferrimagnetic, sensor sensory, axion axino, stable stale, chartqa chatqa,"
    " resnet resnext, minilm minillm, mathbert matbert, gastrostomy gastrotomy, ureterostomy ureterotomy,"
    " cysteine cystine, fibroin fibrin, planned planed, hopping hoping, prise prize, categorical categorial,"
    " statin station, cohesin cohesion, reflectin reflection, operad operand, fracton fraction, bazel basel"
)
# Each is a slip from two words.
NOBODY_KNOWS = (
    "ferrmagnetic ferromagnetic, ferrmagnetic ferrimagnetic, polymide polyamide, polymide polyimide"
)


def pairs(text: str) -> list[list[str]]:
    return [*map(str.split, text.split(","))]


@pytest.mark.parametrize("pair", pairs(SLIPS), ids=" ".join)
def test_a_slip_makes_no_other_word(pair):
    assert is_misspelt(*pair)
    assert is_misspelt(*pair[::-1])


@pytest.mark.parametrize("pair", pairs(f"{OTHERS}, {NOBODY_KNOWS}"), ids=" ".join)
def test_what_may_be_another_word_is_no_slip(pair):
    assert not is_misspelt(*pair)
    assert not is_misspelt(*pair[::-1])


@pytest.mark.parametrize(
    "word", ["compositionality", "pretraining", "tokenization", "quantities", "nephrotomy"]
)
def test_words_are_known_also_by_what_they_are_made_of(word):
    assert is_word(word)


@pytest.mark.parametrize("name", ["qwen", "resnext", "langauge", "embeding"])
def test_names_and_slips_are_no_words(name):
    assert not is_word(name)
