"""What tells related papers apart."""

from paperlog.relatednames import name_of, title_in, vaguer_names


def test_a_name_is_the_title_and_as_much_of_the_day_as_is_known() -> None:
    names = [name_of("On $\\alpha$", day) for day in (None, "2024", "2024-02-03T10:00:00+00:00")]
    assert names == ["onα", "onα 2024", "onα 2024-02-03"]
    assert {title_in(name) for name in names} == {"onα"}
    assert vaguer_names("On α", "2024-02-03") == ("onα 2024-02", "onα 2024", "onα")
    assert vaguer_names("On α", "2024") == ("onα",)
    assert vaguer_names("On α", None) == ()
