import pytest

from paperlog.digests.linknumbers import without_numbers


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            "[1]Of whales\n[2]#NLP, in [3]1618\nReferences\n\n   1. https://example.org/a\n",
            "Of whales\n#NLP, in 1618\n\n\n\n",
        ),
        (
            "a [4]b\nReferences\n   Visible links:\n   1. https://example.org\n\nNext page",
            "a b\n\n\n\n\nNext page",
        ),
        ("[1]a\nReferences\n  1. A title\n\thttps://example.org\n", "a\n\n\n\n"),
        ("see [12]a, as [3] does", "see [12]a, as [3] does"),
        ("[1]a\nReferences\n\nA. Writer, 2020", "[1]a\nReferences\n\nA. Writer, 2020"),
        ("[cs.CL][4], [x]\n\n  [4]: https://example.org/c\n", "[cs.CL](https://example.org/c), [x]\n\n\n"),
        (
            "[Of whales][1]\n\n  [1]: https://example.org/of-\n wh (Of whales)\n\nend",
            "Of whales\n\n\n\n\nend",
        ),
        ("[a][b] and [c][2]", "[a][b] and [c][2]"),
        ("cs.CL (https://jarxiv.com/category/cs.CL), #NLP (articles/NLP (x).html)", "cs.CL, #NLP"),
        ("code (https://example.org/x)", "code (https://example.org/x)"),
    ],
)
def test_links_are_words(page: str, words: str) -> None:
    assert without_numbers(page) == words
    assert words.count("\n") == page.count("\n")
