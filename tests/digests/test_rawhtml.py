import pytest

from paperlog.digests.rawhtml import without_tags


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<table><tr><td>著者</td><td>A,B</td></tr></table>", "|著者|A,B|"),
        (
            '<td class="x">see <a href="https://example.org/1">this</a><br>now</td>',
            "|see [this](https://example.org/1) now|",
        ),
        ("<TD>a</TD>\nb < c", "|a|\nb < c"),
        ("a <tr> tag alone", "a <tr> tag alone"),
        ("no table", "no table"),
    ],
)
def test_cells_of_a_table(html: str, words: str) -> None:
    assert without_tags(html).replace(" | ", "|") == words
