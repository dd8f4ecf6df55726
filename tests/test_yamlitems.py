import pytest

from paperlog.fields import NAMES
from paperlog.yamledit import edit
from paperlog.yamlitems import has_own
from paperlog.yamltext import load

ORDER = NAMES[1:]
TEXT = """\
title: X
related:
- title: One
  x-why: read this first  # really
  score: 3  # by hand
- {title: Two, score: 4, key: mine}
# between
- title: Three
  summary_ja: |-
    三
  x-own: [a, b]
status: read
"""


def changed(text: str, *items: dict[str, object]) -> str:
    return edit(text, {"related": list(items) or None}, ORDER)


def test_an_item_that_changes_keeps_what_a_person_wrote_into_it() -> None:
    new = changed(TEXT, {"title": "One", "score": 7.5}, {"title": "Two", "score": 4.5}, {"title": "Three"})
    assert "- title: One\n  x-why: read this first  # really\n  score: 7.5  # by hand\n" in new
    assert {"title": "Two", "score": "4.5", "key": "mine"} in load(new).values["related"]
    assert "# between\n- title: Three\n  x-own: [a, b]\nstatus" in new


def test_a_number_that_says_the_same_stays_as_it_was_typed() -> None:
    items = [
        {"title": "One", "score": 3.0},
        {"title": "Two", "score": 4.0},
        {"title": "Three", "summary_ja": "三"},
    ]
    assert changed(TEXT, *items, {"title": "Four"}) == TEXT.replace("status", "- title: Four\nstatus")


def test_an_item_that_moves_takes_along_what_a_person_wrote_into_it() -> None:
    new = changed(
        TEXT, {"title": "Three", "summary_ja": "三"}, {"title": "New"}, {"title": "ONE", "score": 3.0}
    )
    found = load(new).values["related"]
    assert [item["title"] for item in found] == ["Three", "New", "ONE"]
    assert found[0]["x-own"] == ["a", "b"]
    assert found[2]["x-why"] == "read this first"
    assert "# key: mine\n" in new


def test_of_two_items_of_one_title_the_day_tells_whose_it_is() -> None:
    one, other = ({"title": "One", "published": day} for day in ("2024-01-02", "2025-01-02"))
    text = "title: X\nrelated:\n- title: One\n  published: '2024-01-02'\n  x-own: mine\n"
    found = load(changed(text, other, one)).values["related"]
    assert found == [other, {**one, "x-own": "mine"}]
    found = load(changed(text.replace("'2024-01-02'", "'2024'"), other, one)).values["related"]
    assert found == [{**other, "x-own": "mine"}, one]


@pytest.mark.parametrize("text", [TEXT, "title: X\nrelated: [{title: One, x-why: read this first}]\n"])
def test_what_a_person_wrote_into_an_item_that_goes_becomes_a_comment(text: str) -> None:
    for items in ([], [{"title": "Other"}]):
        assert "# x-why: read this first" in changed(text, *items)


def test_only_fields_that_paperlog_does_not_know_are_a_persons() -> None:
    assert has_own(load(TEXT).values)
    assert not has_own(load("related:\n- title: One\nsources:\n- file: a\n").values)
    assert has_own(load("sources:\n- file: a\n  why: mine\n").values)
