"""Bold and table bars, told from the same signs in a text."""

import pytest

from paperlog.digests import read
from paperlog.digests.markdown import without_bars, without_bold


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**a** b, **c**", "a b, c"),
        ("これは**太字**で**「引用」**です", "これは太字で「引用」です"),
        ("**a****b** ***c*** ****", "ab *c* "),
        ("**On $V^{**}$ Spaces**", "On $V^{**}$ Spaces"),
        ("> **A long\ntitle** |\nb", "> A long\ntitle |\nb"),
        ("**a\n\nb**", "**a\n\nb**"),
        ("**a\nb** c", "**a\nb** c"),
        ("**a** " * 3, "a " * 3),
    ],
)
def test_bold(text, plain):
    assert without_bold(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        *(
            "$B \\to D^{**} K^{**}$",
            "\\(x^{**}\\) and \\(y^{**}\\)",
            "D** and K** mesons",
            "Foo**",
            "2**n + 3**m",
        ),
        *("Python's **kwargs", "f(**kwargs), g(**kwargs)", "x ** y ** z", "no bold"),
        *("f(**kwargs) to 2**n", "On **args and y**2 in Python", "Foo(**a, **b) and x**y"),
    ],
)
def test_what_is_not_bold(text):
    assert without_bold(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        *(
            ("| a | b |", "a | b"),
            ("|a|", "a"),
            ("a|", "a"),
            ("｜\u3000|a| ｜", "|a|"),
            ("| |V| |", "|V|"),
            ("||", ""),
        ),
        *(("cs.CL | On |V|", "cs.CL | On |V|"), ("a | b", "a | b")),
        *((text, text) for text in ("On the Size of |V|", "|V|-Dependent Bounds", "||x|| Norms", "||x||")),
    ],
)
def test_bars(text, plain):
    assert without_bars(text) == plain


LISTING = """\
{0}
要約
日本語。
要約(オリジナル)
We count {0}.
arxiv情報
著者 | Ann Smith,Bob Brown |
発行日 | 2025-02-17 17:25:11+00:00 |
カテゴリー: cs.CL | {0} はコメントを受け付けていません
"""
PAGE = """\
論文の概要: {0}
- arxiv url: http://arxiv.org/abs/2411.16579v1
- Title: {0}
- Title(参考訳): 題
- Authors: Ann Smith,
- Abstract: We count {0}.
関連論文リスト
- {0} [27.8]
要約。
論文 参考訳(メタデータ) (2025-02-08T04:39:51Z)
"""
NOTE = """\
#NLP
Issue Date: 2025-07-10
[Paper Note] {0}, Ann Smith+, ACL'25
Summary要約。
Comment**太字**と{0}
"""
TITLES = [
    "Decays to $D^{**}$ and D**",
    "On the Size of |V|",
    "|V|-Dependent Bounds",
    "RRT*",
]


@pytest.mark.parametrize("title", TITLES)
def test_titles_and_texts_keep_their_signs(title):
    for page in (LISTING, LISTING.partition("\n")[2], PAGE):
        ((_, entry),) = read(page.format(title))[1].entries
        assert (entry.title, entry.abstract_en) == (title, f"We count {title}.")
        assert [related.title for related in entry.related] == [title] * len(entry.related)
    for note in (NOTE.format(title), NOTE.format(title).replace(f"{title},", f"**{title}**,")):
        ((_, entry),) = read(note)[1].entries
        assert (entry.title, entry.comment) == (title, f"**太字**と{title}")


def test_a_number_sign_behind_a_label_is_no_heading():
    ((_, entry),) = read(PAGE.format("# of Parameters"))[1].entries
    assert entry.title == "# of Parameters"
    ((_, entry),) = read(PAGE.replace("- Title: {0}\n", "- Title:\n## {0}\n").format("Parameters"))[1].entries
    assert entry.title == "Parameters"
