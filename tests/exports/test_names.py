import pytest

from paperlog.exports.names import Person, person


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
def test_a_name_in_its_parts(name: str, parts: Person) -> None:
    assert person(name) == parts


@pytest.mark.parametrize(
    "name",
    [
        "bilzard", "OpenAI", "DeepSeek-AI", "Qwen Team", "Meta AI", "The BigScience Workshop", "Llama Team, AI @ Meta",
        "ATLAS Collaboration",
        "岡崎直観", "ジョン スミス", "ﾏﾂﾓﾄ ﾕｷﾋﾛ", "理化学研究所 革新知能", "Yi R.", "Madhu S.K.", "van der Berg",
    ],
)  # fmt: skip
def test_names_that_stay_whole(name: str) -> None:
    assert person(name).whole == name


def test_inverted() -> None:
    assert person("Guido van der Berg Jr.").inverted == "van der Berg, Guido, Jr."
    assert person("OpenAI").inverted == "OpenAI"
