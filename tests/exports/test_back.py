"""What imports make of our own exports: title, authors and year as they were."""

import pytest
from exports.papers import rendered
from hypothesis import given
from hypothesis import strategies as st

from paperlog.digests import read
from paperlog.exports.markup import one_line
from paperlog.exports.plain import plain_title
from paperlog.model import Paper

_FORMULAS = st.sampled_from(
    ("$x^2$", "$O(n \\log n)$", "$\\{a_i\\}$", "$\\mathcal{X}$", "$\\alpha$-", "$N$ ")
)
_SIGNS = st.sampled_from((
    *"~!-<>|'`\"#%&_^@*=+:,;.?/()[]", "--", "---", "``", "''", "<!--", "-->", "<b>", "BERT", "GPT-4", "推論",
    "é", "–", " ",
))  # fmt: skip
# A blank behind two prices: with a digit there, they are written as the title `$5$0` is, which is no formula.
_TEX = st.sampled_from(("\\{x\\}", "$<$", "\\$5\\$ x", "\\textbackslash{}alpha."))
_LETTERS = st.characters(codec="utf-8", exclude_characters="\\{}$", exclude_categories=("Cc", "Cs"))
_TEXTS = st.lists(_SIGNS | st.text(_LETTERS, max_size=4), min_size=1, max_size=12).map("".join)
_NAMES = st.lists(
    st.sampled_from("Anna Müller von der O'Neil J.-P. Øyvind 李 ß and Jr. 直観 岡崎 & OpenAI ~ Team".split()),
    min_size=1,
    max_size=4,
).map(" ".join)
_BRACED = st.sampled_from(("Simon {Peyton Jones}", "{Google Brain}", "Weinan {E}", "Barnes and Noble"))


def _is_kept(title: str) -> bool:
    """Whether a title is as paperlog has titles: on one line, without blanks around it, and of letters."""
    return bool(title) and title == " ".join(one_line(title).split())


titles = (st.lists(_TEXTS | _FORMULAS | _TEX, min_size=1, max_size=4).map("".join) | _TEXTS).filter(_is_kept)


def back(name: str, paper: Paper) -> Paper:
    _, reading = read(rendered(name, paper), name.replace("biblatex", "bibtex"))
    ((_, record),) = reading.records
    return record.paper


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@given(
    title=titles, authors=st.lists(_NAMES | _BRACED, max_size=3, unique=True), year=st.integers(1991, 2030)
)
def test_title_authors_and_year(name: str, title: str, authors: list[str], year: int) -> None:
    found = back(name, Paper(key="k", title=title, authors=tuple(authors), year=year))
    assert (found.title, found.year) == (title, year)
    assert found.authors == tuple(authors)


@given(
    title=titles | st.sampled_from(("<b>x</b>", "<i> <sup>2</sup>", '<span class="nocase">')),
    year=st.integers(1991, 2030),
)
def test_csl_json_gives_back_what_has_no_tex(title: str, year: int) -> None:
    found = back("csl-json", Paper(key="k", title=title, authors=("Guido van der Berg", "OpenAI"), year=year))
    assert (found.title, found.year, found.key) == (plain_title(title), year, "k")
    assert found.authors == ("Guido van der Berg", "OpenAI")


@pytest.mark.parametrize(
    "title",
    [
        "A ~ B",
        "<!-- x --> y",
        "Kullback--Leibler",
        "{--fix} ``it'' ---",
        "C--{C}",
        "\\textasciitilde{}",
        "f''",
        "a \\{b\\} \\$c\\$ \\{",
        "$|$ | $ < $",
        "<0",
    ],
)
def test_dashes_quotes_and_tildes(title: str) -> None:
    found = back("bibtex", Paper(key="k", title=title))
    assert back("bibtex", found) == found


def test_a_tag_with_a_comma_is_one() -> None:
    tags = ("Generation, Text", "R&D; AI", "推論", "{x}")
    assert back("bibtex", Paper(key="k", title="T", tags=tags)).tags == tags


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "csl-json"])
def test_ideographic_spaces(name: str) -> None:
    paper = Paper(key="k", title="第1章\u3000序論", authors=("岡崎 直観",), tags=("深層\u3000学習",))
    found = back(name, paper.with_(abstract_ja="一文。\u3000次の文"))
    assert (found.title, found.tags, found.abstract_ja) == (paper.title, paper.tags, "一文。\u3000次の文")


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "csl-json"])
@pytest.mark.parametrize("doi", ["10.1000/a{b}c", "10.1000/x}y{^\\z", "10.1002/(SICI)1<1::AID>3.0.CO;2-#"])
def test_a_doi_with_signs_of_tex(name: str, doi: str) -> None:
    assert back(name, Paper(key="k", title="T", doi=doi)).doi == doi


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "csl-json"])
@pytest.mark.parametrize(
    "venue",
    [
        *(
            "PhD thesis, NAIST",
            "Master's thesis, JAIST",
            "博士論文, 東京大学",
            "Ph.D. dissertation, ETH Zurich",
        ),
        *("Technical report, NIST", "Internal report, RAND", "Book, Addison-Wesley", "Manual, IBM"),
    ],
)
def test_theses_reports_and_books(name: str, venue: str) -> None:
    assert back(name, Paper(key="k", title="T", venue=venue, year=2020)).venue == venue
