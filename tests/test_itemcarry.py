from paperlog.itemcarry import with_items

MINE = "title: X\nrelated:\n- title: One\n  score: 1.0\n  why: mine\n- title: Two\n"


def test_what_stands_in_the_others_items_comes_into_the_same_items() -> None:
    theirs = (
        "title: Y\nrelated:\n- title: ONE\n  why: theirs\n- {title: Two, key: a}\n- title: Gone\n  x-a: b\n"
    )
    taken = with_items(MINE, theirs)
    assert taken.text == MINE.replace("mine\n", "mine\n  why-2: theirs\n") + "  key: a\n"
    assert taken.fields == ("related: key", "related: why-2")
    assert taken.lines == "# x-a: b\n"
    assert with_items(taken.text, theirs).text == taken.text


def test_where_there_is_nothing_of_that_kind_the_text_stays() -> None:
    assert with_items(MINE, "title: Y\nrelated:\n- title: One\n") == (MINE, (), "")
