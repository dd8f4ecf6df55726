"""What titles say short, in full."""

from paperlog.sameshort import spelt_out
from paperlog.samewords import title_words


def test_what_is_short_is_spelt_out_as_the_words_of_a_title_are():
    for short, full in (
        ("RAG for LLMs", "Retrieval-Augmented Generation for Large Language Models"),
        ("PEFT", "Parameter-efficient fine tuning"),
        ("CoT in MoE", "Chain of Thought in Mixtures of Experts"),
    ):
        assert spelt_out(title_words(short).words) == title_words(full).words


def test_other_words_stay_as_they_are():
    words = title_words("Ragtime for Llamas").words
    assert spelt_out(words) == words
