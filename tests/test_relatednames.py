"""What tells related papers apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.relatednames import folded_in, name_of, names_of, title_in, title_name, vaguer_names
from paperlog.samesigns import signs_of


def test_a_name_is_the_title_and_as_much_of_the_day_as_is_known() -> None:
    names = [name_of("On $\\alpha$", day) for day in (None, "2024", "2024-02-03T10:00:00+00:00")]
    assert names == ["onα", "onα 2024", "onα 2024-02-03"]
    assert {title_in(name) for name in names} == {"onα"}
    assert vaguer_names("On α", "2024-02-03") == ("onα 2024-02", "onα 2024", "onα")
    assert vaguer_names("On α", "2024") == ("onα",)
    assert vaguer_names("On α", None) == ()


@pytest.mark.parametrize("title", ["On C#", "On C♯", "On C$^\\sharp$", "on  C＃"])
def test_a_sign_that_tells_papers_apart_is_in_the_name_in_each_spelling(title: str) -> None:
    assert title_name(title) == "onc!#"
    assert folded_in("onc!#") == "onc"
    assert names_of("onc")[0] <= "onc" < "onc!#" < names_of("onc")[1] < "onc0"


def test_what_has_no_letter_has_no_name() -> None:
    assert title_name("+++") == ""


@given(st.text(st.sampled_from("aC1 -–'’‘“.:!?(@%_#+*^$²ーかé＃－")))
def test_titles_that_are_told_to_have_no_signs_have_none(title: str) -> None:
    signs = signs_of(title)
    name = title_name(title)
    assert name.partition("!")[2] == (signs.relations + signs.marks + signs.numbers if name else "")
