import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.digests.plainpage import plain_page


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("ta\xadble and wo\u200brd", "table and word"),
        ("か\u3099く，e\u0301", "がく，é"),
        ("神 か\u3099", "神 が"),  # a letter that NFC would change stays
        ("(BUTTON) more", "more"),
        ("Date\n:   Mon, 25 Nov", "Date\nMon, 25 Nov"),
        (
            "see <https://example.org/a>, <https://example.org/b>c",
            "see https://example.org/a, https://example.org/b c",
        ),
        ("[x](<https://example.org/a b>)", "[x](<https://example.org/a b>)"),
        ("## 要約 ##\nF # and C #", "## 要約\nF # and C #"),
        ('<div class="a">\n\\# x \\| y\n</div>', "\n# x | y\n"),
    ],
)
def test_words_of_a_page(page: str, words: str) -> None:
    assert plain_page(page) == words


@given(st.text(st.sampled_from("aé推\n \\_*`[](){}<>#|:.-=0１\"'/tdhrefp"), max_size=80))
def test_lines_stay_as_many(page: str) -> None:
    assert plain_page(page).count("\n") == page.count("\n")
