import pytest
from exports.bibreader import decoded, read
from exports.papers import CRITIQUE, random_papers, rendered
from hypothesis import given
from hypothesis import strategies as st

from paperlog.exports import bib
from paperlog.exports.facts import issued
from paperlog.exports.latex import latex_title
from paperlog.exports.persons import people
from paperlog.model import Paper


def authors(*names: str, truncated: bool = False) -> str:
    paper = Paper(key="k", title="T", authors=names, authors_truncated=truncated)
    return read(rendered("bibtex", paper))[0]["author"]


def test_names() -> None:
    assert authors("Guido van der Berg", "John Smith Jr.") == "van der Berg, Guido and Smith, Jr., John"
    assert authors("OpenAI", "岡崎 直観") == "{OpenAI} and 岡崎, 直観"
    assert authors("José Ortega y Gasset") == "{Ortega y Gasset}, José"
    assert authors("Fan Zhou", truncated=True) == "Zhou, Fan and others"


def test_names_that_would_be_taken_apart_stand_in_braces() -> None:
    assert authors("others", "Simon And Schuster Jones") == "{others} and Jones, {Simon And Schuster}"


def test_keys_are_ours_and_unique() -> None:
    keys = bib.CiteKeys()
    wanted = (
        "2411.16579",
        "hep-th/9711200",
        "zhou2025a",
        "Zhou2025A",
        "a b,c",
        "O'Neil",
        "山田2020",
        "Müller、2",
    )
    assert [keys.key(Paper(key=key)) for key in wanted] == [
        "2411.16579", "hep-th/9711200", "zhou2025a", "Zhou2025A-2", "a-b-c", "O-Neil", "山田2020", "Müller-2",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_letters_of_every_script_stay_in_a_key(name: str) -> None:
    some = [Paper(key, title="T", year=2020) for key in ("山田2020", "müller2019", "mu\u0308ller2018")]
    assert [entry["citekey"] for entry in read(rendered(name, *some))] == [paper.key for paper in some]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("10.1002/(SICI)1097<1661::AID>3.0.CO;2-2", "{10.1002/(SICI)1097<1661::AID>3.0.CO;2-2}"),
        ("https://a.b/c_d%20e#f&g=~h", "{https://a.b/c_d%20e#f&g=~h}"),
        ("https://a.b/}\\x{ 推", "{https://a.b/%7D%5Cx%7B%20%E6%8E%A8}"),
        (None, None),
    ],
)
def test_addresses_are_raw(address: str | None, written: str | None) -> None:
    assert bib.raw(address) == written


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@given(papers=st.lists(random_papers, min_size=1, max_size=3))
def test_any_paper_is_read_back(name: str, papers: list[Paper]) -> None:
    entries = read(rendered(name, *papers))
    assert len({entry["citekey"].lower() for entry in entries}) == len(papers)
    for entry, paper in zip(entries, papers, strict=True):
        assert entry["title"] == latex_title(paper.title)
        assert entry.get("eprint") == paper.arxiv_id
        assert entry.get("doi") == paper.doi
        year = str(paper.year or "".join(map(str, issued(paper)[:1])))  # the arXiv id's, where none is known
        assert entry.get("year", entry.get("date", ""))[:4] == year
        assert len(entry.get("author", "").split(" and ")) >= len(people(paper))


def test_citekeys_of_the_store_stay() -> None:
    assert decoded(read(rendered("bibtex", CRITIQUE))[0]["citekey"]) == CRITIQUE.key
