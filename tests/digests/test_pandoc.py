import pytest

from paperlog.digests.pandoc import without_attributes


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ('::: {.post role="main"}\n# Whales {#whales .title}\n:::', "\n# Whales\n"),
        ('::: entry\n[[a]{.b} [c](x.html){.d target="_blank"}]{.e}\n:::', "\na [c](x.html)\n"),
        ('[a\nb]{.c\nd="e"} f', "a\nb\n f"),
        (r"[\[Re\] whales]{.x}", r"\[Re\] whales"),
        ("$x_{i}$ and [a]{b}", "$x_{i}$ and [a]{b}"),
    ],
)
def test_what_only_pandoc_reads_is_gone(page: str, words: str) -> None:
    assert without_attributes(page) == words
    assert words.count("\n") == page.count("\n")
