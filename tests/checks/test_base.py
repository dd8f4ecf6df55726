from looked import file

from paperlog.checks.base import Finding
from paperlog.yamltext import Place


def test_where_a_finding_is():
    assert Finding((), "a.yaml", 3, "x", "y").where == "a.yaml:3"
    assert Finding((), "a.yaml", 0, "x", "y").where == "a.yaml"


def test_the_line_of_a_field_and_of_an_item():
    looked = file("title: RL\ntags:\n- NLP\n- RL\n")
    assert (looked.line("tags"), looked.line("year")) == (2, 1)
    assert looked.places("tags") == [Place(3, {}, "NLP"), Place(4, {}, "RL")]
    assert looked.places("title") == looked.places("year") == []
    assert looked.wrong("tags", "x", "y").where.endswith("m/me.yaml:2")
