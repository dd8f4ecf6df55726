import pytest

from paperlog.richtext import literal, without_markup


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("CO<sub>2</sub> and <i>E. coli</i>", "CO2 and E. coli"),
        (
            'the <span class="nocase">GPT</span> <span style="font-variant:small-caps;">family</span>',
            "the GPT family",
        ),
        ("<jats:p>One.</jats:p><br/>", "One.<br/>"),
        ("a < b > c, <script>, <B>", "a < b > c, <script>, <B>"),
    ],
)
def test_markup_goes_and_what_it_marks_stays(text: str, plain: str) -> None:
    assert without_markup(text) == plain


def test_what_looks_like_markup_can_be_written() -> None:
    assert literal("a <b>") == 'a <span class="nocase"><</span>b>'
    for text in ("a < b", "<b>x</b>", "<<i>>", '<span class="nocase"><</span>', "</b><i>"):
        assert without_markup(literal(text)) == text
