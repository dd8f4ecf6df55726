import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import lines

from paperlog.queryterms import label_form
from paperlog.tags import added, has_comma, parse_tag, parse_tags, removed, renamed

_tags = st.lists(
    st.sampled_from(["RL", "rl", "ＲＬ", "NLP", "One-Line Notes", "推論"]) | lines, max_size=5
).map(tuple)


def forms(tags: tuple[str, ...]) -> list[str]:
    return [label_form(tag) for tag in tags]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("RLVR", ("RLVR",)),
        ("RLVR,#to read，＃推論、 ##x､y", ("RLVR", "to read", "推論", "x", "y")),
        ("a,A,ａ,b", ("a", "b")),
        (" One-Line\u3000 Notes ", ("One-Line Notes",)),
        ("C#,a\u200bb,\n", ("C#", "ab")),
        (" , #,、", ()),
    ],
)
def test_tags_as_people_type_them(text: str, tags: tuple[str, ...]) -> None:
    assert parse_tags(text) == tags


def test_one_tag_can_hold_what_parts_tags() -> None:
    assert parse_tag("#a, b") == "a, b"
    assert has_comma("a、b")
    assert not has_comma("a b")


@given(_tags, _tags)
def test_adding_keeps_what_is_there_and_adds_nothing_twice(
    tags: tuple[str, ...], new: tuple[str, ...]
) -> None:
    after = added(tags, new)
    more = forms(after[len(tags) :])
    assert after[: len(tags)] == tags
    assert len(set(more)) == len(more)
    assert set(forms(after)) == {*forms(tags), *forms(new)}
    assert added(after, new) == after


@given(_tags, _tags)
def test_removing_takes_these_away_and_no_other(tags: tuple[str, ...], gone: tuple[str, ...]) -> None:
    assert removed(tags, gone) == tuple(tag for tag in tags if label_form(tag) not in forms(gone))


@given(_tags, lines, lines)
def test_renaming_keeps_the_rest_in_order(tags: tuple[str, ...], old: str, new: str) -> None:
    after = renamed(tags, old, new)
    if label_form(old) not in forms(tags):
        assert after == tags
        return
    assert after.count(new) == 1
    assert removed(after, [old, new]) == removed(tags, [old, new])
    assert len(forms(after)) == len(removed(tags, [old, new])) + 1


def test_the_new_name_stands_where_the_first_of_both_stood() -> None:
    assert renamed(("a", "OLD", "b", "new", "old"), "old", "New") == ("a", "New", "b")
    assert renamed(("new", "a", "old"), "old", "new") == ("new", "a")
    assert renamed(("rlvr", "RLVR"), "RLVR", "RLVR") == ("RLVR",)
