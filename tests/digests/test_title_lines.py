"""Title lines of paper_notes as the site has them: title, what follows, and the author, venue and year in it.

`!` stands for what comes between a venue and its year.
"""

import pytest

from paperlog.digests import read

LINES = [
    (
        "Explaining grokking through circuit efficiency",
        "Vikrant Varma+, N_A, arXiv!23",
        "Vikrant Varma+",
        "arXiv",
        2023,
    ),
    ("Neural Collaborative Filtering", "He+, WWW!17", "He+", "WWW", 2017),
    ("An overview of gradient descent", "Sebastian Ruder, arXiv!16", "Sebastian Ruder", "arXiv", 2016),
    ("Tutorial: Deep Reinforcement Learning", "David Silver, ICML!16", "David Silver", "ICML", 2016),
    ("Deep Learning: Practice and Trends", "NIPS!17", "", "NIPS", 2017),
    ("Generative Adversarial Networks: An Overview", "Dumoulin+, IEEE-SPM!17", "Dumoulin+", "IEEE-SPM", 2017),
    ("LLMs in Practice: A Survey on ChatGPT and Beyond", "Yang+, Amazon, arXiv!23", "Yang+", "arXiv", 2023),
    (
        "Iterative Bootstrapping",
        "Sun+, Xiamen University （w_ MSRA et al.）, arXiv!23",
        "Sun+",
        "arXiv",
        2023,
    ),
    ("Turning Questions into Dialogs", "Bitton+, The Hebrew University, arXiv!23", "Bitton+", "arXiv", 2023),
    ("What to talk about and how?", "Mei+, NAACL-HLT!16", "Mei+", "NAACL-HLT", 2016),
    ("ゼロから始める ニューラルネットワーク機械翻訳", "中澤敏明, NLP!17", "中澤敏明", "NLP", 2017),
    (
        "推薦システムにおける研究",
        "土方, ヒューマンインタフェース学会誌!13",
        "土方",
        "ヒューマンインタフェース学会誌",
        2013,
    ),
    ("レコメンデーションの変遷とMLパイプラインについて", "PyCon!21", "", "PyCon", 2021),
    (
        "Document Summarization",
        "Yao+, Knowledge and Information Systems!17",
        "Yao+",
        "Knowledge and Information Systems",
        2017,
    ),
    (
        "LexRank: Graph-based Centrality",
        "Erkan+, Journal of AI Research, 2004",
        "Erkan+",
        "Journal of AI Research",
        2004,
    ),
    (
        "Explanations",
        "Tintarev+, Recommender Systems Handbook, 2011",
        "Tintarev+",
        "Recommender Systems Handbook",
        2011,
    ),
    ("A Cookbook of Self-Supervised Learning", "2023", "", None, 2023),
    ("大規模言語モデル", "岡崎先生, 2023", "岡崎先生", None, 2023),
    ("Are Human Explanations Always Helpful? Towards Objective Evaluation", "", "", None, None),
    ("LLMのファインチューニング で 何ができて 何ができないのか", "", "", None, None),
    ("BetterTransformer, Out of the Box Performance for Hugging Face Transformers", "", "", None, None),
]


@pytest.mark.parametrize("between", ["", "'", "’", "‘"])
@pytest.mark.parametrize(("title", "rest", "author", "venue", "year"), LINES)
def test_title_lines(
    title: str, rest: str, author: str, venue: str | None, year: int | None, between: str
) -> None:
    line = ", ".join(filter(None, [title, rest.replace("!", between)]))
    text = f"Reasoning\n#NLP\nIssue Date: 2023-09-30\n{line}\nSummary短い要約である。\n"
    ((_, entry),) = read(text)[1].entries
    found = "".join(entry.authors) + "+" * entry.authors_truncated
    assert (entry.title, found, entry.venue, entry.year) == (title, author, venue, year)
