import pytest

from paperlog.exports.names import Person
from paperlog.exports.persons import are_more, name_of, people
from paperlog.model import Paper


def test_tex_in_names_is_read() -> None:
    paper = Paper(key="k", authors=(r"P{\'a}l Erd\H{o}s", ""))
    assert people(paper) == [Person("Erdős", "Pál")]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Simon {Peyton Jones}", Person("Peyton Jones", "Simon")),
        ("Gabriel {Garc{\\'i}a M\\'arquez} Jr.", Person("García Márquez", "Gabriel", "", "Jr.")),
        ("{Google Brain}", Person("Google Brain")),
        ("Weinan {E}", Person("E", "Weinan")),
        ("{M}üller {B}ert", Person("Bert", "Müller")),
        ("Jones, {S. P.}", Person("Jones", "S. P.")),
    ],
)
def test_braces_say_what_the_family_name_is(name: str, parts: Person) -> None:
    assert people(Paper(key="k", authors=(name,))) == [parts]


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [
        ("Guido", "van der Berg", "Guido van der Berg"),
        ("Simon", "Peyton Jones", "Simon {Peyton Jones}"),
        ("", "Google Brain", "{Google Brain}"),
        ("", "OpenAI", "OpenAI"),
        ("直観", "岡崎", "岡崎 直観"),
    ],
)
def test_a_name_from_its_parts(given: str, family: str, name: str) -> None:
    assert name_of(given, family) == name


@pytest.mark.parametrize("name", ["Fan Zhou et al.", "Fan Zhou, et al", "Fan Zhou and others"])
def test_that_there_are_more_is_no_name(name: str) -> None:
    paper = Paper(key="k", authors=(name,))
    assert people(paper) == [Person("Zhou", "Fan")]
    assert are_more(paper)
    assert not are_more(Paper(key="k", authors=("Fan Zhou", "Et Alia")))
