import pytest

from paperlog.exports.names import Person, person
from paperlog.exports.persons import are_more, name_of, people
from paperlog.model import Paper


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Fan Zhou", Person("Zhou", "Fan")),
        ("André F. T. Martins", Person("Martins", "André F. T.")),
        ("Guido van der Berg", Person("Berg", "Guido", "van der")),
        ("Juan de la Cruz", Person("Cruz", "Juan", "de la")),
        ("Charles Louis de la Vallée Poussin", Person("Vallée Poussin", "Charles Louis", "de la")),
        ("Benjamin Van Durme", Person("Van Durme", "Benjamin")),
        ("Guy Van den Broeck", Person("Van den Broeck", "Guy")),
        ("José Ortega y Gasset", Person("Ortega y Gasset", "José")),
        ("Jean d'Alembert", Person("d'Alembert", "Jean")),
        ("danah boyd", Person("boyd", "danah")),
        ("Quoc V. Le", Person("Le", "Quoc V.")),
        ("Di Wang", Person("Wang", "Di")),
        ("Martin Luther King Jr.", Person("King", "Martin Luther", "", "Jr.")),
        ("Ada King, Jr.", Person("King", "Ada", "", "Jr.")),
        ("King, Ada, Jr.", Person("King", "Ada", "", "Jr.")),
        ("King, Jr., Ada", Person("King", "Ada", "", "Jr.")),
        ("van der Berg, Guido", Person("Berg", "Guido", "van der")),
        ("岡崎 直観", Person("岡崎", "直観")),
        ("김 철수", Person("김", "철수")),
        ("Yi R. (May) Fung", Person("Fung", "Yi R. (May)")),
        ("Barnes and Noble", Person("Barnes and Noble")),
    ],
)
def test_people(name: str, parts: Person) -> None:
    assert person(name) == parts


@pytest.mark.parametrize(
    "name",
    [
        "bilzard", "OpenAI", "DeepSeek-AI", "Qwen Team", "Meta AI", "The BigScience Workshop", "Llama Team, AI @ Meta",
        "ATLAS Collaboration",
        "岡崎直観", "ジョン スミス", "理化学研究所 革新知能", "Yi R.", "Madhu S.K.", "van der Berg",
    ],
)  # fmt: skip
def test_names_that_stay_whole(name: str) -> None:
    assert person(name).whole == name


def test_inverted() -> None:
    assert person("Guido van der Berg Jr.").inverted == "van der Berg, Guido, Jr."
    assert person("OpenAI").inverted == "OpenAI"


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
