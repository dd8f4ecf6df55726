"""What is said short in titles and what it stands for (pure): a paper may have both forms, `LLMs` in one version."""

from functools import cache

from paperlog.samewords import Words, title_words

# Only such as stand for one thing in titles of papers; two papers with nothing else between them are told, not merged.
_SHORT = {
    "ai": "artificial intelligence",
    "asr": "automatic speech recognition",
    "cnn": "convolutional neural network",
    "cot": "chain-of-thought",
    "dnn": "deep neural network",
    "dpo": "direct preference optimization",
    "drl": "deep reinforcement learning",
    "gan": "generative adversarial network",
    "gnn": "graph neural network",
    "gui": "graphical user interface",
    "icl": "in-context learning",
    "kg": "knowledge graph",
    "llm": "large language model",
    "lm": "language model",
    "lvlm": "large vision-language model",
    "ml": "machine learning",
    "mllm": "multimodal large language model",
    "moe": "mixture-of-experts",
    "mt": "machine translation",
    "ner": "named entity recognition",
    "nlg": "natural language generation",
    "nlp": "natural language processing",
    "nlu": "natural language understanding",
    "nmt": "neural machine translation",
    "ood": "out-of-distribution",
    "peft": "parameter-efficient fine-tuning",
    "plm": "pre-trained language model",
    "qa": "question answering",
    "rag": "retrieval-augmented generation",
    "rl": "reinforcement learning",
    "rlhf": "reinforcement learning from human feedback",
    "rlvr": "reinforcement learning with verifiable rewards",
    "rnn": "recurrent neural network",
    "sft": "supervised fine-tuning",
    "slm": "small language model",
    "tts": "text-to-speech",
    "vla": "vision-language-action",
    "vlm": "vision-language model",
    "vqa": "visual question answering",
}


def spelt_out(words: Words) -> Words:
    """A title's words (`title_words`) with what is said short in full."""
    if _SHORT.keys().isdisjoint(words):
        return words
    return tuple(part for word in words for part in _full(word))


@cache  # of each short form once
def _words_of(short: str) -> Words:
    return title_words(_SHORT[short]).words


def _full(word: str) -> Words:
    return _words_of(word) if word in _SHORT else (word,)
