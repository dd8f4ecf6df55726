import pytest

from paperlog.richtext import abstract, literal, without_markup


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("CO<sub>2</sub> and <i>E. coli</i>", "CO2 and E. coli"),
        (
            'the <span class="nocase">GPT</span> <span style="font-variant:small-caps;">family</span>',
            "the GPT family",
        ),
        ("<jats:p>One.</jats:p><br/>", "One.<br/>"),
        ("R&amp;D, a &lt;b&gt; &#x3b1; &amp;lt; &c;", "R&D, a <b> α &lt; &c;"),
        ("a < b > c, <script>, <B>", "a < b > c, <script>, <B>"),
    ],
)
def test_markup_goes_and_what_it_marks_stays(text: str, plain: str) -> None:
    assert without_markup(text) == plain


def test_what_looks_like_markup_can_be_written() -> None:
    assert literal("a <b>") == 'a <span class="nocase"><</span>b>'
    for text in (
        "a < b",
        "<b>x</b>",
        "<<i>>",
        '<span class="nocase"><</span>',
        "</b><i>",
        "R&amp;D",
        "&lt;i>",
    ):
        assert without_markup(literal(text)) == text


def test_an_abstract_of_crossref() -> None:
    text = "<jats:title>Abstract</jats:title>\n<jats:p>One <jats:italic>x</jats:italic>\n &lt; 2.</jats:p>"
    assert abstract(text) == "One x < 2."
    parts = "<jats:sec><jats:title>Aim</jats:title><jats:p>One.</jats:p></jats:sec><jats:p>Two.</jats:p>"
    assert abstract(parts) == "Aim\n\nOne.\n\nTwo."
    assert abstract("Plain\ntext.") == "Plain\ntext."
